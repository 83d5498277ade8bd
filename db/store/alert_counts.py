"""How many alerts wait for an officer, and since when?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.records.alert import StepKind, Verdict
from db.store.engine import Store
from db.tables.review import AlertRow, AlertStepRow
from db.tables.row import table

_alert, _step = table(AlertRow), table(AlertStepRow)
_DECIDING = [kind.value for kind in (StepKind.PROPOSED, StepKind.REFUSED, StepKind.DECIDED)]
_CLOSING = [verdict.value for verdict in Verdict if verdict.closes]


@dataclass(frozen=True, slots=True)
class OpenAlerts:
    """The alerts on which somebody has still to decide."""

    count: int = 0
    oldest_at: datetime | None = None


def open_alerts(store: Store) -> OpenAlerts:
    """Count the alerts that no decision closes, or only one that another came after."""
    last = select(func.max(_step.c.id)).where(_step.c.kind.in_(_DECIDING))
    closed = select(_step.c.alert_id).where(
        _step.c.id.in_(last.group_by(_step.c.alert_id)),
        _step.c.kind == StepKind.DECIDED.value,
        _step.c.verdict.in_(_CLOSING),
    )
    statement = select(func.count(), func.min(_alert.c.at)).where(_alert.c.id.not_in(closed))
    with store.reading() as connection:
        count, oldest = connection.execute(statement).one()
    return OpenAlerts(count, oldest)
