"""What does one run of `sanctions refresh` do?

For each list: fetch or read, keep the raw file, parse, check, publish. A list that fails
keeps yesterday's publication, and the next one is taken in all the same. At the end
the index is built anew where anything changed.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import resources
from pathlib import Path
from sqlite3 import Error as SqliteError
from typing import Protocol

import httpx
from filelock import FileLock, Timeout

from db.errors import StoreError
from db.records.publication import Check
from db.records.snapshot import Snapshot
from db.store.checks import check as last_check
from db.store.checks import record_check
from db.store.engine import Store, open_store
from db.store.events import append
from db.store.publications import newest
from feeds.archive import Archive
from feeds.errors import FeedError, UnreadableListError
from feeds.fetch import fetch
from feeds.files import read_file
from feeds.manifest import Manifest
from feeds.registry import manifest, manifests
from rules import loader
from screening.condition import Conditions
from screening.intake import SAMPLE, ListReport, Result, take_in
from screening.rebuild import rebuild
from screening.settings import Settings
from screening.version import __version__

PATIENCE = 120.0
"""Seconds for which a refresh waits while another one runs."""
PAUSES = (2.0, 8.0)
"""Seconds before a publisher that sent something else than its list is asked again."""


class RefreshError(Exception):
    """The refresh as a whole could not run; nothing was changed."""


class Watcher(Protocol):
    """Whoever wants to see how a refresh gets on."""

    def begins(self, list_id: str, what: str) -> None:
        """A list enters a stage, such as *fetching* or *publishing*."""

    def received(self, done: int, total: int | None) -> None:
        """So many bytes have come; the total is not always known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a refresh is asked to do."""

    lists: tuple[str, ...] = ()
    """Which lists; empty for all, or for those of `files`."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Files to read instead of asking the publisher, by list."""
    sample: bool = False
    accept: frozenset[str] = frozenset()
    """SHA-256 digests of content for which the manifest's checks are waived."""
    deadline_seconds: float = 300.0
    """For one list's publisher, all attempts together."""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, list by list, and the conditions after it."""

    lists: tuple[ListReport, ...]
    conditions: Conditions | None


def refresh(
    settings: Settings,
    order: Order,
    *,
    client: Callable[[], httpx.Client],
    now: Callable[[], datetime],
    watcher: Watcher,
    pause: Callable[[float], None] = time.sleep,
) -> RefreshReport:
    """Bring the lists up to date.

    Raises `RefreshError` when nothing could be tried at all: the home cannot be
    written, another refresh does not end, a table of rules is wrong. What goes wrong with
    one list stands in its report.
    """
    chosen = _chosen(order)
    loader.decisions(loader.read(settings.rules_folder))
    with _alone(settings), _store(settings) as store:
        run = _Run(settings, order, store, client, now, watcher, pause)
        settings.pending_file.write_text("a refresh has begun\n", encoding="utf-8")
        reports = tuple(run.bring_in(found) for found in chosen)
        conditions = _rebuilt(settings, store, watcher)
        settings.pending_file.unlink(missing_ok=True)
        _log(store, settings, reports, now())
    return RefreshReport(reports, conditions)


def _chosen(order: Order) -> tuple[Manifest, ...]:
    names = dict.fromkeys((*order.lists, *order.files)) or manifests()
    return tuple(manifest(name) for name in names)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Let only one refresh run at a time; a second one waits."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.lock_file, timeout=PATIENCE):
            yield
    except Timeout:
        raise RefreshError(
            f"another refresh has been running for {PATIENCE:.0f} seconds; nothing was changed"
        ) from None
    except OSError as error:
        raise RefreshError(f"{settings.home}: {error.strerror or error}; {_ADVICE}") from error


_ADVICE = (
    "the lists in force are unchanged. Free some space, or set SANCTIONS_HOME to a folder that "
    "can be written"
)


@contextmanager
def _store(settings: Settings) -> Iterator[Store]:
    try:
        with open_store(settings.database_url) as store:
            yield store
    except StoreError as error:
        raise RefreshError(str(error)) from error


def _rebuilt(settings: Settings, store: Store, watcher: Watcher) -> Conditions:
    watcher.begins("", "building the index")
    try:
        return rebuild(settings, store)
    except (OSError, SqliteError) as error:
        raise RefreshError(
            f"the lists were published, but the index could not be written: {error}; screening "
            "goes on with the one before and says so. Free some space and run it again"
        ) from error


def _log(
    store: Store, settings: Settings, reports: tuple[ListReport, ...], at: datetime
) -> None:
    append(
        store,
        kind="refresh",
        by=settings.user,
        at=at,
        detail={
            "engine": __version__,
            "lists": [
                {"list": r.list, "result": r.result, "sha256": r.sha256, "problem": r.problem}
                for r in reports
            ],
        },
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """One refresh, list after list."""

    settings: Settings
    order: Order
    store: Store
    client: Callable[[], httpx.Client]
    now: Callable[[], datetime]
    watcher: Watcher
    pause: Callable[[float], None]

    def bring_in(self, found: Manifest) -> ListReport:
        """Take in one list; what is wrong with it is reported, and stops nothing else."""
        try:
            if found.id in self.order.files:
                return self._taken_in(found, self._file(found))
            if self.order.sample:
                return self._sampled(found)
            return self._from_publisher(found)
        except (FeedError, StoreError, OSError) as error:
            self._note_failure(found, str(error))
            return ListReport(found.id, Result.FAILED, problem=str(error))

    def _from_publisher(self, found: Manifest) -> ListReport:
        """Ask the publisher, and again where it sends something else than its list."""
        for seconds in PAUSES:
            try:
                return self._taken_in(found, self._asked(found))
            except UnreadableListError as error:
                self.watcher.begins(found.id, f"{error}; asking again in {seconds:.0f} s")
                self.pause(seconds)
        return self._taken_in(found, self._asked(found))

    def _taken_in(self, found: Manifest, snapshot: Snapshot | None) -> ListReport:
        if snapshot is not None and not self.order.sample:
            Archive(self.settings.archive_folder).keep(snapshot)
        self.watcher.begins(found.id, "reading and publishing")
        accepted, user = self.order.accept, self.settings.user
        return take_in(self.store, found, snapshot, accepted, self.now(), user)

    def _file(self, found: Manifest) -> Snapshot:
        self.watcher.begins(found.id, "reading the file")
        return read_file(self.order.files[found.id], found, self.now)

    def _sampled(self, found: Manifest) -> ListReport:
        """Load the built-in sample where no real list is; it is never put over one."""
        current = newest(self.store, found.id)
        if current is not None and not current.is_sample:
            return ListReport(found.id, Result.UNCHANGED, sha256=current.sha256)
        return self._taken_in(found, self._sample(found))

    def _sample(self, found: Manifest) -> Snapshot:
        self.watcher.begins(found.id, "loading the built-in sample")
        folder = resources.files("feeds.sample")
        path = next(item for item in folder.iterdir() if item.name.startswith(f"{found.id}."))
        with resources.as_file(path) as file:
            return replace(read_file(file, found, self.now), source=SAMPLE)

    def _asked(self, found: Manifest) -> Snapshot | None:
        self.watcher.begins(found.id, f"asking {found.publisher}")
        mirror = self.settings.mirrors.get(found.id)
        looked = last_check(self.store, found.id) or Check(found.id)
        current = newest(self.store, found.id)
        is_known = current is not None and not current.is_sample
        with self.client() as client:
            return fetch(
                found,
                client,
                url=mirror.url if mirror else None,
                hosts=_hosts(found, mirror.url, mirror.hosts) if mirror else None,
                token=self.settings.tokens.get(found.token_setting or "", ""),
                etag=looked.etag if is_known else "",
                last_modified=looked.last_modified if is_known else "",
                now=self.now,
                pause=self.pause,
                deadline_seconds=self.order.deadline_seconds,
                progress=self.watcher.received,
            )

    def _note_failure(self, found: Manifest, problem: str) -> None:
        """Remember that a look at the publisher failed; a bad file given by hand is none."""
        if found.id in self.order.files:
            return
        with suppress(StoreError):
            looked = last_check(self.store, found.id) or Check(found.id)
            record_check(self.store, replace(looked, attempted_at=self.now(), problem=problem))


def _hosts(found: Manifest, url: str, more: tuple[str, ...]) -> tuple[str, ...]:
    return (*found.hosts, httpx.URL(url).host, *more)
