"""How is the first sheet of a workbook read, in bounded memory?"""

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from screening.rows.cells import bad_row, row
from screening.rows.headings import columns
from screening.rows.piece import Piece, parted
from screening.rows.row import HeadingError, Row, RowsError, Say

_LARGEST = 2 << 30
_LARGEST_IN_MEMORY = 256 << 20
"""What is not a sheet (texts, styles) is held in memory while the sheet is read."""
_SMALL = 32 << 20
_DENSEST = 200
"""A larger workbook that unpacks to more than so many times its size is a bomb."""
_ERRORS = frozenset(
    {"#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)


def pieces(path: Path, say: Say) -> Iterator[Piece]:
    """Give the rows of the first sheet.

    Raises `RowsError` for what is no workbook or unpacks to too much, and `HeadingError`
    where the first row names no column for names.
    """
    _check_size(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise RowsError(f"{path} is not a workbook that can be read: {_said(error)}") from error
    try:
        sheets = book.worksheets
        if not sheets:
            raise HeadingError(f"{path} has no sheet with cells")
        if len(sheets) > 1:
            others = ", ".join(repr(sheet.title) for sheet in sheets[1:])
            say(f"{path}: only the sheet {sheets[0].title!r} is read, and not {others}")
        sheets[0].reset_dimensions()
        yield from parted(_sheet(path, sheets[0].iter_rows(values_only=True), say))
    finally:
        book.close()


def _check_size(path: Path) -> None:
    """Refuse a workbook that unpacks to more than can be meant, before it is unpacked."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise RowsError(f"{path} is not a workbook (.xlsx): {error}") from error
    total = sum(part.file_size for part in parts)
    in_memory = sum(p.file_size for p in parts if "/worksheets/" not in p.filename)
    is_dense = total > _SMALL and total > _DENSEST * path.stat().st_size
    if total > _LARGEST or in_memory > _LARGEST_IN_MEMORY or is_dense:
        raise RowsError(
            f"{path} unpacks to {total:,} bytes, more than a list of customers can need; "
            "save it as .csv"
        )


def _sheet(path: Path, rows: Iterator[Sequence[Any]], say: Say) -> Iterator[Row]:
    found: list[str] | None = None
    number = blank = 0
    while (cells := _next(path, rows, number)) is not None:
        number += 1
        if all(cell is None or cell == "" for cell in cells):
            blank += found is not None
        elif found is None:
            found = columns(
                str(path), ["" if c is None else str(c).strip() for c in cells], say
            )
        else:
            yield _row(number, found, cells)
    if found is None:
        raise HeadingError(f"{path} is empty; its first row must hold the headings")
    if blank:
        say(f"{path}: {blank} empty rows")


def _next(path: Path, rows: Iterator[Sequence[Any]], number: int) -> Sequence[Any] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return next(rows, None)
    except Exception as error:
        raise RowsError(f"{path}, after row {number}: {_said(error)}") from error


def _row(number: int, found: Sequence[str], cells: Sequence[Any]) -> Row:
    named = {name: cell for name, cell in zip(found, cells, strict=False) if name}
    for name in ("id", "name"):
        if named.get(name) in _ERRORS:
            reason = f"the cell of {name} holds the error {named[name]}"
            texts = {key: str(value) for key, value in named.items()}
            return bad_row(f"row {number}", reason, texts, str(number))
    return row(f"row {number}", named.items(), str(number))


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
