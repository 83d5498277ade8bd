"""How does the log vouch for what was written into tables without it?

For a publication: it and what was new in it are sealed, and the event holds one digest of every
entry in force as of it. For a store from before there was a log: all of it, in one event.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from db.audit import root
from db.records.event import Happening
from db.store.checks import looks
from db.store.entries import covering
from db.store.ledger import Ledger
from db.store.order import Place, place_of
from db.tables import schema
from db.tables.entry import EntryRow, EntryValidityRow, EntryVersionRow
from db.tables.publication import CarriedOverRow, NewLeafRow, PublicationRow
from db.tables.row import SealedRow, table

_entry, _version = table(EntryRow), table(EntryVersionRow)
_validity = table(EntryValidityRow)


def vouch_for_publication(ledger: Ledger, here: Place) -> None:
    """Seal a publication, and put what is in force as of it into the event."""
    number = here.id
    ledger.vouch_for(PublicationRow, table(PublicationRow).c.id == number)
    for row in (NewLeafRow, CarriedOverRow):
        ledger.vouch_for(row, table(row).c.publication_id == number)
    said = ledger.detail.setdefault("in_force", {})
    said[str(number)] = in_force_root(ledger.connection, here)


def in_force_root(connection: Connection, here: Place) -> str:
    """Digest every entry in force as of a publication: references and what they read."""
    statement = (
        select(_entry.c.ref, _version.c.digest, _version.c.document_sha256)
        .join(_version, _version.c.entry_id == _entry.c.id)
        .join(_validity, _validity.c.version_id == _version.c.id)
        .where(covering(here))
    )
    return root(" ".join(row) for row in connection.execute(statement))


def sealed_tables() -> list[type[SealedRow]]:
    """Give every table whose rows events vouch for."""
    schema.metadata()
    return sorted(SealedRow.__subclasses__(), key=lambda row: str(row.__tablename__))


def vouch_for_older(connection: Connection) -> None:
    """Let one event vouch for all that was written before there was a log."""
    older = [row for row in sealed_tables() if _has_older(connection, row)]
    if not older:
        return
    ledger = Ledger(connection)
    for row in older:
        ledger.vouch_for(row, table(row).c.event_id == 0)
    numbers = select(table(PublicationRow).c.id).order_by(table(PublicationRow).c.id)
    ledger.detail["in_force"] = {
        str(number): in_force_root(connection, place_of(connection, number))
        for number in connection.execute(numbers).scalars().all()
    }
    ledger.detail["looks"] = looks(connection)
    ledger.close(Happening("log begun", "", datetime.now(UTC)))


def _has_older(connection: Connection, row: type[SealedRow]) -> bool:
    of = table(row)
    found = select(of.c.event_id).where(of.c.event_id == 0).limit(1)
    return connection.execute(found).first() is not None
