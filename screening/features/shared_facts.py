"""Beside which entries can a name matter that is little like the one asked?

A part of a Korean name, and other names that are less alike, raise an alert only together with
a date of birth or a nationality (`rules/decision.toml`). So entries that share no such fact
with the query need not be compared for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records.entry import Entry
from db.records.screening import Query
from rules.decision import WORDS_FOUND_FROM, DecisionTable
from screening.features.reach import Least, facts_by_words, least
from screening.features.ships import ALIKE
from screening.names.korean import MOST_IN_PART

_YEARS_AROUND = 2
"""No dates of birth agree, or nearly do, that are more years apart."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much alike names must be to matter to a query."""

    is_part_by_facts: bool
    """Whether a part of a Korean name only matters if a fact is shared."""
    by_words: float
    """The least that other names must score, if a fact is shared."""
    by_words_alone: float
    """The least that they must score if none is."""
    with_year: bool
    """Whether a year of birth is a fact by which they matter that score less."""
    with_country: bool
    """Whether a nationality is."""


def limits(table: DecisionTable, query: Query, min_score: float | None) -> Limits:
    """Give the limits for a query with such facts; `min_score` is one if given."""
    alone = least(table, Query(""), min_score)
    by_words_alone = _least_by_words(alone)
    with_year, with_country = facts_by_words(table, by_words_alone)
    return Limits(
        alone.by_syllables > MOST_IN_PART,
        _least_by_words(least(table, query, min_score)),
        by_words_alone,
        with_year,
        with_country,
    )


def _least_by_words(found: Least) -> float:
    """Give the least score that matters: of a ship that an entry's text names, ALIKE."""
    return min(ALIKE, max(WORDS_FOUND_FROM, found.by_words))


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


def asked_years(query: Query) -> Iterator[str]:
    """Give the years of birth of a query: an entry that agrees in one shares a key."""
    for born in query.birth_dates:
        if born.earliest is not None and born.latest is not None:
            for year in range(born.earliest.year, born.latest.year + 1):
                yield _year(year)


def asked_countries(query: Query) -> Iterator[str]:
    """Give the nationalities of a query: an entry that agrees in one shares a key."""
    return map(_country, query.nationalities)


def _year(year: int) -> str:
    return f"born {year}"


def _country(code: str) -> str:
    return f"nationality {code}"
