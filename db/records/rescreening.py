"""When was a portfolio screened, against what, and what came of it?"""

from dataclasses import dataclass
from datetime import datetime

from db.records.alert import Alert


@dataclass(frozen=True, slots=True)
class Rescreening:
    """A portfolio was screened, wholly or as far as something had changed."""

    run_id: str
    at: datetime
    by: str
    portfolio: str
    because: str
    is_full: bool
    scope: str
    customers: int
    compared: int
    """Customers that were compared with every entry."""
    alerts: int
    last_version: int
    state: str
    """The digest of the state of the index, as it is kept."""
    lists: str
    """As a screening records them, in JSON."""
    versions: str
    """Engine and rules, in JSON."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening of a portfolio found."""

    done: Rescreening
    alerts: tuple[Alert, ...]
    """New ones."""
    seen_again: int
    """Alerts to which was added what changed."""
    gone: int
    """Open alerts on two that are alike no longer."""
    confirmed: tuple[int, ...]
    """Alerts on confirmed parties of which customer or entry changed."""
