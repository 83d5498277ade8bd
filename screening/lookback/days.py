"""Which days lie in a span, in two of them, and before a day?

All days are those of UTC, and a span holds its first day and its last one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAY = timedelta(days=1)
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Days in a row; never none."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def common(self, other: "Days") -> "Days | None":
        """Give the days that lie in both."""
        return between(max(self.first, other.first), min(self.last, other.last))


def between(first: date, last: date) -> Days | None:
    """Give the days from one to another; `None` where there are none."""
    return Days(first, last) if first <= last else None


def touched(since: datetime, until: datetime) -> Days | None:
    """Give every day of which some part lies in a time; `until` itself is outside it."""
    return between(since.date(), (until - _MOMENT).date()) if since < until else None


def runs(spans: Iterable[Days]) -> tuple[Days, ...]:
    """Put together what overlaps or follows on from one day to the next, in order."""
    found: list[Days] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last + DAY:
            found[-1] = Days(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def count(spans: Iterable[Days]) -> int:
    """Count the days of spans; one that lies in several counts once."""
    return sum(span.count for span in runs(spans))


def before(spans: Iterable[Days], day: date | None) -> tuple[Days, ...]:
    """Give what lies before a day; all of it where the day never came."""
    if day is None:
        return runs(spans)
    parts = (between(span.first, min(span.last, day - DAY)) for span in runs(spans))
    return tuple(part for part in parts if part is not None)


def lacking(spans: Iterable[Days], others: Iterable[Days]) -> tuple[Days, ...]:
    """Give the days of spans that lie in none of the others."""
    left = list(runs(spans))
    for other in runs(others):
        cut = []
        for span in left:
            ends = (
                between(span.first, min(span.last, other.first - DAY)),
                between(max(span.first, other.last + DAY), span.last),
            )
            cut += [end for end in ends if end is not None]
        left = cut
    return tuple(left)
