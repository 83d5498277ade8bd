"""Does Spark, in one process, answer as the batch does, in its order, and is it recorded?"""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from sqlalchemy import select

from db.store.engine import open_store
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow
from screening import settings
from screening.rows.row import HeadingError, RowsError
from screening.session import Session
from screening.spark.batches import ALERT, EXIT_CODE, INPUT_ROW
from tests.screening.batch.conftest import Desk
from tests.screening.spark.conftest import a_run, customers, read, without

pytest.importorskip("pyspark")
job = pytest.importorskip("screening.spark.job")
frame = pytest.importorskip("screening.spark.frame")

COUNT = 60


def nobody(_text: str) -> None:
    """Say nothing."""


def screen(spark: Any, path: Path, output: Path) -> Any:
    return job.screen_files(spark, str(path), str(output), a_run(), settings.load(), nobody)


def test_a_file_is_answered_as_the_batch_does_in_its_order(spark: Any, desk: Desk) -> None:
    path = desk.folder / "in.parquet"
    pq.write_table(customers(COUNT), path, row_group_size=11)
    local = desk.batch(path, output="out.parquet")

    done = screen(spark, path, desk.folder / "answers")

    found = read(desk.folder / "answers")
    assert without(found, INPUT_ROW, ALERT, EXIT_CODE) == without(read(local.path))
    assert done.code == local.code
    assert done.counts.total() == COUNT


def test_a_folder_is_read_on_from_file_to_file(spark: Any, desk: Desk) -> None:
    whole, folder = customers(COUNT), desk.folder / "in"
    folder.mkdir()
    pq.write_table(whole, desk.folder / "whole.parquet")
    for number, start in enumerate((0, 5, 30)):
        end = (5, 30, COUNT)[number]
        pq.write_table(whole.slice(start, end - start), folder / f"part-{number}.parquet")
    local = desk.batch(desk.folder / "whole.parquet", output="out.parquet")

    screen(spark, folder, desk.folder / "answers")

    found = read(desk.folder / "answers")
    assert without(found, INPUT_ROW, ALERT, EXIT_CODE) == without(read(local.path))
    assert [row[INPUT_ROW] for row in found] == sorted(row[INPUT_ROW] for row in found)


def test_a_job_is_recorded_once_and_each_of_its_alerts(spark: Any, desk: Desk) -> None:
    path, output = desk.folder / "in.parquet", desk.folder / "answers"
    pq.write_table(customers(COUNT), path)

    screen(spark, path, output)

    with open_store(settings.load().database_url) as store, store.reading() as connection:
        (run,) = connection.execute(select(table(BatchRunRow))).mappings()
        alerts = list(connection.execute(select(table(ScreeningRow))).mappings())
    found = [row for row in read(output) if row[ALERT]]
    assert [alert["screening_id"] for alert in alerts] == [r["screening_id"] for r in found]
    assert (run["rows"], run["alerts"], run["by"]) == (COUNT, len(found), "officer")
    assert run["input_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(output.glob("*.parquet"))
    ]
    assert run["output_sha256"] == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert sum(json.loads(run["outcomes"]).values()) == COUNT


def test_no_customers_are_a_job_too(spark: Any, desk: Desk) -> None:
    path = desk.folder / "in.parquet"
    pq.write_table(customers(0), path)

    done = screen(spark, path, desk.folder / "answers")

    assert (done.code, done.counts.total()) == (0, 0)
    assert read(desk.folder / "answers") == []


def test_customers_that_change_meanwhile_are_not_recorded(
    spark: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.folder / "in.parquet"
    pq.write_table(customers(3), path)
    monkeypatch.setattr(job, "is_unchanged", lambda *_: False)

    with pytest.raises(RowsError, match="was changed while it was read"):
        screen(spark, path, desk.folder / "answers")


def test_a_frame_needs_to_say_where_its_rows_stand(spark: Any, desk: Desk) -> None:
    made = spark.createDataFrame([("Jane Doe",)], "name string")

    with pytest.raises(HeadingError, match="no column 'input_row'"):
        frame.screen_frame(made, a_run())


def test_a_frame_of_any_origin_is_answered_as_it_is_partitioned(spark: Any, desk: Desk) -> None:
    made = spark.createDataFrame(
        [(7, "Ri Je-son", "a.b"), (8, "Jane Doe", "c")],
        "input_row bigint, `Full Name` string, `re.mark` string",
    ).repartition(1)

    found = frame.screen_frame(made, a_run()).collect()

    assert {(row[INPUT_ROW], row["outcome"]) for row in found} == {
        (7, "review"),
        (8, "no_match"),
    }


def test_an_executor_that_gets_another_index_fails_the_job(spark: Any, desk: Desk) -> None:
    made = spark.createDataFrame([(1, "Jane Doe")], "input_row bigint, name string")
    run = a_run()
    checked = replace(run.session.conditions, index_sha256="0" * 64)

    answers = frame.screen_frame(
        made, replace(run, session=Session(run.session.index, checked))
    )

    with pytest.raises(Exception, match="another SHA-256 than the index in force"):
        answers.collect()
