"""How high did those stand whom each list took on, year by year?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from db.records.assessment import Assessment
from db.records.entry import PartyType
from db.records.subject import EntryKey
from rules.comparison_model import Rung, Seniority
from screening.tracking.matrix import Column, Matrix, Row

Assess = Callable[[EntryKey], Iterable[Assessment]]
"""Gives the categories that the words of an entry explain, with facts."""


@dataclass(frozen=True, slots=True)
class RungCount:
    """How many persons of one level a list took on in a year."""

    list: str
    year: int
    rung: str
    persons: int


def seniority(matrix: Matrix, table: Seniority, assess: Assess) -> tuple[RungCount, ...]:
    """Count persons by list, year of listing and level, as their own entries show it.

    Persons whose day of listing isn't known, not even as a latest one, and those of no level
    are left out.
    """
    counts: dict[tuple[str, int, str], int] = {}
    for row in matrix.rows:
        if row.type is PartyType.PERSON:
            for name, year, rung in _places(row, matrix.columns, table, assess):
                key = name, year, rung.id
                counts[key] = counts.get(key, 0) + 1
    order = {rung.id: place for place, rung in enumerate(table.rung)}
    keys = sorted(counts, key=lambda key: (key[0], key[1], order[key[2]]))
    return tuple(RungCount(*key, counts[key]) for key in keys)


def _places(
    row: Row, columns: Iterable[Column], table: Seniority, assess: Assess
) -> Iterator[tuple[str, int, Rung]]:
    """Give the lists that took a person on, with the year and the level."""
    for column in columns:
        cell = row.cells[column.id]
        if cell.day is None or cell.day.on is None:
            continue
        shown = _shown(found for one in cell.listings for found in assess(one.key))
        rung = next((rung for rung in table.rung if _is_at(rung, shown)), None)
        if rung is not None:
            yield column.id, cell.day.on.year, rung


def _shown(assessments: Iterable[Assessment]) -> Mapping[str, frozenset[str]]:
    """Give by category the roles by which it is explained."""
    found: dict[str, frozenset[str]] = {}
    for one in assessments:
        terms = (term for reason in one.reasons for f in reason.facts for term in f.terms)
        roles = {term[len("role:") :] for term in terms if term.startswith("role:")}
        found[one.category] = found.get(one.category, frozenset()) | roles
    return found


def _is_at(rung: Rung, shown: Mapping[str, frozenset[str]]) -> bool:
    roles = frozenset(rung.roles)
    return any(
        not roles or roles & shown[category]
        for category in rung.categories
        if category in shown
    )
