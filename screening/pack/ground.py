"""What is a pack made from, and for which time?"""

from dataclasses import dataclass
from datetime import date, datetime

from db.store.engine import Store
from rules.loader import RuleFiles
from screening.past import end_of
from screening.session import Session
from screening.settings import Settings


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    since: date | None
    """`None` for the beginning."""
    until: date

    @property
    def end(self) -> datetime:
        """The last moment of it."""
        return end_of(self.until)

    def has(self, at: datetime) -> bool:
        """Whether a moment is in it."""
        return at <= self.end and (self.since is None or at.date() >= self.since)

    def __str__(self) -> str:
        begins = f"from {self.since}" if self.since else "from the beginning"
        return f"{begins} to {self.until}"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a pack is made from."""

    settings: Settings
    store: Store
    rules: RuleFiles
    session: Session | None
    """`None` where nothing can be screened."""
    period: Period
    at: datetime
    by: str
    has_names: bool = False
    """Whether customers' names and numbers, and what officers wrote, stand in it."""
    seed: int | None = None
    """With which the samples are drawn; `None` for what the table of assurance says."""

    def personal(self, text: str) -> str:
        """Give a text that may name a customer, where such are wanted."""
        return text if self.has_names else ""


def minute(at: datetime | None) -> str:
    """Write a moment, in UTC."""
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"


def percent(part: int, whole: int) -> float | None:
    """Give a share in per cent; `None` of nothing."""
    return round(100 * part / whole, 1) if whole else None
