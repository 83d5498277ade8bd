"""How does a frame of customers become a frame of answers?"""

from dataclasses import dataclass
from functools import partial
from itertools import accumulate

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as everybody who knows Spark calls it

from screening.batch import Run
from screening.rows.headings import columns
from screening.rows.row import HeadingError, Say
from screening.spark.batches import INPUT_ROW, SCHEMA, nobody
from screening.spark.shipped import packed, screened

_TYPES = {
    pa.int64(): "bigint",
    pa.int32(): "int",
    pa.float64(): "double",
    pa.string(): "string",
}
_SCHEMA = ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in SCHEMA)
_FILE, _BEFORE = "_file", "_before"


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers as Spark reads them, and how many they are."""

    frame: DataFrame
    rows: int


def read_customers(spark: SparkSession, path: str, say: Say) -> Customers:
    """Read customers from Parquet: the columns that are ours, and where each row stands.

    `INPUT_ROW` counts from 1 and is what `sanctions batch` would count. The files of a folder
    are counted on, in the order of their paths. Raises `HeadingError` as the batch does.
    """
    found = spark.read.parquet(path)
    ours = _ours(path, found.columns, say)
    placed = found.select(
        *map(_column, ours),
        (F.col("_metadata.row_index") + 1).alias(INPUT_ROW),
        F.col("_metadata.file_path").alias(_FILE),
    )
    counted = sorted(tuple(row) for row in placed.groupBy(_FILE).count().collect())
    rows = sum(count for _, count in counted)
    if len(counted) < 2:
        return Customers(placed.drop(_FILE), rows)
    ends = accumulate(count for _, count in counted)
    before = [(file, end - count) for (file, count), end in zip(counted, ends, strict=True)]
    starts = spark.createDataFrame(before, f"{_FILE} string, {_BEFORE} bigint")
    numbered = (
        placed.join(F.broadcast(starts), _FILE)
        .withColumn(INPUT_ROW, F.col(INPUT_ROW) + F.col(_BEFORE))
        .drop(_FILE, _BEFORE)
    )
    return Customers(numbered, rows)


def screen_frame(customers: DataFrame, run: Run, *, pieces: int | None = None) -> DataFrame:
    """Give the answers to a frame of customers, with the columns of `SCHEMA`.

    `customers` has a column `INPUT_ROW` of whole numbers, and others that are recognised by
    their headings; it is screened as it is partitioned. With `pieces` Spark parts it anew into
    so many runs of following rows: written, the files then hold the order of the input.
    Each time the answers are worked out anew they have other screening ids: write them once.
    """
    if INPUT_ROW not in customers.columns:
        raise HeadingError(f"the frame of customers has no column {INPUT_ROW!r}")
    ours = _ours("the frame of customers", _without_row(customers.columns), nobody)
    wanted = customers.select(INPUT_ROW, *map(_column, ours))
    if pieces is not None:
        wanted = wanted.repartitionByRange(pieces, INPUT_ROW).sortWithinPartitions(INPUT_ROW)
    customers.sparkSession.sparkContext.addFile(str(run.session.index.path))
    return wanted.mapInArrow(partial(screened, packed(run)), _SCHEMA)


def _ours(title: str, headings: list[str], say: Say) -> list[str]:
    """Give the headings of the columns that a customer's row is read from."""
    return [
        heading
        for heading, name in zip(headings, columns(title, headings, say), strict=True)
        if name
    ]


def _without_row(headings: list[str]) -> list[str]:
    return [heading for heading in headings if heading != INPUT_ROW]


def _column(heading: str) -> Column:
    """Give a column by its heading, whatever characters that has."""
    return F.col(f"`{heading.replace('`', '``')}`")
