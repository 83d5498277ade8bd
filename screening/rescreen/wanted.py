"""Whom must a portfolio's next screening compare, and why?

Nobody else can have another answer than the last time: an entry and a customer that both read
as they did are decided as they were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from db.records.alert import Alert, Status
from db.records.customer import Customer
from db.records.rescreening import Rescreening
from db.store import customers as kept
from db.store import rescreenings
from db.store.alerts import alerts as kept_alerts
from db.store.engine import Store
from db.store.interims import carried
from screening.portfolio.terms import PortfolioTerms
from screening.rescreen.concerned import concerned
from screening.rescreen.near_repeats import Alerted, near_repeats
from screening.rescreen.reconcile import Searched
from screening.rescreen.state import Changed, State, changed, read, state_of
from screening.session import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """Where portfolios are screened: the store, the index, the terms, who and when."""

    store: Store
    session: Session
    terms: PortfolioTerms
    probes: Path
    """In which folder is kept what the searches for customers look up."""
    at: datetime
    by: str
    run_id: str = ""

    def probes_of(self, portfolio: str) -> Path:
        """Give the file for a portfolio."""
        return self.probes / f"probes-{sha256(portfolio.encode()).hexdigest()[:16]}.bin"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next screening of a portfolio compares."""

    because: str
    is_full: bool
    searched: Searched
    active: Sequence[Customer]
    alerts: Sequence[Alert]
    """Those that are there already."""
    last_version: int
    state: State


@dataclass(frozen=True, slots=True)
class _Before:
    """What is known from the last time."""

    last: Rescreening | None
    state: State | None
    alerts: Sequence[Alert]

    @property
    def version(self) -> int:
        """The newest version of a customer that was screened then."""
        return self.last.last_version if self.last else 0


def plan(desk: Desk, portfolio: str, *, is_full: bool = False) -> Plan:
    """Say whom the next screening of a portfolio compares with every entry."""
    before = _before(desk.store, portfolio)
    now = state_of(desk.session.index)
    differs = changed(before.state, now, desk.session.index)
    last_version = kept.last_version(desk.store, portfolio)
    whole = "asked for in full" if is_full else _whole(desk, portfolio, before, differs)
    everybody = list(kept.customers(desk.store, portfolio, up_to=last_version))
    active = [one for one in everybody if not one.is_retired]
    new, since = _since(desk.store, portfolio, before.version, everybody)
    wanted = {one.id for one in active}
    if not whole:
        wanted &= _wanted(desk, portfolio, active, before, differs, new | since)
    searched = Searched(
        customers={one.id: one for one in active if one.id in wanted},
        new=frozenset(new),
        changed=frozenset(since),
        retired=frozenset(one.id for one in everybody if one.is_retired),
        index=differs,
        carried=carried(desk.store),
        repeats=_repeats(desk.store, active, new, since, before.alerts),
    )
    because = whole or _partly(differs, is_later=last_version > before.version)
    return Plan(because, bool(whole), searched, active, before.alerts, last_version, now)


def _before(store: Store, portfolio: str) -> _Before:
    last = rescreenings.last(store, portfolio)
    document = rescreenings.state(store, last.state) if last else None
    state = read(document) if document else None
    return _Before(last, state, kept_alerts(store, portfolio))


def _whole(desk: Desk, portfolio: str, before: _Before, differs: Changed) -> str:
    """Say why every customer must be screened; empty where they need not."""
    if before.last is None:
        return "first screening"
    if differs.is_whole:
        return "rules or engine changed"
    if before.last.scope != desk.terms.scope.value:
        return "scope changed"
    last = rescreenings.last(desk.store, portfolio, full=True)
    if last is None or desk.at - last.at >= timedelta(days=desk.terms.period_days):
        return f"{desk.terms.period_days} days passed"
    return ""


def _partly(differs: Changed, *, is_later: bool) -> str:
    said = ["lists changed"] if differs.touched or differs.gone else []
    said += ["customers changed"] if is_later else []
    return ", ".join(said) or "nothing changed"


def _since(
    store: Store, portfolio: str, version: int, everybody: Iterable[Customer]
) -> tuple[set[str], set[str]]:
    """Give the customers that are new since a version, and those that changed."""
    later = {one.id for one in everybody if one.version > version}
    if not later or not version:
        return later, set()
    earlier = kept.customers(store, portfolio, up_to=version)
    known = {one.id for one in earlier if one.id in later and not one.is_retired}
    return later - known, known


def _wanted(
    desk: Desk,
    portfolio: str,
    active: Sequence[Customer],
    before: _Before,
    differs: Changed,
    later: set[str],
) -> set[str]:
    """Give whom something concerns that changed."""
    moved = differs.touched | differs.gone
    wanted = later | {one.id for one in active if _states_office(one)}
    for alert in before.alerts:
        if _has_expired(alert, desk.at) or not alert.known.isdisjoint(moved):
            wanted.add(alert.customer_id)
    if differs.entries:
        others = [one for one in active if one.id not in wanted]
        index, scope = desk.session.index, desk.terms.scope
        file = desk.probes_of(portfolio)
        wanted |= concerned(others, differs.entries, index, scope, file)
    return wanted


def _has_expired(alert: Alert, at: datetime) -> bool:
    """Whether a false positive holds no longer since its last day is over."""
    decision = alert.decision
    if alert.status is not Status.SUPPRESSED or decision is None:
        return False
    return decision.expires_on is not None and at.date() > decision.expires_on


def _states_office(customer: Customer) -> bool:
    """Whether facts are on file that are weighed beside all listed bodies at once."""
    return bool(customer.fields.get("role") or customer.fields.get("organisation"))


def _repeats(
    store: Store,
    active: Sequence[Customer],
    new: set[str],
    since: set[str],
    alerts: Sequence[Alert],
) -> Mapping[tuple[str, int], str]:
    """Find customers with an alert that came again."""
    some = [one for one in active if one.id in new | since]
    if not alerts or not some:
        return {}
    versions = {
        (one.id, one.version): one.fields
        for customer_id in {alert.customer_id for alert in alerts}
        for one, _ in kept.versions(store, some[0].portfolio, customer_id)
    }
    alerted = [
        Alerted(alert, versions[alert.customer_id, alert.customer_version])
        for alert in alerts
        if (alert.customer_id, alert.customer_version) in versions
    ]
    came = [one for one in some if one.id in new]
    return near_repeats(came, [one for one in some if one.id in since], alerted)
