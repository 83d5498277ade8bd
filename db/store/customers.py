"""Whom does the institution have as a customer, and how did each record read when?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, Select, and_, func, select

from db.audit import canonical
from db.records.customer import Customer, Fields, Import
from db.records.event import Happening
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.customer import CustomerImportRow, CustomerVersionRow
from db.tables.row import table

_import, _version = table(CustomerImportRow), table(CustomerVersionRow)
_STREAMED = 2_000
_decode = msgspec.json.Decoder(dict[str, tuple[str, ...]]).decode


def portfolios(store: Store) -> dict[str, int]:
    """Give each portfolio with how many customers it has, the retired ones left out."""
    newest = _newest().subquery()
    count = func.count().filter(_version.c.is_retired.is_(False))
    statement = (
        select(_version.c.portfolio, count)
        .join(newest, newest.c.version == _version.c.id)
        .group_by(_version.c.portfolio)
        .order_by(_version.c.portfolio)
    )
    with store.reading() as connection:
        return dict(connection.execute(statement).all())


def customers(
    store: Store,
    portfolio: str,
    *,
    up_to: int | None = None,
    after: int = 0,
    ids: Iterable[str] | None = None,
) -> Iterator[Customer]:
    """Stream the customers of a portfolio as they read last, the retired ones too.

    With `up_to` as they read as of that version; `after` leaves out whoever has not changed
    since that version, `ids` everybody else.
    """
    newest = _newest(portfolio, up_to).subquery()
    statement = (
        select(_version)
        .join(newest, newest.c.version == _version.c.id)
        .where(_version.c.id > after)
        .order_by(_version.c.customer_id)
    )
    if ids is not None:
        statement = statement.where(_version.c.customer_id.in_(list(ids)))
    with store.reading() as connection:
        streamed = connection.execution_options(yield_per=_STREAMED)
        with streamed.execute(statement) as rows:
            yield from map(_customer, rows)


def versions(store: Store, portfolio: str, customer_id: str) -> list[tuple[Customer, datetime]]:
    """Give every version of a customer's record with when it was taken in."""
    statement = (
        select(_version, _import.c.at)
        .join(_import, _import.c.id == _version.c.import_id)
        .where(_version.c.portfolio == portfolio, _version.c.customer_id == customer_id)
        .order_by(_version.c.id)
    )
    with store.reading() as connection:
        return [(_customer(row), row.at) for row in connection.execute(statement)]


def lives(store: Store, portfolio: str) -> Iterator[tuple[Customer, datetime]]:
    """Stream every version of every customer, one customer after the other, with its time."""
    statement = (
        select(_version, _import.c.at)
        .join(_import, _import.c.id == _version.c.import_id)
        .where(_version.c.portfolio == portfolio)
        .order_by(_version.c.customer_id, _version.c.id)
    )
    with store.reading() as connection:
        streamed = connection.execution_options(yield_per=_STREAMED)
        with streamed.execute(statement) as rows:
            for row in rows:
                yield _customer(row), row.at


def last_version(store: Store, portfolio: str) -> int:
    """Give the number of the newest version of a portfolio; 0 for an empty one."""
    statement = select(func.max(_version.c.id)).where(_version.c.portfolio == portfolio)
    with store.reading() as connection:
        return connection.execute(statement).scalar() or 0


def take_in(
    store: Store,
    done: Import,
    changed: Iterable[tuple[str, Fields, bool]],
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> None:
    """Keep new versions of customers' records: id, fields, and whether each is retired.

    All of them are kept with the import, or nothing.
    """
    with store.writing() as connection:
        ledger = Ledger(connection)
        number = (connection.execute(select(func.max(_import.c.id))).scalar() or 0) + 1
        counts = asdict(done)
        ledger.add(CustomerImportRow, [{"id": number, "at": at, "by": by, **counts}])
        ledger.add(CustomerVersionRow, _rows(number, done.portfolio, changed))
        told = {**counts, "reason": reason}
        ledger.close(Happening("customers taken in", by, at, done.portfolio, told))


def _rows(
    number: int, portfolio: str, changed: Iterable[tuple[str, Fields, bool]]
) -> Iterator[Mapping[str, Any]]:
    for customer_id, fields, is_retired in changed:
        yield {
            "import_id": number,
            "portfolio": portfolio,
            "customer_id": customer_id,
            "is_retired": is_retired,
            "document": canonical({k: v for k, v in fields.items() if v}).decode(),
        }


def _newest(portfolio: str | None = None, up_to: int | None = None) -> Select[int]:
    """Ask for the last version of each customer."""
    wanted = []
    if portfolio is not None:
        wanted.append(_version.c.portfolio == portfolio)
    if up_to is not None:
        wanted.append(_version.c.id <= up_to)
    statement = select(func.max(_version.c.id).label("version"))
    if wanted:
        statement = statement.where(and_(*wanted))
    return statement.group_by(_version.c.portfolio, _version.c.customer_id)


def _customer(row: Row[Any]) -> Customer:
    return Customer(
        row.portfolio, row.customer_id, row.id, _decode(row.document), row.is_retired
    )
