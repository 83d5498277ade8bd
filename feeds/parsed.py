"""What does a parser give back?"""

from dataclasses import dataclass
from datetime import datetime

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
