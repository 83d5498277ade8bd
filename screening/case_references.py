"""Does each reference in a case file lead somewhere, and does each id stand for one thing?

Asked of the tables as they were read, so that it is answered too where something else is
wrong with them; values of a wrong type are passed over, as they are refused elsewhere.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from screening.case_values import CATEGORY, near, shown
from screening.toml_lines import Location

Problem: TypeAlias = tuple[Location, Callable[[], str]]
"""Where something is wrong, and what gives the words for it: few of very many are shown."""
Table: TypeAlias = Mapping[str, object]

_CITING = ("fact", "holding", "control")
"""The tables whose rows cite sources."""


def problems(table: Table) -> Iterator[Problem]:
    """Give the ids that stand twice and the references to what isn't there."""
    sources, facts = _ids(table, "source"), _ids(table, "fact")
    yield from _twice(table, "source", sources)
    yield from _twice(table, "fact", facts)
    for name in _CITING:
        for place, row in _rows(table, name):
            if missing := _missing(row.get("sources"), sources):
                yield (name, place, "sources"), partial(_no_source, missing, tuple(sources))
    for place, row in _rows(table, "fact"):
        if missing := [
            one for one in _missing(row.get("against"), facts) if not CATEGORY.fullmatch(one)
        ]:
            yield ("fact", place, "against"), partial(_no_fact, missing, tuple(facts))


def _missing(named: object, ids: Container[str]) -> list[str]:
    return [one for one in _texts(named) if one not in ids]


def _no_source(missing: list[str], sources: tuple[str, ...]) -> str:
    return f"no [[source]] has the id {_first_of(missing, sources)}"


def _no_fact(missing: list[str], facts: tuple[str, ...]) -> str:
    return (
        "neither one of the categories C1 to C14 nor the id of a [[fact]] is "
        f"{_first_of(missing, facts)}"
    )


def _first_of(missing: list[str], known: tuple[str, ...]) -> str:
    more = f", and {len(missing) - 1:,} more are not there" if len(missing) > 1 else ""
    return f"{shown(missing[0])}{near(missing[0], known)}{more}"


def _ids(table: Table, name: str) -> dict[str, int]:
    """Give the ids of the rows of a table, each with the place of the first row that has it."""
    found: dict[str, int] = {}
    for place, row in _rows(table, name):
        for one in _texts(row.get("id")):
            found.setdefault(one, place)
    return found


def _twice(table: Table, name: str, ids: Mapping[str, int]) -> Iterator[Problem]:
    for place, row in _rows(table, name):
        for one in _texts(row.get("id")):
            if (first := ids[one]) != place:
                yield (name, place, "id"), partial(_is_taken, one, name, first)


def _is_taken(one: str, name: str, first: int) -> str:
    return f"{shown(one)} is the id of {name} {first + 1} already"


def _rows(table: Table, name: str) -> Iterator[tuple[int, Table]]:
    rows = table.get(name)
    for place, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield place, row


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    plain = (" ".join(one.split()) for one in values if isinstance(one, str))
    return tuple(dict.fromkeys(filter(None, plain)))
