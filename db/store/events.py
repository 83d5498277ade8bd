"""What has happened, as the log tells it?"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from db.records.event import Event
from db.store.engine import Store
from db.store.ledger import events
from db.tables.event import EventPersonalRow, EventRow
from db.tables.row import table

_event, _personal = table(EventRow), table(EventPersonalRow)


def happened(store: Store, kinds: Sequence[str] = (), about: str | None = None) -> list[Event]:
    """Give the events of some kinds, or all, in their order."""
    with store.reading() as connection:
        return list(events(connection, kinds, about))


def last(store: Store, kind: str, about: str | None = None) -> Event | None:
    """Give the last event of a kind."""
    with store.reading() as connection:
        return last_in(connection, kind, about)


def last_in(connection: Connection, kind: str, about: str | None = None) -> Event | None:
    """Give the last event of a kind, as whoever writes the next one sees it."""
    statement = select(_event).where(_event.c.kind == kind).order_by(_event.c.id.desc())
    if about is not None:
        statement = statement.where(_event.c.about == about)
    row = connection.execute(statement.limit(1)).mappings().first()
    return None if row is None else Event(**row)


def event_of(connection: Connection, number: int) -> Event | None:
    """Give the event with a number."""
    row = connection.execute(select(_event).where(_event.c.id == number)).mappings().first()
    return None if row is None else Event(**row)


def hash_at(connection: Connection, number: int) -> str | None:
    """Give the hash of the event with a number, whatever else can be read of it."""
    statement = select(_event.c.hash).where(_event.c.id == number)
    found: str | None = connection.execute(statement).scalar()
    return found


def last_of_all(connection: Connection) -> Event | None:
    """Give the last event."""
    statement = select(_event).order_by(_event.c.id.desc()).limit(1)
    row = connection.execute(statement).mappings().first()
    return None if row is None else Event(**row)


def personal(store: Store, event_id: int) -> dict[str, Any]:
    """Give what is personal in an event; empty where nothing is, or where it was erased."""
    statement = select(_personal.c.document).where(_personal.c.event_id == event_id)
    with store.reading() as connection:
        document = connection.execute(statement).scalar()
    return {} if document is None else msgspec.json.decode(document)
