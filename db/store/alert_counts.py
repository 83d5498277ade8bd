"""How many alerts wait for an officer, and since when?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.store.engine import Store
from db.tables.review import AlertRow, AlertStepRow
from db.tables.row import table

_alert, _step = table(AlertRow), table(AlertStepRow)
_DECIDED = "decided"
_FINAL = ("true_match", "false_positive")


@dataclass(frozen=True, slots=True)
class OpenAlerts:
    """The alerts on which nobody has decided for good."""

    count: int = 0
    oldest_at: datetime | None = None


def open_alerts(store: Store) -> OpenAlerts:
    """Count the alerts whose last decision, if there is any, leaves them open."""
    last = select(func.max(_step.c.id)).where(_step.c.kind == _DECIDED)
    closed = select(_step.c.alert_id).where(
        _step.c.id.in_(last.group_by(_step.c.alert_id)), _step.c.verdict.in_(_FINAL)
    )
    statement = select(func.count(), func.min(_alert.c.at)).where(_alert.c.id.not_in(closed))
    with store.reading() as connection:
        count, oldest = connection.execute(statement).one()
    return OpenAlerts(count, oldest)
