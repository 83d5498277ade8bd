"""The desk of the tests of `sanctions batch`, customers in Parquet, and a session of Spark."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from screening import settings
from screening.batch import Run
from screening.condition import ANY_AGE, now
from screening.service import Wish
from screening.session import open_session
from tests.screening.batch.conftest import desk, sample_home

__all__ = ["desk", "sample_home"]

NAMES = ("Jane Doe", "Ri Je-son", "", "-", "Élodie Müller", "x" * 2001, None, "Kim\x00", "정철")
OF_A_RUN = {"screening_id", "at"}


def customers(count: int, **others: Any) -> pa.Table:
    """Make customers, some of which can't be read, with two ids that are the same."""
    numbers = range(count)
    return pa.table(
        {
            "Full Name": [NAMES[number % len(NAMES)] for number in numbers],
            "ID": pa.array([max(number, 1) for number in numbers], pa.int32()),
            "Date of birth": [date(1970, 1, 1 + number % 28) for number in numbers],
            "nationality": [
                ("KP", "DE;FR", "Atlantis", None)[number % 4] for number in numbers
            ],
            "input_row": ["a column that the file has already"] * count,
            **others,
        }
    )


def without(rows: list[dict[str, Any]], *columns: str) -> list[dict[str, Any]]:
    """Leave out what differs from run to run, and columns."""
    left_out = {*OF_A_RUN, *columns}
    return [{key: row[key] for key in row if key not in left_out} for row in rows]


def a_run(**wish: Any) -> Run:
    """Give a run against the lists of the home that the environment names."""
    here = settings.load()
    return Run(
        open_session(here), replace(Wish(max_age_days=ANY_AGE), **wish), now(), here.user
    )


def read(path: Path) -> list[dict[str, Any]]:
    """Read a file, or the files of a folder in the order of their names."""
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Start Spark in this process, with two cores, where it is installed."""
    sql = pytest.importorskip("pyspark.sql")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2]")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.session.timeZone": "America/New_York",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "7",
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        yield session
        session.stop()
