"""How does an officer's decision on an alert take effect, alone or with a second person?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from db.records.alert import Alert, Fingerprint, Status, Step, StepKind, Verdict
from db.records.customer import Customer
from db.records.event import Happening
from db.store import customers as kept
from db.store.alerts import add_steps, alert, steps_of
from db.store.contents import keep
from db.store.engine import Store
from db.store.ledger import Ledger
from db.store.proposals import propose
from rules.review_model import ReviewTable
from screening.index import Index
from screening.rescreen.fields import fingerprint

LARGEST_EVIDENCE = 25 * 1024 * 1024
"""Bytes of a file that is kept with a decision."""
DECISION = "decision"
"""The kind of a proposal to decide an alert."""


class ReviewError(Exception):
    """Nothing was decided; the message says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an officer wants to decide."""

    verdict: Verdict
    reason: str
    """The code of a reason of `rules/review.toml`."""
    text: str = ""
    evidence: tuple[Path, ...] = ()
    until: date | None = None
    """For a false positive: its last day; `None` for what the policy says."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, when, by what policy, and what index shows the entries as they read now."""

    store: Store
    index: Index
    policy: ReviewTable
    by: str
    at: datetime


def decide(reviewer: Reviewer, number: int, wish: Wish) -> tuple[Step, int | None]:
    """Decide an alert, or propose it where the policy wants a second person.

    Gives what was written, with the number of the proposal. Raises `ReviewError`, and then
    nothing was written.
    """
    found = find(reviewer.store, number)
    _check(reviewer, found, wish)
    files = [(path.name, _content(path)) for path in wish.evidence]
    is_proposal = reviewer.policy.needs_second(wish.verdict)
    said = _fingerprint(reviewer, found)
    step = Step(
        reviewer.at,
        reviewer.by,
        StepKind.PROPOSED if is_proposal else StepKind.DECIDED,
        wish.verdict,
        wish.reason,
        wish.text,
        expires_on=_until(reviewer, wish),
        fingerprint=said,
    )
    with reviewer.store.writing() as connection:
        ledger = Ledger(connection)
        _refuse_late(found, steps_of(connection, number))
        digests = tuple(keep(ledger, f"evidence {name}", body) for name, body in files)
        step = replace(step, evidence=digests)
        add_steps(ledger, [(number, step)])
        proposal = _proposed(ledger, number, step) if is_proposal else None
        told = {
            "alert": number,
            "verdict": wish.verdict.value,
            "reason": wish.reason,
            "proposal": proposal,
        }
        kind = "decision proposed" if is_proposal else "alert decided"
        ledger.close(Happening(kind, reviewer.by, reviewer.at, f"alert {number}", told))
    return step, proposal


def find(store: Store, number: int) -> Alert:
    """Give an alert. Raises `ReviewError` where there is none of that number."""
    found = alert(store, number)
    if found is None:
        raise ReviewError(f"there is no alert {number}")
    return found


def assign(reviewer: Reviewer, number: int, to: str) -> None:
    """Say who looks at an alert; an empty name takes it back."""
    found = find(reviewer.store, number)
    step = Step(reviewer.at, reviewer.by, StepKind.ASSIGNED, text=to)
    with reviewer.store.writing() as connection:
        ledger = Ledger(connection)
        add_steps(ledger, [(found.id, step)])
        told = {"alert": number, "to": to}
        ledger.close(
            Happening("alert assigned", reviewer.by, reviewer.at, f"alert {number}", told)
        )


def _check(reviewer: Reviewer, found: Alert, wish: Wish) -> None:
    reasons = [one.id for one in reviewer.policy.reasons_for(wish.verdict)]
    if wish.reason not in reasons:
        raise ReviewError(
            f"{wish.verdict.replace('_', ' ')} needs a reason: one of {', '.join(reasons)}"
        )
    if found.status is Status.PROPOSED:
        raise ReviewError(f"alert {found.id} waits for a second person; see the proposals")
    if wish.until is not None and wish.verdict is not Verdict.FALSE_POSITIVE:
        raise ReviewError("only a false positive has a last day")
    longest = reviewer.policy.longest_suppression_days
    if wish.until is not None:
        days = (wish.until - reviewer.at.date()).days
        if not 0 <= days <= longest:
            raise ReviewError(f"a false positive holds for {longest} days at most from today")


def _until(reviewer: Reviewer, wish: Wish) -> date | None:
    if wish.verdict is not Verdict.FALSE_POSITIVE:
        return None
    usual = reviewer.at.date() + timedelta(days=reviewer.policy.suppression_days)
    return wish.until or usual


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_EVIDENCE:
            raise ReviewError(f"{path} is larger than {LARGEST_EVIDENCE // 1024**2} MiB")
        return path.read_bytes()
    except OSError as error:
        raise ReviewError(f"{path} can't be read: {error.strerror or error}") from error


def _fingerprint(reviewer: Reviewer, found: Alert) -> Fingerprint:
    """Digest what both sides say now, as the officer sees them."""
    customer = customer_of(reviewer.store, found)
    there = [
        indexed
        for key in sorted(found.known)
        for indexed in reviewer.index.find(key)
        if str(indexed.key) == key
    ]
    return fingerprint(customer, there)


def customer_of(store: Store, found: Alert) -> Customer:
    """Give the customer of an alert as the record reads now.

    Raises `ReviewError` where it was erased.
    """
    customer = next(kept.customers(store, found.portfolio, ids=[found.customer_id]), None)
    if customer is None:
        raise ReviewError(f"the record of customer {found.customer_id} was erased")
    return customer


def _refuse_late(found: Alert, steps: Sequence[Step]) -> None:
    """Refuse a decision on an alert that somebody else decided since it was looked at."""
    if len(steps) != len(found.steps):
        last = steps[-1]
        raise ReviewError(
            f"alert {found.id} was changed meanwhile by {last.by} ({last.kind}); look again"
        )


def _proposed(ledger: Ledger, number: int, step: Step) -> int:
    verdict = step.verdict.value if step.verdict else ""
    payload = {"alert": number, "verdict": verdict}
    about = f"alert {number}"
    return propose(ledger, DECISION, about, payload, step.reason, by=step.by, at=step.at)
