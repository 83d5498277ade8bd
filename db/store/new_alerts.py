"""Which screenings of portfolios were there of late, and whom do their alerts concern?"""

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from db.store.engine import Store
from db.tables.customer import CustomerVersionRow
from db.tables.nightly import RescreeningRow
from db.tables.review import AlertRow
from db.tables.row import table

_rescreening, _alert = table(RescreeningRow), table(AlertRow)
_version = table(CustomerVersionRow)
_decode = msgspec.json.Decoder(dict[str, tuple[str, ...]]).decode


@dataclass(frozen=True, slots=True)
class Screened:
    """One screening of a portfolio, and the new alerts of it."""

    number: int
    portfolio: str
    because: str
    compared: int
    alerts: int
    lists: tuple[dict[str, Any], ...]
    """The lists that it was against, as a screening records them."""
    customers: tuple[tuple[str, str], ...]
    """Number and name of each customer with a new alert, as the record read then."""


def screened_after(store: Store, event_id: int) -> list[Screened]:
    """Give the screenings that events after one have kept, in order."""
    statement = select(_rescreening).where(_rescreening.c.event_id > event_id)
    with store.reading() as connection:
        rows = connection.execute(statement.order_by(_rescreening.c.id)).all()
        return [_read(connection, row) for row in rows]


def _read(connection: Connection, row: Row[Any]) -> Screened:
    concerned = (
        select(_alert.c.customer_id, _version.c.document)
        .join(_version, _version.c.id == _alert.c.customer_version, isouter=True)
        .where(_alert.c.rescreening_id == row.id)
        .order_by(_alert.c.id)
    )
    named = {number: _name(document) for number, document in connection.execute(concerned)}
    return Screened(
        row.id,
        row.portfolio,
        row.because,
        row.compared,
        row.alerts,
        msgspec.json.decode(row.lists, type=tuple[dict[str, Any], ...]),
        tuple(named.items()),
    )


def _name(document: str | None) -> str:
    """Give the customer's name; empty where the record was erased, or has none."""
    fields = _decode(document) if document else {}
    return next(iter(fields.get("name", ())), "")
