"""What happened, who did it, and by what can it be checked later?"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the log; nothing in it is personal but who did it."""

    id: int
    """The place in the log, from 1."""
    at: datetime
    by: str
    kind: str
    about: str
    """What it concerns, by number: a screening, an alert, a run, a list."""
    detail: str
    """Canonical JSON. `rows` says for each table how many rows it wrote, and their digest."""
    personal: str
    """The salted digest of what is personal in it and kept apart; empty where nothing is."""
    previous: str
    """The hash of the event before it."""
    hash: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is to be written into the log."""

    kind: str
    by: str
    at: datetime
    about: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    """What may have to be erased one day; the log itself holds only a digest of it."""
