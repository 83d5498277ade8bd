"""In what manner, and of which time, does a sentence state something?"""

import re
from calendar import monthrange
from datetime import date

from db.records.entry import DatePrecision, PartialDate
from db.records.fact import Manner
from rules.catalogue import Reading
from screening.statements.phrases import folded, has, pattern

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY = (
    rf"(?:(?:(?P<day>\d\d?) )?(?P<month>{'|'.join(_MONTHS)})(?: (?P<last>\d\d?))? )?"
    r"(?P<year>(?:19|20)\d\d)"
)
_SINCE = re.compile(rf"\b(?:since|from|as of|between)(?: at least)? {_DAY}\b")
_UNTIL = re.compile(rf"(?<!least )\b(?:until|to|and) {_DAY}\b")
_IN = re.compile(rf"\b(?:in|on)(?: early| mid| late)? {_DAY}\b")
BESIDE = re.compile(
    r"[’'”\"]?\s*(?:\(|,\s*)(?P<when>(?:\d\d? )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d)"
    r"(?:\)|\s*(?:[,;.]|$))"
)
"""A bare day, month or year right behind a statement: `(June 2012)`, `, September 2013,`."""
_YEARS = re.compile(r"\b((?:19|20)\d\d) ((?:19|20)\d\d)\b")
"""Two years apart by a hyphen, which folding takes away."""
_AMERICAN = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d\d?), (?=\d{{4}})", re.IGNORECASE)
"""A day with the month first: `September 24, 2017`."""
_LISTED = re.compile(r"\b(?:designated|listed|sanctioned)\b[^.;)]*?(?:19|20)\d\d")
"""The day of a listing is no day of what it lists."""
_NEXT = re.compile(
    r"(?:(?! and (?:has|have|had|was|is)\b)[^,]|,(?= (?:since|from|until|between)\b))*"
)
"""What follows a statement and is still said of it."""
_WHOLE_DAY = r"\d\d? [A-Z][a-z]+ \d{4}"
_EVENT = re.compile(
    r"^\s*(?:In|On) (?P<first>[^,;]*?\d{4}(?: and [^,;]*?\d{4})?)\b|"
    r"\b(?:in|on) (?P<last>[^,;.]*\d{4})\s*(?:[.,;]|$)|"
    rf"\bon (?P<day>{_WHOLE_DAY}(?: and {_WHOLE_DAY})?)\b"
)
"""A day of what is done: where a sentence begins or a clause ends, or `on` a whole day."""


def manner(before: str, sentence: str, reading: Reading) -> Manner:
    """Give how a sentence states what begins behind `before`, a part of its clause."""
    clause = folded(before)
    if has(reading.denied, clause):
        return Manner.DENIED
    if has(reading.alleged, folded(sentence)):
        return Manner.ALLEGED
    if has(reading.suspected, clause):
        return Manner.SUSPECTED
    return Manner.REPORTED if has(reading.reported, clause) else Manner.STATED


def manner_of_act(sentence: str, reading: Reading) -> Manner:
    """Give how a sentence states an act; what follows *but* denies something else."""
    said = folded(sentence.partition(" but ")[0])
    for words, found in (
        (reading.denied_acts, Manner.DENIED),
        (reading.alleged, Manner.ALLEGED),
        (reading.suspected, Manner.SUSPECTED),
    ):
        if has(words, said):
            return found
    is_reported = has(reading.reported, said.partition(_ANDBESIDES)[0])
    return Manner.REPORTED if is_reported else Manner.STATED


_ANDBESIDES = " and identified "
"""So begins what another one found besides."""
Period = tuple[PartialDate | None, PartialDate | None]
"""Since when, and until when."""


def period(before: str, after: str) -> Period:
    """Give since when and until when a clause says that something holds.

    What stands behind the statement, up to a comma, comes before what precedes it.
    """
    after = _AMERICAN.sub(r"\2 \1 ", after)
    near = _NEXT.match(after)
    found = span(near[0] if near else after)
    if not any(found) and (beside := BESIDE.match(after)):
        return _day(re.search(_DAY, folded(beside["when"]))), None
    return found if any(found) else span(before)


def span(text: str) -> Period:
    """Give since when and until when some words say that something holds."""
    said = folded(_plain(text))
    if years := _YEARS.search(said):
        return _year(int(years[1])), _year(int(years[2]))
    start = _SINCE.search(said)
    end = _UNTIL.search(said, start.end() if start else 0)
    is_end = end is not None and (end[0].startswith("until") or start is not None)
    return _day(start or _IN.search(said)), _day(end) if is_end else None


def of_act(sentence: str) -> Period:
    """Give when a sentence says that something was done: a span, or one day or year."""
    said = _plain(sentence)
    if _SINCE.search(folded(said)):
        return span(sentence)
    found = _EVENT.search(said)
    if found is None:
        return None, None
    printed = found["first"] or found["last"] or found["day"]
    days = [*re.finditer(rf"{_DAY}\b", folded(printed))]
    return (_day(days[0]), _day(days[-1])) if days else (None, None)


def _plain(text: str) -> str:
    """Give words without the day of the party's listing, every other one as `24 May 2017`."""
    return _LISTED.sub(" ", _AMERICAN.sub(r"\2 \1 ", text))


def _day(match: re.Match[str] | None) -> PartialDate | None:
    if match is None:
        return None
    year = int(match["year"])
    if not match["month"]:
        return _year(year)
    month = _MONTHS.index(match["month"]) + 1
    last = monthrange(year, month)[1]
    first, printed = date(year, month, 1), f"{year}-{month:02}"
    day = int(match["day"] or match["last"] or 0)
    if 1 <= day <= last:
        found = first.replace(day=day)
        return PartialDate(found.isoformat(), DatePrecision.DAY, found, found)
    return PartialDate(printed, DatePrecision.MONTH, first, first.replace(day=last))


def _year(year: int) -> PartialDate:
    return PartialDate(str(year), DatePrecision.YEAR, date(year, 1, 1), date(year, 12, 31))


def is_silent(text: str, reading: Reading) -> bool:
    """Whether a statement gives no reason at all: a gender, a number, a date of listing."""
    said = folded(text)
    return not said or any(pattern((one,)).match(said) for one in reading.silent)
