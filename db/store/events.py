"""Who did what, and when?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import insert

from db.store.engine import Store
from db.tables.event import EventRow
from db.tables.row import table


def append(store: Store, kind: str, by: str, at: datetime, detail: Mapping[str, Any]) -> None:
    """Add what happened to the end of the record; nothing in it is ever changed."""
    said = msgspec.json.encode(detail, order="sorted").decode()
    values = {"kind": kind, "by": by, "at": at, "detail": said}
    with store.writing() as connection:
        connection.execute(insert(table(EventRow)), values)
