"""Does the search for many queries find what the search for one finds?"""

import lzma
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import Entry, Identifier
from db.records.screening import NexusReason, Query, Scope
from feeds.manifest import Manifest
from feeds.registry import manifest, parser
from rules import loader
from screening.bulk import candidates_many
from screening.index import Index, build
from screening.nexus import country_pattern, reader
from tests import factories

NAMES = (
    ("Kim Yong Chol", "KIM Young-chol", "김영철"),
    ("Kim Yong-chol",),
    ("Ri Son-gwon",),
    ("Korea Mining Development Trading Corporation", "KOMID"),
    ("-",),
    ("Ab", "aaaaaaaaaaaaaaa", "a" * 300),
    ("Éléonore d’Exemple",),
    ("Владимир Пример",),
)
TIE = (NexusReason("programme", is_mention=False, because="It is.", quote="DPRK"),)
DATA = Path(__file__).parents[3] / "shared" / "data"
REAL = {
    "un": DATA / "un" / "un-consolidated-20260227.xml.xz",
    "eu": DATA / "eu" / "eu-fsf-1_1-reconstructed-20260223.xml.xz",
}

Make = Callable[[float], Index]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Build a small index in which every other entry is in scope."""
    folder, made = tmp_path_factory.mktemp("index"), list[Index]()
    table = loader.decisions(loader.read())
    entries = [
        (
            factories.entry(f"X.{n}", names, identifiers=(Identifier(f"PS-10{n}200"),)),
            TIE if n % 2 else (),
        )
        for n, names in enumerate(NAMES)
    ]

    def _make(compare_from: float) -> Index:
        path = folder / f"{compare_from}.sqlite"
        if not path.exists():
            build(path, entries, replace(table, compare_from=compare_from), "dprk")
        made.append(Index(path))
        return made[-1]

    yield _make
    for index in made:
        index.close()


LISTED = st.sampled_from([name for names in NAMES for name in names])
LETTERS = st.text(st.sampled_from("abeghiklmnoruy -'éкПр金김"), max_size=30)


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    name = draw(LISTED)
    place = draw(st.integers(0, len(name)))
    return name[:place] + draw(st.text(max_size=3)) + name[place + draw(st.integers(0, 3)) :]


queries = st.lists(
    st.builds(
        Query,
        name=st.one_of(LISTED, LETTERS, misspelt(), st.text(max_size=8)),
        other_names=st.lists(misspelt(), max_size=2).map(tuple),
        identifiers=st.lists(st.sampled_from(["ps 101200", "7"]), max_size=1).map(tuple),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(
    asked=queries,
    compare_from=st.sampled_from([0.0, 0.5, 0.8, 0.9, 1.0]),
    scope=st.sampled_from(Scope),
)
def test_many_queries_find_what_each_finds_alone(
    make: Make, asked: list[Query], compare_from: float, scope: Scope
) -> None:
    index = make(compare_from)

    found = candidates_many(index, asked, scope)

    assert found == [index.candidates(query, scope) for query in asked]


@given(name=st.text(max_size=60), other=st.text(max_size=60))
def test_a_block_of_queries_does_not_change_the_answer_to_one(
    make: Make, name: str, other: str
) -> None:
    index = make(0.8)

    together = candidates_many(index, [Query(name), Query(other), Query(name)], Scope.ALL)

    (alone,) = candidates_many(index, [Query(name)], Scope.ALL)
    assert together[0] == together[2] == alone


def test_nothing_asked_finds_nothing(make: Make) -> None:
    assert candidates_many(make(0.8), [], Scope.DPRK) == []
    assert candidates_many(make(0.8), [Query("")], Scope.DPRK) == [set()]


def respelled(name: str, dice: random.Random) -> str:
    letters = list(name)
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(letters) + 1)
        letters[place : place + dice.randint(0, 1)] = dice.choice(["", "e", "u", "h", " ", "-"])
    return "".join(letters)


def read(of: Manifest, packed: bytes) -> tuple[Entry, ...]:
    return parser(of)(lzma.decompress(packed), of).entries


@pytest.fixture(scope="module")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Build the index of the published lists."""
    table = loader.nexus(loader.read())
    nexus = reader(table)
    entries = [
        (entry, nexus.reasons(entry))
        for name, file in REAL.items()
        for entry in read(manifest(name), file.read_bytes())
    ]
    path = tmp_path_factory.mktemp("real") / "index.sqlite"
    build(path, entries, loader.decisions(loader.read()), country_pattern(table))
    index = Index(path)
    yield index
    index.close()


@pytest.mark.real_lists
@pytest.mark.skipif(
    not all(file.exists() for file in REAL.values()), reason="../shared/data is not there"
)
@pytest.mark.parametrize(("scope", "count"), [(Scope.DPRK, 2000), (Scope.ALL, 500)])
def test_respelled_listed_names_find_what_each_finds_alone(
    real_index: Index, scope: Scope, count: int
) -> None:
    dice = random.Random(20260227)
    names = sorted({name.text for e in real_index.entries() for name in e.entry.names})
    asked = [Query(respelled(name, dice)) for name in dice.sample(names, count)]

    found = candidates_many(real_index, asked, scope)

    assert found == [real_index.candidates(query, scope) for query in asked]
