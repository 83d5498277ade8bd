"""What happened to a listed party, as its list's publications show it?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.history import FieldChange
from db.records.entry import Entry
from db.records.publication import Publication


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


class Removal(StrEnum):
    """What becomes of a party that a list no longer has."""

    PENDING = "pending"
    """It stays screened until a person confirms the removal, or enough days have passed."""
    WITHDRAWN = "withdrawn"
    """It came back before that."""
    CONFIRMED = "confirmed"
    """A person has named the official act."""
    IN_EFFECT = "in_effect"
    """Enough days have passed."""


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
    removal: Removal | None = None
    removal_until: datetime | None = None
    """When a pending removal takes effect, took effect, was confirmed or withdrawn."""
    because: str = ""
    """What else is to be said: who confirmed it by which act, what text says it."""
    is_dprk: bool = False

    @property
    def entry(self) -> Entry:
        """The entry as it reads now or, where it is gone, last read."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.ref}: nothing stood before and nothing stands now")
        return found
