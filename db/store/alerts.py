"""Which alerts are there, and what happened to each?"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from db.audit import canonical
from db.records.alert import Alert, Fingerprint, Step, StepKind, Verdict, Why
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.review import AlertRow, AlertStepRow
from db.tables.row import table

_alert, _step = table(AlertRow), table(AlertStepRow)
_decode = msgspec.json.Decoder(Fingerprint).decode


def alerts(
    store: Store,
    portfolio: str | None = None,
    *,
    ids: Sequence[int] | None = None,
    customers: Sequence[str] | None = None,
) -> list[Alert]:
    """Give alerts with their steps, in the order in which they were raised."""
    statement = select(_alert).order_by(_alert.c.id)
    if portfolio is not None:
        statement = statement.where(_alert.c.portfolio == portfolio)
    if ids is not None:
        statement = statement.where(_alert.c.id.in_(ids))
    if customers is not None:
        statement = statement.where(_alert.c.customer_id.in_(customers))
    with store.reading() as connection:
        rows = connection.execute(statement).all()
        steps = steps_by_alert(connection, None if ids is None else [row.id for row in rows])
        return [_read(row, steps.get(row.id, ())) for row in rows]


def alert(store: Store, number: int) -> Alert | None:
    """Give one alert."""
    return next(iter(alerts(store, ids=[number])), None)


def next_number(connection: Connection) -> int:
    """Give the number of the next alert; whoever holds the head of the log may use it."""
    return (connection.execute(select(func.max(_alert.c.id))).scalar() or 0) + 1


def add_alerts(ledger: Ledger, found: Iterable[Alert], rescreening_id: int) -> None:
    """Write alerts, each with the step that raised it."""
    raised = list(found)
    ledger.add(AlertRow, [_row(one, rescreening_id) for one in raised])
    add_steps(ledger, [(one.id, step) for one in raised for step in one.steps])


def add_steps(ledger: Ledger, steps: Iterable[tuple[int, Step]]) -> None:
    """Write what happened to alerts."""
    ledger.add(AlertStepRow, [_step_row(number, step) for number, step in steps])


def steps_of(connection: Connection, number: int) -> tuple[Step, ...]:
    """Give what happened to an alert, as a transaction sees it."""
    return tuple(steps_by_alert(connection, [number]).get(number, ()))


def steps_by_alert(
    connection: Connection, ids: Sequence[int] | None = None
) -> dict[int, list[Step]]:
    """Give what happened to some alerts, or all, by their numbers."""
    statement = select(_step).order_by(_step.c.id)
    if ids is not None:
        statement = statement.where(_step.c.alert_id.in_(ids))
    found: dict[int, list[Step]] = {}
    for row in connection.execute(statement):
        found.setdefault(row.alert_id, []).append(_read_step(row))
    return found


def _read(row: Row[Any], steps: Iterable[Step]) -> Alert:
    return Alert(
        id=row.id,
        at=row.at,
        portfolio=row.portfolio,
        customer_id=row.customer_id,
        customer_version=row.customer_version,
        subject=row.subject,
        entries=tuple(row.entries.split()),
        why=Why(row.why),
        because=row.because,
        outcome=row.outcome,
        score=row.score,
        confidence=row.confidence,
        matches=row.matches,
        earlier=row.earlier,
        steps=tuple(steps),
    )


def _read_step(row: Row[Any]) -> Step:
    return Step(
        at=row.at,
        by=row.by,
        kind=StepKind(row.kind),
        verdict=Verdict(row.verdict) if row.verdict else None,
        reason=row.reason,
        text=row.text,
        evidence=tuple(row.evidence.split()),
        expires_on=row.expires_on,
        fingerprint=_decode(row.fingerprint) if row.fingerprint else None,
    )


def _row(found: Alert, rescreening_id: int) -> dict[str, Any]:
    return {
        "id": found.id,
        "at": found.at,
        "portfolio": found.portfolio,
        "customer_id": found.customer_id,
        "customer_version": found.customer_version,
        "subject": found.subject,
        "entries": " ".join(found.entries),
        "why": found.why.value,
        "because": found.because,
        "earlier": found.earlier,
        "rescreening_id": rescreening_id,
        "outcome": found.outcome,
        "score": found.score,
        "confidence": found.confidence,
        "matches": found.matches,
    }


def _step_row(number: int, step: Step) -> dict[str, Any]:
    said = step.fingerprint
    return {
        "alert_id": number,
        "at": step.at,
        "by": step.by,
        "kind": step.kind.value,
        "verdict": step.verdict.value if step.verdict else "",
        "reason": step.reason,
        "text": step.text,
        "evidence": " ".join(step.evidence),
        "expires_on": step.expires_on,
        "fingerprint": "" if said is None else canonical(said).decode(),
    }
