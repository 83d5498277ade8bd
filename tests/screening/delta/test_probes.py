"""Is kept all that a search would look up, and is a file of it read only where it is ours?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from random import Random
from sys import maxsize
from typing import Any

import numpy as np
import pytest

from db.records.customer import Customer
from db.records.entry import PartyType
from db.records.screening import Query
from screening.delta import kept
from screening.delta.probes import NO_PROBES, Probes
from screening.delta.words import NO_WORDS, WordGatherer
from screening.names.listed import Shelf
from screening.names.listed import alike as listed_alike
from screening.names.search import NameSearch
from screening.names.slips import Beside
from screening.portfolio.record import COMPARED, KEPT, SEARCHED, OnFile
from tests.screening.delta.pairs import Asking
from tests.screening.names.test_needs import SEARCH, WORDS

QUERIES = (
    Query("Kim Yong Chol", type=PartyType.PERSON),
    Query("김영철", other_names=("Kim Yŏng-ch'ŏl", "General Kim")),
    Query("Korea Ryonbong General Corporation", identifiers=("IMO 9009085",)),
    Query("Иван Петров"),
    Query(""),
)
ASKING = tuple(map(Asking, QUERIES))


@dataclass
class Watched:
    """A shelf that remembers what was looked up."""

    shelf: Shelf
    asked: set[str] = field(default_factory=set)

    def beside(self, edge: str) -> Beside:
        return self.shelf.beside(edge)

    def numbers(self, spelling: str) -> Sequence[int]:
        if self.shelf.numbers(spelling):
            self.asked.add(spelling)
        return self.shelf.numbers(spelling)

    def __iter__(self) -> Iterator[str]:
        return iter(self.shelf)


@pytest.mark.parametrize("sieved_from", [0, maxsize], ids=["sieved", "taken apart"])
def test_what_a_search_finds_by_its_words_is_among_the_probes(sieved_from: int) -> None:
    random = Random("watched")
    for _ in range(400):
        name = " ".join(random.choices(WORDS.split(), k=random.randint(1, 5)))
        anchors, runs = Watched(SEARCH.anchors), Watched(SEARCH.runs)
        watched = NameSearch(
            SEARCH.korean, SEARCH.targets, anchors, runs, SEARCH.joined, sieved_from
        )
        gatherer = WordGatherer(NO_WORDS)
        gatherer.add(0, name)

        watched.can_score(name)

        probed = set(gatherer.gathered().spellings)
        near = {
            listed
            for word in probed
            for shelf in (SEARCH.anchors, SEARCH.runs)
            for listed in _alike(word, shelf)
        }
        assert anchors.asked | runs.asked <= near, name


def _alike(word: str, shelf: Shelf) -> set[str]:
    watched = Watched(shelf)
    list(listed_alike(word, watched))
    return watched.asked


def _flat(value: Any) -> Iterator[Any]:
    for part in fields(value):
        one = getattr(value, part.name)
        if is_dataclass(one):
            yield from _flat(one)
        else:
            yield one.tolist() if isinstance(one, np.ndarray) else one


def _same(one: Probes, other: Probes) -> bool:
    return list(_flat(one)) == list(_flat(other))


def test_what_is_gathered_in_turn_is_what_is_gathered_at_once() -> None:
    in_turn = NO_PROBES.adding(ASKING[:2]).adding(ASKING[:3]).adding(ASKING)

    assert _same(in_turn, NO_PROBES.adding(ASKING))
    assert in_turn.adding(ASKING) is in_turn


def customer(customer_id: str = "1", **fields: str) -> OnFile:
    """Give a customer with some fields besides those of the one gathered."""
    known = {"name": "Kim Yong Chol", "type": "person"} | fields
    return OnFile(Customer("bank", customer_id, 1, {k: (v,) for k, v in known.items() if v}))


@pytest.mark.parametrize("field", sorted({*COMPARED} - {*SEARCHED}))
def test_who_is_searched_for_alike_shares_a_row(field: str) -> None:
    said = {"birth_date": "1962-02-18", "nationality": "KP", "residence": "KP", "gender": "M"}
    other = customer("2", **{field: said.get(field, "Kim Chaek 9009085")})
    probes = NO_PROBES.adding([customer()])

    assert probes.rows([customer("2"), other]).tolist() == [0, 0]
    for asked in (other.query(), customer().query()):
        assert (asked.type, asked.names, asked.identifiers) == (
            PartyType.PERSON,
            ("Kim Yong Chol",),
            (),
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Kim Yong Chul"},
        {"other_names": "Kim"},
        {"former_names": "Kim"},
        {KEPT: "Kim"},
        {"type": ""},
        {"identifier": "1"},
    ],
    ids=str,
)
def test_who_is_searched_for_otherwise_has_a_row_of_its_own(changes: dict[str, str]) -> None:
    probes = NO_PROBES.adding([customer()])

    assert probes.rows([customer(**changes)]).tolist() == [-1]
    both = probes.adding([customer(**changes)])
    assert both.rows([customer(), customer(**changes)]).tolist() == [0, 1]


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    probes = NO_PROBES.adding(ASKING)

    kept.save(probes, tmp_path / "probes")

    assert _same(kept.load(tmp_path / "probes"), probes)
    assert [path.name for path in tmp_path.iterdir()] == ["probes"]


def test_a_file_of_another_version_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save(NO_PROBES.adding(ASKING), tmp_path / "probes")

    monkeypatch.setattr(kept, "FORMAT", f"{kept.FORMAT} later")

    assert len(kept.load(tmp_path / "probes")) == 0


def test_a_file_that_is_missing_or_damaged_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "probes"
    kept.save(NO_PROBES.adding(ASKING), path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    damaged = (
        *(b"", b"no file of ours", whole[:middle], whole[:-30]),
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (0, 200, middle)),
    )

    for content in damaged:
        path.write_bytes(content)
        assert len(kept.load(path)) == 0
    path.unlink()
    assert len(kept.load(path)) == 0
