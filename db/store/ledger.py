"""How does a change of the store become an event of the log, in one transaction with it?

Whoever writes holds the head of the log, so that events follow one another also where many
machines write. An event's rows are sealed; the event holds the digest of their seals.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select, update

from db.audit import canonical, hash_of, root, salted, seal
from db.records.event import Event, Happening
from db.store.engine import Store
from db.tables.event import EventHeadRow, EventPersonalRow, EventRow
from db.tables.row import Row, table

_event, _head, _personal = table(EventRow), table(EventHeadRow), table(EventPersonalRow)
_CHUNK = 500


class Ledger:
    """One event being written, with the rows that it vouches for."""

    def __init__(self, connection: Connection) -> None:
        """Take hold of the head of the log until the transaction ends."""
        self.connection = connection
        head = connection.execute(select(_head).with_for_update()).one()
        self.event_id: int = head.event_id + 1
        self.detail: dict[str, Any] = {}
        """What the event says besides; more may be added until it is closed."""
        self._previous: str = head.hash
        self._seals: dict[str, list[str]] = {}

    def add(self, row: type[Row], values: Iterable[Mapping[str, Any]]) -> int:
        """Write rows and seal them; gives how many."""
        into, count = table(row), 0
        chunk: list[dict[str, Any]] = []
        for one in self._numbered(into, values):
            chunk.append(self._sealed(into, one))
            count += 1
            if len(chunk) == _CHUNK:
                self.connection.execute(insert(into), chunk)
                chunk = []
        if chunk:
            self.connection.execute(insert(into), chunk)
        return count

    def _numbered(
        self, into: Table, values: Iterable[Mapping[str, Any]]
    ) -> Iterator[Mapping[str, Any]]:
        """Give rows their numbers, where they have some and bring none."""
        if "id" not in into.c:
            yield from values
            return
        after = self.connection.execute(select(func.max(into.c.id))).scalar() or 0
        for number, one in enumerate(values, after + 1):
            yield one if "id" in one else {"id": number, **one}

    def _sealed(self, into: Table, values: Mapping[str, Any]) -> dict[str, Any]:
        salt = secrets.token_hex(16)
        found = seal(salt, into.name, values)
        self._seals.setdefault(into.name, []).append(found)
        return {**values, "event_id": self.event_id, "salt": salt, "seal": found}

    def vouch_for(self, row: type[Row], these: ColumnElement[bool]) -> None:
        """Seal rows that stand there already, as they read."""
        of = table(row)
        keys = list(of.primary_key.columns)
        for found in self.connection.execute(select(of).where(these)).mappings().all():
            sealed = self._sealed(of, dict(found))
            same = [key == found[key.name] for key in keys]
            marks = {name: sealed[name] for name in ("event_id", "salt", "seal")}
            self.connection.execute(update(of).where(*same).values(marks))

    def close(self, happening: Happening) -> Event:
        """Write the event and make it the head."""
        detail = {**happening.detail, **self.detail}
        if self._seals:
            detail["rows"] = {
                name: {"count": len(seals), "root": root(seals)}
                for name, seals in self._seals.items()
            }
        event = Event(
            self.event_id,
            happening.at,
            happening.by,
            happening.kind,
            happening.about,
            canonical(detail).decode(),
            self._kept_apart(happening.personal),
            self._previous,
            "",
        )
        found = hash_of(event)
        values = {name: getattr(event, name) for name in Event.__slots__}
        self.connection.execute(insert(_event), {**values, "hash": found})
        self.connection.execute(update(_head).values(event_id=self.event_id, hash=found))
        return Event(**{**values, "hash": found})

    def _kept_apart(self, personal: Mapping[str, Any]) -> str:
        if not personal:
            return ""
        salt, document = secrets.token_hex(16), canonical(personal).decode()
        values = {"event_id": self.event_id, "salt": salt, "document": document}
        self.connection.execute(insert(_personal), values)
        return salted(salt, document)


@contextmanager
def writing(store: Store, happening: Happening) -> Iterator[Ledger]:
    """Open a transaction whose changes are one event."""
    with store.writing() as connection:
        ledger = Ledger(connection)
        yield ledger
        ledger.close(happening)


def append(connection: Connection, happening: Happening) -> Event:
    """Add an event without rows to a transaction."""
    return Ledger(connection).close(happening)


def record(store: Store, happening: Happening) -> Event:
    """Add an event without rows to the log."""
    with store.writing() as connection:
        return append(connection, happening)


def events(
    connection: Connection, kinds: Sequence[str] = (), about: str | None = None
) -> Iterator[Event]:
    """Give the events of some kinds, or all, in their order."""
    statement = select(_event).order_by(_event.c.id)
    if kinds:
        statement = statement.where(_event.c.kind.in_(kinds))
    if about is not None:
        statement = statement.where(_event.c.about == about)
    for row in connection.execute(statement).mappings():
        yield Event(**row)
