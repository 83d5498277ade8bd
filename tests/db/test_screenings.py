"""Is what was asked, answered and done kept?"""

import pytest
from sqlalchemy import Table, select

from db.errors import StoreError
from db.store import events, screenings
from db.store.engine import Store
from db.tables.event import EventRow
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow
from tests.factories import DAY_ONE


def kept(store: Store, of: Table) -> list[dict[str, object]]:
    with store.reading() as connection:
        found = connection.execute(select(of).order_by(of.c.id)).mappings()
        return [{str(column): row[column] for column in row} for row in found]


def record(store: Store, screening_id: str) -> dict[str, object]:
    said = {
        "query": '{"name":"Ana"}',
        "outcome": "review",
        "rule": "review-name",
        "decision": "{}",
        "lists": "[]",
    }
    screenings.record(store, screening_id=screening_id, at=DAY_ONE, by="officer", **said)
    return {"screening_id": screening_id, "at": DAY_ONE, "by": "officer", **said}


def test_a_screening_is_kept(store: Store) -> None:
    said = record(store, "s-1")

    assert kept(store, table(ScreeningRow)) == [{"id": 1, **said}]


def test_a_screening_is_kept_once(store: Store) -> None:
    record(store, "s-1")

    with pytest.raises(StoreError, match="contradicts"):
        record(store, "s-1")


def test_a_batch_is_kept(store: Store) -> None:
    screenings.record_batch(
        store,
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

    (found,) = kept(store, table(BatchRunRow))
    assert (found["input_name"], found["rows"], found["at"]) == ("customers.csv", 10, DAY_ONE)


def test_events_are_kept_in_the_order_in_which_they_happened(store: Store) -> None:
    events.append(store, "accepted", "officer", DAY_ONE, {"publication": 1, "a": "é"})
    events.append(store, "accepted", "officer", DAY_ONE, {})

    assert [event["detail"] for event in kept(store, table(EventRow))] == [
        '{"a":"é","publication":1}',
        "{}",
    ]
