"""How do the spellings by which names are found lie in the index file?

On shelves: one for the words and one for the whole names of each scope. Nothing is read
when the file is opened; a search fetches the spellings that share the beginning or the end
of a word, and the entries of those that are alike.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, is_dataclass
from typing import Any

from msgspec import msgpack

from screening.names.listed import Target
from screening.names.needs import Need
from screening.names.slips import NOTHING, Beside, by_edge

SCHEMA = """
CREATE TABLE spelling (shelf INTEGER NOT NULL, spelling TEXT NOT NULL, entries BLOB NOT NULL,
  PRIMARY KEY (shelf, spelling)) WITHOUT ROWID;
CREATE TABLE edge (shelf INTEGER NOT NULL, edge TEXT NOT NULL, spellings BLOB NOT NULL,
  PRIMARY KEY (shelf, edge)) WITHOUT ROWID;
CREATE TABLE target (shelf INTEGER NOT NULL, number INTEGER NOT NULL, target BLOB NOT NULL,
  PRIMARY KEY (shelf, number)) WITHOUT ROWID;
"""


def _row(of: Any) -> Any:
    """Give the type of a value's fields in their order, without their names."""
    types = (_row(f.type) if is_dataclass(f.type) else f.type for f in fields(of))
    return tuple[tuple(types)]  # type: ignore[misc]  # made when it runs


_TARGETS = msgpack.Decoder(_row(Target))
_NUMBERS = msgpack.Decoder(list[int])
_MANY = 1_000
"""So many look-ups cost more than reading the whole shelf."""
_BETWEEN = "\n"
"""Spellings with edges are single words, so that no line ends within one."""


def fill(
    connection: sqlite3.Connection, shelf: int, entries: Mapping[str, Sequence[int]]
) -> None:
    """Put spellings on a shelf, each with the entries found by it."""
    connection.executemany(
        "INSERT INTO spelling VALUES (?, ?, ?)",
        ((shelf, text, msgpack.encode(entries[text])) for text in sorted(entries)),
    )
    edges = by_edge(sorted(entries))
    connection.executemany(
        "INSERT INTO edge VALUES (?, ?, ?)",
        ((shelf, edge, _pressed(edges[edge])) for edge in sorted(edges)),
    )


def fill_targets(connection: sqlite3.Connection, shelf: int, targets: Sequence[Target]) -> None:
    """Put the listed names that a shelf of words leads to into the file."""
    connection.executemany(
        "INSERT INTO target VALUES (?, ?, ?)",
        (
            (shelf, number, msgpack.encode(astuple(target)))
            for number, target in enumerate(targets)
        ),
    )


def _pressed(spellings: Iterable[str]) -> bytes:
    """Press spellings together, so that the whole file is read sooner."""
    return zlib.compress(_BETWEEN.join(spellings).encode())


class KeptShelf:
    """A shelf in the file, open for searching."""

    def __init__(self, connection: sqlite3.Connection, shelf: int) -> None:
        self._connection, self._shelf = connection, shelf
        self._by_edge: dict[str, Beside] = {}
        self._all: dict[str, bytes] | None = None
        self._looked_up = 0

    def beside(self, edge: str) -> Beside:
        """Give the spellings that have an edge; once fetched they stay at hand."""
        known = self._by_edge.get(edge)
        if known is None:
            row = self._connection.execute(
                "SELECT spellings FROM edge WHERE shelf = ? AND edge = ?", (self._shelf, edge)
            ).fetchone()
            known = Beside(_parted(row[0])) if row else NOTHING
            self._by_edge[edge] = known
        return known

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give the entries found by a spelling."""
        if self._all is None and self._looked_up < _MANY:
            self._looked_up += 1
            row = self._connection.execute(
                "SELECT entries FROM spelling WHERE shelf = ? AND spelling = ?",
                (self._shelf, spelling),
            ).fetchone()
            return _NUMBERS.decode(row[0]) if row else ()
        found = self._held().get(spelling)
        return _NUMBERS.decode(found) if found else ()

    def __iter__(self) -> Iterator[str]:
        """Give all spellings."""
        return iter(self._held())

    def _held(self) -> dict[str, bytes]:
        """Read the whole shelf, once so many spellings were looked up that it pays."""
        if self._all is None:
            rows = self._connection.execute(
                "SELECT spelling, entries FROM spelling WHERE shelf = ?", (self._shelf,)
            )
            self._all = dict(rows)
        return self._all


def _parted(pressed: bytes) -> list[str]:
    return zlib.decompress(pressed).decode().split(_BETWEEN)


class KeptTargets:
    """The listed names in the file; once fetched they stay at hand."""

    def __init__(self, connection: sqlite3.Connection, shelf: int) -> None:
        self._connection, self._shelf = connection, shelf
        self._known: dict[int, Target] = {}

    def __len__(self) -> int:
        """Give how many there are."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM target WHERE shelf = ?", (self._shelf,)
        ).fetchone()
        return int(count)

    def __getitem__(self, number: int) -> Target:
        """Give a listed name."""
        known = self._known.get(number)
        if known is None:
            (body,) = self._connection.execute(
                "SELECT target FROM target WHERE shelf = ? AND number = ?",
                (self._shelf, number),
            ).fetchone()
            name, kinds, numbers, need = _TARGETS.decode(body)
            known = self._known[number] = Target(name, kinds, numbers, Need(*need))
        return known


class KeptKeys:
    """The keys of one kind in the file, and the entries that have them."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection, self._table = connection, table
        self._all: frozenset[str] | None = None
        self._looked_up = 0

    def entries(self, wanted: Iterable[str]) -> Iterator[int]:
        """Give the entries that have one of these keys, some several times."""
        statement = f"SELECT entry FROM {self._table} WHERE key = ?"  # noqa: S608 - a fixed name
        for key in wanted:
            if self._may_be_here(key):
                for (number,) in self._connection.execute(statement, (key,)):
                    yield number

    def _may_be_here(self, key: str) -> bool:
        """Whether a key has to be looked up: not if all were read and it is none of them."""
        self._looked_up += 1
        if self._looked_up <= _MANY:
            return True
        return key in self.all()

    def all(self) -> frozenset[str]:
        """Give every key; once read they stay at hand."""
        if self._all is None:
            rows = self._connection.execute(f"SELECT DISTINCT key FROM {self._table}")  # noqa: S608
            self._all = frozenset(key for (key,) in rows)
        return self._all
