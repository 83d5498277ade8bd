"""Is what was asked, answered and done kept?"""

from dataclasses import asdict

import pytest
from sqlalchemy import Table, select

from db.errors import StoreError
from db.store.engine import Store
from db.store.events import happened
from db.store.screenings import BatchRun, Screening, record, record_batch, screenings
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow
from tests.factories import DAY_ONE


def kept(store: Store, of: Table) -> list[dict[str, object]]:
    with store.reading() as connection:
        found = connection.execute(select(of).order_by(of.c.id)).mappings()
        return [{str(column): row[column] for column in row} for row in found]


def screening(screening_id: str) -> Screening:
    return Screening(
        screening_id,
        DAY_ONE,
        "officer",
        '{"name":"Ana"}',
        "review",
        "review-name",
        "{}",
        "[]",
    )


def test_a_screening_is_kept(store: Store) -> None:
    record(store, screening("s-1"))

    (row,) = kept(store, table(ScreeningRow))
    assert {name: row[name] for name in Screening.__slots__} == asdict(screening("s-1"))
    assert [*screenings(store, ["s-1"])] == [screening("s-1")]


def test_a_screening_is_kept_once(store: Store) -> None:
    record(store, screening("s-1"))

    with pytest.raises(StoreError, match="contradicts"):
        record(store, screening("s-1"))

    assert len(happened(store, ["screened"])) == 1


def test_a_batch_is_kept_with_its_alerts_as_one_event(store: Store) -> None:
    run = BatchRun(
        batch_id="b-1",
        at=DAY_ONE,
        by="officer",
        input_name="customers.csv",
        input_sha256="0" * 64,
        output_name="decisions.csv",
        output_sha256="1" * 64,
        rows=10,
        alerts=1,
        outcomes='{"no_match":9,"review":1}',
        lists="[]",
    )

    record_batch(store, run, [screening("s-1")])

    (found,) = kept(store, table(BatchRunRow))
    (event,) = happened(store)
    assert (found["input_name"], found["rows"], found["at"]) == ("customers.csv", 10, DAY_ONE)
    assert (event.kind, event.about) == ("file screened", "b-1")
    assert [row["event_id"] for row in kept(store, table(ScreeningRow))] == [event.id]
