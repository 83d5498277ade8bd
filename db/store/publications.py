"""What has a list published, and in what condition is it?

The one door for whoever publishes a list or reads it: `publish` and the reading of
entries are here by name and built next door.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, select

from db.records.entry import Entry
from db.records.publication import CarriedOver, NewLeaf, Publication
from db.store.checks import check, record_check
from db.store.engine import Store
from db.store.entries import digests_in_force, entries_in_force, readings
from db.store.order import LATEST_FIRST
from db.store.publishing import publish
from db.tables.entry import EntryRow
from db.tables.publication import CarriedOverRow, NewLeafRow, PublicationRow
from db.tables.row import table

__all__ = [
    "by_sha256",
    "check",
    "digests_in_force",
    "entries_in_force",
    "event_of",
    "newest",
    "previous",
    "publications",
    "publish",
    "put_in_force_after",
    "record_check",
    "versions",
]

_publication = table(PublicationRow)
_new_leaf = table(NewLeafRow)
_carried_over = table(CarriedOverRow)
_entry = table(EntryRow)


def newest(
    store: Store,
    name: str,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> Publication | None:
    """Give the last publication of a list, or the last one up to the day of a moment.

    The day is the publisher's own. `known_at` leaves out those that this installation took in
    later.
    """
    statement = select(_publication).where(_publication.c.list == name)
    if as_of is not None:
        day = as_of.astimezone(UTC).date().isoformat()
        statement = statement.where(_publication.c.published_on <= day)
    if known_at is not None:
        statement = statement.where(_publication.c.activated_at <= known_at)
    return _first(store, statement)


def previous(store: Store, name: str, generated_at: datetime) -> Publication | None:
    """Give the publication that a file with this date inside comes after."""
    ours = _publication.c.list == name
    earlier = _publication.c.generated_at <= generated_at
    return _first(store, select(_publication).where(ours, earlier))


def by_sha256(store: Store, name: str, sha256: str) -> Publication | None:
    """Give the publication of a file, if it was published."""
    ours = _publication.c.list == name
    return _first(store, select(_publication).where(ours, _publication.c.sha256 == sha256))


def publications(store: Store, name: str | None = None) -> list[Publication]:
    """Give every publication, list by list in the order in which they stand."""
    everything = select(_publication)
    statement = everything if name is None else everything.where(_publication.c.list == name)
    order = (_publication.c.list, _publication.c.generated_at, _publication.c.id)
    with store.reading() as connection:
        return _read(connection, connection.execute(statement.order_by(*order)).all())


def put_in_force_after(store: Store, event_id: int) -> list[Publication]:
    """Give what came into force by events after one, without the sample, in the order of these.

    An older file that was loaded late never came into force.
    """
    later = _publication.alias()
    is_history = exists().where(
        later.c.list == _publication.c.list,
        later.c.event_id < _publication.c.event_id,
        later.c.generated_at > _publication.c.generated_at,
        later.c.is_sample.is_(False),
    )
    statement = (
        select(_publication)
        .where(_publication.c.event_id > event_id, _publication.c.is_sample.is_(False))
        .where(~is_history)
        .order_by(_publication.c.event_id, _publication.c.id)
    )
    with store.reading() as connection:
        return _read(connection, connection.execute(statement).all())


def event_of(store: Store, publication_id: int) -> int:
    """Give the event that vouches for a publication."""
    statement = select(_publication.c.event_id).where(_publication.c.id == publication_id)
    with store.reading() as connection:
        number: int = connection.execute(statement).scalar_one()
    return number


def versions(
    store: Store, name: str, ref: str
) -> list[tuple[Entry, Publication, Publication | None]]:
    """Tell how an entry has read: each version, since when, and until when it held."""
    by_id = {publication.id: publication for publication in publications(store, name)}
    with store.reading() as connection:
        found = readings(connection, name, ref)
    return [
        (entry, by_id[starts], None if ends is None else by_id[ends])
        for entry, starts, ends in found
    ]


def _first(store: Store, statement: Select[Any]) -> Publication | None:
    with store.reading() as connection:
        latest = statement.order_by(*LATEST_FIRST).limit(1)
        found = _read(connection, connection.execute(latest).all())
    return found[0] if found else None


def _read(connection: Connection, rows: Sequence[Row[Any]]) -> list[Publication]:
    """Build publications with what belongs to them, in three queries for any number."""
    ids = [row.id for row in rows]
    leaves = _leaves(connection, _new_leaf.c.publication_id.in_(ids))
    carried = _carried(connection, _carried_over.c.publication_id.in_(ids))
    return [
        Publication(
            id=row.id,
            list=row.list,
            sha256=row.sha256,
            content_sha256=row.content_sha256,
            generated_at=row.generated_at,
            fetched_at=row.fetched_at,
            activated_at=row.activated_at,
            source=row.source,
            size=row.size,
            entry_count=row.entry_count,
            is_sample=row.is_sample,
            incomplete_because=row.incomplete_because,
            read_by=row.read_by,
            held_because=row.held_because,
            new_in_source=tuple(leaves.get(row.id, ())),
            carried_over=tuple(carried.get(row.id, ())),
            published_on=date.fromisoformat(row.published_on),
        )
        for row in rows
    ]


def _leaves(connection: Connection, theirs: ColumnElement[bool]) -> dict[int, list[NewLeaf]]:
    found: dict[int, list[NewLeaf]] = {}
    statement = select(_new_leaf).where(theirs).order_by(_new_leaf.c.position)
    for row in connection.execute(statement):
        leaf = NewLeaf(row.path, row._mapping["count"], row.example, row.ref, row.is_code)
        found.setdefault(row.publication_id, []).append(leaf)
    return found


def _carried(
    connection: Connection, theirs: ColumnElement[bool]
) -> dict[int, list[CarriedOver]]:
    found: dict[int, list[CarriedOver]] = {}
    statement = (
        select(_carried_over, _entry.c.ref)
        .join(_entry, _entry.c.id == _carried_over.c.entry_id)
        .where(theirs)
        .order_by(_entry.c.ref)
    )
    for row in connection.execute(statement):
        party = CarriedOver(row.ref, row.problem)
        found.setdefault(row.publication_id, []).append(party)
    return found
