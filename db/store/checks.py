"""What did the last look at a publisher give?"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.audit import moment
from db.records.event import Happening
from db.records.publication import Check
from db.store.engine import Store
from db.store.ledger import append
from db.tables.publication import ListCheckRow
from db.tables.row import table

_list_check = table(ListCheckRow)


def check(store: Store, name: str) -> Check | None:
    """Give what the last look at a list's publisher gave, if there ever was one."""
    with store.reading() as connection:
        statement = select(_list_check).where(_list_check.c.list == name)
        row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else Check(**row)


def looks(connection: Connection) -> list[dict[str, Any]]:
    """Give the last look at each list, as the log has it."""
    return [said(dict(row)) for row in connection.execute(select(_list_check)).mappings()]


def record_check(store: Store, checked: Check, *, by: str = "", answer: str = "") -> None:
    """Keep what a look gave in place of the one before it; the log keeps every look.

    `answer` is what the publisher sent: the SHA-256 of a file, or that it is not modified.
    """
    values = asdict(checked)
    with store.publishing() as connection:
        same = update(_list_check).where(_list_check.c.list == checked.list)
        if connection.execute(same.values(values)).rowcount == 0:
            connection.execute(insert(_list_check), values)
        at = checked.attempted_at or checked.checked_at
        if at is not None:
            told = {"looks": [said(values)], "answer": answer}
            append(connection, Happening("list checked", by, at, checked.list, told))


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a look as the log has it."""
    return {k: moment(v) if isinstance(v, datetime) else v for k, v in values.items()}
