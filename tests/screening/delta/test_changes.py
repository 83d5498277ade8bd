"""Is told what differs between two indexes, and is a part of one like the whole?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.records.assessment import CategoryFinding, CategoryOutcome
from db.records.derived import NOTHING_DERIVED, Assessed
from db.records.entry import PartyType
from db.records.screening import ROSTER
from db.records.subject import EntryKey
from rules import loader
from rules.criteria_loader import catalogue
from screening.delta.changes import changed
from screening.delta.part import PartError, build_part
from screening.index import Index
from tests import factories
from tests.screening.indexes import TABLE, Indexes

ANA, BEA = factories.entry("A", ("Ana Example",)), factories.entry("B", ("Bea Sample",))
BODY = factories.entry("C", ("Example Trading",), type=PartyType.ORGANISATION)


@pytest.fixture
def indexes(tmp_path: Path) -> Iterator[tuple[Indexes, Indexes]]:
    made = Indexes(tmp_path / "old"), Indexes(tmp_path / "new")
    yield made
    for one in made:
        one.close()


Pair = tuple[Indexes, Indexes]


def test_nothing_differs_between_indexes_of_the_same_entries(indexes: Pair) -> None:
    old, new = indexes

    delta = changed(old([ANA, BODY], [BEA]), new([ANA, BODY], [BEA]))

    assert delta.changed == ()
    assert delta.gone == ()
    assert delta.is_comparable
    assert not delta.has_other_bodies


def test_entries_that_are_new_or_otherwise_or_gone_are_told(indexes: Pair) -> None:
    old, new = indexes
    amended = replace(BEA, genders=("female",))

    delta = changed(old([ANA], [BEA]), new([BODY], [amended]))

    assert [one.entry for one in delta.changed] == [BODY, amended]
    assert delta.gone == (EntryKey("x", "A"),)
    assert delta.has_other_bodies


def test_an_entry_whose_scope_alone_differs_is_told(indexes: Pair) -> None:
    old, new = indexes

    delta = changed(old([], [BEA]), new([BEA]))

    assert [(one.entry, one.is_in_scope) for one in delta.changed] == [(BEA, True)]


def test_a_record_of_the_roster_is_told(indexes: Pair) -> None:
    old, new = indexes
    record = replace(ANA, list=ROSTER)

    delta = changed(old([record, BEA]), new([replace(record, genders=("female",)), BEA]))

    assert [one.key for one in delta.changed] == [EntryKey(ROSTER, "A")]


def test_other_rules_make_indexes_incomparable(indexes: Pair) -> None:
    old, new = indexes
    first, *others = TABLE.rules
    table = replace(TABLE, rules=(replace(first, because="Otherwise."), *others))
    before = old([ANA])

    assert "decision table" in changed(before, new([ANA], table=table)).incomparable
    criteria = catalogue(loader.read())
    assert "criteria" in changed(before, new([ANA], catalogue=criteria)).incomparable


def test_other_lent_categories_are_told(indexes: Pair) -> None:
    old, new = indexes
    lent = replace(NOTHING_DERIVED, lent=(("x:A", frozenset({"C4"})),))

    delta = changed(old([ANA]), new([ANA], derived=lent))

    assert delta.has_other_bodies
    assert delta.is_comparable


def test_a_part_has_its_entries_as_the_whole_has_them(indexes: Pair, tmp_path: Path) -> None:
    finding = CategoryFinding(
        "C4", "Title", "origin", CategoryOutcome.NO_CATEGORY, "because", ()
    )
    told = replace(NOTHING_DERIVED, assessed=(Assessed(EntryKey("x", "A"), (), (finding,)),))
    index = indexes[1]([ANA, BODY], [BEA], derived=told)
    entries = [one for one in index.entries() if one.entry != BODY]

    build_part(tmp_path / "part", entries, index)

    part = Index(tmp_path / "part")
    assert list(part.entries()) == entries
    assert part.decisions == index.decisions
    assert part.dprk_terms == index.dprk_terms
    part.close()


def test_a_part_of_no_entries_finds_nothing(indexes: Pair, tmp_path: Path) -> None:
    build_part(tmp_path / "part", (), indexes[1]([ANA]))

    part = Index(tmp_path / "part")
    assert list(part.entries()) == []
    part.close()


def test_a_part_that_cannot_be_like_the_whole_is_refused(indexes: Pair, tmp_path: Path) -> None:
    index = indexes[1]([ANA])
    (one,) = index.entries()

    with pytest.raises(PartError, match="x:A"):
        build_part(tmp_path / "part", [replace(one, is_in_scope=False)], index)
