"""Does the delta between two real lists find what a full screening finds?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from db.records.entry import Entry
from db.records.screening import IndexedEntry, Query, Scope
from db.records.subject import EntryKey
from rules import loader
from screening import ask
from screening.bench.customers import customers
from screening.built_index import build
from screening.delta.changes import changed
from screening.evaluate.bearers import bearers
from screening.evaluate.organisation_cases import organisation_cases
from screening.evaluate.parties import not_read, parties
from screening.evaluate.person_cases import person_cases
from screening.evaluate.ship_cases import ship_cases
from screening.index import Index
from screening.nexus import reader
from tests.screening.delta.pairs import by_delta, in_full
from tests.screening.indexes import DPRK_TERMS, TABLE
from tests.screening.tracking.real_files import IS_HERE, parsed

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here"),
]
CUSTOMERS, PER_CLASS = 2_000, 40


def _index(path: Path, day: str) -> Index:
    nexus = reader(loader.nexus(loader.read()))
    entries = [(entry, nexus.reasons(entry)) for entry in parsed("un", day).entries]
    build(path, entries, TABLE, DPRK_TERMS)
    return Index(path)


def _queries(indexed: Sequence[IndexedEntry]) -> Iterator[Query]:
    """Give customers, and the entries' parties as others may write them."""
    for name, kind, born, nationality in customers(indexed, seed=3, count=CUSTOMERS):
        fields = {"type": kind, "birth_date": born, "nationality": nationality}
        yield ask.query(name, {field: (text,) for field, text in fields.items() if text})
    entries = [one.entry for one in indexed]
    listed = parties(entries)
    known = bearers(listed, not_read())
    cases = (
        *person_cases(listed, known, seed=3, per_class=PER_CLASS),
        *organisation_cases(listed, seed=3, per_class=PER_CLASS),
        *ship_cases(listed, entries, seed=3),
    )
    for number, case in enumerate(cases):
        yield ask.query(case.text, {"nationality": ("KP",)} if number % 2 else {})
    for entry in entries:
        yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[Query]:
    """Give queries that state what an entry states."""
    name, *others = [one.text for one in entry.names]
    dates = tuple(born.date for born in entry.birth_dates)
    countries = tuple(one.country for one in entry.nationalities)
    yield Query(name, type=entry.type, birth_dates=dates, nationalities=countries)
    yield Query(name.split()[-1], birth_dates=dates, other_names=tuple(others[-1:]))
    for one in entry.identifiers:
        yield Query("Nobody", identifiers=(one.number,))
        yield Query(one.number)


@pytest.mark.parametrize("scope", list(Scope))
def test_the_delta_of_a_year_finds_what_a_full_screening_finds(
    scope: Scope, tmp_path: Path
) -> None:
    old, new = _index(tmp_path / "old", "20170630"), _index(tmp_path / "new", "20180824")
    delta = changed(old, new)
    queries = list(_queries(delta.changed))

    found = by_delta(new, queries, delta.changed, scope, tmp_path)

    assert delta.is_comparable
    assert EntryKey("un", "KPi.068") in {key for _, key, *_ in found}
    assert len(found) > 2_000
    assert found == in_full(new, queries, delta.changed, scope)
    old.close()
    new.close()
