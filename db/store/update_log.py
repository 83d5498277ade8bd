"""When did each publication of a list become active here, and who let it?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db.store.engine import Store
from db.tables.publication import PublicationRow
from db.tables.row import table

_publication = table(PublicationRow)


@dataclass(frozen=True, slots=True)
class Update:
    """One file of a list, from the publisher's date to the moment it was searched."""

    list: str
    published_on: str
    """`YYYY-MM-DD`, the publisher's own day; empty in rows of early versions of the tool."""
    generated_at: datetime
    """The date inside the file."""
    fetched_at: datetime
    activated_at: datetime
    sha256: str
    size: int
    entry_count: int
    record_count: int
    unreadable_count: int
    is_sample: bool
    incomplete_because: str
    held_because: str
    accepted_by: str

    @property
    def hours(self) -> float:
        """From the date inside the file until it was active."""
        return _hours(self.generated_at, self.activated_at)

    @property
    def hours_here(self) -> float:
        """From when it was fetched until it was active."""
        return _hours(self.fetched_at, self.activated_at)


def _hours(start: datetime, end: datetime) -> float:
    return round((end - start).total_seconds() / 3600, 2)


def updates(store: Store) -> list[Update]:
    """Give every publication in the order in which they became active."""
    names = [_publication.c[name] for name in Update.__slots__]
    statement = select(*names).order_by(_publication.c.activated_at, _publication.c.id)
    with store.reading() as connection:
        return [Update(**row) for row in connection.execute(statement).mappings()]
