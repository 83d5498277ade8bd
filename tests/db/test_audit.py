"""Does whoever verifies the log find everything that was changed, removed or put in?"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Table, insert, select, text
from sqlalchemy.exc import IntegrityError

from db.audit import Fault, faults, hash_of, root, seal
from db.records.event import Event, Happening
from db.records.publication import Check
from db.store.checks import record_check
from db.store.engine import Store
from db.store.ledger import record, writing
from db.store.purging import erase, erase_personal
from db.store.verify import verify
from db.store.vouching import sealed_tables
from db.tables.event import EventRow
from db.tables.row import UtcDateTime, table
from db.tables.schema import metadata
from db.tables.screening import BatchRunRow
from tests.db.files import BEN, CYD, load
from tests.db.test_details import FULL
from tests.factories import DAY_ONE, entry

PLACES = 50
"""As many random places are tampered with as the log is to withstand."""


@pytest.fixture
def filled(store: Store) -> Store:
    """Fill every table: two publications, a look at the publisher, and a row of each kind."""
    load(store, 0, FULL, BEN)
    load(store, 1, FULL, entry("X.2", ["Ben Exemple"]), CYD)
    record_check(store, Check("x", DAY_ONE, DAY_ONE, etag="abc"))
    record(store, Happening("x", "officer", DAY_ONE, personal={"name": "Ana"}))
    with writing(store, Happening("made up", "officer", DAY_ONE)) as ledger:
        sealed = {table(row): row for row in sealed_tables()}
        for of in metadata().sorted_tables:
            if of in sealed and of.name not in {"publication", "purged"}:
                ledger.add(sealed[of], [made_up(of, 1), made_up(of, 2)])
    with writing(store, Happening("purged", "officer", DAY_ONE)) as ledger:
        erase(ledger, BatchRunRow, table(BatchRunRow).c.id == 2)
        erase_personal(ledger, [4])
    return store


def made_up(of: Table, number: int) -> dict[str, Any]:
    """Give a row of a table."""
    marks = {"event_id", "salt", "seal"}
    return {c.name: _value(c, number) for c in of.columns if c.name not in marks}


def _value(column: "Column[Any]", number: int) -> object:
    kind = kind_of(column)
    if kind is datetime:
        return DAY_ONE + timedelta(hours=number)
    if kind is date:
        return DAY_ONE.date()
    if kind is bytes:
        return b"body %d" % number
    return {int: number, bool: True, float: 0.5, str: f"{column.name} {number}"}[kind]


def kind_of(column: "Column[Any]") -> type[Any]:
    if isinstance(column.type, UtcDateTime):
        return datetime
    kind: type[Any] = column.type.python_type
    return str if kind is object else kind


@contextmanager
def tampering(store: Store) -> Iterator[Connection]:
    """Give a connection on which to do mischief, which is undone afterwards."""
    with store.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        yield connection
        connection.rollback()


def found(connection: Connection) -> list[Fault]:
    return verify(connection).faults


def test_what_nobody_touched_is_whole(filled: Store) -> None:
    with filled.reading() as connection:
        result = verify(connection)

    assert result.faults == []
    assert (result.events, result.purged) == (6, 2)
    assert result.rows > 2 * len(sealed_tables())


def test_every_change_at_random_places_of_every_table_is_found(filled: Store) -> None:
    chance = random.Random(7)
    tables = [*metadata().sorted_tables]

    for of in tables:
        for _ in range(PLACES // len(tables) + 2):
            with tampering(filled) as connection:
                told = change_somewhere(connection, of, chance)
                assert not told or found(connection), told


def test_a_number_that_was_changed_is_found_in_any_table(filled: Store) -> None:
    for of in metadata().sorted_tables:
        for key in of.primary_key.columns:
            with tampering(filled) as connection:
                row = connection.execute(select(of)).mappings().first()
                if row is None:
                    continue
                change = of.update().where(*(k == row[k.name] for k in of.primary_key.columns))
                try:
                    connection.execute(change.values({key.name: another(row[key.name], key)}))
                except IntegrityError:  # other rows refer to it
                    continue
                assert found(connection), f"{of.name}.{key.name}"


def change_somewhere(connection: Connection, of: Table, chance: random.Random) -> str:
    """Change one value of a row of a table; tells which, or nothing for an empty table."""
    rows = connection.execute(select(of)).mappings().all()
    if not rows:
        return ""
    row = dict(chance.choice(rows))
    keys = list(of.primary_key.columns)
    column = chance.choice([c for c in of.columns if c not in keys] or keys)
    other = another(row[column.name], column)
    same = [key == row[key.name] for key in keys]
    connection.execute(of.update().where(*same).values({column.name: other}))
    return f"{of.name}.{column.name}: {row[column.name]!r} became {other!r}"


def another(value: object, column: "Column[Any]") -> object:
    kind = kind_of(column)
    if value is None:
        return _value(column, 9)
    match value:
        case bool():
            return not value
        case datetime():
            return value + timedelta(seconds=1)
        case date():
            return value + timedelta(days=1)
        case bytes() | str():
            return value[:-1] if value else kind(b"x" if kind is bytes else "x")
        case int() | float():
            return value + 1000
    raise AssertionError(value)


def test_a_row_taken_out_of_any_table_is_found(filled: Store) -> None:
    for of in metadata().sorted_tables:
        with tampering(filled) as connection:
            rows = connection.execute(select(of)).mappings().all()
            if not rows:
                continue
            same = [key == rows[-1][key.name] for key in of.primary_key.columns]
            connection.execute(of.delete().where(*same))

            assert found(connection), of.name


def test_a_row_put_into_any_table_is_found(filled: Store) -> None:
    for of in metadata().sorted_tables:
        with tampering(filled) as connection:
            values = {c.name: _value(c, 77) for c in of.columns}
            connection.execute(insert(of), values)

            assert found(connection), of.name


def test_a_row_sealed_anew_by_whoever_changed_it_is_found(filled: Store) -> None:
    of = metadata().tables["alert"]
    with tampering(filled) as connection:
        row = dict(connection.execute(select(of).where(of.c.id == 1)).mappings().one())
        row["subject"] = "un:KPi.001"
        row["seal"] = seal(row["salt"], "alert", row)
        connection.execute(of.update().where(of.c.id == 1).values(row))

        assert [fault.where for fault in found(connection)] == ["alert, event 5"]


def test_events_that_changed_places_are_found(filled: Store) -> None:
    of = table(EventRow)
    with tampering(filled) as connection:
        for number, moved in ((2, 99), (3, 2), (99, 3)):
            connection.execute(of.update().where(of.c.id == number).values(id=moved))

        told = {fault.where for fault in found(connection)}

    assert {"event 2", "event 3"} <= told


def test_a_value_of_another_type_is_found(filled: Store) -> None:
    if filled.engine.dialect.name == "postgresql":
        pytest.skip("PostgreSQL keeps no value of another type")
    with tampering(filled) as connection:
        connection.execute(text("UPDATE alert SET at = 'never' WHERE id = 2"))

        (first, *_) = found(connection)

    assert first.where == "alert 2"
    assert "can't be read" in first.what


def test_an_event_that_was_hashed_anew_breaks_the_next_one() -> None:
    first = event(1, "0" * 64)
    second = event(2, first.hash)
    forged = replace(first, by="somebody else")
    forged = replace(forged, hash=hash_of(forged))

    told = list(faults([forged, second], (2, second.hash)))

    assert [fault.where for fault in told] == ["event 2"]


def test_an_event_cut_off_the_end_is_found_by_the_head() -> None:
    first = event(1, "0" * 64)
    second = event(2, first.hash)

    (fault,) = faults([first], (2, second.hash))

    assert fault == Fault("event 2", "the log ends with event 1, and its head names event 2")


def test_what_is_empty_is_no_part_of_a_seal() -> None:
    assert seal("s", "t", {"a": 1, "b": "", "c": None}) == seal("s", "t", {"a": 1})
    assert seal("s", "t", {"a": 1}) != seal("z", "t", {"a": 1})


def test_the_order_of_rows_is_no_part_of_their_digest() -> None:
    assert root(["a", "b"]) == root(["b", "a"])


def event(number: int, previous: str) -> Event:
    bare = Event(number, DAY_ONE, "officer", "kind", "", "{}", "", previous, "")
    return replace(bare, hash=hash_of(bare))
