"""Whose turn is it, where only one process at a time may do something, on any machine?

A lock that the database keeps as long as the process lives: PostgreSQL lets go of it when the
connection ends, and for SQLite the kernel does when the process ends. So there is no lease to
run out under a slow run, and nothing to clean up after one that was killed.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Protocol

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.pool import NullPool

from db.errors import StoreError
from db.store.engine import Store
from db.store.failures import explained

_PAUSE = 0.25
"""Seconds between two tries to get the turn."""


class Turn(Protocol):
    """A turn that was got."""

    def is_held(self) -> bool:
        """Whether it is still ours: a connection to a server may break."""


@contextmanager
def turn(store: Store, name: str, patience: float = 0) -> Iterator[Turn | None]:
    """Give the turn of a name, or `None` where another process has it for longer than we wait.

    `patience` is in seconds. Only one process that works on the database has the turn, until
    the block ends or the process does.
    """
    lock = _lock(store, name)
    try:
        until = time.monotonic() + patience
        while not (is_ours := lock.is_got()) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield lock if is_ours else None
    finally:
        lock.close()


def _lock(store: Store, name: str) -> "_FileLock | _ServerLock":
    if store.engine.dialect.name == "postgresql":
        return _ServerLock(store, name)
    return _FileLock(f"{store.engine.url.database}-turn-{name}", store.place)


class _FileLock:
    """An exclusive transaction on an empty SQLite database beside ours."""

    def __init__(self, path: str, place: str) -> None:
        self._place = place
        try:
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def is_got(self) -> bool:
        """Try to get it."""
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                return False
            raise self._failed(error) from error
        return True

    def is_held(self) -> bool:
        """Say so: as long as the process lives, it is."""
        return self._connection.in_transaction

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def _failed(self, error: sqlite3.Error) -> StoreError:
        return explained(DBAPIError("", None, error), f"{self._place}, the lock beside it")


class _ServerLock:
    """An advisory lock of PostgreSQL on a connection of its own."""

    def __init__(self, store: Store, name: str) -> None:
        digest = sha256(f"dprk-sanctions turn {name}".encode()).digest()
        self._number = int.from_bytes(digest[:8], signed=True)
        self._place = store.place
        engine = create_engine(
            store.engine.url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
        try:
            self._connection: Connection = engine.connect()
            self._let_it_last()
        except StatementError as error:
            raise explained(error, self._place) from error

    def _let_it_last(self) -> None:
        """Let the server keep an idle connection, and notice soon that our machine is gone."""
        for name, value in (
            ("idle_session_timeout", "0"),
            ("tcp_keepalives_idle", "30"),
            ("tcp_keepalives_interval", "10"),
            ("tcp_keepalives_count", "3"),
        ):
            setting = text(
                "SELECT set_config(name, :value, false) FROM pg_settings WHERE name = :name"
            )
            self._connection.execute(setting, {"name": name, "value": value})

    def is_got(self) -> bool:
        """Try to get it."""
        asked = text("SELECT pg_try_advisory_lock(:number)")
        try:
            return bool(self._connection.execute(asked, {"number": self._number}).scalar())
        except StatementError as error:
            raise explained(error, self._place) from error

    def is_held(self) -> bool:
        """Ask the server on the connection that holds it."""
        try:
            self._connection.execute(text("SELECT 1"))
        except StatementError:
            return False
        return True

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
