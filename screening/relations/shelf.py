"""How are the relations kept in an index file, and read from it?"""

import sqlite3
from collections.abc import Iterable

import msgspec

from db.records.relation import Relation

SCHEMA = """
CREATE TABLE relation (source TEXT NOT NULL, target TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);
"""


def fill_relations(connection: sqlite3.Connection, found: Iterable[Relation]) -> None:
    """Put relations into an index file, in their order."""
    connection.executemany(
        "INSERT INTO relation VALUES (?, ?, ?)",
        ((one.source, one.target, msgspec.json.encode(one)) for one in found),
    )


def read_relations(connection: sqlite3.Connection, party: str) -> list[Relation]:
    """Give the relations of a party to others and of others to it."""
    rows = connection.execute(
        "SELECT body FROM relation WHERE source = ? OR target = ? ORDER BY rowid",
        (party, party),
    )
    return [msgspec.json.decode(body, type=Relation) for (body,) in rows]
