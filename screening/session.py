"""Against which index does a screening run, and is it the one that belongs to the lists?

The fast way reads one small file and opens the index. Only where something is amiss
(a refresh died half-way, the rules or the tool changed, the database is shared with
other machines, a day in the past is asked for) is the database opened and the index
built anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from rules import loader
from screening.condition import Conditions, ConditionsUnreadableError, ListCondition, read
from screening.index import Index, IndexUnreadableError
from screening.past import end_of
from screening.seal import open_sealed
from screening.settings import Settings
from screening.version import __version__

PATIENCE = 5.0
"""Seconds for which a screening that must build the index waits while a refresh runs."""


class NotReadyError(Exception):
    """No index can be opened or built; nothing can be screened."""


@dataclass(frozen=True, slots=True)
class Session:
    """An index to screen against, and the conditions of its lists."""

    index: Index
    conditions: Conditions
    note: str = ""
    """What every answer must say about the index; empty where all is well."""


def open_session(
    settings: Settings, as_of: date | None = None, known_at: datetime | None = None
) -> Session:
    """Open the index of the lists in force, or of those in force at the end of a day.

    `known_at` is the moment as of which this installation's knowledge counts. Raises
    `NotReadyError` saying what to do.
    """
    if as_of is not None or known_at is not None:
        return _built(settings, end_of(as_of) if as_of else None, known_at)
    found = _at_hand(settings)
    if found is not None and not settings.is_shared_database and not _refresh_died(settings):
        try:
            return Session(open_sealed(settings.index_folder, found), found)
        except IndexUnreadableError:
            pass
    return _built(settings, None, None)


def _at_hand(settings: Settings) -> Conditions | None:
    """Give the conditions if they belong to this tool and these rules."""
    try:
        found = read(settings.conditions_file)
    except ConditionsUnreadableError:
        return None
    if found is None or found.engine_version != __version__:
        return None
    is_ours = found.rules_digest == loader.read(settings.rules_folder).digest
    return found if is_ours else None


def _refresh_died(settings: Settings) -> bool:
    """Whether a refresh ended between publishing and putting its index in place.

    One that is running has not: until it is done, everybody sees the lists as before. Where
    this user cannot tell the two apart, the refresh is taken to have ended.
    """
    if not settings.pending_file.exists():
        return False
    from filelock import FileLock, Timeout  # noqa: PLC0415 - seldom needed

    try:
        with FileLock(settings.lock_file, timeout=0):
            return settings.pending_file.exists()
    except Timeout:
        return False
    except OSError:
        return True


@contextmanager
def _before_any_refresh(settings: Settings) -> Iterator[bool]:
    """Keep a refresh from beginning, and say whether that could be done."""
    from filelock import FileLock  # noqa: PLC0415 - seldom needed

    lock = FileLock(settings.lock_file, timeout=PATIENCE)
    try:
        lock.acquire()
    except OSError:  # another one holds it, or this user may not write here
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _built(settings: Settings, as_of: datetime | None, known_at: datetime | None) -> Session:
    from sqlite3 import Error as SqliteError  # noqa: PLC0415 - seldom needed

    from db.errors import StoreError  # noqa: PLC0415 - seldom needed
    from db.store.engine import open_store  # noqa: PLC0415 - costs half a second
    from screening.rebuild import rebuild  # noqa: PLC0415 - costs half a second

    try:
        with open_store(settings.database_url) as store:
            if as_of is not None or known_at is not None:
                found = rebuild(settings, store, as_of=as_of, known_at=known_at)
                return Session(Index(settings.index_folder / found.index), found)
            with _before_any_refresh(settings) as in_place:
                found = rebuild(settings, store, in_place=in_place)
                if in_place:
                    settings.pending_file.unlink(missing_ok=True)
                return Session(Index(settings.index_folder / found.index), found)
    except (StoreError, OSError, SqliteError, ValueError, IndexUnreadableError) as error:
        is_present = as_of is None and known_at is None
        if is_present and (earlier := _earlier(settings, str(error))):
            return earlier
        reason = str(error).rstrip(".")
        raise NotReadyError(
            f"the index cannot be built: {reason}. Run sanctions refresh; if that fails too, "
            "free some space or set SANCTIONS_HOME to a folder that can be written"
        ) from error


def _earlier(settings: Settings, problem: str) -> Session | None:
    """Go on with the index at hand, and hold every list for incomplete."""
    try:
        found = read(settings.conditions_file)
        if found is None:
            return None
        index = open_sealed(settings.index_folder, found)
    except (ConditionsUnreadableError, IndexUnreadableError):
        return None
    note = f"the index may be older than the lists and could not be built anew: {problem}"
    lists = tuple(_held_incomplete(condition, note) for condition in found.lists)
    return Session(index, replace(found, lists=lists), note)


def _held_incomplete(condition: ListCondition, note: str) -> ListCondition:
    return replace(condition, incomplete_because=condition.incomplete_because or note)
