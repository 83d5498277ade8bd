"""What does a parser give back?"""

from dataclasses import dataclass
from datetime import date, datetime

from db.records.entry import Entry, UnreadableRecord
from feeds.coverage import Coverage


@dataclass(frozen=True, slots=True)
class ParsedList:
    """A list as read: its entries, what could not be read, and the account of its leaves."""

    generated_at: datetime
    """The date inside the file, in UTC."""
    entries: tuple[Entry, ...]
    unreadable: tuple[UnreadableRecord, ...]
    coverage: Coverage
    printed_on: date | None = None
    """The day that the file prints, where that may be another than it is in UTC."""

    @property
    def published_on(self) -> date:
        """The publisher's own day of the file."""
        return self.printed_on or self.generated_at.date()
