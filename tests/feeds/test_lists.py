"""Whether every list is read from its made-up source as it should be.

`--update-golden` writes `expected.json` anew; its difference is to be read like code.
"""

from pathlib import Path

import msgspec
import pytest

from db.records.entry import Entry, UnreadableRecord
from feeds.manifest import Manifest
from feeds.parsed import ParsedList
from feeds.registry import manifests, parser

HERE = Path(__file__).parent
NOTHING: tuple[object, ...] = ("", None, False, (), [], {})


def source(manifest: Manifest) -> Path:
    (found,) = (HERE / manifest.parser).glob("source.*")
    return found


def said(value: object) -> object:
    """Leave out what is empty, so that the golden file shows what is there."""
    if isinstance(value, dict):
        return {key: said(item) for key, item in value.items() if item not in NOTHING}
    if isinstance(value, list | tuple):
        return [said(item) for item in value]
    return value


def render(parsed: ParsedList) -> str:
    """Write down everything that a list was read as."""
    document = {
        "generated_at": parsed.generated_at,
        "entries": parsed.entries,
        "unreadable": parsed.unreadable,
        "new_in_source": parsed.coverage.new_in_source,
        "ignored": parsed.coverage.ignored,
        "mapped": parsed.coverage.mapped,
    }
    encoded = msgspec.json.encode(said(msgspec.to_builtins(document)))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


@pytest.mark.parametrize("manifest", manifests().values(), ids=manifests())
def test_a_list_is_read_as_expected(manifest: Manifest, pytestconfig: pytest.Config) -> None:
    path = source(manifest)
    expected = path.with_name("expected.json")

    rendered = render(parser(manifest)(path.read_bytes(), manifest))

    if pytestconfig.getoption("--update-golden"):
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("manifest", manifests().values(), ids=manifests())
def test_every_entry_can_be_written_down_and_read_back(manifest: Manifest) -> None:
    parsed = parser(manifest)(source(manifest).read_bytes(), manifest)

    entries, unreadable = msgspec.json.decode(
        msgspec.json.encode((parsed.entries, parsed.unreadable)),
        type=tuple[tuple[Entry, ...], tuple[UnreadableRecord, ...]],
    )

    assert (entries, unreadable) == (parsed.entries, parsed.unreadable)
