"""What does one person want to do that another must agree to?"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Approval:
    """What the second person said."""

    at: datetime
    by: str
    is_approved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that takes effect once a second person has agreed."""

    id: int
    at: datetime
    by: str
    kind: str
    about: str
    """What it concerns: an alert, a file, a reference."""
    payload: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    approval: Approval | None = None
    """`None` while nobody has said anything."""
