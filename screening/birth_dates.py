"""How is a date of birth read that an officer, or another system, has written?

It is read as precisely as it is given, in the forms that passports, registers and
spreadsheets print. A date on which nobody alive was born stands for one that isn't known:
it is refused, as it would contradict every listed party's.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from db.records.entry import DatePrecision, PartialDate

OLDEST = 110
"""Years of age. Older dates are what systems print for none, as 1900-01-01 (spreadsheets and
databases), 1899-12-30, 1901-01-01, 1753-01-01, 1800-01-01 and 0001-01-01."""
_CIRCA = re.compile(r"^(?:(?:circa|approximately|approx|about|ca|c)\b[. ]*|~ *)(?=\d)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_YEAR = r"(?P<y>\d{4})"
_YEAR_AT_THE_END = r"(?P<y>\d{4}|\d\d)"
_WORD = "(?P<word>[a-z]{3,9})"
_DAY, _MONTH = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
_SIGN = "[-/. ]{1,2}"
_ORDINAL = "(?:st|nd|rd|th)?"
_TIME = r"(?:[t ]\d\d:\d\d.*|z|[+-]\d\d:\d\d)?"
_LONGEST = 40
"""Longer texts are not remembered."""
_FORMS = tuple(map(re.compile, (
    _YEAR,
    rf"{_YEAR} ?[/–-] ?(?P<to>\d{{4}})",
    rf"{_YEAR}{_SIGN}{_MONTH}",
    rf"{_MONTH}[-/. ]{_YEAR}",
    rf"{_YEAR}{_SIGN}{_MONTH}{_SIGN}{_DAY}{_TIME}",
    rf"{_DAY}{_SIGN}{_MONTH}{_SIGN}{_YEAR_AT_THE_END}",
    rf"{_MONTH}{_SIGN}{_DAY}{_SIGN}{_YEAR_AT_THE_END}",
    rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)",
    rf"(?P<d>\d\d)(?P<m>\d\d){_YEAR}",
    rf"{_YEAR} ?[年년](?: ?{_MONTH} ?[月월](?: ?{_DAY} ?[日일])?)?",
    rf"{_WORD}[-., ]{{0,2}}{_YEAR}",
    rf"{_DAY}{_ORDINAL}[-. ]{{0,2}}{_WORD}[-., ]{{0,2}}{_YEAR_AT_THE_END}",
    rf"{_WORD}[. ]{{0,2}}{_DAY}{_ORDINAL}[, ]{{1,2}}{_YEAR}",
    rf"{_YEAR}[- ]{_WORD}[- ]{_DAY}",
)))  # fmt: skip
"""Year, month and day as they may stand; of two forms that fit, the first that is a date."""

_Span = tuple[DatePrecision, date, date]


def read(text: str, *, today: date) -> PartialDate:
    """Read a date of birth at the precision it has.

    In `03/04/1962` the day stands first, as dates are compared with day and month swapped
    too. A year of two digits is the one in which somebody alive was born, if there is but
    one. Raises `ValueError` for what is no date, lies in the future or too far back.
    """
    found = _remembered(text, today) if len(text) <= _LONGEST else _found(text, today)
    if isinstance(found, str):
        raise ValueError(found)
    return found


def _found(text: str, today: date) -> PartialDate | str:
    """Give the date, or what is wrong with it."""
    plain = normalize("NFKC", text).casefold().strip().rstrip(".")
    exact = _CIRCA.sub("", plain, count=1)
    problem = ""
    for form in _FORMS:
        if (found := form.fullmatch(exact)) is None:
            continue
        try:
            precision, first, last = _span(found.groupdict(), today)
        except ValueError as error:
            problem = problem or str(error)
        else:
            return PartialDate(text, precision, first, last, is_circa=exact != plain)
    return problem or "it is YYYY, YYYY-MM, YYYY-MM-DD or YYYY/YYYY"


_remembered = lru_cache(maxsize=40_000)(_found)
"""Many customers are born on one day: all who live are on some 40,000."""


def _span(found: dict[str, str | None], today: date) -> _Span:
    year = _year_of(found["y"] or "", today)
    if to := found.get("to"):
        years = sorted((year, int(to)))
        span = DatePrecision.RANGE, date(years[0], 1, 1), date(years[1], 12, 31)
    else:
        span = _within(year, _month_of(found), _number(found.get("d")))
    if span[1] > today:
        raise ValueError("it lies in the future")
    if span[2].year < today.year - OLDEST:
        raise ValueError("nobody alive was born then, so it stands for a date not known")
    return span


def _within(year: int, month: int | None, day: int | None) -> _Span:
    """Give the days that a year, a month or a day can mean."""
    if month is None:
        return DatePrecision.YEAR, date(year, 1, 1), date(year, 12, 31)
    if day is None:
        last = date(year, month, 28).replace(day=monthrange(year, month)[1])
        return DatePrecision.MONTH, last.replace(day=1), last
    return DatePrecision.DAY, date(year, month, day), date(year, month, day)


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _month_of(found: dict[str, str | None]) -> int | None:
    word = found.get("word")
    if word is None:
        return _number(found.get("m"))
    if not (months := [n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)]):
        raise ValueError(f"{word!r} is no month")
    return months[0]


def _year_of(digits: str, today: date) -> int:
    if len(digits) > 2:
        return int(digits)
    years = [century + int(digits) for century in (1900, 2000)]
    possible = [year for year in years if today.year - OLDEST <= year <= today.year]
    if len(possible) != 1:
        raise ValueError(f"its year can be {' or '.join(map(str, possible))}")
    return possible[0]
