"""Are customers in Arrow answered as the batch answers them? Without Spark."""

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from db.store.screenings import Screening
from screening.index import IndexUnreadableError
from screening.report.flat import COLUMNS
from screening.report.parquet import SCHEMA as OF_THE_BATCH
from screening.rows.row import HeadingError
from screening.spark.batches import ALERT, EXIT_CODE, INPUT_ROW, SCHEMA, screened_batches
from screening.spark.shipped import OtherVersionError, packed
from tests.screening.batch.conftest import Desk
from tests.screening.spark.conftest import a_run, customers, read, without

COUNT = 40


def numbered(table: pa.Table) -> pa.Table:
    kept = [name for name in table.column_names if name != INPUT_ROW]
    numbers = pa.array(range(1, table.num_rows + 1), pa.int64())
    return table.select(kept).append_column(INPUT_ROW, numbers)


def answers(table: pa.Table, size: int = 7) -> pa.Table:
    found = screened_batches(numbered(table).to_batches(max_chunksize=size), a_run())
    return pa.Table.from_batches(found, SCHEMA)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(customers(COUNT), id="rows that can't be read, an id twice"),
        pytest.param(customers(COUNT).drop_columns(["ID"]), id="no column for ids"),
        pytest.param(
            customers(3, identifier=pa.array([b"A1", b"\xff", None], pa.binary())), id="bytes"
        ),
        pytest.param(
            customers(3, residence=[["DE", "KP"], [], None], role=[{"a": 1}, None, None]),
            id="several values, and what is no text",
        ),
    ],
)
def test_the_answers_are_those_of_the_batch(desk: Desk, table: pa.Table) -> None:
    path = desk.folder / "in.parquet"
    pq.write_table(table, path)
    expected = read(desk.batch(path, output="out.parquet").path)

    found = answers(table).to_pylist()

    assert without(found, INPUT_ROW, ALERT, EXIT_CODE) == without(expected)
    assert {row[INPUT_ROW] for row in found} == set(range(1, table.num_rows + 1))


def test_the_columns_are_those_of_the_batch_and_ours_around_them(desk: Desk) -> None:
    assert SCHEMA.names == [INPUT_ROW, *COLUMNS, ALERT, EXIT_CODE]
    assert [SCHEMA.field(field.name) for field in OF_THE_BATCH] == list(OF_THE_BATCH)


def test_an_alert_stands_once_and_as_it_is_recorded(desk: Desk) -> None:
    found = answers(customers(COUNT)).to_pylist()

    alerts = [row for row in found if row[ALERT]]
    rows = {row[INPUT_ROW] for row in found if row["outcome"] in {"match", "review"}}
    assert alerts
    assert [row[INPUT_ROW] for row in alerts] == sorted(rows)
    for row in alerts:
        kept = msgspec.json.decode(row[ALERT], type=Screening)
        assert (kept.screening_id, kept.outcome) == (row["screening_id"], row["outcome"])


def test_each_row_says_which_exit_code_it_calls_for(desk: Desk) -> None:
    found = answers(customers(COUNT)).to_pylist()

    codes = {"no_match": 0, "review": 1, "match": 1, "not_screened": 3}
    assert {row["outcome"] for row in found} >= {"no_match", "review", "not_screened"}
    assert all(row[EXIT_CODE] == codes[row["outcome"]] for row in found)


def test_a_moment_is_read_in_utc_whatever_the_zone_of_the_session(desk: Desk) -> None:
    moment = pa.array([0], pa.timestamp("us", "America/New_York"))
    table = pa.table({"name": ["Ri Je-son"], "birth date": moment})

    (row, *_) = answers(table).to_pylist()

    (born,) = msgspec.json.decode(msgspec.json.decode(row[ALERT])["query"])["birth_date"]
    assert born == "1970-01-01"


def test_customers_without_names_are_refused(desk: Desk) -> None:
    with pytest.raises(HeadingError, match="no column 'name'"):
        answers(pa.table({"id": [1]}))


def test_an_executor_refuses_an_index_that_is_not_the_one_checked(desk: Desk) -> None:
    run = a_run()
    path = run.session.index.path
    path.write_bytes(path.read_bytes() + b"\0")

    with pytest.raises(IndexUnreadableError, match="another SHA-256"):
        packed(run).opened(path.parent)


def test_an_executor_refuses_to_be_of_another_version(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = a_run()
    shipped = packed(run)

    monkeypatch.setattr("screening.spark.shipped.__version__", "0.0.0")

    with pytest.raises(OtherVersionError, match=r"version 0\.0\.0"):
        shipped.opened(run.session.index.path.parent)
