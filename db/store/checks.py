"""What did the last look at a publisher give?"""

from dataclasses import asdict

from sqlalchemy import insert, select, update

from db.records.publication import Check
from db.store.engine import Store
from db.tables.publication import ListCheckRow
from db.tables.row import table

_list_check = table(ListCheckRow)


def check(store: Store, name: str) -> Check | None:
    """Give what the last look at a list's publisher gave, if there ever was one."""
    with store.reading() as connection:
        statement = select(_list_check).where(_list_check.c.list == name)
        row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else Check(**row)


def record_check(store: Store, checked: Check) -> None:
    """Keep what a look gave in place of the one before it."""
    values = asdict(checked)
    with store.publishing() as connection:
        same = update(_list_check).where(_list_check.c.list == checked.list)
        if connection.execute(same.values(values)).rowcount == 0:
            connection.execute(insert(_list_check), values)
