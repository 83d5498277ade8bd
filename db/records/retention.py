"""Whose records must be kept whatever their age, and which are old enough to go?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """A customer of a portfolio."""

    portfolio: str
    customer_id: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody wanted a customer's records kept, or let go of them."""

    id: int
    at: datetime
    by: str
    portfolio: str
    customer_id: str
    is_held: bool
    reason: str

    @property
    def pair(self) -> Pair:
        """Whom it concerns."""
        return Pair(self.portfolio, self.customer_id)


@dataclass(frozen=True, slots=True)
class Aged:
    """A record about persons, with the days from which its periods are counted."""

    numbers: tuple[int, ...]
    """Of its rows, which go together."""
    starts: Mapping[str, datetime]
    """By what began then; nothing of what has not begun."""
    pair: Pair | None = None
    stays: str = ""
    """Why it stays whatever its age: `held`, `open`, `newest`; empty where nothing keeps it."""
    is_confirmed: bool = False
    """Of an alert: whether a person holds the two for one party."""
