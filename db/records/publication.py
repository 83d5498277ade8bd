"""What is one publication of a list, and what do we know of the list's condition?"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ListState(StrEnum):
    """The condition of a list; the last four withhold *no match*."""

    CURRENT = "current"
    ATTENTION = "attention"
    INCOMPLETE = "incomplete"
    STALE = "stale"
    MISSING = "missing"
    SAMPLE = "sample"

    @property
    def withholds_no_match(self) -> bool:
        """Whether a query without a match was *not screened* against this list."""
        return self not in {ListState.CURRENT, ListState.ATTENTION}


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A party of which the file doesn't give the whole record: its last good version stays."""

    ref: str
    problem: str
    """What is wrong with the record."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person has looked at an official act that takes a party off a list."""

    list: str
    ref: str
    absent_at: datetime
    """The date of the newest publication then; the party stands not in it."""
    at: datetime
    by: str
    act: str
    """The act, as the person named it."""


@dataclass(frozen=True, slots=True)
class NewLeaf:
    """An element, attribute or code of the source that nobody had seen before."""

    path: str
    count: int
    example: str
    ref: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication about to be stored."""

    list: str
    sha256: str
    """Of the uncompressed file."""
    content_sha256: str
    """Of the file without what changes at every download, such as the date of generation."""
    generated_at: datetime
    """The date inside the file."""
    fetched_at: datetime
    source: str
    size: int
    is_sample: bool = False
    incomplete_because: str = ""
    """Why the file is only half read; empty where it is whole."""
    new_in_source: tuple[NewLeaf, ...] = ()
    read_by: str = ""
    """The version of the tool that read the file; another one may read it better."""
    held_because: str = ""
    """Why its removals must wait for a person, however long; empty where they need not."""
    accepted_by: str = ""
    """Who waived the manifest's checks for this file, and so confirmed its removals."""
    printed_on: date | None = None
    """The day that the publisher prints, where it may be another than in UTC."""

    @property
    def published_on(self) -> date:
        """The publisher's own day of the file."""
        return self.printed_on or self.generated_at.date()


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication as stored."""

    id: int
    list: str
    sha256: str
    content_sha256: str
    generated_at: datetime
    fetched_at: datetime
    activated_at: datetime
    source: str
    size: int
    entry_count: int
    is_sample: bool
    incomplete_because: str
    read_by: str
    held_because: str
    new_in_source: tuple[NewLeaf, ...]
    carried_over: tuple[CarriedOver, ...]
    published_on: date
    """The publisher's own day of the file, which may be another than it is in UTC."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the last look at the publisher gave; one a list, replaced by the next."""

    list: str
    checked_at: datetime | None = None
    """The last look that succeeded, also where nothing had changed."""
    attempted_at: datetime | None = None
    problem: str = ""
    """Why the last look failed; empty where it succeeded."""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """What one publication changed against the one before it, by reference."""

    list: str
    added: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    """Parties that the list had once before, and not in the publication before this one.

    With an older file loaded late they count as added.
    """
    carried_over: tuple[CarriedOver, ...] = ()
    is_history: bool = False
    """True for an older file loaded late: what is in force now did not change."""
