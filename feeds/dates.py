"""How much of a printed date do we know?

A date is kept as printed beside the first and the last day it can mean; a bare
year means any day of that year, and prose that we cannot place means no day at all.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime

from db.records.entry import DatePrecision, PartialDate

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Zz]|[+-]\d{2}:\d{2}|T.*)?")
_YEAR = re.compile(r"(\d{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_YEAR, LAST_YEAR = 1800, 2200


def read_date(printed: str, *, is_circa: bool = False) -> PartialDate:
    """Read one printed date at the precision it has.

    Knows `1962-04-17` (also with a zone or a time behind it), `1962`, `Nov. 1973`
    and `16 Dec. 1948`. Anything else keeps its text and has no days.
    """
    text = printed.strip().rstrip(".")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            try:
                precision, earliest, latest = read(match)
            except ValueError:
                break
            return PartialDate(printed, precision, earliest, latest, is_circa)
    return PartialDate(printed, is_circa=is_circa)


def day(printed: str) -> date | None:
    """Read a date that must be a full day; anything else is no day."""
    read = read_date(printed)
    return read.earliest if read.precision is DatePrecision.DAY else None


def year_range(printed: str, first: int, last: int, *, is_circa: bool = False) -> PartialDate:
    """Read a span of years, both included; a reversed one is turned."""
    first, last = sorted((first, last))
    if not (first >= FIRST_YEAR and last <= LAST_YEAR):
        return PartialDate(printed, is_circa=is_circa)
    precision = DatePrecision.YEAR if first == last else DatePrecision.RANGE
    return PartialDate(printed, precision, date(first, 1, 1), date(last, 12, 31), is_circa)


def timestamp(printed: str) -> datetime:
    """Read the date of generation of a file, in UTC; without a zone it is UTC.

    Raises `ValueError` for anything else.
    """
    read = datetime.fromisoformat(printed.strip())
    try:
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError(f"{printed!r} is no time in UTC") from error


def printed_day(printed: str) -> date:
    """Read on which day a file was made, as its publisher prints it, whatever it is in UTC.

    A file of 20:27 on 3 July in New York is of that day, and not of the 4th.
    """
    return datetime.fromisoformat(printed.strip()).date()


Span = tuple[DatePrecision, date, date]


def _day(year: int, month: int, day_of_month: int) -> Span:
    found = date(_year(year), month, day_of_month)
    return DatePrecision.DAY, found, found


def _month(year: int, month: int) -> Span:
    last = monthrange(_year(year), month)[1]
    return DatePrecision.MONTH, date(year, month, 1), date(year, month, last)


def _whole_year(year: int) -> Span:
    return DatePrecision.YEAR, date(_year(year), 1, 1), date(year, 12, 31)


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is no year of this calendar")
    return year


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
    (_ISO, lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (_YEAR, lambda m: _whole_year(int(m[1]))),
    (_MONTH_YEAR, lambda m: _month(int(m[2]), _month_number(m[1]))),
    (_DAY_MONTH_YEAR, lambda m: _day(int(m[3]), _month_number(m[2]), int(m[1]))),
)


def month_of_year(
    printed: str, year: int, month: int, *, is_circa: bool = False
) -> PartialDate:
    """Read a month of a year; a month that does not exist leaves the year."""
    try:
        return PartialDate(printed, *_month(year, month), is_circa)
    except ValueError:
        return year_range(printed, year, year, is_circa=is_circa)
