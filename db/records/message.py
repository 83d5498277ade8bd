"""What must somebody be told, and was it delivered?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """Something that somebody must be told."""

    key: str
    """A message with the same key is the same message."""
    kind: str
    at: datetime
    run_id: str
    document: str
    """The notice, as JSON."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A delivery of a message that was tried on a channel."""

    channel: str
    at: datetime
    is_delivered: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message with the number under which it is kept, and what became of it."""

    id: int
    message: Message
    attempts: tuple[Attempt, ...] = ()
    """In order, on all channels."""
