"""How is the store opened, and how does a command read or write it?"""

import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError, StatementError
from sqlalchemy.pool import NullPool

from db.errors import StoreError
from db.migrations import HEAD
from db.store.failures import explained

PATIENCE = 30
"""Seconds for which a command waits while another one writes."""
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Migration:
    """What bringing a store up to date did."""

    place: str
    """What to call the store in a message; never holds a password."""
    found: str
    """The step at which its schema was; empty where there was none."""
    now: str


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use it with `with`, or close it when done."""

    engine: Engine
    place: str
    """What to call it in a message; never holds a password."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store from first query to last."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with self._explaining(), engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together, or not at all."""
        with self._explaining():
            engine = self.engine.execution_options(begin="BEGIN IMMEDIATE")
            with engine.begin() as connection:
                yield connection

    @contextmanager
    def publishing(self) -> Iterator[Connection]:
        """Write what only one command at a time may write; a second one waits."""
        with self.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                connection.execute(text("LOCK TABLE publication IN EXCLUSIVE MODE"))
            yield connection

    def account(self) -> str:
        """Give the account of the database server under which this store is open."""
        with self.reading() as connection:
            return str(connection.execute(text("SELECT session_user")).scalar_one())

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except StatementError as error:
            raise explained(error, self.place) from error
        except UnicodeEncodeError as error:
            raise StoreError(f"{self.place} cannot keep this: {error}") from error


def open_store(url: str) -> Store:
    """Open the store at `sqlite:///FILE` or `postgresql://...` and bring it up to date."""
    store = _store(url)
    try:
        _bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def migrate_store(url: str) -> Migration:
    """Bring the store at an address up to date and say from where; others wait meanwhile."""
    with _store(url) as store:
        return Migration(store.place, found=_bring_up_to_date(store), now=HEAD)


def _store(url: str) -> Store:
    address = _address(url)
    is_file = address.get_backend_name() == "sqlite"
    return Store(_sqlite(address) if is_file else _postgresql(address), _place(address))


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError("the address of the database is not a URL") from None
    match address.get_backend_name():
        case "sqlite" if address.database and address.database != ":memory:":
            return address.set(drivername="sqlite")
        case "sqlite":
            raise StoreError("a store in SQLite needs a file: sqlite:///FILE")
        case "postgresql" | "postgres":
            return address.set(drivername="postgresql+psycopg")
        case other:
            raise StoreError(f"a store is sqlite or postgresql, not {other}")


def _place(address: URL) -> str:
    if address.get_backend_name() == "sqlite":
        return f"the database {address.database}"
    port = f":{address.port}" if address.port else ""
    return f"the database {address.database} on {address.host or 'this machine'}{port}"


def _sqlite(address: URL) -> Engine:
    folder = Path(address.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {folder} cannot be made ({error.strerror}): name another one in "
            "SANCTIONS_HOME, or have it made for you"
        ) from error
    engine = create_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": PATIENCE},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    """Set SQLite up so that a change is on the disk when it is reported as made."""
    connection.isolation_level = None  # SQLAlchemy's BEGIN counts, the driver adds none
    # Of commands that come to a new file at once SQLite turns one away without any waiting.
    _patiently(lambda: connection.execute("PRAGMA journal_mode=WAL").close(), _LOCKED)
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _postgresql(address: URL) -> Engine:
    try:
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "PostgreSQL needs a driver: install dprk-sanctions[postgres]"
        ) from error
    event.listen(engine, "do_connect", _connect)
    return engine


_LOCKED = re.compile("database is locked")
_NO_ROOM = re.compile("too many clients|too many connections|connection slots are reserved")


def _connect(dialect: Dialect, _: object, arguments: Any, options: Any) -> Any:
    """Connect, and wait for a place where others have them all at the moment."""
    return _patiently(lambda: dialect.connect(*arguments, **options), _NO_ROOM)


def _patiently(work: Callable[[], Any], busy: re.Pattern[str]) -> Any:
    """Do something, and do it again as long as others are in the way and patience lasts."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except Exception as error:
            if not busy.search(str(error)) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE * (1 + random.random()))  # noqa: S311 - so that not all come at once


def _bring_up_to_date(store: Store) -> str:
    """Migrate where needed, and give the step at which the schema was.

    Most commands find the store at its head with one query.
    """
    revision = _revision(store)
    if revision == HEAD:
        return revision
    from db.store.migrate import is_known, upgrade  # noqa: PLC0415 - Alembic is slow to import

    if revision and not is_known(revision):
        raise StoreError(
            f"{store.place} was written by a newer version of the tool (schema {revision}, "
            f"this one knows {HEAD}): update dprk-sanctions"
        )
    with store.writing() as connection:
        return upgrade(connection)


def _revision(store: Store) -> str:
    """Ask which step the schema is at; empty where it has not taken the first."""
    with store.reading() as connection:
        try:
            found = connection.execute(text("SELECT version_num FROM alembic_version"))
        except (OperationalError, ProgrammingError) as error:
            if "alembic_version" not in str(error.orig):
                raise
            return ""
        return found.scalar() or ""
