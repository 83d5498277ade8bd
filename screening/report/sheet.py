"""Of what does a report consist, whatever it is written as?"""

from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | float | None
"""What stands in a field of a table; `None` where nothing is known."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table."""

    heading: str
    is_number: bool = False
    is_key: bool = False
    """Whether it is a name of few letters that stays on one line."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that a person may sort."""

    id: str
    """Of few letters: it names a sheet of a workbook."""
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; what it shows stands in a table besides."""

    title: str
    svg: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    source: str = ""
    """From which versions of which lists or tables its figures are."""
    is_for_mail: bool = True
    """Whether a mail takes it: long tables stay in the page and the workbook."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    stamp: str
    """When it was made: the only thing in which two reports of the same data differ."""
    warnings: tuple[str, ...]
    """What everybody must read first: a list that is stale, missing or a sample."""
    sections: tuple[Section, ...]


def said_of(value: Value) -> str:
    """Give a value as it reads in a field; nothing where nothing is known."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def row(*values: Value) -> tuple[Value, ...]:
    """Give a row of a table."""
    return values


def fields(
    *headings: str, numbers: Sequence[str] = (), keys: Sequence[str] = ()
) -> tuple[Field, ...]:
    """Give columns; `numbers` are headings of figures, `keys` of short names."""
    return tuple(Field(one, one in numbers, one in keys) for one in headings)
