"""What did each unattended run leave on record?"""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from db.store.engine import Store
from db.tables.nightly import RunEndRow
from db.tables.row import table

_end = table(RunEndRow)


def run_details(store: Store) -> list[tuple[str, datetime, dict[str, Any]]]:
    """Give of each run that ended its id, when it ended, and what it told."""
    statement = select(_end.c.run_id, _end.c.at, _end.c.detail).order_by(_end.c.id)
    with store.reading() as connection:
        return [
            (row.run_id, row.at, msgspec.json.decode(row.detail, type=dict[str, Any]))
            for row in connection.execute(statement)
        ]
