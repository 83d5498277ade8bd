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
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from db.records.screening import Decision
from screening.batch import Run
from screening.child import end_with_parent
from screening.condition import Conditions
from screening.index import Index
from screening.rows.piece import Piece
from screening.service import Wish
from screening.session import Session

FEW = 1_000
"""Fewer rows are screened sooner than other processes are started."""
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


def answered(run: Run, pieces: Iterable[Piece], work: Work[T], *, workers: int) -> Iterator[T]:
    """Screen the rows of pieces and give what `work` makes of each piece, in order.

    Raises `CrewError` where a process dies, and whatever the reading or the work raise.
    """
    source = iter(pieces)
    first, count = [], 0
    while count < FEW and (piece := next(source, None)) is not None:
        first.append(piece)
        count += piece.count
    every = chain(first, source)
    if workers <= 1 or count < FEW:
        yield from (work(run.decisions(piece.rows())) for piece in every)
        return
    yield from _in_processes(run, every, work, workers)


def _in_processes(
    run: Run, pieces: Iterator[Piece], work: Work[T], workers: int
) -> Iterator[T]:
    session = run.session
    start = (session.index.path, session.conditions, session.note, run.wish, run.at, run.by)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _open, (work, *start))
    try:
        open_: deque[Future[T]] = deque()
        for piece in pieces:
            open_.append(pool.submit(_screened, piece))
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


_AT_WORK: list[tuple[Run, Work[Any]]] = []
"""The run and what to do with its decisions, in a process of the crew."""


def _open(
    work: Work[Any],
    path: Path,
    conditions: Conditions,
    note: str,
    wish: Wish,
    at: datetime,
    by: str,
) -> None:
    end_with_parent()
    gc.disable()  # nothing refers to itself, and looking for it takes a tenth of the time
    run = Run(Session(Index(path), conditions, note), wish, at, by)
    _AT_WORK[:] = [(run, work)]


def _screened(piece: Piece) -> Any:
    ((run, work),) = _AT_WORK
    return work(run.decisions(piece.rows()))
