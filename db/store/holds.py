"""Which customers' records must be kept, whatever their age?"""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from db.records.event import Happening
from db.records.retention import Hold, Pair
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.review import LegalHoldRow
from db.tables.row import table

_hold = table(LegalHoldRow)


def say(store: Store, said: Hold) -> int:
    """Keep that a customer's records are held, or held no longer, and give its number.

    The number that `said` brings counts for nothing. Neither whom it concerns nor why stands in
    the log.
    """
    with store.writing() as connection:
        ledger = Ledger(connection)
        number = (connection.execute(select(func.max(_hold.c.id))).scalar() or 0) + 1
        values = {name: getattr(said, name) for name in Hold.__slots__}
        ledger.add(LegalHoldRow, [{**values, "id": number}])
        kind = "legal hold set" if said.is_held else "legal hold released"
        ledger.close(Happening(kind, said.by, said.at, f"hold {number}", {"hold": number}))
    return number


def holds(store: Store) -> list[Hold]:
    """Give every word on a hold, in the order in which they were said."""
    with store.reading() as connection:
        return _read(connection)


def last_words(connection: Connection) -> Mapping[Pair, Hold]:
    """Give what was said last of each customer that was ever held or released."""
    return {one.pair: one for one in _read(connection)}


def _read(connection: Connection) -> list[Hold]:
    names = [_hold.c[name] for name in Hold.__slots__]
    rows = connection.execute(select(*names).order_by(_hold.c.id)).mappings()
    return [Hold(**row) for row in rows]
