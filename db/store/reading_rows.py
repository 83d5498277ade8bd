"""How are the rows of a table read that somebody may have tampered with?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import SQLAlchemyError

from db.audit import Fault

_UNREADABLE = (ValueError, TypeError, AttributeError, SQLAlchemyError)
"""What comes of a value that is not of its column's type, as SQLite lets anybody write it."""


def rows_of(
    connection: Connection, table: Table, found: list[Fault]
) -> Iterator[dict[str, Any]]:
    """Give every row of a table by its key; one that can't be read becomes a fault."""
    keys = list(table.primary_key.columns)
    statement = select(table).order_by(*keys)
    try:
        yield from map(dict, connection.execute(statement).mappings().all())
        return
    except _UNREADABLE:
        pass
    for key in connection.exec_driver_sql(_keys(table)).all():
        same = [column == value for column, value in zip(keys, key, strict=True)]
        try:
            row = dict(connection.execute(select(table).where(*same)).mappings().one())
        except _UNREADABLE as error:
            where = f"{table.name} {', '.join(map(str, key))}"
            found.append(Fault(where, f"the row can't be read: {error}"))
            continue
        yield row


def _keys(table: Table) -> str:
    """Ask for the keys as they are stored, whatever their type."""
    names = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
    return f'SELECT {names} FROM "{table.name}" ORDER BY {names}'  # noqa: S608 - our own names
