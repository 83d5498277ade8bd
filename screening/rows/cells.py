"""What does a cell of a table say, whatever the type in which its file keeps it?"""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from screening.rows.row import Row

SINGLE = frozenset({"id", "name", "type", "gender"})
"""Columns with one value; the others may hold several, parted by semicolons."""
LONGEST_TEXT = 2000
"""A longer text is no name, number or address of a customer."""
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def row(place: str, cells: Iterable[tuple[str, object]], default_id: str = "") -> Row:
    """Read the cells of a row under their columns; those under none are passed over.

    A name that is no text makes the row unreadable; an optional value that is none is
    left out and reported.
    """
    texts: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    unreadable = ""
    for column, value in cells:
        if not column:
            continue
        try:
            texts[column] = _texts(column, value)
        except ValueError as error:
            texts[column] = (shown(value),) if column in {"id", "name"} else ()
            if column in {"id", "name"}:
                unreadable = unreadable or f"{place}: {column} {error}"
            else:
                problems.append(f"{place}: {column} was left out: it {error}")
    is_numbered = not texts.get("id")
    if "id" not in texts:
        texts["id"] = (default_id,)
    return Row(place, texts, tuple(problems), unreadable, is_numbered)


def bad_row(place: str, reason: str, texts: Mapping[str, str], default_id: str = "") -> Row:
    """Give a row that cannot be screened, with what can be shown of it."""
    name, row_id = shown(texts.get("name", "")), shown(texts.get("id", "")) or default_id
    is_numbered = not shown(texts.get("id", ""))
    return Row(place, {"id": (row_id,), "name": (name,)}, (), f"{place}: {reason}", is_numbered)


def shown(value: object) -> str:
    """Give a text that can be printed, with a sign where a character is none."""
    return "" if value is None else _NO_TEXT.sub("\ufffd", str(value)).strip()[:1000]


def _texts(column: str, value: object) -> tuple[str, ...]:
    """Give the texts of a cell.

    Raises `ValueError` saying what the cell is, where it is no text.
    """
    if type(value) is str and len(value) <= LONGEST_TEXT and value.isprintable():
        # Nearly every cell is such a one; what can be printed is a text.
        if column in SINGLE or ";" not in value:
            return (found,) if (found := value.strip()) else ()
        return _parts(value)
    if isinstance(value, list | tuple):
        if column in SINGLE and len(value) > 1:
            raise ValueError("has several values")
        return tuple(_short(text) for item in value if (text := _text(item)))
    text = _text(value)
    parts = ((text,) if text else ()) if column in SINGLE else _parts(text)
    return tuple(map(_short, parts))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(found for part in text.split(";") if (found := part.strip()))


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"is longer than {LONGEST_TEXT:,} characters")
    return text


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            found = value
        case bool():
            found = str(value)
        case datetime():
            found = value.date().isoformat()
        case date() | time():
            found = value.isoformat()
        case int() | float() | Decimal():
            found = _number(value)
        case bytes():
            found = value.decode("utf-8", "surrogateescape")
        case _:
            raise ValueError("is not a text")
    if _NO_TEXT.search(found):
        raise ValueError("holds characters that are no text (NUL or undecodable bytes)")
    return found.strip()


def _number(value: float | Decimal) -> str:
    """Write a number as a person would: a whole one without decimals."""
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) else str(value)
