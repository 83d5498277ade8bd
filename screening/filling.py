"""How is an index file filled: entries, the keys of their names, numbers and facts, shelves?"""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec

from db.records.assessment import CategoryFinding
from db.records.entry import Entry, PartyType
from db.records.screening import IndexedEntry, NexusReason, PendingRemoval, Scope
from db.records.subject import EntryKey
from screening.features.identifiers import listed_keys
from screening.features.shared_facts import listed_facts
from screening.features.ships import named_ships
from screening.names.keys import keys
from screening.names.korean_search import rows_of
from screening.relations.shelf import SCHEMA as RELATIONS_SCHEMA
from screening.shelves import SCHEMA as SHELVES_SCHEMA
from screening.shelves import fill, fill_targets
from screening.statements.shelf import SCHEMA as ASSESSMENTS_SCHEMA
from screening.subjects.shelf import SCHEMA as SUBJECTS_SCHEMA

SCHEMA = (
    "PRAGMA page_size = 32768;"  # on small ones lists of spellings leave gaps
    + SHELVES_SCHEMA
    + SUBJECTS_SCHEMA
    + RELATIONS_SCHEMA
    + ASSESSMENTS_SCHEMA
    + """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry
  (id INTEGER PRIMARY KEY, list TEXT NOT NULL, ref TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE party_entry
  (list TEXT NOT NULL, ref TEXT NOT NULL, party TEXT NOT NULL, is_dprk INTEGER NOT NULL,
   PRIMARY KEY (list, ref)) WITHOUT ROWID;
CREATE TABLE name_key
  (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE number_key
  (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE fact_key
  (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
"""
)
_THRIFT = 6
"""How hard an entry is pressed together: a tenth of it is left, so the file is read sooner."""
_SAMPLES, _MOST_USUAL = 12, 32_500
"""Of so many entries, so many bytes are what all others are pressed against."""
SHELVES = {Scope.ALL: (0, 1, 2), Scope.DPRK: (3, 4, 5)}
"""The shelves of words, of words of persons' names written as one, and of whole names."""
_Bearers: TypeAlias = dict[str, dict[int, PartyType]]
"""For each name: the entries that print it, and as what."""


def fill_in(
    connection: sqlite3.Connection,
    entries: Iterable[tuple[Entry, tuple[NexusReason, ...]]],
    country: str,
    removals: Mapping[tuple[str, str], PendingRemoval],
    subjects: Mapping[EntryKey, str],
    categories: Mapping[EntryKey, tuple[CategoryFinding, ...]],
) -> None:
    """Put entries into an index file; those without a nationality have that country.

    `removals` are those of entries that their lists no longer have, by list and reference;
    `subjects` the ids of parties that entries share, `categories` what explains their listing.
    """
    bearers: dict[Scope, _Bearers] = {scope: {} for scope in Scope}
    for number, (entry, reasons) in enumerate(entries):
        in_scope = any(not reason.is_mention for reason in reasons)
        removal = removals.get((entry.list, entry.ref))
        key = EntryKey(entry.list, entry.ref)
        told = subjects.get(key, ""), categories.get(key, ())
        indexed = IndexedEntry(entry, in_scope, reasons, removal, *told)
        _enter(connection, number, indexed, country)
        for scope in (Scope.ALL, Scope.DPRK) if in_scope else (Scope.ALL,):
            for name in entry.names:
                bearers[scope].setdefault(name.text, {})[number] = entry.type
            for ship in named_ships(entry):
                bearers[scope].setdefault(ship, {})[number] = PartyType.VESSEL
    _press(connection)
    for scope, found in bearers.items():
        _shelve(connection, scope, found)


def _enter(
    connection: sqlite3.Connection, number: int, indexed: IndexedEntry, country: str
) -> None:
    """Put an entry, and the keys of its names, numbers and facts, into the file.

    `party_entry` is for whoever asks in SQL which entries are about one party.
    """
    entry = indexed.entry
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?)",
        (number, entry.list, entry.ref, msgspec.json.encode(indexed)),
    )
    party = indexed.subject or str(indexed.key)
    connection.execute(
        "INSERT OR IGNORE INTO party_entry VALUES (?, ?, ?, ?)",
        (entry.list, entry.ref, party, indexed.is_in_scope),
    )
    found = {
        "name_key": {key for name in entry.names for key in keys(name.text).all},
        "number_key": {key for one in entry.identifiers for key in listed_keys(one)},
        "fact_key": set(listed_facts(entry, country if indexed.is_in_scope else "")),
    }
    for table, its_keys in found.items():
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",  # noqa: S608 - three fixed names
            ((key, number) for key in its_keys),
        )


def _press(connection: sqlite3.Connection) -> None:
    """Press all entries together, against a few of them: they have the same fields and acts."""
    (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    samples = connection.execute(
        "SELECT body FROM entry WHERE id % ? = 0", (count // _SAMPLES + 1,)
    )
    usual = b"".join(body for (body,) in samples)[-_MOST_USUAL:]
    put(connection, "usual", usual)

    def pressed(body: bytes) -> bytes:
        press = zlib.compressobj(_THRIFT, zdict=usual)
        return press.compress(body) + press.flush()

    connection.create_function("pressed", 1, pressed)
    connection.execute("UPDATE entry SET body = pressed(body)")


def unpressed(body: bytes, usual: bytes) -> bytes:
    """Give an entry's body as it was; `usual` is what the index keeps under that name."""
    return zlib.decompressobj(zdict=usual).decompress(body)


def _shelve(connection: sqlite3.Connection, scope: Scope, bearers: _Bearers) -> None:
    """Put all by which the names in a scope are found into the file."""
    from screening.names.listing import owned, prepare  # noqa: PLC0415 - only to build

    kinds = {name: set(types.values()) for name, types in bearers.items()}
    listed = owned(prepare(kinds), tuple(bearers.values()))
    words, runs, names = SHELVES[scope]
    fill(connection, words, listed.anchors)
    fill(connection, runs, listed.runs)
    fill_targets(connection, words, listed.targets)
    fill(connection, names, listed.joined)
    put(connection, f"korean:{scope}", msgspec.msgpack.encode(rows_of(listed.readings)))
    numbers = sorted({number for types in bearers.values() for number in types})
    put(connection, f"entries:{scope}", msgspec.json.encode(numbers))


def put(connection: sqlite3.Connection, name: str, value: bytes) -> None:
    """Put a value of the whole file into it."""
    connection.execute("INSERT INTO meta VALUES (?, ?)", (name, value))
