"""Does a screening give what comparing the query with every entry gives?"""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records.entry import BirthDate, DatePrecision, Entry, Nationality, PartialDate
from db.records.screening import Decision, Query, Scope
from screening import condition
from screening.decide import Terms, screen
from screening.index import Index
from tests import factories
from tests.screening.indexes import Indexes

_WORDS = (
    "Kim Ri Yong Chol Jin Ho Su Un Sok Jong 김 영 철 金 哲 Ким Ён Чхоль キム James Lee Wolf O "
    "Y K Yng Chl Joong Song-min Tiesan Ryu Taesong Chen"
)
WORDS = _WORDS.split(" ")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "-", ""]).map(lambda joint: joint.join(words))
)
DAYS = st.dates(date(1960, 1, 1), date(1964, 12, 31))
COUNTRIES = st.sampled_from(["KP", "KR", "CN"])


def _dated(day: date, *, is_year: bool, is_circa: bool) -> PartialDate:
    if is_year:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        return PartialDate(str(day.year), DatePrecision.YEAR, first, last, is_circa)
    return PartialDate(day.isoformat(), DatePrecision.DAY, day, day, is_circa)


DATES = st.builds(_dated, DAYS, is_year=st.booleans(), is_circa=st.booleans())
ENTRIES = st.builds(
    lambda names, dates, countries: factories.entry(
        names=names,
        birth_dates=tuple(map(BirthDate, dates)),
        nationalities=tuple(Nationality(country, country) for country in countries),
    ),
    st.lists(NAMES, min_size=1, max_size=2),
    st.lists(DATES, max_size=2),
    st.lists(COUNTRIES, max_size=2),
)
QUERIES = st.builds(
    lambda name, dates, countries: Query(
        name, birth_dates=tuple(dates), nationalities=tuple(countries)
    ),
    NAMES,
    st.lists(DATES, max_size=1),
    st.lists(COUNTRIES, max_size=1),
)


def _decisions(query: Query, index: Index, scope: Scope, entries: int) -> Iterator[Decision]:
    """Screen through the search, and against every entry with nothing left out."""
    terms = Terms(condition.now(), "test", scope, (), "0", "")
    yield screen(query, index, terms, screening_id="x")
    every = index.exact(query) | index.in_scope(scope)
    assert len(every) <= entries
    yield screen(query, index, terms, screening_id="x", candidates=every, is_proven=False)


@pytest.mark.parametrize("scope", Scope)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, min_size=1, max_size=5), st.lists(ENTRIES, max_size=2), QUERIES)
def test_the_search_leaves_nothing_out_of_a_decision(
    index_of: Indexes, scope: Scope, related: list[Entry], others: list[Entry], query: Query
) -> None:
    index = index_of(related, others)

    found, every = _decisions(query, index, scope, len(related) + len(others))
    index.close()

    assert found == every


def test_a_part_of_a_name_is_compared_where_a_fact_agrees(index_of: Indexes) -> None:
    index = index_of([factories.entry(names=["KIM Yong Chol"])])
    facts = {"names alone": Query("Kim Yong"), "KP": Query("Kim Yong", nationalities=("KP",))}

    found = {of: index.candidates(query, Scope.DPRK) for of, query in facts.items()}

    assert found == {"names alone": set(), "KP": {0}}
