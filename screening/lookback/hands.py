"""How do several processes compare the records of many customers?"""

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from screening.child import end_with_parent
from screening.crew import FEW, cores
from screening.index import Index
from screening.lookback.compare import Comparer
from screening.lookback.errors import LookBackError
from screening.lookback.exposure import Likeness
from screening.lookback.gather import Found
from screening.lookback.records import Record

PIECE = 500
"""So many records are handed over at a time."""
_AHEAD = 4
"""So many pieces a process are read ahead."""

_Told = list[tuple[int, int, Likeness]]


def found(path: Path, terms: Comparer, records: Iterable[Record]) -> Iterator[Found]:
    """Give what is alike, in the order of the records; few are compared in this process.

    `terms` hold an index opened from `path`. Raises `LookBackError` where a process dies.
    """
    source = iter(records)
    first = list(islice(source, FEW))
    if len(first) < FEW or cores() < 2:
        for record in chain(first, source):
            for _, number, told in terms.found([record]):
                yield record, number, told
        return
    yield from _in_processes(path, terms, chain(first, source))


def _in_processes(path: Path, terms: Comparer, source: Iterator[Record]) -> Iterator[Found]:
    start = (path, terms.days, terms.scope, terms.today, terms.is_near_wanted)
    pool = ProcessPoolExecutor(cores(), get_context("spawn"), _open, start)
    waiting: deque[tuple[list[Record], Future[_Told]]] = deque()
    try:
        while piece := list(islice(source, PIECE)):
            waiting.append((piece, pool.submit(_compared, piece)))
            if len(waiting) >= cores() * _AHEAD:
                yield from _taken(*waiting.popleft())
        while waiting:
            yield from _taken(*waiting.popleft())
    except BrokenProcessPool as error:
        raise LookBackError(
            "a process that compares was killed, most likely for want of memory; free some "
            "memory and run again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _taken(piece: Sequence[Record], done: Future[_Told]) -> Iterator[Found]:
    for place, number, told in done.result():
        yield piece[place], number, told


_AT_WORK: list[Comparer] = []
"""What compares, in a process of its own."""


def _open(path: Path, *terms: object) -> None:
    end_with_parent()
    gc.disable()  # nothing refers to itself, and looking for it takes a tenth of the time
    _AT_WORK[:] = [Comparer(Index(path), *terms)]  # type: ignore[arg-type]  # as `start` gives


def _compared(piece: Sequence[Record]) -> _Told:
    (comparer,) = _AT_WORK
    return list(comparer.found(piece))
