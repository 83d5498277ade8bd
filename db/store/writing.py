"""How do new entries, versions and details reach their tables, many rows at a time?"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, insert, select

from db.codec import act_document, encode
from db.records.entry import Entry, LegalAct
from db.store.details import plain, rows
from db.tables.entry import EntryRow, EntryVersionRow
from db.tables.law import LegalActRow
from db.tables.row import Row, table

CHUNK = 250
"""Versions written at a time, with all their details."""

_entry = table(EntryRow)
_version = table(EntryVersionRow)


def next_number(connection: Connection, row: type[Row]) -> int:
    """Give the first free key of a table; whoever publishes does so alone."""
    return int(connection.execute(select(func.max(table(row).c.id))).scalar() or 0) + 1


def known_refs(connection: Connection, name: str) -> frozenset[str]:
    """Give every reference that a list ever had."""
    return frozenset(
        connection.execute(select(_entry.c.ref).where(_entry.c.list == name)).scalars()
    )


def add_entries(connection: Connection, name: str, refs: Iterable[str]) -> dict[str, int]:
    """Make the parties a list names for the first time; give the key of each of the list."""
    statement = select(_entry.c.ref, _entry.c.id).where(_entry.c.list == name)
    known = dict(connection.execute(statement).all())
    unknown = (ref for ref in refs if ref not in known)
    new = dict(zip(unknown, count(next_number(connection, EntryRow))))
    if new:
        made = [{"id": key, "list": name, "ref": ref} for ref, key in new.items()]
        connection.execute(insert(_entry), made)
    return known | new


def known_versions(connection: Connection, name: str) -> dict[tuple[int, str], int]:
    """Give the key of every version a list ever had, by party and digest."""
    statement = (
        select(_version.c.entry_id, _version.c.digest, _version.c.id)
        .join(_entry, _entry.c.id == _version.c.entry_id)
        .where(_entry.c.list == name)
    )
    return {(entry, digest): key for entry, digest, key in connection.execute(statement)}


def add_versions(
    connection: Connection, name: str, wanted: Mapping[tuple[int, str], Entry]
) -> dict[tuple[int, str], int]:
    """Write the versions that a list never had before; give the key of each one wanted."""
    if not wanted:
        return {}
    known = known_versions(connection, name)
    new = [version for version in wanted if version not in known]
    keys = dict(zip(new, count(next_number(connection, EntryVersionRow))))
    acts = Acts(connection)
    for start in range(0, len(new), CHUNK):
        chunk = [(keys[v], *v, wanted[v]) for v in new[start : start + CHUNK]]
        _write(connection, chunk, acts)
    return {version: keys.get(version) or known[version] for version in wanted}


def _write(
    connection: Connection, chunk: list[tuple[int, int, str, Entry]], acts: "Acts"
) -> None:
    connection.execute(insert(_version), [version_row(*version) for version in chunk])
    details: dict[type[Row], list[dict[str, Any]]] = {}
    for version_id, _, _, entry in chunk:
        for row, values in rows(version_id, entry, acts.number):
            details.setdefault(row, []).append(values)
    acts.write()
    for row, made in details.items():
        connection.execute(insert(table(row)), made)


def version_row(version_id: int, entry_id: int, digest: str, entry: Entry) -> dict[str, Any]:
    """Give the row of a version."""
    document = encode(entry)
    return {
        "id": version_id,
        "entry_id": entry_id,
        "digest": digest,
        "type": entry.type.value,
        "type_printed": plain(entry.type_printed),
        "display_name": entry.name,
        "genders": plain(entry.genders),
        "is_partial": entry.is_partial,
        "document": document.decode(),
        "document_sha256": sha256(document).hexdigest(),
    }


class Acts:
    """The legal acts that entries cite, each kept once."""

    def __init__(self, connection: Connection) -> None:
        """Read which acts are there already."""
        acts = table(LegalActRow)
        self._connection = connection
        found = connection.execute(select(acts.c.digest, acts.c.id)).all()
        self._by_digest: dict[str, int] = dict(found)
        self._numbers: dict[LegalAct, int] = {}
        self._next = max(self._by_digest.values(), default=0) + 1
        self._new: list[dict[str, Any]] = []

    def number(self, act: LegalAct) -> int:
        """Give the key of an act; a new one is written with the next `write`."""
        if act not in self._numbers:
            document = act_document(act)
            digest = sha256(document).hexdigest()
            if digest not in self._by_digest:
                self._by_digest[digest] = self._next
                self._new.append(act_row(self._next, digest, document.decode(), act))
                self._next += 1
            self._numbers[act] = self._by_digest[digest]
        return self._numbers[act]

    def write(self) -> None:
        """Write the acts that have come up since the last time."""
        if self._new:
            self._connection.execute(insert(table(LegalActRow)), self._new)
            self._new = []


def act_row(number: int, digest: str, document: str, act: LegalAct) -> dict[str, Any]:
    """Give the row of a legal act."""
    return {
        "id": number,
        "digest": digest,
        "number": act.number,
        "kind": act.kind,
        "organisation": act.organisation,
        "published_on": act.published_on,
        "in_force_from": act.in_force_from,
        "url": act.url,
        "programme": act.programme,
        "source_id": act.source_id,
        "document": document,
    }
