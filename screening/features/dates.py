"""Does the date of birth agree?"""

from dataclasses import dataclass
from datetime import date, timedelta

from db.records.entry import DatePrecision, Entry, PartialDate
from db.records.screening import Bearing, Evidence, Query

_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)
_TWO_YEARS = timedelta(days=2 * 366)
_FIVE_YEARS = timedelta(days=5 * 366)
_TEN_YEARS = timedelta(days=10 * 366)
DEFAULTS = frozenset(
    {
        date(1960, 1, 1),  # day nought of SAS
        date(1969, 12, 31),  # day nought of Unix, seen from America
        date(1970, 1, 1),  # day nought of Unix
        date(1980, 1, 1),  # day nought of DOS and of GPS receivers
        date(2000, 1, 1),  # day nought of PostgreSQL
    }
)
"""Days that systems print for a date they don't know, though people were born on them.

Such a date asked for may agree and contradicts nothing; older ones `ask` refuses."""
_YEARS_TOLERATED, _YEARS_NEUTRAL, _YEARS_FAR = 1, 2, 10


@dataclass(frozen=True, slots=True)
class _Verdict:
    score: float
    bearing: Bearing
    because: str
    feature: str = "birth_date"


_SAME_DAY = _Verdict(1.0, Bearing.AGREES, "The same day.", "birth_day")
_DAY_OFF = _Verdict(
    0.95, Bearing.AGREES, "A day apart: some lists shifted dates by a day.", "birth_day"
)
_AGREE = _Verdict(1.0, Bearing.AGREES, "The dates agree as far as both are known.")
_SWAPPED = _Verdict(
    0.8, Bearing.AGREES, "The dates agree, weaker, if day and month are swapped in one."
)
_SWAPPED_DAY_OFF = _Verdict(
    0.75, Bearing.AGREES, "A day apart, weaker, if day and month are swapped in one."
)
_NEXT_YEAR = _Verdict(
    0.7,
    Bearing.AGREES,
    "A year apart, which agrees weaker where only the year is known.",
    "birth_near",
)
_ABOUT = _Verdict(
    0.7,
    Bearing.AGREES,
    "Within two years, which agrees weaker where a date is approximate.",
    "birth_near",
)
_NEAR = _Verdict(
    0.5, Bearing.NEUTRAL, "The dates differ, but not by years enough to contradict."
)
_DEFAULT = _Verdict(
    0.5, Bearing.NEUTRAL, "The dates differ, but systems print this one for an unknown date."
)
_APART = _Verdict(0.0, Bearing.CONTRADICTS, "The dates are years apart.")
_FAR_APART = _Verdict(
    0.0, Bearing.CONTRADICTS, "The dates are more than ten years apart.", "birth_decade"
)


def birth_date(query: Query, entry: Entry) -> Evidence | None:
    """Compare dates of birth at the coarser precision of the two; the best pair counts.

    A day of difference is tolerated, because the UN file shifted some dates by a day. Day
    and month swapped agree, but weaker; so do a year of difference where one side knows only
    the year, and two years where a date is approximate: that is `birth_near`, which takes
    nothing away and carries no alert. Full dates further apart say nothing within a year and
    contradict beyond; others contradict beyond two years, or five where a date is approximate
    or a span of years. A day that systems print for an unknown date contradicts nothing.
    The feature is `birth_day` when both sides know the day and agree unswapped, and
    `birth_decade` when the dates are more than ten years apart.
    """
    found = [
        _evidence(asked, listed.date, verdict)
        for asked in query.birth_dates
        for listed in entry.birth_dates
        if (verdict := _compare_unless_default(asked, listed.date)) is not None
    ]
    return max(found, key=_favour, default=None)


def _favour(evidence: Evidence) -> tuple[float, bool]:
    """Prefer what agrees more, and of two that contradict the one less far apart."""
    return evidence.score, evidence.feature != "birth_decade"


def _evidence(asked: PartialDate, listed: PartialDate, verdict: _Verdict) -> Evidence:
    printed = f"circa {listed.printed}" if listed.is_circa else listed.printed
    return Evidence(
        verdict.feature,
        asked.printed,
        printed,
        verdict.score,
        verdict.bearing,
        verdict.because,
    )


def _compare_unless_default(asked: PartialDate, listed: PartialDate) -> _Verdict | None:
    found = _compare(asked, listed)
    is_default = asked.precision is DatePrecision.DAY and asked.earliest in DEFAULTS
    contradicts = found is not None and found.bearing is Bearing.CONTRADICTS
    return _DEFAULT if contradicts and is_default else found


def _compare(asked: PartialDate, listed: PartialDate) -> _Verdict | None:
    one, other = _span(asked), _span(listed)
    if one is None or other is None:
        return None
    gap = max(one[0] - other[1], other[0] - one[1], timedelta(0))
    precisions = {asked.precision, listed.precision}
    if asked.is_circa or listed.is_circa:
        return _about(gap, tolerated=_TWO_YEARS)
    if DatePrecision.RANGE in precisions:
        return _about(gap, tolerated=_DAY)
    if precisions == {DatePrecision.DAY}:
        return _by_day(one[0], other[0])
    if DatePrecision.YEAR in precisions:
        return _by_year(abs(one[0].year - other[0].year))
    return _AGREE if gap <= _DAY else _far(gap, _TWO_YEARS)


def _span(day: PartialDate) -> tuple[date, date] | None:
    if day.earliest is None or day.latest is None:
        return None
    return day.earliest, day.latest


def _about(gap: timedelta, *, tolerated: timedelta) -> _Verdict:
    if not gap:
        return _AGREE
    return _ABOUT if gap <= tolerated else _far(gap, _FIVE_YEARS)


def _by_year(years: int) -> _Verdict:
    if not years:
        return _AGREE
    if years <= _YEARS_TOLERATED:
        return _NEXT_YEAR
    if years <= _YEARS_NEUTRAL:
        return _NEAR
    return _APART if years <= _YEARS_FAR else _FAR_APART


def _by_day(asked: date, listed: date) -> _Verdict:
    apart = abs(asked - listed)
    if apart <= _DAY:
        return _DAY_OFF if apart else _SAME_DAY
    turned = _swapped(asked)
    if turned is not None and (apart_turned := abs(turned - listed)) <= _DAY:
        return _SWAPPED_DAY_OFF if apart_turned else _SWAPPED
    return _far(apart, _YEAR)


def _swapped(day: date) -> date | None:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def _far(gap: timedelta, contradiction: timedelta) -> _Verdict:
    if gap <= contradiction:
        return _NEAR
    return _APART if gap <= _TEN_YEARS else _FAR_APART
