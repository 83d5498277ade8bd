"""A small bank with a past: customers, alerts, screenings and messages of many years."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from db.records.alert import Alert, Step, StepKind, Verdict, Why
from db.records.customer import Import
from db.records.event import Happening
from db.records.proposal import Approval
from db.store.alerts import add_alerts, add_steps
from db.store.contents import keep
from db.store.customers import take_in
from db.store.engine import Store
from db.store.ledger import record, writing
from db.store.proposals import propose, say
from db.store.screenings import BatchRun, Screening, record_batch
from db.tables.nightly import DeliveryRow, MessageRow

NOW = datetime(2027, 6, 1, 9, tzinfo=UTC)
OFFICER = "officer"


def year(number: int, month: int = 1) -> datetime:
    """Give a day of a year."""
    return datetime(number, month, 15, 12, tzinfo=UTC)


def customer(store: Store, customer_id: str, at: datetime, *, is_retired: bool = False) -> None:
    """Take in a version of a customer's record."""
    fields = {"name": (f"Name of {customer_id}",)}
    done = Import("default", f"file-{at:%Y}.csv", "0" * 64, rows=1, added=1)
    take_in(store, done, [(customer_id, fields, is_retired)], by=OFFICER, at=at)


def alert(
    store: Store,
    number: int,
    customer_id: str,
    at: datetime,
    steps: Sequence[Step] = (),
    evidence: bytes = b"",
) -> None:
    """Raise an alert, with what happened to it."""
    raised = Alert(
        id=number,
        at=at,
        portfolio="default",
        customer_id=customer_id,
        customer_version=1,
        subject="un:KPi.033",
        entries=("un:KPi.033",),
        why=Why.NEW_ENTRY,
        because="it is new",
        outcome="review",
        score=0.9,
        confidence=0.5,
        matches=f'[{{"query":"Name of {customer_id}"}}]',
        steps=(Step(at, OFFICER, StepKind.RAISED),),
    )
    with writing(store, Happening("portfolio screened", OFFICER, at)) as ledger:
        add_alerts(ledger, [raised], rescreening_id=1)
        digests = (keep(ledger, "evidence passport.txt", evidence),) if evidence else ()
        told = [(number, one) for one in steps]
        if digests:
            told.append((number, Step(at, OFFICER, StepKind.ASSIGNED, evidence=digests)))
        add_steps(ledger, sorted(told, key=lambda one: one[1].at))


def decided(at: datetime, verdict: Verdict) -> Step:
    """Give the step of a decision."""
    return Step(at, OFFICER, StepKind.DECIDED, verdict, "other-birth-date", "not the same")


def proposal(store: Store, number: int, at: datetime) -> None:
    """Propose a decision on an alert, and have it agreed to."""
    with writing(store, Happening("decision proposed", OFFICER, at)) as ledger:
        made = propose(
            ledger, "decision", f"alert {number}", {"alert": number}, "r", by=OFFICER, at=at
        )
    with writing(store, Happening("proposal settled", "chief", at)) as ledger:
        say(ledger, made, Approval(at, "chief", is_approved=True, reason="Name of somebody"))


def screening(store: Store, number: str, at: datetime, customer_id: str = "") -> None:
    """Keep a screening as one of a file's alerts, and the run over the file."""
    query = f'{{"id":"{customer_id}","name":"Name of {customer_id}"}}'
    kept = Screening(number, at, OFFICER, query, "review", "review-name", "{}", "[]")
    run = BatchRun(
        f"run {number}", at, OFFICER, "in.csv", "0", "out.csv", "0", 1, 1, "{}", "[]"
    )
    record_batch(store, run, [kept])


def message(store: Store, number: int, at: datetime, text: str) -> None:
    """Keep a message with an attempt to deliver it."""
    with writing(store, Happening("told", OFFICER, at)) as ledger:
        values: dict[str, Any] = {"id": number, "key": f"key {number}", "kind": "affected"}
        document = f'{{"customers":["{text}"]}}'
        ledger.add(MessageRow, [{**values, "at": at, "run_id": "", "document": document}])
        tried = {"message_id": number, "channel": "mail", "at": at, "is_delivered": True}
        ledger.add(DeliveryRow, [{**tried, "problem": ""}])


def detail(store: Store, at: datetime, text: str) -> int:
    """Write an event of which something is personal, and give its number."""
    return record(store, Happening("made up", OFFICER, at, personal={"name": text})).id
