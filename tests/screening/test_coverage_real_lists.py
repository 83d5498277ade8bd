"""How much of the real lists do the criteria explain, each entry by its own words?"""

from collections.abc import Sequence

import pytest

from db.records.entry import Entry
from db.records.fact import FactKind
from db.records.screening import IndexedEntry
from rules import loader
from rules.criteria_loader import catalogue
from screening.assess import EntryFacts
from screening.coverage import Coverage, coverage
from tests.screening.listed_parties import assessed_alone
from tests.screening.tracking.real_files import IS_HERE

pytestmark = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here"),
]


@pytest.fixture(scope="module")
def read() -> Sequence[EntryFacts]:
    return [
        one
        for one in assessed_alone()
        if one.entry.ref.startswith("KP") or "PRK" in one.entry.programmes
    ]


@pytest.fixture(scope="module")
def counted(read: Sequence[EntryFacts]) -> Coverage:
    told = [(IndexedEntry(one.entry, is_in_scope=True), one.assessments) for one in read]
    return coverage(told, ["un", "eu"], catalogue(loader.read()))


def test_nineteen_in_twenty_entries_that_state_a_reason_are_explained(
    counted: Coverage,
) -> None:
    assert [one.entries for one in counted.lists] == [155, 255]
    assert all(one.explained / one.stating >= 0.95 for one in counted.lists)


def test_the_gap_list_has_the_text_of_each_entry_that_nothing_explains(
    counted: Coverage,
) -> None:
    gaps = [one for one in counted.unexplained if one.states_reason]

    assert len(gaps) == sum(one.stating - one.explained for one in counted.lists)
    assert all(one.indexed.entry.statements for one in gaps)


def test_every_quote_stands_in_the_entry(read: Sequence[EntryFacts]) -> None:
    for one in read:
        texts = _texts(one.entry)
        for fact in one.facts:
            assert all(source.quote in texts for source in fact.sources) or any(
                fact.sources[0].quote in text for text in texts
            )


def test_no_listing_text_is_more_than_an_explanation(read: Sequence[EntryFacts]) -> None:
    outcomes = {a.outcome.value for one in read for a in one.assessments}

    assert outcomes <= {"explained_by_listing", "no_category"}


def test_no_family_tie_is_read_into_the_lists(read: Sequence[EntryFacts]) -> None:
    assert not [f for one in read for f in one.facts if f.kind is FactKind.FAMILY_TIE]


def _texts(entry: Entry) -> list[str]:
    names = [name.text for name in entry.names]
    return [*(one.text for one in entry.statements), *names, *entry.programmes]
