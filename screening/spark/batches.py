"""What are the answers to some customers that stand in Arrow, as Spark hands them out?

Nothing here knows Spark, so that it is tested without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from db.records.screening import Decision
from screening.batch import Run
from screening.exit_codes import exit_code
from screening.report import flat, parquet
from screening.report.spooled import ALERTS, spooled
from screening.rows.cells import row
from screening.rows.headings import columns
from screening.rows.row import Row

INPUT_ROW = "input_row"
"""Where a customer stands in what was read, counted from 1: the batch's own `row 17`."""
ALERT = "alert"
"""The whole answer to a row with an alert, as it is recorded; in its first row only."""
EXIT_CODE = "exit_code"
"""Which exit code the row calls for."""
SCHEMA = pa.schema(
    [(INPUT_ROW, pa.int64()), *parquet.SCHEMA, (ALERT, pa.string()), (EXIT_CODE, pa.int32())]
)
"""The columns of a batch's Parquet output, and ours around them."""
_PIECE = 2_000
_NOT_BY_LINE = Path("answers.parquet")

Cells = tuple[int | flat.Cell, ...]


def screened_batches(batches: Iterable[pa.RecordBatch], run: Run) -> Iterator[pa.RecordBatch]:
    """Give the answers to customers: for each a row a match, and one without any.

    Their columns are recognised by their headings; `INPUT_ROW` says where each stands.
    Raises `HeadingError` where no column is for names.
    """
    for batch in batches:
        for start in range(0, batch.num_rows, _PIECE):
            yield _screened(batch.slice(start, _PIECE), run)


def _screened(batch: pa.RecordBatch, run: Run) -> pa.RecordBatch:
    numbers = batch.column(INPUT_ROW).to_pylist()
    decisions = zip(numbers, run.decisions(_rows(batch, numbers)), strict=True)
    found = [cells for number, decision in decisions for cells in _cells(number, decision)]
    arrays = [
        pa.array(column, field.type)
        for column, field in zip(zip(*found, strict=True), SCHEMA, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _cells(number: int, decision: Decision) -> Iterator[Cells]:
    code = exit_code([decision], is_recorded=True)
    alert: str | None = None
    if decision.outcome in ALERTS:
        alert = spooled([decision], output=_NOT_BY_LINE).alerts.decode().rstrip("\n")
    for cells in flat.rows(decision):
        yield (number, *cells, alert, code)
        alert = None


def _rows(batch: pa.RecordBatch, numbers: Sequence[int]) -> Iterator[Row]:
    """Give the rows as the reader of Parquet files gives them."""
    headings = [heading for heading in batch.schema.names if heading != INPUT_ROW]
    found = columns("the frame of customers", headings, _nobody)
    named = {name: batch.column(heading) for heading, name in zip(headings, found, strict=True)}
    named.pop("", None)
    values = [_values(column) for column in named.values()]
    for number, cells in zip(numbers, zip(*values, strict=True), strict=True):
        yield row(f"row {number}", zip(named, cells, strict=True), str(number))


def _nobody(_text: str) -> None:
    """Say nothing: where the job began, it was said already."""


def _values(column: pa.Array) -> list[Any]:
    """Give the values of a column, one by one where one of them cannot be read.

    Spark hands moments out in the zone of its session; a file of customers means UTC.
    """
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        column = column.cast(pa.timestamp(column.type.unit, "UTC"))
    try:
        found: list[Any] = column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        found = [_value(cell) for cell in column]
    return found


def _value(cell: pa.Scalar) -> Any:
    try:
        return cell.as_py()
    except (ValueError, OverflowError, pa.ArrowException):
        return _Unreadable()


class _Unreadable:
    """A value that has no form in Python: undecodable bytes, a date after the year 9999."""

    def __str__(self) -> str:
        return ""
