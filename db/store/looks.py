"""When did we look at a publisher, and what came of each look, as the log tells it?

The log is chained, so a look that found nothing new can be proved as well as one that did.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec
from sqlalchemy import RowMapping, Select, select

from db.audit import hash_of
from db.records.event import Event
from db.records.look import Look
from db.store.engine import Store
from db.tables.event import EventRow
from db.tables.publication import PublicationRow
from db.tables.row import table

_event, _publication = table(EventRow), table(PublicationRow)
_LOOKED = "list checked"
_AT_ONCE = 50
"""So many looks are read at a time, from the last one on."""


def looks(store: Store, name: str, since: datetime) -> list[Look]:
    """Give every look at a list since a moment, in order."""
    statement = _looked(name).where(_event.c.at >= since).order_by(_event.c.id)
    before = _looked(name).where(_event.c.at < since).order_by(_event.c.id.desc()).limit(1)
    found: list[Look] = []
    with store.reading() as connection:
        previous = connection.execute(before).mappings().first()
        after = previous["id"] if previous is not None else 0
        published = connection.execute(_published(name)).mappings().all()
        for row in connection.execute(statement).mappings():
            found.append(_look(name, Event(**row), after, published))
            after = row["id"]
    return found


def failing_since(store: Store, name: str) -> datetime | None:
    """Give the first failed look since the last good one; `None` where the last was good."""
    first = None
    for event in _backwards(store, name, None):
        if not _told(event)[1]:
            break
        first = event.at
    return first


def last_good(store: Store, name: str, before_event: int) -> datetime | None:
    """Give the last look before an event that did not fail; `None` where there was none."""
    for event in _backwards(store, name, before_event):
        if not _told(event)[1]:
            return event.at
    return None


def _looked(name: str) -> "Select[tuple[object, ...]]":
    return select(_event).where(_event.c.kind == _LOOKED, _event.c.about == name)


def _backwards(store: Store, name: str, before_event: int | None) -> Iterator[Event]:
    """Give the looks at a list from the last one on, some at a time."""
    while True:
        statement = _looked(name).order_by(_event.c.id.desc()).limit(_AT_ONCE)
        if before_event is not None:
            statement = statement.where(_event.c.id < before_event)
        with store.reading() as connection:
            rows = connection.execute(statement).mappings().all()
        for row in rows:
            yield Event(**row)
        if len(rows) < _AT_ONCE:
            return
        before_event = rows[-1]["id"]


def _published(name: str) -> "Select[tuple[object, ...]]":
    of = _publication.c
    columns = (of.event_id, of.generated_at, of.id, of.sha256)
    return select(*columns).where(of.list == name).order_by(of.generated_at, of.id)


def _look(name: str, event: Event, after: int, published: Sequence[RowMapping]) -> Look:
    answer, problem = _told(event)
    known = [row for row in published if row["event_id"] < event.id]
    return Look(
        name,
        event.at.astimezone(UTC),
        problem,
        answer,
        any(row["event_id"] > after for row in known),
        known[-1]["sha256"] if known else "",
        event.id,
        event.hash,
        hash_of(event) == event.hash,
    )


def _told(event: Event) -> tuple[str, str]:
    """Give what the publisher answered, and what was wrong."""
    detail = msgspec.json.decode(event.detail, type=dict[str, object])
    said = detail.get("looks")
    problems = (
        [str(look.get("problem") or "") for look in said if isinstance(look, dict)]
        if isinstance(said, list)
        else []
    )
    return str(detail.get("answer") or ""), "; ".join(filter(None, problems))
