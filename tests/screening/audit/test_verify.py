"""Does `sanctions audit verify` find whatever was changed, and say where?"""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from db.records.event import Happening
from db.store.engine import open_store
from db.store.ledger import writing
from db.store.purging import erase
from db.tables.row import table
from db.tables.screening import ScreeningRow
from screening.settings import load
from tests.screening.home import Home

PLACES = 50
"""As many random places are tampered with as the log is to withstand."""
WHERE = {
    "event_head": "event ",
    "entry_validity": "entr",
    "entry_version": "entr",
    "legal_act": "legal_act",
}
"""How a fault of a table begins where it isn't the table's own name."""


@contextmanager
def database(home: Home) -> Iterator[sqlite3.Connection]:
    """Open the database behind the tool's back."""
    with closing(sqlite3.connect(home.folder / "sanctions.db")) as connection:
        yield connection
        connection.commit()


@contextmanager
def put_right(home: Home) -> Iterator[None]:
    """Put the database back as it was, in the end."""
    path = home.folder / "sanctions.db"
    with database(home) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    yield
    for name in ("sanctions.db-wal", "sanctions.db-shm"):
        (home.folder / name).unlink(missing_ok=True)
    path.write_bytes(content)


def verified(home: Home, *options: str) -> tuple[int, dict[str, Any]]:
    """Verify; gives the exit code and what was found."""
    found = home.run("audit", "verify", "--format", "json", *options)
    return found.code, json.loads(found.out)


def places(home: Home, *options: str) -> list[str]:
    """Give where faults are."""
    code, found = verified(home, *options)
    assert (code, found["whole"]) == (3, False)
    return [fault["where"] for fault in found["faults"]]


def filled_tables(home: Home) -> list[str]:
    with database(home) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [
            name
            for (name,) in sorted(names.fetchall())
            if not name.startswith(("sqlite_", "alembic_"))
            and connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()  # noqa: S608
        ]


def test_what_nobody_touched_is_whole(audited: Home) -> None:
    code, found = verified(audited)

    assert (code, found["whole"], found["faults"]) == (0, True, [])
    assert (found["files"], found["purged"]) == (2, 0)
    assert found["events"] == found["head"]["event"] > 10
    assert "everything is as it was written" in audited.run("audit", "verify").said


def test_work_leaves_something_in_every_table_that_can_be_filled_so(audited: Home) -> None:
    assert {
        "batch_run", "content", "entry", "entry_validity", "name", "entry_version", "event",
        "event_head", "join_decision", "list_check", "publication", "removal_confirmation",
        "screening",
    } <= set(filled_tables(audited))  # fmt: skip


def test_a_change_at_any_of_fifty_random_places_is_found_and_named(audited: Home) -> None:
    chance = random.Random(11)
    tables = filled_tables(audited)

    for number in range(PLACES):
        name = tables[number % len(tables)]
        with put_right(audited):
            told = tamper(audited, name, chance)

            found = places(audited)

        expected = WHERE.get(name, name)
        assert any(where.startswith(expected) for where in found), (told, found)


def tamper(home: Home, name: str, chance: random.Random) -> str:
    """Change or remove a random row of a table, or put a copy into it; tells what was done."""
    with database(home) as connection:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        keys = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")') if row[5]]
        rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
        row = dict(zip(columns, chance.choice(rows), strict=True))
        these = " AND ".join(f'"{key}" IS ?' for key in keys)
        values = [row[key] for key in keys]
        if chance.random() < 0.3:
            connection.execute(f'DELETE FROM "{name}" WHERE {these}', values)  # noqa: S608
            return f"{name}: a row was removed: {row}"
        column = chance.choice([c for c in columns if c not in keys] or columns)
        other = another(row[column], column)
        statement = f'UPDATE "{name}" SET "{column}" = ? WHERE {these}'  # noqa: S608
        connection.execute(statement, [other, *values])
        return f"{name}.{column}: {row[column]!r} became {other!r}"


def another(value: object, column: str) -> object:
    """Give another value, of the same type so that the row can still be read."""
    match value:
        case None:
            return 7 if column.endswith("_id") else "2020-01-01 00:00:00.000000"
        case int() | float():
            return 1 - value if value in {0, 1} else value + 1000
        case bytes():
            return value + b"x"
        case str() if value[:4].isdecimal() and value[4:5] == "-":
            return f"1{value[1:]}"
    return f"{value}x"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE alembic_version SET version_num = '9999'", id="another schema"),
        pytest.param("DELETE FROM alembic_version", id="no schema"),
        pytest.param("DROP TABLE screening", id="no table of screenings"),
        pytest.param("DROP TABLE name", id="no table of names"),
        pytest.param("DROP TABLE event_head", id="no head"),
        pytest.param("UPDATE event SET detail = 'nonsense' WHERE id = 2", id="no JSON"),
        pytest.param("UPDATE publication SET published_on = 'never'", id="no day"),
        pytest.param("UPDATE screening SET at = 'never'", id="no moment"),
    ],
)
def test_what_can_no_longer_be_read_is_no_success(audited: Home, statement: str) -> None:
    with database(audited) as connection:
        connection.execute(statement)

    result = audited.run("audit", "verify")

    assert result.code == 3, result.said
    assert "WHOLE" not in result.out


def test_a_raw_file_that_is_missing_or_changed_is_named(audited: Home) -> None:
    first, second = sorted(audited.archived)
    folder = audited.folder / "archive" / "un"
    (folder / f"{first}.gz").unlink()
    (folder / f"{second}.gz").write_bytes(b"something else")

    assert places(audited) == [f"archive un {first}", f"archive un {second}"]


def test_a_refused_file_of_the_archive_is_held_against_its_name_too(audited: Home) -> None:
    folder = audited.folder / "archive" / "un"
    other = folder / f"{'0' * 64}.gz"
    other.write_bytes((folder / f"{min(audited.archived)}.gz").read_bytes())

    assert places(audited) == [f"archive un {'0' * 64}"]


def test_an_empty_store_is_not_called_whole(empty_home: Home) -> None:
    assert places(empty_home) == ["the log"]


def test_what_was_lawfully_erased_is_told_and_no_fault(audited: Home) -> None:
    purge_a_screening(audited)

    code, found = verified(audited)

    assert (code, found["purged"]) == (0, 1)
    assert "1 rows were lawfully purged" in audited.run("audit", "verify").said


def purge_a_screening(home: Home) -> str:
    """Erase the first screening by the rules; gives its number."""
    at = load({"SANCTIONS_HOME": str(home.folder)})
    with open_store(at.database_url) as store:
        with store.reading() as connection:
            of = table(ScreeningRow)
            row = connection.execute(of.select().order_by(of.c.id)).first()
        assert row is not None
        with writing(store, Happening("purged", "officer", row.at)) as ledger:
            erase(ledger, ScreeningRow, of.c.id == row.id)
    return str(row.screening_id)


def test_a_head_that_was_exported_is_still_there(audited: Home, tmp_path: Path) -> None:
    head = tmp_path / "head.json"
    assert audited.run("audit", "head", "--output", str(head)).code == 0
    audited.screen("Somebody Else")

    assert verified(audited, "--head", str(head))[0] == 0
    assert json.loads(audited.run("audit", "head").out)["event"] > head_of(head)["event"]


def head_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_a_log_that_was_cut_off_cleanly_is_found_by_its_head(
    audited: Home, tmp_path: Path
) -> None:
    head = tmp_path / "head.json"
    audited.screen("Somebody Else")
    audited.run("audit", "head", "--output", str(head))
    last = head_of(head)["event"]
    with database(audited) as connection:
        connection.execute("DELETE FROM screening WHERE event_id = ?", [last])
        connection.execute("DELETE FROM event WHERE id = ?", [last])
        before = "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1"
        end = connection.execute(before).fetchone()
        connection.execute("UPDATE event_head SET event_id = ?, hash = ?", end)

    assert verified(audited)[0] == 0
    assert places(audited, "--head", str(head)) == [f"event {last}"]


def test_the_head_of_another_log_is_told_from_this_one(audited: Home, tmp_path: Path) -> None:
    head = tmp_path / "head.json"
    audited.run("audit", "head", "--output", str(head))
    said = head_of(head) | {"installation": "0" * 64}
    head.write_text(json.dumps(said), encoding="utf-8")

    assert places(audited, "--head", str(head)) == ["event 1"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\0"])
def test_a_file_that_is_no_head_is_refused(audited: Home, tmp_path: Path, content: str) -> None:
    head = tmp_path / "head.json"
    head.write_text(content, encoding="utf-8")

    result = audited.run("audit", "verify", "--head", str(head))

    assert (result.code, "is no head of a log" in result.said) == (3, True)


def test_there_is_no_head_of_an_empty_log(empty_home: Home) -> None:
    result = empty_home.run("audit", "head")

    assert (result.code, "the log has no event yet" in result.said) == (3, True)


def test_it_is_verified_on_each_engine(shared: Home) -> None:
    shared.run("screen", "Kim Yong Chol")
    before = verified(shared)[0]
    with open_store(load().database_url) as store, store.writing() as connection:
        of = table(ScreeningRow)
        connection.execute(of.update().values(outcome="no_match"))

    assert before == 0
    assert [where.split(",")[0] for where in places(shared)] == ["screening 1"]
