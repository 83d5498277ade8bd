"""Whether nothing that the published files say is lost on the way to an entry."""

import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from db.records.entry import Entry
from feeds.parsed import ParsedList
from feeds.registry import manifest, parser
from tests.feeds.leaves import Leaf, leaves, records, reference, texts, with_tokens

DATA = Path(__file__).parents[3] / "shared" / "data"
FILES = sorted((DATA / "un").glob("un-consolidated-2*.xml.xz")) + sorted(
    (DATA / "eu").glob("eu-fsf-1_1-*.xml*")
)
COUNTS_OF_THE_EU = {
    "eu-fsf-1_1-official-excerpt-20260805.xml": (4, 0),
    "eu-fsf-1_1-reconstructed-20260223-PRK.xml.xz": (255, 255),
    "eu-fsf-1_1-reconstructed-20260223.xml.xz": (5860, 255),
    "eu-fsf-1_1-reconstructed-20260501-partial.xml.xz": (5860, 255),
}
PROGRAMMES = {"un": "DPRK", "eu": "PRK"}

READINGS: dict[str, frozenset[str]] = {
    # Read as M and F; unknown is no gender.
    "INDIVIDUAL/GENDER": frozenset({"Male", "MALE", "Female", "FEMALE", "Unknown"}),
    # Placeholders for what is not there.
    "INDIVIDUAL/FOURTH_NAME": frozenset({"na"}),
    "INDIVIDUAL/NATIONALITY/VALUE": frozenset({"na"}),
    "sanctionEntity/birthdate/@countryIso2Code": frozenset({"00"}),
    "sanctionEntity/birthdate/@countryDescription": frozenset({"UNKNOWN"}),
    "sanctionEntity/birthdate/@city": frozenset({"-"}),
    # What every place of birth says that has no date.
    "sanctionEntity/birthdate/@circa": frozenset({"false"}),
    "sanctionEntity/birthdate/@calendarType": frozenset({"GREGORIAN"}),
    # Kept as `strong` and `not strong`, and as `Name.is_weak`.
    "sanctionEntity/nameAlias/@strong": frozenset({"true", "false"}),
}
"""Values that an entry holds in another form than the printed one, by path."""

pytestmark = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not FILES, reason="../shared/data is not there"),
]
EACH_SHAPE = [
    file for file in FILES if re.search(r"-(2017|2018|2023|2026)\d{4}(-PRK)?\.xml", file.name)
]
"""The years in which the UN's file changed its layout, and the EU's whole file."""


AT_EVERY_CHANGE = re.compile(r"-(20170630|20180824|20230802|20260227|20260223|20260805)\b")
"""A file of each layout, the newest of both publishers and the official excerpt."""


def each(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", [_case(file) for file in files])


def _case(file: Path) -> ParameterSet:
    marks = () if AT_EVERY_CHANGE.search(file.name) else (pytest.mark.long,)
    return pytest.param(file, id=file.name.partition(".")[0], marks=marks)


def content(file: Path) -> bytes:
    found = file.read_bytes()
    return lzma.decompress(found) if file.suffix == ".xz" else found


def parse(file: Path, found: bytes) -> ParsedList:
    list_id = file.parent.name
    return parser(manifest(list_id))(found, manifest(list_id))


def counts_in_the_readme(file: Path) -> tuple[int, int]:
    """Say how many entries the table of the README promises, and how many on the DPRK."""
    if file.name in COUNTS_OF_THE_EU:
        return COUNTS_OF_THE_EU[file.name]
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if f"`un/{file.name}`" in line)
    pattern = r"(\d+) individuals \+ (\d+) entities; DPRK (\d+) \+ (\d+)"
    found = re.search(pattern, row)
    assert found is not None
    people, entities, dprk_people, dprk_entities = map(int, found.groups())
    return people + entities, dprk_people + dprk_entities


def unaccounted(found: bytes, entries: dict[str, Entry]) -> Iterator[tuple[str, Leaf]]:
    """Give every leaf that is neither in its entry nor a documented reading."""
    for record in records(found):
        ref = reference(record)
        held = set(texts(entries[ref]))
        for leaf in leaves(record):
            if leaf.value not in held and leaf.value not in READINGS.get(leaf.path, ()):
                yield ref, leaf


@each(FILES)
def test_every_leaf_of_a_published_file_is_in_its_entry(file: Path) -> None:
    found = content(file)
    parsed = parse(file, found)
    by_ref = {entry.ref: entry for entry in parsed.entries}
    ignored = {item.path for item in manifest(file.parent.name).ignored}

    lost = [item for item in unaccounted(found, by_ref) if item[1].path not in ignored]

    assert lost == []
    assert parsed.unreadable == ()
    assert parsed.coverage.new_in_source == ()
    assert (
        len(parsed.entries),
        sum(PROGRAMMES[file.parent.name] in entry.programmes for entry in parsed.entries),
    ) == counts_in_the_readme(file)


@each(EACH_SHAPE)
def test_no_leaf_of_a_published_file_is_hidden_by_another_of_the_same_value(
    file: Path,
) -> None:
    """Every leaf gets a text of its own, which must then stand in an entry."""
    marked, tokens = with_tokens(content(file), keep=lambda path: False)

    parsed = parse(file, marked)

    held = {text for entry in parsed.entries for text in texts(entry)}
    assert Counter(path for token, path in tokens.items() if token not in held) == {}
    assert parsed.unreadable == ()
