"""What is there to tell, and what of it is personal?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

Value = str | int | tuple[str, ...]
"""A text, a number, or lines."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}")


class NoticeError(Exception):
    """A notice does not hold what its kind tells."""


class NoticeKind(StrEnum):
    """What a notice is about."""

    CHANGES = "changes"
    """Lists have changed."""
    AFFECTED = "affected"
    """Customers are affected by it."""
    FAILURE = "failure"
    """A step of a run failed."""
    RECOVERED = "recovered"
    """And works again."""
    STALE = "stale"
    """Lists have not been checked for longer than their manifests allow."""
    LATE = "late"
    """A publication came into force too long after its publisher put it out."""
    OVERDUE = "overdue"
    """Designations of an official journal that wait too long for a second person."""
    QUEUE = "queue"
    """Alerts that have waited too long for an officer."""
    AUDIT = "audit"
    """The record of what was done does not verify."""


@dataclass(frozen=True, slots=True)
class Told:
    """The names of what a kind of notice tells."""

    facts: frozenset[str]
    personal: frozenset[str] = frozenset()


TOLD: Mapping[NoticeKind, Told] = {
    NoticeKind.CHANGES: Told(
        frozenset({"run", "lists", "added", "amended", "removed", "held", "parties"})
    ),
    NoticeKind.AFFECTED: Told(
        frozenset({"run", "lists", "compared", "affected", "alerts"}),
        frozenset({"customers"}),
    ),
    NoticeKind.FAILURE: Told(frozenset({"run", "step", "problem", "last_good"})),
    NoticeKind.RECOVERED: Told(frozenset({"run", "step", "since"})),
    NoticeKind.STALE: Told(frozenset({"run", "lists"})),
    NoticeKind.LATE: Told(
        frozenset({"run", "list", "hours", "published", "looked", "active", "lasted"})
    ),
    NoticeKind.OVERDUE: Told(frozenset({"run", "count", "days", "oldest", "designations"})),
    NoticeKind.QUEUE: Told(
        frozenset({"run", "count", "days", "oldest", "alerts"}), frozenset({"customers"})
    ),
    NoticeKind.AUDIT: Told(frozenset({"run", "checked", "problem"})),
}
"""`docs/notices.md` says what each of them is."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that somebody must be told.

    Raises `NoticeError` where it doesn't hold exactly what its kind tells; what is personal
    may be left out as a whole.
    """

    kind: NoticeKind
    key: str
    """A notice with the same key is the same notice; goes along so that a receiver can drop
    a repeat."""
    at: datetime
    """With its time zone."""
    facts: Mapping[str, Value]
    """Nothing personal: names of lists, counts, days, the run."""
    personal: Mapping[str, Value] = field(default_factory=dict)
    """Shown on channels only that are configured for it: numbers and names of customers."""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise NoticeError(
                f"the key of a notice is at most 200 Latin letters, digits and ._:/@+-, and "
                f"{self.key!r} is not"
            )
        if self.at.tzinfo is None:
            raise NoticeError(f"notice {self.key}: its time has no time zone")
        told = TOLD[self.kind]
        self._holds("facts", self.facts, told.facts)
        if self.personal:
            self._holds("personal", self.personal, told.personal)

    def _holds(self, what: str, found: Mapping[str, Value], names: frozenset[str]) -> None:
        if found.keys() != names:
            wrong = ", ".join(sorted(found.keys() ^ names))
            raise NoticeError(
                f"notice {self.key}: {what} of {self.kind} are "
                f"{', '.join(sorted(names)) or 'none'}; missing or unknown: {wrong}"
            )

    def to_json(self) -> str:
        """Write it as JSON; `from_json` gives the same notice."""
        return msgspec.json.encode(self).decode()


def from_json(text: str) -> Notice:
    """Read a notice that `Notice.to_json` wrote.

    Raises `NoticeError` if it is none, or one of another version of the tool.
    """
    try:
        return msgspec.json.decode(text, type=Notice)
    except msgspec.DecodeError as error:
        raise NoticeError(f"this is no notice of this version of the tool: {error}") from error
