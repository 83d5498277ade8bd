"""Which few entries are worth comparing with a query?

The index is one SQLite file, written once and opened read-only through a memory map.
It holds every entry in force, the keys of all names and numbers, and the rules it was
built with, so that a screening needs neither the database nor its libraries.

`candidates` loses nothing that scores as high as the decision table compares from; entries
outside the scope are looked up under the exact keys.
"""

import os
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from db.records.entry import Entry, PartyType
from db.records.screening import IndexedEntry, NexusReason, Query, Scope
from rules.decision import DecisionTable
from screening.features.asked import asked_names
from screening.features.identifiers import asked_keys, asked_numbers, listed_keys
from screening.features.ships import named_ships
from screening.names.keys import keys
from screening.names.search import ListedNames, NameSearch, prepare

FORMAT = "5"
"""Changes with the shape of the file and its keys; another format is built anew."""

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry
  (id INTEGER PRIMARY KEY, list TEXT NOT NULL, ref TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE name_key
  (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE number_key
  (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
"""
_KEPT = 2048
"""So many entries stay decoded: a file of customers meets the same ones again and again."""


class IndexUnreadableError(Exception):
    """The index file is missing, damaged or of another format; it must be built anew."""


def build(
    path: Path,
    entries: Iterable[tuple[Entry, tuple[NexusReason, ...]]],
    table: DecisionTable,
    dprk_terms: str,
) -> None:
    """Write the index of these entries to `path`, whole or not at all.

    `dprk_terms` is the pattern that finds a name of the DPRK or its capital in a folded text.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(temporary)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _fill(connection, entries)
        _put(connection, "format", FORMAT.encode())
        _put(connection, "decisions", msgspec.json.encode(table))
        _put(connection, "dprk_terms", dprk_terms.encode())
        connection.commit()
        connection.execute("ANALYZE")
    finally:
        connection.close()
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)


def _fill(
    connection: sqlite3.Connection,
    entries: Iterable[tuple[Entry, tuple[NexusReason, ...]]],
) -> None:
    encode = msgspec.json.encode
    by_scope: dict[Scope, dict[str, dict[int, PartyType]]] = {scope: {} for scope in Scope}
    for number, (entry, reasons) in enumerate(entries):
        in_scope = any(not reason.is_mention for reason in reasons)
        body = encode(IndexedEntry(entry, in_scope, reasons))
        connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?)", (number, entry.list, entry.ref, body)
        )
        name_keys = {key for name in entry.names for key in keys(name.text).all}
        connection.executemany(
            "INSERT INTO name_key VALUES (?, ?)", ((k, number) for k in name_keys)
        )
        numbers = {key for identifier in entry.identifiers for key in listed_keys(identifier)}
        connection.executemany(
            "INSERT INTO number_key VALUES (?, ?)", ((k, number) for k in numbers)
        )
        for scope in (Scope.ALL, Scope.DPRK) if in_scope else (Scope.ALL,):
            for name in entry.names:
                by_scope[scope].setdefault(name.text, {})[number] = entry.type
            for ship in named_ships(entry):
                by_scope[scope].setdefault(ship, {})[number] = PartyType.VESSEL
    for scope, owners in by_scope.items():
        kinds = {name: set(types.values()) for name, types in owners.items()}
        in_it = InScope(prepare(kinds), tuple(map(tuple, owners.values())))
        _put(connection, f"names:{scope}", encode(in_it))


def _put(connection: sqlite3.Connection, name: str, value: bytes) -> None:
    connection.execute("INSERT INTO meta VALUES (?, ?)", (name, value))


@dataclass(frozen=True, slots=True)
class InScope:
    """The names of the entries in a scope."""

    names: ListedNames
    owners: tuple[tuple[int, ...], ...]
    """For each name: the entries that print it."""


class Index:
    """An index file, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises `IndexUnreadableError` when it is missing, damaged or of another format.
        """
        try:
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise IndexUnreadableError(f"{path}: {error}") from error
        self._closed = weakref.finalize(self, self._connection.close)
        try:
            self._connection.execute(f"PRAGMA mmap_size={1 << 30}")
            is_ours = self._meta("format") == FORMAT.encode()
        except sqlite3.Error as error:
            self.close()
            raise IndexUnreadableError(f"{path}: {error}") from error
        if not is_ours:
            self.close()
            raise IndexUnreadableError(f"{path} is an index of another format")
        self._decoder = msgspec.json.Decoder(IndexedEntry)
        self._searches: dict[Scope, tuple[NameSearch, InScope]] = {}
        self._recent: dict[int, IndexedEntry] = {}

    def close(self) -> None:
        """Let go of the file; an index that nobody holds any more does so by itself."""
        self._closed()

    def _meta(self, name: str) -> bytes:
        row = self._connection.execute(
            "SELECT value FROM meta WHERE name = ?", (name,)
        ).fetchone()
        return bytes(row[0]) if row else b""

    @cached_property
    def decisions(self) -> DecisionTable:
        """The decision table the index was built with."""
        return msgspec.json.decode(self._meta("decisions"), type=DecisionTable)

    @cached_property
    def dprk_terms(self) -> str:
        """The pattern that finds a name of the DPRK or its capital in a folded text."""
        return self._meta("dprk_terms").decode()

    def _search(self, scope: Scope) -> tuple[NameSearch, InScope]:
        if scope not in self._searches:
            in_scope = msgspec.json.decode(self._meta(f"names:{scope}"), type=InScope)
            self._searches[scope] = (NameSearch(in_scope.names), in_scope)
        return self._searches[scope]

    def candidates(
        self, query: Query, scope: Scope, compare_from: float | None = None
    ) -> set[int]:
        """Give the numbers of the entries worth comparing with a query.

        They are all entries in scope with a name that scores as high as the decision table
        compares from, and all entries, in scope or not, that share an exact name key or a
        number. Asked to compare from less, it gives every entry in scope.
        """
        if compare_from is not None and compare_from < self.decisions.compare_from:
            _, in_scope = self._search(scope)
            return {number for owners in in_scope.owners for number in owners}
        return self.exact(query) | self.similar(query, scope)

    def exact(self, query: Query) -> set[int]:
        """Give the entries, in scope or not, that have exactly a name or number asked."""
        asked = (keys(asked.text) for asked in asked_names(query))
        wanted = {f"{kind}:{text}" for found in asked for kind, text in found.comparable}
        return self.with_name_keys(wanted) | self.with_number(query)

    def similar(self, query: Query, scope: Scope) -> set[int]:
        """Give the entries in scope with a name much like one asked."""
        search, in_scope = self._search(scope)
        found = {place for asked in asked_names(query) for place in search.find(asked.text)}
        return {number for place in found for number in in_scope.owners[place]}

    def with_name_keys(self, wanted: Iterable[str]) -> set[int]:
        """Give the entries that have one of these name keys."""
        return set(self._look_up("name_key", wanted))

    def with_number(self, query: Query) -> set[int]:
        """Give the entries that have a number the query asks for."""
        asked = (key for text in asked_numbers(query) for key in asked_keys(text))
        return set(self._look_up("number_key", asked))

    def _look_up(self, table: str, wanted: Iterable[str]) -> Iterator[int]:
        statement = f"SELECT entry FROM {table} WHERE key = ?"  # noqa: S608 - two fixed names
        for key in wanted:
            for (number,) in self._connection.execute(statement, (key,)):
                yield number

    def entry(self, number: int) -> IndexedEntry:
        """Give one entry with what the index knows of it."""
        known = self._recent.get(number)
        if known is None:
            if len(self._recent) >= _KEPT:
                self._recent.clear()
            known = self._recent[number] = self._read(number)
        return known

    def _read(self, number: int) -> IndexedEntry:
        row = self._connection.execute(
            "SELECT body FROM entry WHERE id = ?", (number,)
        ).fetchone()
        return self._decoder.decode(row[0])

    def find(self, ref: str) -> list[IndexedEntry]:
        """Give the entries of that reference, in any list and in any case."""
        rows = self._connection.execute(
            "SELECT body FROM entry WHERE ref = ? COLLATE NOCASE ORDER BY list", (ref,)
        )
        return [self._decoder.decode(body) for (body,) in rows]

    def entries(self, lists: Sequence[str] | None = None) -> Iterator[IndexedEntry]:
        """Give every entry, or those of some lists."""
        for name, body in self._connection.execute("SELECT list, body FROM entry ORDER BY id"):
            if lists is None or name in lists:
                yield self._decoder.decode(body)
