"""What came of one look at a publisher, and what proves it?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a publisher."""

    list: str
    at: datetime
    problem: str
    """Why it failed; empty where it succeeded."""
    answer: str
    """The SHA-256 of the file that came, or that it was not modified; empty if it failed."""
    is_new: bool
    """Whether something was published since the look before."""
    sha256: str
    """Of the file in force after it; empty where there was none."""
    event_id: int
    hash: str
    """Of the event."""
    is_whole: bool
    """Whether the hash is that of what the event says."""
