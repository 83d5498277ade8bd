"""Is a store opened, or does the officer read what to do?"""

import os
import re
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from db.errors import StoreError
from db.store import engine
from db.store.engine import Store, open_store
from db.store.publications import publish
from tests.factories import draft, entry
from tests.stores import shown


def test_a_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "home" / "store.sqlite"

    with open_store(f"sqlite:///{path}") as store:
        publish(store, draft(), [entry()], ())

    assert path.exists()


def test_a_store_keeps_what_it_holds_when_it_is_opened_again(url: str) -> None:
    with open_store(url) as store:
        publish(store, draft(), [entry()], ())

    with open_store(url) as store, store.reading() as connection:
        count = connection.execute(text("SELECT count(*) FROM entry")).scalar()

    assert count == 1


def test_opening_a_store_that_is_up_to_date_does_not_import_alembic(url: str) -> None:
    open_store(url).close()
    code = (
        "import sys; from db.store.engine import open_store; "
        f"open_store({url!r}).close(); sys.exit('alembic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_change_in_sqlite_is_on_the_disk_when_it_is_reported(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"

    with open_store(url) as store, store.writing() as connection:
        found = {
            pragma: connection.execute(text(f"PRAGMA {pragma}")).scalar()
            for pragma in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }

    full = 2
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": full,
        "busy_timeout": 30_000,
    }


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            connection.execute(text("INSERT INTO entry (id, list, ref) VALUES (1, 'x', 'X.1')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar() == 0


def test_a_store_of_a_newer_version_is_left_alone(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match=r"newer version of the tool \(schema 9999"):
        open_store(url)


def test_a_command_that_waits_too_long_says_so(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    too_long = pytest.raises(StoreError, match="another command has been writing for too long")

    with open_store(url) as first, open_store(url) as second, first.publishing(), too_long:
        publish(second, draft(), [entry()], ())


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(StoreError, match=r"file/home cannot be made .* SANCTIONS_HOME"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'home' / 'store.sqlite'}")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"<html>not a database</html>" * 100)

    with pytest.raises(StoreError, match=r"store\.sqlite: it is not a database"):
        open_store(f"sqlite:///{path}")


def test_a_store_that_is_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="it cannot be opened"):
        open_store(f"sqlite:///{tmp_path}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StoreError, match="check that its folder exists and that you may"):
        open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("postgresql://officer:secret@127.0.0.1:1/x", id="nobody listens"),
        pytest.param("postgresql://officer:secret@127.0.0.1:port/x", id="port is no number"),
        pytest.param("postgresql://127.0.0.1:1/x?password=secret", id="password as an option"),
        pytest.param("postgresql://officer@127.0.0.1:1/x?bad=secret", id="unknown option"),
        pytest.param("mysql://officer:secret@127.0.0.1/x", id="another engine"),
        pytest.param("oracle+nothing://officer:secret@host/x", id="an unknown engine"),
        pytest.param("officer:secret", id="no URL"),
        pytest.param("sqlite://", id="no file"),
        pytest.param("sqlite:///:memory:", id="in memory"),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error_without_the_password(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address)

    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_named(postgresql: URL) -> None:
    with pytest.raises(StoreError, match=r"database absent .*cannot be reached, or refuses"):
        open_store(shown(postgresql.set(database="absent")))


@pytest.mark.parametrize("passes", [True, False], ids=["it passes", "it stays"])
@pytest.mark.parametrize(
    ("busy", "said"),
    [
        (engine._LOCKED, "database is locked"),
        (engine._NO_ROOM, "FATAL: sorry, too many clients already"),
    ],
)
def test_while_others_are_in_the_way_it_is_tried_again(
    busy: re.Pattern[str], said: str, passes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 1 if passes else 0.2)
    answers = iter([OSError(said)] * (3 if passes else 1_000))

    def work() -> str:
        if error := next(answers, None):
            raise error
        return "done"

    if passes:
        assert engine._patiently(work, busy) == "done"
    else:
        with pytest.raises(OSError, match=said):
            engine._patiently(work, busy)


def test_another_error_is_told_at_once() -> None:
    answers = iter([OSError("disk I/O error"), OSError("and again")])

    def work() -> None:
        raise next(answers)

    with pytest.raises(OSError, match="disk I/O error"):
        engine._patiently(work, engine._LOCKED)


def test_many_may_come_to_a_new_file_at_once(tmp_path: Path) -> None:
    for number in range(20):
        path, together = tmp_path / f"{number}.sqlite", threading.Barrier(8)

        def come(path: Path = path, together: threading.Barrier = together) -> str:
            together.wait()
            with closing(sqlite3.connect(path, timeout=engine.PATIENCE)) as connection:
                engine._prepare(connection, None)
                return str(connection.execute("PRAGMA journal_mode").fetchone()[0])

        with ThreadPoolExecutor(8) as pool:
            found = [pool.submit(come) for _ in range(8)]
        assert {one.result() for one in found} == {"wal"}
