"""How is a portfolio screened again, no more than needed and as exactly as if it were wholly?

Only customers are compared that changed, or beside which something changed: an entry that is new
or amended and that their search can come upon, an alert that lapsed. Each of them is compared
with every entry, by the same steps as in a file of customers; of all others the answer is the one
of the last time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from tempfile import TemporaryDirectory
from pathlib import Path

from db.records.alert import Alert, Status
from db.records.customer import Customer
from db.records.screening import IndexedEntry
from db.store import customers as kept
from db.store import rescreenings
from db.store.alerts import alerts as kept_alerts
from db.store.engine import Store
from db.store.rescreenings import Rescreening, Written
from screening.batch import Run
from screening.portfolio.terms import PortfolioTerms
from screening.report import json
from screening.rescreen.near_repeats import Alerted, near_repeats
from screening.rescreen.reconcile import Outcome, Searched, reconcile
from screening.rescreen.searching import Hit, hits
from screening.rescreen.state import Changed, State, changed, everything, read, state_of
from screening.service import Wish
from screening.session import Session
from screening.version import __version__

ATTEMPTS = 3
"""So often a portfolio is screened anew where somebody else did meanwhile."""


class RescreenError(Exception):
    """A portfolio could not be screened; nothing of it was changed."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a screening of a portfolio found."""

    done: Rescreening
    alerts: tuple[Alert, ...]
    """New ones."""
    seen_again: int
    gone: int
    confirmed: tuple[int, ...]
    """Alerts on confirmed parties of which customer or entry changed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a portfolio is screened: the store, the index, the terms, who and when."""

    store: Store
    session: Session
    terms: PortfolioTerms
    at: datetime
    by: str
    run_id: str = ""
    concerned: "Concerned | None" = None
    """Says whom changed entries may concern; without it everybody is compared with them."""


Concerned = Callable[[Sequence[Customer], Sequence[IndexedEntry], Session], set[str]]


def rescreen(desk: Desk, portfolio: str, *, is_full: bool = False) -> Result:
    """Screen a portfolio as far as something changed, or wholly.

    Raises `RescreenError` where others screen it again and again meanwhile.
    """
    for _ in range(ATTEMPTS):
        expected = rescreenings.count(desk.store, portfolio)
        if (found := _attempt(desk, portfolio, expected, is_full=is_full)) is not None:
            return found
    raise RescreenError(f"{portfolio} is being screened by somebody else; try again later")


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


def _attempt(desk: Desk, portfolio: str, expected: int, *, is_full: bool) -> Result | None:
    before, index = _before(desk.store, portfolio), desk.session.index
    now = state_of(index)
    last_version = kept.last_version(desk.store, portfolio)
    differs = changed(before.state, now, index)
    because = _because(desk, portfolio, before, differs, is_full=is_full, version=last_version)
    whole = differs.is_whole or because.is_period or is_full
    everybody = list(kept.customers(desk.store, portfolio, up_to=last_version))
    known = {one.id: one for one in everybody}
    active = [one for one in everybody if not one.is_retired]
    new, since = _since(desk.store, portfolio, before.version, everybody)
    wanted = (
        {one.id for one in active}
        if whole
        else _wanted(desk, active, before, differs, new | since)
    )
    searched = Searched(
        {one.id: one for one in active if one.id in wanted},
        frozenset(new),
        frozenset(since),
        frozenset(one.id for one in everybody if one.is_retired),
        differs,
        _repeats(desk.store, portfolio, known, new | since, before.alerts),
    )
    found = list(hits(_run(desk), searched.customers.values()))
    done = Rescreening(
        run_id=desk.run_id,
        at=desk.at,
        by=desk.by,
        portfolio=portfolio,
        because=because.text,
        is_full=whole,
        scope=desk.terms.scope.value,
        customers=len(active),
        compared=len(searched.customers),
        alerts=0,
        last_version=last_version,
        state="",
        lists=json.encoded([json.list_used(u) for u in _run(desk).about().lists]),
        versions=json.encoded(
            {"engine": __version__, "rules": desk.session.conditions.rules_digest}
        ),
    )
    return _written(desk, done, now, found, before.alerts, searched, expected)


def _written(
    desk: Desk,
    done: Rescreening,
    now: State,
    found: Sequence[Hit],
    alerts: Sequence[Alert],
    searched: Searched,
    expected: int,
) -> Result | None:
    outcomes: list[Outcome] = []
    entries = {str(one.key): one for one in everything(desk.session.index)}

    def made(first: int) -> Written:
        outcome = reconcile(
            found,
            alerts,
            searched,
            entries,
            first_number=first,
            portfolio=done.portfolio,
            at=desk.at,
        )
        outcomes.append(outcome)
        return Written(tuple(outcome.alerts), tuple(outcome.steps))

    written = rescreenings.record(desk.store, done, now.document(), made, expected)
    if written is None:
        return None
    kinds = [step.kind.value for _, step in written.steps]
    return Result(
        replace(done, alerts=len(written.alerts)),
        written.alerts,
        kinds.count("seen_again"),
        kinds.count("gone"),
        tuple(outcomes[-1].confirmed),
    )


def _before(store: Store, portfolio: str) -> _Before:
    last = rescreenings.last(store, portfolio)
    document = rescreenings.state(store, last.state) if last else None
    state = read(document) if document else None
    return _Before(last, state, kept_alerts(store, portfolio))


@dataclass(frozen=True, slots=True)
class _Because:
    text: str
    is_period: bool


def _because(
    desk: Desk,
    portfolio: str,
    before: _Before,
    differs: Changed,
    *,
    is_full: bool,
    version: int,
) -> _Because:
    """Say what makes a new screening necessary."""
    if before.last is None:
        return _Because("first screening", is_period=True)
    said = []
    whole = rescreenings.last(desk.store, portfolio, full=True)
    is_due = whole is None or desk.at - whole.at >= timedelta(days=desk.terms.period_days)
    is_other = before.last.scope != desk.terms.scope.value
    if differs.is_whole:
        said.append("rules or engine changed")
    if is_other:
        said.append("scope changed")
    if differs.touched or differs.gone:
        said.append("lists changed")
    if version > before.version:
        said.append("customers changed")
    if is_due:
        said.append("period passed")
    if is_full:
        said.append("asked for in full")
    return _Because(", ".join(said) or "nothing changed", is_period=is_due or is_other)


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
    active: Sequence[Customer],
    before: _Before,
    differs: Changed,
    later: set[str],
) -> set[str]:
    """Give whom something concerns that changed: nobody else can have another answer."""
    today = desk.at.date()
    moved = differs.touched | differs.gone
    wanted = set(later)
    for alert in before.alerts:
        decision = alert.decision
        has_lapsed = (
            alert.status is Status.SUPPRESSED
            and decision is not None
            and decision.expires_on is not None
            and today > decision.expires_on
        )
        if has_lapsed or not alert.known.isdisjoint(moved):
            wanted.add(alert.customer_id)
    others = [one for one in active if one.id not in wanted]
    wanted |= {one.id for one in others if _states_office(one)}
    if differs.entries:
        concerned = desk.concerned or partial(_compared, desk)
        others = [one for one in others if one.id not in wanted]
        wanted |= concerned(others, differs.entries, desk.session)
    return wanted


def _states_office(customer: Customer) -> bool:
    """Whether facts are on file that are weighed beside all listed bodies at once."""
    return bool(customer.fields.get("role") or customer.fields.get("organisation"))


def _compared(
    desk: Desk,
    customers: Sequence[Customer],
    entries: Sequence[IndexedEntry],
    session: Session,
) -> set[str]:
    """Give the customers that an index of nothing but some entries raises an alert on."""
    from screening.rescreen.part import of_part  # noqa: PLC0415 - only where no probes are kept

    with TemporaryDirectory() as folder:
        part = of_part(Path(folder) / "part.sqlite", entries, session)
        found = hits(replace(_run(desk), session=part), customers)
        return {hit.customer_id for hit in found}


def _run(desk: Desk) -> Run:
    wish = Wish(scope=desk.terms.scope)
    return Run(desk.session, wish, desk.at, desk.by)


def _repeats(
    store: Store,
    portfolio: str,
    known: Mapping[str, Customer],
    later: set[str],
    alerts: Sequence[Alert],
) -> dict[tuple[str, int], str]:
    """Find customers with an alert that came again."""
    some = [known[one] for one in later if not known[one].is_retired]
    if not alerts or not some:
        return {}
    versions = {
        (one.id, one.version): one.fields
        for customer_id in {alert.customer_id for alert in alerts}
        for one, _ in kept.versions(store, portfolio, customer_id)
    }
    alerted = [
        Alerted(alert, versions[alert.customer_id, alert.customer_version])
        for alert in alerts
        if (alert.customer_id, alert.customer_version) in versions
    ]
    return near_repeats(some, alerted)
