"""How is a Parquet file of customers read, batch by batch?"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from screening.rows.cells import row
from screening.rows.headings import columns
from screening.rows.piece import ROWS, Piece
from screening.rows.row import HeadingError, Row, RowsError, Say

_BATCH = 4 * ROWS
_LARGEST_GROUP = 1 << 30


def pieces(path: Path, say: Say) -> Iterator[Piece]:
    """Give the rows.

    Raises `RowsError` for what is no Parquet file, and `HeadingError` where no column is
    for names.
    """
    try:
        with pq.ParquetFile(path) as file:
            yield from _pieces(path, file, say)
    except (pa.ArrowException, OSError) as error:
        raise RowsError(f"{path} is not a Parquet file that can be read: {error}") from error


def _pieces(path: Path, file: pq.ParquetFile, say: Say) -> Iterator[Piece]:
    headings = list(file.schema_arrow.names)
    found = columns(str(path), headings, say)
    for group in range(file.metadata.num_row_groups):
        if file.metadata.row_group(group).total_byte_size > _LARGEST_GROUP:
            raise RowsError(f"{path}: row group {group} unpacks to more than 1 GiB")
    names = [name for name in found if name]
    wanted = [heading for heading, name in zip(headings, found, strict=True) if name]
    if any("." in heading for heading in wanted):
        raise HeadingError(f"{path}: the name of a column must hold no dot: {wanted}")
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
        order = [batch.schema.get_field_index(heading) for heading in wanted]
        values = [values_of(batch.column(place)) for place in order]
        for start in range(0, batch.num_rows, ROWS):
            some = [column[start : start + ROWS] for column in values]
            count = min(ROWS, batch.num_rows - start)
            yield Piece(count, partial(_rows, names, some, number + 1))
            number += count


def _rows(names: Sequence[str], columns: Sequence[Sequence[Any]], first: int) -> Iterator[Row]:
    for number, cells in enumerate(zip(*columns, strict=True), first):
        yield row(f"row {number}", zip(names, cells, strict=True), str(number))


def values_of(column: pa.Array) -> Sequence[Any]:
    """Give the values of a column, one by one where one of them cannot be read."""
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
