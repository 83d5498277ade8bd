"""What are the answers to some customers that stand in Arrow, as Spark hands them out?

Nothing here knows Spark, so that it is tested without it.
"""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from db.records.screening import Decision
from screening.batch import Run
from screening.exit_codes import exit_code
from screening.report import flat, parquet
from screening.report.json import encoded
from screening.report.recorded import recorded
from screening.report.spooled import ALERTS
from screening.rows.cells import row
from screening.rows.headings import columns
from screening.rows.parquet import values_of
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
        alert = encoded(recorded(decision))
    for cells in flat.rows(decision):
        yield (number, *cells, alert, code)
        alert = None


def _rows(batch: pa.RecordBatch, numbers: Sequence[int]) -> Iterator[Row]:
    """Give the rows as the reader of Parquet files gives them."""
    headings = [heading for heading in batch.schema.names if heading != INPUT_ROW]
    found = columns("the frame of customers", headings, nobody)
    named = {name: batch.column(heading) for heading, name in zip(headings, found, strict=True)}
    named.pop("", None)
    values = [values_of(_in_utc(column)) for column in named.values()]
    for number, cells in zip(numbers, zip(*values, strict=True), strict=True):
        yield row(f"row {number}", zip(named, cells, strict=True), str(number))


def nobody(_text: str) -> None:
    """Say nothing: where the job began, it was said already."""


def _in_utc(column: pa.Array) -> pa.Array:
    """Give moments in UTC, as a file of customers means them; Spark has its session's zone."""
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        return column.cast(pa.timestamp(column.type.unit, "UTC"))
    return column
