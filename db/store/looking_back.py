"""Which records did customers have when, under which seals, and what was raised on them?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from db.records.customer import Customer
from db.records.event import Event
from db.store.engine import Store
from db.store.ledger import events
from db.tables.customer import CustomerImportRow, CustomerVersionRow
from db.tables.entry import EntryRow, EntryVersionRow
from db.tables.event import EventHeadRow, EventRow, PurgedRow
from db.tables.publication import PublicationRow
from db.tables.review import AlertRow
from db.tables.row import table

LOOKED_BACK = "looked back"
"""The kind of the event that a look back leaves in the log."""
_import, _version = table(CustomerImportRow), table(CustomerVersionRow)
_alert, _head, _purged = table(AlertRow), table(EventHeadRow), table(PurgedRow)
_entry, _entry_version = table(EntryRow), table(EntryVersionRow)
_event, _publication = table(EventRow), table(PublicationRow)
_STREAMED = 2_000
_decode = msgspec.json.Decoder(dict[str, tuple[str, ...]]).decode


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """A version of a customer's record, with what the log vouches for it by."""

    customer: Customer
    at: datetime
    """When it was taken in."""
    seal: str


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert, as far as it says on whom and when."""

    customer_id: str
    at: datetime


def sealed_versions(store: Store, portfolio: str, up_to: int) -> Iterator[SealedVersion]:
    """Stream every version of every customer up to one, customer after customer."""
    statement = (
        select(_version, _import.c.at)
        .join(_import, _import.c.id == _version.c.import_id)
        .where(_version.c.portfolio == portfolio, _version.c.id <= up_to)
        .order_by(_version.c.customer_id, _version.c.id)
    )
    with store.reading() as connection:
        streamed = connection.execution_options(yield_per=_STREAMED)
        for row in streamed.execute(statement):
            fields = _decode(row.document)
            found = Customer(portfolio, row.customer_id, row.id, fields, row.is_retired)
            yield SealedVersion(found, row.at, row.seal)


def seals(connection: Connection, portfolio: str, up_to: int) -> list[str]:
    """Give the seals of the versions of a portfolio up to one."""
    ours = select(_version.c.seal).where(
        _version.c.portfolio == portfolio, _version.c.id <= up_to
    )
    return list(connection.execute(ours).scalars())


def has_purged_versions(connection: Connection) -> bool:
    """Whether records of customers were erased, so that their seals are no longer to be had."""
    ours = select(_purged.c.id).where(_purged.c.of_table == _version.name).limit(1)
    return connection.execute(ours).first() is not None


def known_portfolios(store: Store) -> list[str]:
    """Give every portfolio that ever had a customer."""
    statement = select(_version.c.portfolio).distinct().order_by(_version.c.portfolio)
    with store.reading() as connection:
        return list(connection.execute(statement).scalars())


def raised(store: Store, portfolio: str, wanted: Collection[str]) -> Iterator[Raised]:
    """Give the alerts of a portfolio that name one of some entries or parties: `un:KPi.033`."""
    columns = (_alert.c.customer_id, _alert.c.at, _alert.c.subject, _alert.c.entries)
    statement: Select[Any] = select(*columns).where(_alert.c.portfolio == portfolio)
    with store.reading() as connection:
        streamed = connection.execution_options(yield_per=_STREAMED)
        for customer_id, at, subject, entries in streamed.execute(statement):
            named = tuple(entries.split())
            if any(one in wanted for one in (subject, *named)):
                yield Raised(customer_id, at)


def head(connection: Connection) -> tuple[int, str]:
    """Give the number and the hash of the last event of the log."""
    found = connection.execute(select(_head.c.event_id, _head.c.hash)).one()
    return found.event_id, found.hash


def hash_of_event(connection: Connection, number: int) -> str:
    """Give the hash of an event; empty where the log has none of that number."""
    found = connection.execute(select(_event.c.hash).where(_event.c.id == number)).scalar()
    return found or ""


def looks_back(connection: Connection) -> Iterator[Event]:
    """Give every look back that the log holds, in order."""
    return events(connection, (LOOKED_BACK,))


def file_digests(connection: Connection, name: str) -> frozenset[str]:
    """Give the SHA-256 of every file of a list that was published here."""
    ours = select(_publication.c.sha256).where(_publication.c.list == name)
    return frozenset(connection.execute(ours).scalars())


def entry_digests(
    connection: Connection, name: str, refs: Collection[str]
) -> frozenset[tuple[str, str]]:
    """Give the digest of every version of some entries of a list, each with its reference."""
    statement = (
        select(_entry.c.ref, _entry_version.c.digest)
        .join(_entry_version, _entry_version.c.entry_id == _entry.c.id)
        .where(_entry.c.list == name, _entry.c.ref.in_(list(refs)))
    )
    return frozenset((ref, digest) for ref, digest in connection.execute(statement))
