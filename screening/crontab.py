"""At which moments does a line of cron call for a run?

Five fields, as cron reads them: minute, hour, day of the month, month, day of the week (0 and 7
are Sunday). Where both kinds of day are named, either will do. Each time of the clock on the
wall is due once: one that a change to summer time leaves out an hour later, one that the change
back brings twice the first time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
_PART = re.compile(r"(?:(\*)|(\w+)(?:-(\w+))?)(?:/(\d+))?", re.ASCII)
_LONGEST = 366 * 8
"""Days: 29 February may be eight years away."""


class CrontabError(Exception):
    """A text is no line of cron, or one that never calls for a run."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    first: int
    last: int
    names: tuple[str, ...] = ()

    def read(self, text: str) -> frozenset[int]:
        """Give the numbers that a field stands for."""
        found: set[int] = set()
        for part in text.split(","):
            match = _PART.fullmatch(part)
            if match is None:
                raise CrontabError(f"{self.name} cannot be {part!r}")
            every, low, high, step = match.groups()
            first = self.first if every else self._number(low)
            last = self.last if every or (step and not high) else first
            last = self._number(high) if high else last
            if first > last or step == "0":
                raise CrontabError(f"{self.name} cannot be {part!r}")
            found.update(range(first, last + 1, int(step or 1)))
        return frozenset(found)

    def _number(self, text: str) -> int:
        if text.lower() in self.names:
            return self.names.index(text.lower()) + self.first
        if not text.isdecimal() or not self.first <= int(text) <= self.last:
            raise CrontabError(f"{self.name} is {self.first} to {self.last}, not {text!r}")
        return int(text)


_FIELDS = (
    _Field("the minute", 0, 59),
    _Field("the hour", 0, 23),
    _Field("the day", 1, 31),
    _Field("the month", 1, 12, tuple(_MONTHS)),
    _Field("the day of the week", 0, 7, tuple(_WEEKDAYS)),
)


@dataclass(frozen=True, slots=True)
class Crontab:
    """When something is due, on the clocks of a time zone."""

    text: str
    zone: ZoneInfo
    times: tuple[time, ...]
    """Of a day on which it is due."""
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """Sunday is 0."""
    is_either: bool
    """Whether a day of the month or of the week will do."""

    def after(self, moment: datetime) -> datetime:
        """Give the first moment after another one at which it is due, in UTC."""
        day = moment.astimezone(self.zone).date() - timedelta(days=1)
        return next(found for found in self._moments(day, 1) if found > moment)

    def before(self, moment: datetime) -> datetime:
        """Give the last moment at which it was due, another one itself included, in UTC."""
        day = moment.astimezone(self.zone).date() + timedelta(days=1)
        return next(found for found in self._moments(day, -1) if found <= moment)

    def _moments(self, day: date, step: int) -> Iterator[datetime]:
        """Give the moments from a day on, forwards or backwards."""
        for number in range(_LONGEST):
            here = day + timedelta(days=number * step)
            if self._is_due(here):
                found = {datetime.combine(here, one, self.zone) for one in self.times}
                yield from sorted((m.astimezone(UTC) for m in found), reverse=step < 0)

    def _is_due(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        of_month, of_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return of_month or of_week if self.is_either else of_month and of_week


def read(text: str, zone: ZoneInfo) -> Crontab:
    """Read a line of cron. Raises `CrontabError` saying what is wrong with it."""
    parts = text.split()
    if len(parts) != len(_FIELDS):
        raise CrontabError(
            f"it has five fields (minute hour day month weekday), not {len(parts)}"
        )
    minutes, hours, days, months, weekdays = (
        field.read(part) for field, part in zip(_FIELDS, parts, strict=True)
    )
    found = Crontab(
        text,
        zone,
        tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes)),
        days,
        months,
        frozenset(day % 7 for day in weekdays),
        is_either=not parts[2].startswith("*") and not parts[4].startswith("*"),
    )
    if not any(_exists(day, month) for day in days for month in months) and not found.is_either:
        raise CrontabError("there is no such day")
    return found


def _exists(day: int, month: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True
