"""How are the subjects kept in an index file, and read from it?"""

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from db.records.subject import EntryKey, Subject

SCHEMA = "CREATE TABLE subject (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;"


def subject_ids(found: Iterable[Subject]) -> Mapping[EntryKey, str]:
    """Give the subject of each entry that shares one, or of which something is doubted."""
    return {key: subject.id for subject in found for key in subject.members}


def fill_subjects(connection: sqlite3.Connection, found: Iterable[Subject]) -> None:
    """Put the subjects into an index file."""
    connection.executemany(
        "INSERT INTO subject VALUES (?, ?)",
        ((subject.id, msgspec.json.encode(subject)) for subject in found),
    )


def read_subject(connection: sqlite3.Connection, name: str) -> Subject | None:
    """Give one subject; `None` for an entry that stands alone."""
    row = connection.execute("SELECT body FROM subject WHERE id = ?", (name,)).fetchone()
    return msgspec.json.decode(row[0], type=Subject) if row else None


def read_subjects(connection: sqlite3.Connection) -> list[Subject]:
    """Give every subject."""
    rows = connection.execute("SELECT body FROM subject ORDER BY id")
    return [msgspec.json.decode(body, type=Subject) for (body,) in rows]
