"""What is asked of a look back, and what is its answer?"""

from dataclasses import dataclass
from datetime import date, datetime

from db.records.publication import Publication
from db.records.screening import ListUsed, Scope
from db.records.subject import EntryKey
from screening.lookback.exposure import Exposure, Near
from screening.lookback.party import Party


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for."""

    ref: str = ""
    """Of the party; empty where all that are new `since` a day are asked for."""
    since: date | None = None
    scope: Scope = Scope.DPRK
    portfolios: tuple[str, ...] = ()
    """Empty for all."""
    lists: tuple[str, ...] = ()
    """Empty for all."""
    nearest: int = 10
    """How many of the most similar customers that would have raised no alert."""


@dataclass(frozen=True, slots=True)
class Examined:
    """The customers of a portfolio that were looked at."""

    portfolio: str
    customers: int
    """With the retired ones."""
    versions: int
    last_version: int
    """Later versions are not in it."""
    digest: str
    """One digest over the seals of all versions."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """The answer, with what it rests on."""

    wish: Wish
    at: datetime
    by: str
    parties: tuple[Party, ...]
    portfolios: tuple[Examined, ...]
    exposures: tuple[Exposure, ...]
    """Party by party, the longest first."""
    nearest: tuple[Near, ...]
    """Party by party, the most similar first."""
    publications: tuple[Publication, ...]
    """Every file of the lists looked at, in their order."""
    lists: tuple[ListUsed, ...]
    rules_digest: str
    head: tuple[int, str]
    """The last event of the log before, with its hash."""

    @property
    def is_whole(self) -> bool:
        """Whether every list that matters is there, fresh and whole."""
        return not any(used.withholds_no_match for used in self.lists)

    @property
    def customers(self) -> int:
        """How many customers would have raised an alert, each counted once."""
        return len({(one.portfolio, one.customer_id) for one in self.exposures})

    def exposed_to(self, party: EntryKey) -> tuple[Exposure, ...]:
        """Give the exposures to one party."""
        return tuple(one for one in self.exposures if one.party == party)

    def near_to(self, party: EntryKey) -> tuple[Near, ...]:
        """Give the nearest that would have raised no alert on one party."""
        return tuple(one for one in self.nearest if one.party == party)
