"""How is a file handed over bit by bit, to be read as rows where these are screened?

Whoever reads the file only parts it, as no other process can; what each part says is worked
out by the process that gets it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice

from screening.rows.row import Row

ROWS = 500
"""So many rows at most are handed over at a time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a file, one after the other."""

    count: int
    """How many rows there are to read."""
    read: Callable[[], Iterable[Row]]
    """Gives the rows. It can be pickled: a function of a module with what it needs."""
    skipped: int = 0
    """How many of the rows that `read` gives first are not asked for."""

    def rows(self) -> Iterator[Row]:
        """Give the rows."""
        return islice(self.read(), self.skipped, None)

    def without(self, first: int) -> "Piece":
        """Give the piece without its first rows."""
        return replace(self, count=self.count - first, skipped=self.skipped + first)


def of_rows(rows: Iterable[Row]) -> Piece:
    """Give a piece of rows that are read already."""
    found = tuple(rows)
    return Piece(len(found), partial(tuple, found))


def parted(rows: Iterable[Row]) -> Iterator[Piece]:
    """Part rows that are read already."""
    source = iter(rows)
    while (piece := of_rows(islice(source, ROWS))).count:
        yield piece


def gathered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give small pieces together, so that none is much smaller than `ROWS` without need."""
    held: list[Piece] = []
    for piece in pieces:
        if held and sum(one.count for one in held) + piece.count > ROWS:
            yield _joined(held)
            held = []
        held.append(piece)
    if held:
        yield _joined(held)


def left(pieces: Iterable[Piece], done: int) -> Iterator[Piece]:
    """Give what is left of a file of which so many rows are done."""
    for piece in pieces:
        if done < piece.count:
            yield piece.without(done) if done else piece
        done = max(done - piece.count, 0)


def _joined(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Piece(sum(piece.count for piece in pieces), partial(_rows, tuple(pieces)))


def _rows(pieces: Iterable[Piece]) -> Iterator[Row]:
    return chain.from_iterable(piece.rows() for piece in pieces)
