"""How are the categories that entries explain kept in an index file, and read from it?"""

import sqlite3
from collections.abc import Iterable

import msgspec

from db.records.assessment import Assessment
from db.records.derived import Assessed
from db.records.subject import EntryKey

SCHEMA = """
CREATE TABLE assessment
  (list TEXT NOT NULL, ref TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (list, ref))
  WITHOUT ROWID;
"""


def fill_assessments(connection: sqlite3.Connection, found: Iterable[Assessed]) -> None:
    """Put what entries explain into an index file."""
    connection.executemany(
        "INSERT INTO assessment VALUES (?, ?, ?)",
        (
            (one.entry.list, one.entry.ref, msgspec.json.encode(one.assessments))
            for one in found
        ),
    )


def read_assessments(connection: sqlite3.Connection, key: EntryKey) -> tuple[Assessment, ...]:
    """Give what the words of one entry explain; nothing where it wasn't read."""
    row = connection.execute(
        "SELECT body FROM assessment WHERE list = ? AND ref = ?", (key.list, key.ref)
    ).fetchone()
    return msgspec.json.decode(row[0], type=tuple[Assessment, ...]) if row else ()
