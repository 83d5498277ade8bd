"""Beside which entries can a part of a Korean name matter?

Initials, or a name with a syllable too few, raise an alert only together with a date of birth
or a nationality (`rules/decision.toml`). So entries that share neither with the query need not
be compared for a part of a name.
"""

from collections.abc import Iterator

from db.records.entry import Entry
from db.records.screening import Query
from rules.decision import DecisionTable
from screening.features.reach import least
from screening.names.korean import MOST_IN_PART

_YEARS_AROUND = 2
"""No dates of birth agree, or nearly do, that are more years apart."""


def is_decided_by_facts(table: DecisionTable, min_score: float | None) -> bool:
    """Whether no rule alerts on a part of a name, or shows it, unless such a fact agrees."""
    return least(table, Query(""), min_score).by_syllables > MOST_IN_PART


def listed_facts(entry: Entry, tied_to: str) -> Iterator[str]:
    """Give the years and countries of an entry, those near its dates of birth too.

    `tied_to` is the country that it has to do with, which stands for one it doesn't state.
    """
    for born in entry.birth_dates:
        first, last = born.date.earliest, born.date.latest
        if first is not None and last is not None:
            for year in range(first.year - _YEARS_AROUND, last.year + _YEARS_AROUND + 1):
                yield _year(year)
    for one in entry.nationalities:
        yield _country(one.country)
    if tied_to and not entry.nationalities:
        yield _country(tied_to)


def asked_facts(query: Query) -> Iterator[str]:
    """Give the years and countries of a query: an entry that agrees in one shares a key."""
    for born in query.birth_dates:
        if born.earliest is not None and born.latest is not None:
            for year in range(born.earliest.year, born.latest.year + 1):
                yield _year(year)
    for country in query.nationalities:
        yield _country(country)


def _year(year: int) -> str:
    return f"born {year}"


def _country(code: str) -> str:
    return f"nationality {code}"
