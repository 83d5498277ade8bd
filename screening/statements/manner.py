"""In what manner, and of which time, does a sentence state something?"""

import re
from datetime import date

from db.records.entry import DatePrecision, PartialDate
from db.records.fact import Manner
from rules.catalogue import Reading
from screening.statements.phrases import folded, has, pattern

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY = rf"(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>(?:19|20)\d\d)"
_FROM = re.compile(rf"\b(?:since|from|in|between)(?: at least)? {_DAY}\b")
_UNTIL = re.compile(rf"\b(?:until|to|and)(?: at least)?(?: until)? {_DAY}\b")
_LISTED = re.compile(r"\b(?:designated|listed|sanctioned)\b[^.;)]*?(?:19|20)\d\d")
"""The day of a listing is no day of what it lists."""
_NEXT = re.compile(r"(?:[^,]|,(?= (?:since|from|until|between)\b))*")
_NEAR = 3
"""So many words before a statement may deny it."""


def manner(before: str, sentence: str, reading: Reading) -> Manner:
    """Give how a sentence states what begins behind `before`."""
    near = " ".join(folded(before).split()[-_NEAR:])
    if has(reading.denied, near):
        return Manner.DENIED
    said = folded(sentence)
    if has(reading.alleged, said):
        return Manner.ALLEGED
    return Manner.SUSPECTED if has(reading.suspected, folded(before)) else Manner.STATED


def period(before: str, after: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Give since when and until when a clause says that something holds.

    What stands behind the statement, up to a comma, comes before what precedes it.
    """
    near = _NEXT.match(after)
    found = span(near[0] if near else after)
    return found if any(found) else span(before)


def span(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Give since when and until when some words say that something holds."""
    said = folded(_LISTED.sub(" ", text))
    start = _FROM.search(said)
    end = _UNTIL.search(said, start.end() if start else 0)
    is_span = end is not None and (end[0].startswith("until") or start is not None)
    return _day(start), _day(end) if is_span else None


def _day(match: re.Match[str] | None) -> PartialDate | None:
    if match is None:
        return None
    year = int(match["year"])
    if not match["month"]:
        day = DatePrecision.YEAR
        return PartialDate(str(year), day, date(year, 1, 1), date(year, 12, 31))
    month = _MONTHS.index(match["month"]) + 1
    last = 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
    printed = f"{year}-{month:02}"
    return PartialDate(
        printed, DatePrecision.MONTH, date(year, month, 1), date(year, month, last)
    )


def is_silent(text: str, reading: Reading) -> bool:
    """Whether a statement gives no reason at all: a gender, a number, a date of listing."""
    said = folded(text)
    return not said or any(pattern((one,)).match(said) for one in reading.silent)
