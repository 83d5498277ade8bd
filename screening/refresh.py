"""What does one run of `sanctions refresh` do?

For each list: fetch or read, keep the raw file, parse, check, publish. A list that fails
keeps yesterday's publication, and the next one is taken in all the same. At the end
the index is built anew where anything changed.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Error as SqliteError

import httpx
from filelock import FileLock, Timeout

from db.errors import StoreError
from db.records.event import Happening
from db.store.engine import Store, open_store
from db.store.ledger import record
from feeds.manifest import Manifest
from feeds.registry import manifest, manifests
from rules import loader
from screening.condition import Conditions
from screening.identity import actor
from screening.incoming import Incoming, Order, Watcher
from screening.kept_settings import keep_what_is_in_use
from screening.list_report import ListReport
from screening.rebuild import rebuild
from screening.settings import Settings
from screening.version import __version__

__all__ = ["Order", "RefreshError", "RefreshReport", "refresh"]

PATIENCE = 120.0
"""Seconds for which a refresh waits while another one runs."""


class RefreshError(Exception):
    """The refresh as a whole could not run; nothing was changed."""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, list by list, and the conditions after it."""

    lists: tuple[ListReport, ...]
    conditions: Conditions | None
    """`None` where the index could not be built."""
    problem: str = ""
    """What went wrong after the lists had been taken in; empty where nothing did."""


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
    chosen = _chosen(settings, order)
    loader.decisions(loader.read(settings.rules_folder))
    with alone(settings), _store(settings) as store:
        run = Incoming(settings, order, store, client, now, watcher, pause)
        note_beginning(settings)
        reports = tuple(run.bring_in(found) for found in chosen)
        try:
            conditions = _rebuilt(settings, store, watcher)
        except (StoreError, OSError, SqliteError, ValueError) as error:
            return RefreshReport(reports, None, f"{_NO_INDEX}: {error}")
        try:
            _log(store, settings, order, reports, now())
        except StoreError as error:
            return RefreshReport(reports, conditions, f"{_NO_RECORD}: {error}")
    return RefreshReport(reports, conditions)


_NO_INDEX = (
    "the index could not be built, so screening must build it or go on with the one before, "
    "and says so. Free some space and run the refresh again"
)
_NO_RECORD = "the lists are as shown, but this run could not be recorded"


def _chosen(settings: Settings, order: Order) -> tuple[Manifest, ...]:
    if unknown := set(settings.mirrors) - set(manifests()):
        known = ", ".join(manifests())
        raise RefreshError(
            f"a mirror is set for {', '.join(sorted(unknown))}, and the lists are {known}; "
            "correct SANCTIONS_URL_... or [lists] in sanctions.toml"
        )
    names = dict.fromkeys((*order.lists, *order.files)) or manifests()
    return tuple(manifest(name) for name in names)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Let only one refresh run at a time; a second one waits."""
    lock = FileLock(settings.lock_file, timeout=PATIENCE)
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise RefreshError(
            f"another refresh has been running for {PATIENCE:.0f} seconds; nothing was changed"
        ) from None
    except OSError as error:
        raise _not_begun(settings, error) from error
    try:
        yield
    finally:
        lock.release()


def _not_begun(settings: Settings, error: OSError) -> RefreshError:
    return RefreshError(
        f"{settings.home}: {error.strerror or error}; the lists in force are unchanged. Free "
        "some space, or set SANCTIONS_HOME to a folder that can be written"
    )


def _store(settings: Settings) -> Store:
    try:
        return open_store(settings.database_url)
    except StoreError as error:
        raise RefreshError(str(error)) from error


def note_beginning(settings: Settings) -> None:
    """Leave a mark that a screening finds should this process die before the index is built."""
    try:
        with settings.pending_file.open("x", encoding="utf-8") as file:
            file.write("a refresh has begun\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:  # left by one that died; what it published is not indexed yet
        return
    except OSError as error:
        with suppress(OSError):
            settings.pending_file.unlink(missing_ok=True)
        raise _not_begun(settings, error) from error


def _rebuilt(settings: Settings, store: Store, watcher: Watcher) -> Conditions:
    watcher.begins("", "building the index")
    conditions = rebuild(settings, store)
    settings.pending_file.unlink(missing_ok=True)
    return conditions


def _log(
    store: Store,
    settings: Settings,
    order: Order,
    reports: tuple[ListReport, ...],
    at: datetime,
) -> None:
    told = {
        "engine": __version__,
        "accept": sorted(order.accept),
        "lists": [
            {
                "list": r.list,
                "result": r.result,
                "sha256": r.sha256,
                "problem": r.problem,
                "removed": r.delta.removed if r.delta else (),
            }
            for r in reports
        ],
    }
    keep_what_is_in_use(store, settings, at=at)
    by = actor(store, settings.identity)
    record(store, Happening("refreshed", by, at, detail=told))
