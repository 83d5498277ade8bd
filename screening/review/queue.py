"""Which alerts wait for somebody, and in what order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.records.alert import Alert, Status


class Order(StrEnum):
    """What comes first in the queue."""

    URGENCY = "urgency"
    """A match before what is to be reviewed, then the surer, then the older one."""
    AGE = "age"
    SCORE = "score"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which alerts somebody wants to see."""

    portfolio: str = ""
    list: str = ""
    assignee: str | None = None
    """Empty for alerts that nobody looks at."""
    status: Status | None = None
    """`None` for all that are open."""
    min_score: float = 0.0

    def has(self, alert: Alert) -> bool:
        """Whether an alert is wanted."""
        on_list = not self.list or any(e.startswith(f"{self.list}:") for e in alert.entries)
        of_status = alert.status is self.status if self.status else alert.status.is_open
        return (
            on_list
            and of_status
            and self.portfolio in {"", alert.portfolio}
            and self.assignee in {None, alert.assignee}
            and alert.score >= self.min_score
        )


def queue(alerts: Iterable[Alert], wanted: Wanted, order: Order = Order.URGENCY) -> list[Alert]:
    """Give the alerts wanted, what is most urgent first."""
    return sorted(filter(wanted.has, alerts), key=lambda alert: _place(alert, order))


def _place(alert: Alert, order: Order) -> tuple[float, ...]:
    age, sure = alert.at.timestamp(), -(alert.confidence or 0.0)
    match order:
        case Order.AGE:
            return (age, alert.id)
        case Order.SCORE:
            return (-alert.score, age, alert.id)
        case Order.CONFIDENCE:
            return (sure, age, alert.id)
        case Order.URGENCY:
            return (alert.outcome != "match", sure, -alert.score, age, alert.id)


def age_in_days(alert: Alert, now: datetime) -> float:
    """Give for how long an alert has been there."""
    return (now - alert.at).total_seconds() / 86400
