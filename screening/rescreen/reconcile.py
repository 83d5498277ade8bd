"""What do the customers that are like a party mean for the alerts that are there already?

A pair that nobody has looked at raises an alert; one with an open alert adds what changed to
it; one that a person dismissed stays dismissed as long as nothing changed in a field that
mattered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from db.records.alert import Alert, Fingerprint, Status, Step, StepKind, Why
from db.records.customer import Customer
from db.records.screening import IndexedEntry
from screening.report import json
from screening.rescreen.fields import differences, fingerprint, of_customer
from screening.rescreen.searching import Hit
from screening.rescreen.state import Changed

TOOL = "sanctions"
"""Who raised an alert, and noticed what changed: no person."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Which customers were compared with every entry, and why."""

    customers: Mapping[str, Customer]
    """As they read now; others have neither changed nor anything that did beside them."""
    new: frozenset[str]
    """Never screened before."""
    changed: frozenset[str]
    """Whose record changed since."""
    retired: frozenset[str]
    index: Changed
    carried: Mapping[str, str] = field(default_factory=dict)
    """By retired interim designation: the entry of the list that carries its party."""
    repeats: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """By customer and earlier alert: how like the one of that alert it is, but for what."""


@dataclass(slots=True)
class Outcome:
    """What is to be written."""

    alerts: list[Alert] = field(default_factory=list)
    steps: list[tuple[int, Step]] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    """Alerts of confirmed parties of which customer or entry changed."""


@dataclass(frozen=True, slots=True)
class Ledgered:
    """The last alert on each pair of a customer and an entry."""

    by_pair: Mapping[tuple[str, str], Alert]

    def of(self, hit: Hit) -> Alert | None:
        """Give the last alert on the customer and any entry of the party."""
        found = [
            alert for key in hit.keys if (alert := self.by_pair.get((hit.customer_id, key)))
        ]
        return max(found, key=lambda alert: alert.id, default=None)


def last_alerts(alerts: Iterable[Alert], carried: Mapping[str, str] | None = None) -> Ledgered:
    """Give the last alert on each pair.

    An alert on an interim designation is one on the entry too that carries its party now.
    """
    found: dict[tuple[str, str], Alert] = {}
    for alert in sorted(alerts, key=lambda alert: alert.id):
        for key in _keys(alert, carried or {}):
            found[alert.customer_id, key] = alert
    return Ledgered(found)


def _keys(alert: Alert, carried: Mapping[str, str]) -> frozenset[str]:
    keys = alert.known or frozenset({alert.subject})
    return keys | {carried[key] for key in keys if key in carried}


def _as_carried(alert: Alert | None, carried: Mapping[str, str]) -> Alert | None:
    """Give an alert on an interim designation as one on the entry that carries its party.

    So what a person decided of it holds as far as the entry says the same as the designation.
    """
    if alert is None or alert.known.isdisjoint(carried):
        return alert
    steps = (
        replace(step, fingerprint=_renamed(step.fingerprint, carried))
        if step.fingerprint
        else step
        for step in alert.steps
    )
    return replace(alert, steps=tuple(steps))


def _renamed(said: Fingerprint, carried: Mapping[str, str]) -> Fingerprint:
    moved = {carried[key]: fields for key, fields in said.entries.items() if key in carried}
    return Fingerprint(said.customer, {**moved, **said.entries})


def reconcile(
    hits: Sequence[Hit],
    alerts: Sequence[Alert],
    searched: Searched,
    entries: Mapping[str, IndexedEntry],
    *,
    first_number: int,
    portfolio: str,
    at: datetime,
) -> Outcome:
    """Say which alerts are new and what happened to the others.

    `entries` are those of the hits and of the alerts, as the index has them now.
    """
    known, outcome = last_alerts(alerts, searched.carried), Outcome()
    by_number = {alert.id: alert for alert in alerts}
    repeats = dict(searched.repeats)
    for hit in hits:
        customer = searched.customers[hit.customer_id]
        said = fingerprint(customer, [entries[key] for key in hit.entries])
        prior = known.of(hit)
        before = _as_carried(prior, searched.carried)
        told = _repeated(hit, by_number, repeats) or _told(hit, before, said, searched, at)
        if isinstance(told, Step) and prior is not None:
            outcome.steps.append((prior.id, told))
            if prior.status is Status.CONFIRMED:
                outcome.confirmed.append(prior.id)
        elif isinstance(told, tuple):
            number = first_number + len(outcome.alerts)
            raised = _alert(hit, customer, prior, said, told, number, portfolio, at)
            outcome.alerts.append(raised)
    for (customer_id, number), text in repeats.items():
        raised = _unlike(searched.customers[customer_id], by_number[number], text, at)
        outcome.alerts.append(replace(raised, id=first_number + len(outcome.alerts)))
    outcome.steps += _gone(hits, alerts, searched, at)
    return outcome


def _repeated(
    hit: Hit, alerts: Mapping[int, Alert], repeats: dict[tuple[str, int], str]
) -> tuple[Why, str] | None:
    """Say that a customer came again with which there is an alert on the same party."""
    for (customer_id, number), text in list(repeats.items()):
        same = alerts[number].known & set(hit.entries) or alerts[number].subject == hit.subject
        if customer_id == hit.customer_id and same:
            del repeats[customer_id, number]
            return Why.NEAR_REPEAT, f"Near repeat of alert {number}: {text}."
    return None


def _unlike(customer: Customer, earlier: Alert, text: str, at: datetime) -> Alert:
    """Raise an alert on a customer that came again and is no longer like the party."""
    sight = Fingerprint(of_customer(customer), earlier.sight.entries)
    because = f"Near repeat of alert {earlier.id}, not like the party any more: {text}."
    return replace(
        earlier,
        at=at,
        customer_id=customer.id,
        customer_version=customer.version,
        why=Why.NEAR_REPEAT,
        because=because,
        earlier=earlier.id,
        steps=(Step(at, TOOL, StepKind.RAISED, text=because, fingerprint=sight),),
    )


def _told(
    hit: Hit, prior: Alert | None, said: Fingerprint, searched: Searched, at: datetime
) -> tuple[Why, str] | Step | None:
    """Say what a hit means: a new alert, a step of the last one, or nothing new."""
    if prior is None:
        return _why(hit, searched)
    if prior.status is Status.SUPPRESSED:
        lapsed = lapses(prior, said, at.date())
        return (Why.SUPPRESSION_LAPSED, "; ".join(lapsed)) if lapsed else None
    changes = differences(prior.sight, said)
    if prior.is_gone:
        changes.append("they are alike again")
    if not changes:
        return None
    return Step(at, TOOL, StepKind.SEEN_AGAIN, text="; ".join(changes), fingerprint=said)


def lapses(alert: Alert, said: Fingerprint, today: date) -> list[str]:
    """Say why a false positive holds no longer; nothing while it holds."""
    decision = alert.decision
    if decision is None or decision.fingerprint is None:
        return ["nothing is kept of what was decided"]
    found = differences(decision.fingerprint, said)
    if decision.expires_on is not None and today > decision.expires_on:
        found.append(f"it held until {decision.expires_on}")
    return found


def _why(hit: Hit, searched: Searched) -> tuple[Why, str]:
    index = searched.index
    if hit.customer_id in searched.new:
        return Why.CUSTOMER_NEW, "The customer had not been screened before."
    if hit.customer_id in searched.changed:
        return Why.CUSTOMER_CHANGED, "The customer's record changed."
    if new := [key for key in hit.entries if key in index.new]:
        return Why.NEW_ENTRY, f"New since the last screening: {', '.join(new)}."
    if amended := [key for key in hit.entries if key in index.amended]:
        return Why.ENTRY_AMENDED, f"Amended since the last screening: {', '.join(amended)}."
    if index.is_whole:
        return Why.RULES_CHANGED, "The rules or the engine changed."
    return Why.PERIOD, "Found when the whole portfolio was screened anew."


def _alert(
    hit: Hit,
    customer: Customer,
    prior: Alert | None,
    said: Fingerprint,
    told: tuple[Why, str],
    number: int,
    portfolio: str,
    at: datetime,
) -> Alert:
    why, because = told
    first = hit.matches[0] if hit.matches else None
    return Alert(
        id=number,
        at=at,
        portfolio=portfolio,
        customer_id=hit.customer_id,
        customer_version=customer.version,
        subject=hit.subject,
        entries=hit.entries,
        why=why,
        because=because,
        outcome=hit.outcome.value,
        score=round(first.score, 4) if first else 0.0,
        confidence=first.confidence if first else None,
        matches=json.encoded([json.match(match) for match in hit.matches]),
        earlier=prior.id if prior else None,
        steps=(Step(at, TOOL, StepKind.RAISED, text=hit.because, fingerprint=said),),
    )


def _gone(
    hits: Sequence[Hit], alerts: Sequence[Alert], searched: Searched, at: datetime
) -> Iterator[tuple[int, Step]]:
    """Give a step for each open alert on two that are alike no longer."""
    found = {(hit.customer_id, key) for hit in hits for key in hit.keys}
    latest = last_alerts(alerts, searched.carried)
    for alert in {alert.id: alert for alert in latest.by_pair.values()}.values():
        if alert.is_gone or not alert.status.is_open:
            continue
        if why := _why_gone(alert, found, latest, searched):
            yield alert.id, Step(at, TOOL, StepKind.GONE, text=why)


def _why_gone(
    alert: Alert, found: set[tuple[str, str]], latest: Ledgered, searched: Searched
) -> str:
    if alert.customer_id in searched.retired:
        return "the customer was retired"
    own = _keys(alert, {})
    if any((alert.customer_id, key) in found for key in own):
        return ""
    if alert.customer_id not in searched.customers:
        return ""
    for key in _keys(alert, searched.carried) - own:
        if (alert.customer_id, key) in found:
            last = latest.by_pair[alert.customer_id, key]
            return "" if last.id == alert.id else f"{key} carries it: see alert {last.id}"
    if gone := sorted(own & searched.index.gone):
        return f"no longer in force or screened: {', '.join(gone)}"
    return "they are no longer alike enough for a rule"
