"""How do several processes screen one file, in its order?

Rows are handed out in small pieces, and what comes of each piece is given in the order of the
rows, so that memory is bounded however long the file is.
"""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from db.records.screening import Decision
from screening.batch import Run
from screening.condition import Conditions
from screening.index import Index
from screening.rows.row import Row
from screening.service import Wish
from screening.session import Session

FEW = 1_000
"""Fewer rows are screened sooner than other processes are started."""
_PIECE = 200
_AHEAD = 4
"""So many pieces a process are read ahead."""

T = TypeVar("T")


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Work = Callable[[Iterable[Decision]], T]
"""What to do with the decisions of a piece, in the process that made them."""


class CrewError(Exception):
    """A process of the crew died."""


def screened(run: Run, rows: Iterable[Row], work: Work[T], *, workers: int) -> Iterator[T]:
    """Screen rows and give what `work` makes of each piece, in order.

    Raises `CrewError` where a process dies, and whatever the rows or the work raise.
    """
    source = iter(rows)
    first = list(islice(source, FEW))
    pieces = _pieces(chain(first, source))
    if workers <= 1 or len(first) < FEW:
        yield from (work(run.decisions(piece)) for piece in pieces)
        return
    yield from _in_processes(run, pieces, work, workers)


def _in_processes(
    run: Run, pieces: Iterator[list[Row]], work: Work[T], workers: int
) -> Iterator[T]:
    session = run.session
    start = (session.index.path, session.conditions, session.note, run.wish, run.at, run.by)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _open, start)
    try:
        open_: deque[Future[T]] = deque()
        for piece in pieces:
            open_.append(pool.submit(_screened, piece, work))
            if len(open_) >= workers * _AHEAD:
                yield open_.popleft().result()
        while open_:
            yield open_.popleft().result()
    except BrokenProcessPool as error:
        raise CrewError(
            "a process that screens was killed, most likely for want of memory; run with "
            "--workers 1, or free some memory"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _pieces(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while piece := list(islice(rows, _PIECE)):
        yield piece


_RUN: list[Run] = []
"""The run, in a process of the crew."""


def _open(
    path: Path, conditions: Conditions, note: str, wish: Wish, at: datetime, by: str
) -> None:
    gc.disable()  # nothing refers to itself, and looking for it takes a tenth of the time
    _RUN[:] = [Run(Session(Index(path), conditions, note), wish, at, by)]


def _screened(piece: list[Row], work: Work[T]) -> T:
    (run,) = _RUN
    return work(run.decisions(piece))
