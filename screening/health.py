"""Is everything well, as far as monitoring should care?

Asked of the database, so that a machine whose own index lies behind says what others say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from db.errors import StoreError
from db.records.publication import ListState
from db.records.run import EndedRun, RunKind, RunResult
from db.records.screening import ListUsed
from db.store.alert_counts import OpenAlerts, open_alerts
from db.store.engine import Store, open_store
from db.store.events import last
from db.store.messages import posted
from db.store.publications import newest
from db.store.runs import last_ended
from feeds.manifest import Manifest
from feeds.registry import manifests
from screening import condition
from screening.condition import ConditionsUnreadableError, ListCondition, used
from screening.notices.waiting import GIVEN_UP, waiting
from screening.operations import Limits
from screening.rebuild import condition_of
from screening.removals import missing
from screening.selftest import EVENT
from screening.settings import Settings
from screening.version import __version__

_DONE = tuple(result for result in RunResult if result.is_done)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a kind."""

    kind: RunKind
    last: EndedRun | None = None
    good: EndedRun | None = None
    """The last of which every step was done."""


@dataclass(frozen=True, slots=True)
class Tested:
    """The last self-test of the index."""

    at: datetime
    is_passed: bool
    names: int
    missed: int


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Notices that a channel wants and has not got."""

    waiting: int = 0
    given_up: int = 0
    oldest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How everything is at a moment."""

    at: datetime
    lists: tuple[tuple[ListCondition, ListUsed], ...]
    runs: tuple[Runs, ...] = ()
    tested: Tested | None = None
    alerts: OpenAlerts = field(default_factory=OpenAlerts)
    undelivered: Undelivered = field(default_factory=Undelivered)
    problems: tuple[str, ...] = ()
    """What isn't well, a line each."""
    version: str = __version__

    @property
    def is_well(self) -> bool:
        """Whether monitoring need not call anybody."""
        return not self.problems


def health(settings: Settings, now: datetime) -> Health:
    """Look at everything; what can't be looked at is a problem, and never raises."""
    limits = settings.operations.limits
    try:
        with open_store(settings.database_url) as store:
            found = Health(
                now,
                _lists(settings, store, now),
                tuple(_runs(store, kind) for kind in RunKind),
                _tested(store),
                open_alerts(store),
                _undelivered(settings, store, now),
            )
    except StoreError as error:
        return Health(now, _lists_at_hand(settings, now), problems=(str(error),))
    return replace(found, problems=tuple(_problems(found, limits)))


def _lists(
    settings: Settings, store: Store, now: datetime
) -> tuple[tuple[ListCondition, ListUsed], ...]:
    found = []
    for name, manifest in _wanted(settings).items():
        published = newest(store, name)
        gone = missing(store, manifest, now) if published and not published.is_sample else ()
        one = condition_of(store, manifest, published, gone)
        found.append((one, used(one, now, None)))
    return tuple(found)


def _lists_at_hand(
    settings: Settings, now: datetime
) -> tuple[tuple[ListCondition, ListUsed], ...]:
    """Give the lists as they were when the index in place was built."""
    try:
        found = condition.read(settings.conditions_file)
    except ConditionsUnreadableError:
        return ()
    lists = found.lists if found else ()
    return tuple((one, used(one, now, None)) for one in lists if one.list in _wanted(settings))


def _wanted(settings: Settings) -> dict[str, Manifest]:
    lists = settings.operations.timetable.lists
    return {name: one for name, one in manifests().items() if not lists or name in lists}


def _runs(store: Store, kind: RunKind) -> Runs:
    return Runs(kind, last_ended(store, [kind]), last_ended(store, [kind], _DONE))


def _tested(store: Store) -> Tested | None:
    event = last(store, EVENT)
    if event is None:
        return None
    told = msgspec.json.decode(event.detail, type=dict[str, Any])
    return Tested(event.at, told["passed"], told["names"], told["missed"])


def _undelivered(settings: Settings, store: Store, now: datetime) -> Undelivered:
    found = waiting(posted(store, now - 2 * GIVEN_UP), settings.notify)
    given_up = sum(one.is_given_up(now) for one in found)
    open_ = [one.posted.message.at for one in found if not one.is_given_up(now)]
    return Undelivered(len(open_), given_up, min(open_, default=None))


def _problems(found: Health, limits: Limits) -> Iterator[str]:
    for one, state in found.lists:
        if ListState(state.state).withholds_no_match:
            yield f"list {one.list} is {state.state}: {state.because}"
    if found.tested is not None and not found.tested.is_passed:
        yield f"the self-test of {_at(found.tested.at)} failed: {found.tested.missed} missed"
    yield from _late_nights(found, limits)
    oldest = found.alerts.oldest_at
    if limits.alert_days and oldest and found.at - oldest > timedelta(days=limits.alert_days):
        yield (
            f"the oldest of {found.alerts.count} open alerts is of {_at(oldest)}; "
            f"{limits.alert_days:g} days allowed"
        )
    waits = found.undelivered
    allowed = timedelta(hours=limits.undelivered_hours)
    if allowed and waits.oldest_at and found.at - waits.oldest_at > allowed:
        yield f"a notice of {_at(waits.oldest_at)} is not delivered yet"
    if waits.given_up:
        yield f"notices given up as they could not be delivered: {waits.given_up}"


def _late_nights(found: Health, limits: Limits) -> Iterator[str]:
    if not limits.nightly_hours:
        return
    (nights,) = (one for one in found.runs if one.kind is RunKind.NIGHTLY)
    if nights.good is None:
        yield "no nightly run has been done yet; run sanctions nightly or sanctions schedule"
    elif found.at - nights.good.run.at > timedelta(hours=limits.nightly_hours):
        yield (
            f"the last nightly run of which every step was done is of "
            f"{_at(nights.good.run.at)}; {limits.nightly_hours:g} hours allowed"
        )


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
