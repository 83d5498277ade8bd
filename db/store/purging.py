"""How is a row erased so that the log still tells it from one that was taken away?

Of the row its seal stays, which says nothing without the salt that goes with it.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, select

from db.store.ledger import Ledger
from db.store.verify_log import PERSONAL
from db.tables.event import EventPersonalRow, EventRow, PurgedRow
from db.tables.row import SealedRow, table


def erase(ledger: Ledger, row: type[SealedRow], these: ColumnElement[bool]) -> int:
    """Erase rows of a table; gives how many."""
    of = table(row)
    found = ledger.connection.execute(select(of.c.event_id, of.c.seal).where(these)).all()
    _note(ledger, [(event_id, of.name, seal) for event_id, seal in found])
    ledger.connection.execute(delete(of).where(these))
    return len(found)


def erase_personal(ledger: Ledger, event_ids: Iterable[int]) -> int:
    """Erase what is personal in events; gives of how many."""
    of, event = table(EventPersonalRow), table(EventRow)
    these = of.c.event_id.in_(list(event_ids))
    digests = select(event.c.id, event.c.personal).join(of, of.c.event_id == event.c.id)
    found = ledger.connection.execute(digests.where(these)).all()
    _note(ledger, [(event_id, PERSONAL, digest) for event_id, digest in found])
    ledger.connection.execute(delete(of).where(these))
    return len(found)


def _note(ledger: Ledger, erased: list[tuple[int, str, str]]) -> None:
    ledger.add(
        PurgedRow,
        [{"of_event": of, "of_table": str(name), "of_seal": seal} for of, name, seal in erased],
    )
