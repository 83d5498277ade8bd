"""How did alerts stand at the end of a period, and what became of them month by month?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from db.records.alert import Alert, Status, Step, StepKind, Verdict
from db.store.alerts import alerts
from screening.pack.ground import Ground, Period, percent


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that closed an alert, or sent it on."""

    alert: Alert
    step: Step

    @property
    def days(self) -> float:
        """From when the alert was raised."""
        return (self.step.at - self.alert.at).total_seconds() / 86400


@dataclass(frozen=True, slots=True)
class Month:
    """What happened to alerts in a month."""

    name: str
    """`YYYY-MM`."""
    raised: int
    true_matches: int
    false_positives: int
    sent_on: int
    """Decisions to escalate or to ask for information."""
    median_days: float | None
    open_at_end: int

    @property
    def hit_rate(self) -> float | None:
        """The share in per cent of true matches among what was decided."""
        return percent(self.true_matches, self.true_matches + self.false_positives)


def standing(ground: Ground) -> list[Alert]:
    """Give every alert as it stood at the end of the period."""
    end = ground.period.end
    return [
        replace(one, steps=tuple(step for step in one.steps if step.at <= end))
        for one in alerts(ground.store)
        if one.at <= end
    ]


def decisions(found: Iterable[Alert], period: Period) -> list[Decided]:
    """Give the decisions of a period in the order in which they were made."""
    made = (
        Decided(alert, step)
        for alert in found
        for step in alert.steps
        if step.kind is StepKind.DECIDED and period.has(step.at)
    )
    return sorted(made, key=lambda one: (one.step.at, one.alert.id))


def months(found: Sequence[Alert], period: Period, until: datetime) -> list[Month]:
    """Give every month of a period from the first alert in it, empty ones too."""
    made = decisions(found, period)
    moments = [one.at for one in found if period.has(one.at)] + [one.step.at for one in made]
    if not moments:
        return []
    return [_month(name, found, made, period) for name in _names(min(moments), until)]


def _names(first: datetime, last: datetime) -> Iterator[str]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _month(name: str, found: Sequence[Alert], made: Sequence[Decided], period: Period) -> Month:
    ours = [one for one in made if f"{one.step.at:%Y-%m}" == name]
    verdicts = [one.step.verdict for one in ours]
    closing = [one.days for one in ours if one.step.verdict and one.step.verdict.closes]
    matches, positives = (
        verdicts.count(one) for one in (Verdict.TRUE_MATCH, Verdict.FALSE_POSITIVE)
    )
    return Month(
        name,
        sum(f"{one.at:%Y-%m}" == name and period.has(one.at) for one in found),
        matches,
        positives,
        len(ours) - matches - positives,
        round(median(closing), 1) if closing else None,
        sum(_was_open(one, name) for one in found),
    )


def _was_open(alert: Alert, month: str) -> bool:
    """Whether an alert was there and open at the end of a month."""
    if f"{alert.at:%Y-%m}" > month:
        return False
    steps = tuple(step for step in alert.steps if f"{step.at:%Y-%m}" <= month)
    return replace(alert, steps=steps).status.is_open


def open_ones(found: Iterable[Alert]) -> list[Alert]:
    """Give the alerts that nobody had closed, the oldest first."""
    return [one for one in found if one.status.is_open]


def in_force(found: Iterable[Alert], period: Period) -> list[Alert]:
    """Give the dismissed alerts that still suppressed their pair at the end of a period."""
    return [
        one
        for one in found
        if one.status is Status.SUPPRESSED
        and one.decision is not None
        and one.decision.expires_on is not None
        and one.decision.expires_on >= period.until
    ]
