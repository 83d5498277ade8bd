"""Are the alerts counted that still wait for somebody?"""

from datetime import UTC, datetime, timedelta

import pytest

from db.records.alert import Alert, Step, StepKind, Verdict, Why
from db.records.event import Happening
from db.store.alert_counts import OpenAlerts, open_alerts
from db.store.alerts import add_alerts, alerts
from db.store.engine import Store
from db.store.ledger import writing

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
RAISED = (StepKind.RAISED, None)
CASES: dict[str, tuple[list[tuple[StepKind, Verdict | None]], bool]] = {
    "raised": ([RAISED], True),
    "assigned": ([RAISED, (StepKind.ASSIGNED, None)], True),
    "closed": ([RAISED, (StepKind.DECIDED, Verdict.FALSE_POSITIVE)], False),
    "confirmed": ([RAISED, (StepKind.DECIDED, Verdict.TRUE_MATCH)], False),
    "escalated": ([RAISED, (StepKind.DECIDED, Verdict.ESCALATE)], True),
    "closed and seen again": (
        [RAISED, (StepKind.DECIDED, Verdict.FALSE_POSITIVE), (StepKind.SEEN_AGAIN, None)],
        False,
    ),
    "closed, then escalated": (
        [
            RAISED,
            (StepKind.DECIDED, Verdict.FALSE_POSITIVE),
            (StepKind.DECIDED, Verdict.ESCALATE),
        ],
        True,
    ),
    "proposed": ([RAISED, (StepKind.PROPOSED, Verdict.FALSE_POSITIVE)], True),
    "proposed and agreed": (
        [
            RAISED,
            (StepKind.PROPOSED, Verdict.FALSE_POSITIVE),
            (StepKind.DECIDED, Verdict.FALSE_POSITIVE),
        ],
        False,
    ),
    "refused": (
        [RAISED, (StepKind.PROPOSED, Verdict.TRUE_MATCH), (StepKind.REFUSED, None)],
        True,
    ),
}


def raise_alert(
    store: Store, number: int, steps: list[tuple[StepKind, Verdict | None]]
) -> None:
    at = AT + timedelta(hours=number)
    made = Alert(
        id=number,
        at=at,
        portfolio="bank",
        customer_id=f"C{number}",
        customer_version=1,
        subject="un:KPi.033",
        entries=("un:KPi.033",),
        why=Why.NEW_ENTRY,
        because="",
        outcome="review",
        score=0.9,
        confidence=None,
        matches="[]",
        steps=tuple(Step(at, "somebody", kind, verdict) for kind, verdict in steps),
    )
    with writing(store, Happening("portfolio screened", "x", at)) as ledger:
        add_alerts(ledger, [made], 1)


@pytest.mark.parametrize(("steps", "is_open"), CASES.values(), ids=CASES.keys())
def test_an_alert_is_counted_as_long_as_it_is_open(
    store: Store, steps: list[tuple[StepKind, Verdict | None]], is_open: bool
) -> None:
    raise_alert(store, 1, steps)

    expected = OpenAlerts(1, AT + timedelta(hours=1)) if is_open else OpenAlerts()
    assert open_alerts(store) == expected
    assert [alert.status.is_open for alert in alerts(store)] == [is_open]


def test_the_oldest_that_is_open_tells_the_age(store: Store) -> None:
    assert open_alerts(store) == OpenAlerts()
    for number, steps in enumerate((CASES["closed"], CASES["raised"], CASES["refused"]), 1):
        raise_alert(store, number, steps[0])

    assert open_alerts(store) == OpenAlerts(2, AT + timedelta(hours=2))
