"""Which removals has a person confirmed, and by which official act?"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from db.errors import StoreError
from db.records.event import Happening
from db.records.publication import Confirmation
from db.store.engine import Store
from db.store.ledger import Ledger
from db.store.order import Place, newest_of
from db.tables.entry import EntryRow
from db.tables.publication import RemovalConfirmationRow
from db.tables.row import table

_entry = table(EntryRow)
_confirmation = table(RemovalConfirmationRow)


def confirm(
    ledger: Ledger,
    newest: Place,
    refs: Iterable[str],
    *,
    at: datetime,
    by: str,
    act: str,
) -> None:
    """Note that a person let go of parties that the newest publication doesn't have."""
    wanted = sorted(refs)
    if not wanted:
        return
    ours = _entry.c.list == newest.list
    found = ledger.connection.execute(select(_entry.c.ref, _entry.c.id).where(ours)).all()
    numbers = dict(found)
    if unknown := [ref for ref in wanted if ref not in numbers]:
        raise StoreError(f"{newest.list}: it never had {', '.join(unknown)}")
    said = {"absent_at": newest.generated_at, "at": at, "by": by, "act": act}
    ledger.add(RemovalConfirmationRow, [{"entry_id": numbers[r], **said} for r in wanted])


def confirm_newest(
    store: Store, name: str, refs: Iterable[str], *, at: datetime, by: str, act: str
) -> None:
    """Note that a person let go of parties that the newest publication of a list doesn't have.

    Raises `StoreError` for a reference that the list never had.
    """
    with store.publishing() as connection:
        newest = newest_of(connection, name)
        if newest is None:
            raise StoreError(f"{name}: nothing of it is here")
        ledger, wanted = Ledger(connection), sorted(refs)
        confirm(ledger, newest, wanted, at=at, by=by, act=act)
        told = {"list": name, "refs": wanted, "act": act}
        ledger.close(Happening("removal confirmed", by, at, name, told))


def confirmations(
    store: Store, name: str, known_at: datetime | None = None
) -> dict[str, list[Confirmation]]:
    """Give what was confirmed on a list, by reference, as of a moment."""
    statement = (
        select(_confirmation, _entry.c.ref)
        .join(_entry, _entry.c.id == _confirmation.c.entry_id)
        .where(_entry.c.list == name)
        .order_by(_confirmation.c.id)
    )
    if known_at is not None:
        statement = statement.where(_confirmation.c.at <= known_at)
    found: dict[str, list[Confirmation]] = {}
    with store.reading() as connection:
        for row in connection.execute(statement):
            said = Confirmation(name, row.ref, row.absent_at, row.at, row.by, row.act)
            found.setdefault(row.ref, []).append(said)
    return found
