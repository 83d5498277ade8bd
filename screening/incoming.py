"""How does one list come in: from its publisher, from a file, or from the sample?

Whatever is wrong with it stands in its report, and costs the other lists nothing.
"""

import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Protocol

import httpx

from db.errors import StoreError
from db.records.publication import Check
from db.records.snapshot import Snapshot
from db.store.checks import check as last_check
from db.store.checks import record_check
from db.store.engine import Store
from db.store.publications import newest
from feeds.archive import Archive
from feeds.errors import BrokenPromiseError, FeedError, UnreadableListError
from feeds.fetch import fetch
from feeds.files import read_file
from feeds.manifest import Manifest
from screening.identity import actor
from screening.intake import SAMPLE, content_digest, take_in
from screening.list_report import Cause, ListReport, Result
from screening.published import is_read_by_us
from screening.settings import Settings

PAUSES = (2.0, 8.0)
"""Seconds before a publisher that sent something else than its list is asked again."""


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
class Incoming:
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
            problem, cause = str(error), _cause(error)
        except Exception as error:  # ours, and no reason to leave the other lists as they are
            problem, cause = _stumbled(found, error), Cause.TOOL
        self._note_failure(found, problem)
        return ListReport(found.id, Result.FAILED, problem=problem, cause=cause)

    def _from_publisher(self, found: Manifest) -> ListReport:
        """Ask the publisher, and again where it sends something else than its list."""
        until = self.now() + timedelta(seconds=self.order.deadline_seconds)
        for seconds in PAUSES:
            try:
                return self._taken_in(found, self._asked(found, until))
            except (UnreadableListError, BrokenPromiseError) as error:
                if self.now() + timedelta(seconds=seconds) >= until:
                    raise
                self.watcher.begins(found.id, f"{error}; asking again in {seconds:.0f} s")
                self.pause(seconds)
        return self._taken_in(found, self._asked(found, until))

    def _taken_in(self, found: Manifest, snapshot: Snapshot | None) -> ListReport:
        accepted, user = self.order.accept, actor(self.store, self.settings.identity)
        if snapshot is not None and snapshot.source != SAMPLE:
            archive = Archive(self.settings.archive_folder)
            archive.keep(snapshot)
            if _differs_only_in_date(found, snapshot, accepted, archive):
                accepted |= {snapshot.sha256}
        self.watcher.begins(found.id, "reading and publishing")
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
        files = (item for item in folder.iterdir() if item.name.startswith(f"{found.id}."))
        if (path := next(files, None)) is None:
            raise FeedError(f"list {found.id}: there is no built-in sample of it")
        with resources.as_file(path) as file:
            return replace(read_file(file, found, self.now), source=SAMPLE)

    def _asked(self, found: Manifest, until: datetime) -> Snapshot | None:
        self.watcher.begins(found.id, f"asking {found.publisher}")
        mirror = self.settings.mirrors.get(found.id)
        looked = last_check(self.store, found.id) or Check(found.id)
        current = newest(self.store, found.id)
        is_known = is_read_by_us(current) and not current.is_sample
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
                deadline_seconds=(until - self.now()).total_seconds(),
                progress=self.watcher.received,
            )

    def _note_failure(self, found: Manifest, problem: str) -> None:
        """Remember that a look at the publisher failed; a bad file given by hand is none."""
        if found.id in self.order.files or self.order.sample:
            return
        with suppress(StoreError):  # the report says what failed, and so does the exit code
            looked = last_check(self.store, found.id) or Check(found.id)
            record_check(self.store, replace(looked, attempted_at=self.now(), problem=problem))


def _differs_only_in_date(
    found: Manifest, snapshot: Snapshot, accepted: frozenset[str], archive: Archive
) -> bool:
    """Whether somebody has accepted this very content, downloaded at another moment.

    Publishers write the moment of the download into the file, so that the digest a person has
    accepted does not come again. What was accepted is in the archive, to compare with.
    """
    said = content_digest(snapshot.content, found)
    for digest in accepted - {snapshot.sha256}:
        with suppress(FeedError):  # another list's digest, or a damaged copy: proves nothing
            if content_digest(archive.read(found.id, digest), found) == said:
                return True
    return False


def _cause(error: Exception) -> Cause:
    match error:
        case UnreadableListError():
            return Cause.UNREADABLE
        case BrokenPromiseError():
            return Cause.PROMISE
        case FeedError():
            return Cause.FETCH
        case _:
            return Cause.MACHINE


def _stumbled(found: Manifest, error: Exception) -> str:
    """Say where the tool itself failed, for whoever must mend it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return (
        f"list {found.id}: the tool itself failed ({type(error).__name__}: {error}; {where}); "
        "please report it together with the file"
    )


def _hosts(found: Manifest, url: str, more: tuple[str, ...]) -> tuple[str, ...]:
    return (*found.hosts, httpx.URL(url).host, *more)
