"""How is one value of a case file read?

Each reader takes a value as TOML has it and raises `ValueError` for one that it refuses, in
words for the officer who wrote it.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationInfo

from db.records.entry import DatePrecision, PartialDate
from screening import ask

Kind = TypeVar("Kind", bound=StrEnum)

LONGEST_TEXT, LONGEST_PROSE = 2_000, 20_000
"""Letters of a name, an office, a place; of a statement or a quotation."""
LONGEST_SHOWN, LARGEST_SHOWN = 60, 10**18
FIRST_YEAR = 1900
CATEGORY = re.compile(r"C(?:[1-9]|1[0-4])", re.IGNORECASE)
_CONTROL = re.compile(r"[^\t\n -~\xa0-\ud7ff\ue000-\U0010ffff]")
"""Control characters but for the tab and the end of a line, and halves of characters."""
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DATE_FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD"
_MOST_COMPARED = 200
"""Among more words the nearest one is not looked for."""


def shown(value: object) -> str:
    """Name a value in a message, shortened; what holds other values is named by its kind."""
    match value:
        case str():
            return repr(value[:LONGEST_SHOWN]) + ("…" if len(value) > LONGEST_SHOWN else "")
        case bool():
            return str(value).lower()
        case int() if abs(value) >= LARGEST_SHOWN:
            return "so large a number"
        case int() | float():
            return f"the number {value}"
        case date() | time():
            return str(value)
    return "a list" if isinstance(value, list) else "a table"


def near(word: str, known: tuple[str, ...]) -> str:
    """Give `; did you mean office?` for `ofice`; nothing where no word is near."""
    if len(known) > _MOST_COMPARED:
        return ""
    nearest = get_close_matches(word[:LONGEST_SHOWN], known, n=1)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def text(value: object) -> str:
    """Read a text of one line, runs of white space made one blank."""
    return _read_text(value, LONGEST_TEXT)


def prose(value: object) -> str:
    """Read a statement or a quotation."""
    return _read_text(value, LONGEST_PROSE)


def needed(value: object) -> str:
    """Read a text that must say something."""
    if not (found := text(value)):
        raise ValueError("it is empty")
    return found


def _read_text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text; a text stands in quotation marks")
    if wrong := _CONTROL.search(value):
        raise ValueError(f"it holds the control character U+{ord(wrong[0]):04X}")
    if len(value) > longest:
        raise ValueError(f"it is longer than {longest:,} characters")
    return " ".join(value.split())


def texts(value: object) -> tuple[str, ...]:
    """Read one text or a list of texts, each of them once, without empty ones."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, map(text, values))))


def asked(field: str) -> Callable[[object, ValidationInfo], tuple[str, ...]]:
    """Give the reader of a field of a query that `screening.ask` must be able to read."""

    def read(value: object, info: ValidationInfo) -> tuple[str, ...]:
        found = texts(_written_out(value) if field == "birth_date" else value)
        if field == "gender" and len(found) > 1:
            raise ValueError("it takes one value")
        for one in found:
            for problem in ask.query("", {field: (one,)}, today=_today(info)).problems:
                raise ValueError(f"{shown(one)}: {problem.rpartition(' was left out: ')[2]}")
        return found

    return read


def _written_out(value: object) -> object:
    """Give a date that TOML knows, or a year, as a text; also within a list."""
    match value:
        case list():
            return [one if isinstance(one, list) else _written_out(one) for one in value]
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case int() if not isinstance(value, bool) and 0 <= value <= 9999:
            return str(value)
        case _:
            return value


def one_of(*allowed: Kind) -> Callable[[object], Kind]:
    """Give the reader of a word out of a closed set."""
    words = tuple(map(str, allowed))

    def read(value: object) -> Kind:
        if not isinstance(value, str) or value not in words:
            hint = near(value.lower(), words) if isinstance(value, str) else ""
            raise ValueError(f"{shown(value)} is none of {', '.join(words)}{hint}")
        return allowed[words.index(value)]

    return read


def flag(value: object) -> bool:
    """Read `true` or `false`."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false, without quotation marks")
    return value


def share(value: object) -> float:
    """Read a share in per cent."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{shown(value)} is no number; a share is 0 to 100, in per cent")
    if not 0 <= value <= 100:  # nor is NaN
        raise ValueError(f"{shown(value)} is no share: it is 0 to 100, in per cent")
    return float(value)


def digest(value: object) -> str:
    """Read a SHA-256."""
    if not re.fullmatch("[0-9a-f]{64}", found := text(value).lower()) and found:
        raise ValueError(f"{shown(value)} is no SHA-256: that has 64 digits, 0-9 and a-f")
    return found


def address(value: object) -> str:
    """Read the address of a page."""
    if not re.fullmatch(r"https?://[^\s<>\"]+", found := text(value)) and found:
        raise ValueError(
            f"{shown(value)} is no address of a page: it begins with https:// or http://"
        )
    return found


def day(value: object, info: ValidationInfo) -> date:
    """Read a full day that has come."""
    found = moment(value, info)
    if found.precision is not DatePrecision.DAY or found.earliest is None:
        raise ValueError(f"{shown(value)} is no full day: write YYYY-MM-DD")
    return found.earliest


def moment(value: object, info: ValidationInfo) -> PartialDate:
    """Read a day, a month or a year that has begun."""
    found = _partial(value)
    if found.earliest is not None and found.earliest > _today(info):
        raise ValueError(f"{found.printed} lies in the future")
    if found.earliest is not None and found.earliest.year < FIRST_YEAR:
        raise ValueError(f"{found.printed} lies before {FIRST_YEAR}")
    return found


def _today(info: ValidationInfo) -> date:
    today = (info.context or {}).get("today")
    if not isinstance(today, date):
        raise TypeError("a case file is read as of a day: context={'today': ...}")
    return today


def _partial(value: object) -> PartialDate:
    if isinstance(value, datetime):
        raise ValueError(f"{shown(value)} has a time; write the day alone")
    written = _written_out(value) if not isinstance(value, list) else value
    printed = written.strip() if isinstance(written, str) else ""
    if (found := _DATE.fullmatch(printed)) is None:
        raise ValueError(f"{shown(value)} is no date: {_DATE_FORMS}")
    year, month, of_month = (int(part) if part else None for part in found.groups())
    try:
        return _within(printed, year or 0, month, of_month)
    except ValueError:
        raise ValueError(f"{shown(value)} is not in the calendar") from None


def _within(printed: str, year: int, month: int | None, of_month: int | None) -> PartialDate:
    """Give the days that a year, a month of it or a day of that can mean."""
    if month is None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return PartialDate(printed, DatePrecision.YEAR, first, last)
    if of_month is None:
        first = date(year, month, 1)
        last = first.replace(day=monthrange(year, month)[1])
        return PartialDate(printed, DatePrecision.MONTH, first, last)
    first = date(year, month, of_month)
    return PartialDate(printed, DatePrecision.DAY, first, first)
