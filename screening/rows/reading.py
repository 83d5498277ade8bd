"""Which file is read how, and is it a file that can be read at all?"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import cast

from screening.rows.piece import Piece
from screening.rows.row import HeadingError, Row, RowsError, Say

FORMATS = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".jsonl": "jsonl"}
"""Ending of a file's name: the module that reads it."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file of customers as it was when the run began."""

    path: Path
    sha256: str
    changed_at: int
    lines: int | None
    """About how many rows there are, where lines are rows."""


def open_source(path: Path) -> Source:
    """Look at a file before it is read.

    Raises `HeadingError` where another file must be given: it is not there, a folder, of
    an unknown format or empty.
    """
    if path.suffix.lower() not in FORMATS:
        raise HeadingError(f"{path}: the input is {', '.join(FORMATS)}, not {path.suffix!r}")
    digest, breaks = hashlib.sha256(), 0
    try:
        if path.exists() and not path.is_file():
            raise HeadingError(f"{path} is not a file that can be read twice")
        changed_at = path.stat().st_mtime_ns
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                breaks += chunk.count(b"\n")
    except OSError as error:
        raise HeadingError(f"{path} cannot be read: {error.strerror or error}") from error
    about = {".csv": max(breaks - 1, 0), ".jsonl": breaks}.get(path.suffix.lower())
    return Source(path, digest.hexdigest(), changed_at, about)


def pieces(source: Source, say: Say) -> Iterator[Piece]:
    """Give the rows of a file in its order, some at a time.

    Raises `RowsError` naming the file and the row where it cannot be read on, and where it
    was changed meanwhile.
    """
    module = import_module(f"screening.rows.{FORMATS[source.path.suffix.lower()]}")
    parted = cast("Callable[[Path, Say], Iterator[Piece]]", module.pieces)
    try:
        yield from parted(source.path, say)
        changed_at = source.path.stat().st_mtime_ns
    except OSError as error:
        raise RowsError(f"{source.path} cannot be read on: {error}") from error
    if changed_at != source.changed_at:
        raise RowsError(f"{source.path} was changed while it was read; run the batch again")


def rows(source: Source, say: Say) -> Iterator[Row]:
    """Give the rows of a file in its order, one by one, as `pieces` does."""
    return chain.from_iterable(piece.rows() for piece in pieces(source, say))
