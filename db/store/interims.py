"""Which designations were entered from an official journal, and what became of them?"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from db.codec import decode, encode
from db.errors import StoreError
from db.records.interim import Designation, Interim, InterimEnd
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.nightly import InterimEndRow, InterimRow
from db.tables.row import table

_interim, _end = table(InterimRow), table(InterimEndRow)


def add_interims(
    ledger: Ledger, found: Iterable[Designation], *, at: datetime, by: str, approved_by: str
) -> None:
    """Put designations in force that one person entered and another agreed to."""
    ledger.add(
        InterimRow,
        [
            {
                "list": one.entry.list,
                "ref": one.entry.ref,
                "at": at,
                "by": by,
                "approved_by": approved_by,
                "document": encode(one.entry).decode(),
                "act": one.act,
                "url": one.url,
                "published_at": one.published_at,
                "in_force_from": one.in_force_from.isoformat(),
            }
            for one in found
        ],
    )


def end_interim(ledger: Ledger, ref: str, end: InterimEnd) -> None:
    """Keep that a designation stands for itself no longer.

    Raises `StoreError` where there is none of that reference, or it has ended already.
    """
    found = next((one for one in read(ledger.connection) if one.ref == ref), None)
    if found is None:
        raise StoreError(f"there is no interim designation {ref}")
    if found.end is not None:
        raise StoreError(f"{ref} has ended already, on {found.end.at:%Y-%m-%d}")
    values = {
        "interim_id": found.id,
        "at": end.at,
        "by": end.by,
        "approved_by": end.approved_by,
        "carried_as": end.carried_as,
        "reason": end.reason,
    }
    ledger.add(InterimEndRow, [values])


def interims(store: Store, known_at: datetime | None = None) -> list[Interim]:
    """Give every designation that was agreed to, those too that have ended, as of a moment."""
    with store.reading() as connection:
        return read(connection, known_at)


def carried(store: Store) -> dict[str, str]:
    """Give by retired designation the entry that carries it: `eu:INTERIM-2026-1`, `eu:EU.1`."""
    return {
        f"{one.list}:{one.ref}": f"{one.list}:{one.end.carried_as}"
        for one in interims(store)
        if one.end is not None and one.end.carried_as
    }


def read(connection: Connection, known_at: datetime | None = None) -> list[Interim]:
    """Give every designation as one state of the store has it."""
    ends = select(_end)
    statement = select(_interim).order_by(_interim.c.id)
    if known_at is not None:
        ends = ends.where(_end.c.at <= known_at)
        statement = statement.where(_interim.c.at <= known_at)
    ended = {row.interim_id: _ended(row) for row in connection.execute(ends)}
    return [_made(row, ended.get(row.id)) for row in connection.execute(statement)]


def _ended(row: Row[Any]) -> InterimEnd:
    return InterimEnd(row.at, row.by, row.approved_by, row.carried_as, row.reason)


def _made(row: Row[Any], end: InterimEnd | None) -> Interim:
    in_force = date.fromisoformat(row.in_force_from)
    said = Designation(decode(row.document), row.act, row.url, row.published_at, in_force)
    return Interim(row.id, row.at, row.by, row.approved_by, said, end)
