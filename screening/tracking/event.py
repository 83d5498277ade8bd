"""What happened to a listed party, as its list's publications show it?"""

from dataclasses import dataclass
from enum import StrEnum

from db.history import FieldChange
from db.records.entry import Entry
from db.records.publication import Publication
from screening.removals import Absence


class EventKind(StrEnum):
    """What a publication did to a party."""

    LISTED = "listed"
    AMENDED = "amended"
    REKEYED = "rekeyed"
    """The same record under another reference."""
    MOVED = "moved"
    """To another regime of the same list."""
    DIED = "died"
    """The list comes to say that the party is dead; it stays listed."""
    REMOVED = "removed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Event:
    """One publication changed one party."""

    kind: EventKind
    ref: str
    publication: Publication
    before: Entry | None
    after: Entry | None
    changes: tuple[FieldChange, ...] = ()
    earlier_ref: str = ""
    """For `REKEYED`: under what reference the record stood before."""
    absence: Absence | None = None
    """For `REMOVED`: what becomes of the party, and since when or until when."""
    because: str = ""
    """What else is to be said: who confirmed it by which act, what text says it."""
    is_dprk: bool = False
    elsewhere: tuple[Entry, ...] = ()
    """For a party that is removed, moved or dead: its entries in force on other lists."""

    @property
    def entry(self) -> Entry:
        """The entry as it reads now or, where it is gone, last read."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.ref}: nothing stood before and nothing stands now")
        return found
