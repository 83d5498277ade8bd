"""On what terms was a query screened, and against which index, so that it can be run again?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TermsAsked:
    """What was asked besides the query."""

    lists: tuple[str, ...] | None = None
    """The lists that were named; `None` for whichever the kind of party needs."""
    min_score: float | None = None
    limit: int = 10
    max_age_days: float | None = None
    """`None` for the manifests' own, -1 for any."""


@dataclass(frozen=True, slots=True)
class IndexUsed:
    """The index that was searched."""

    digest: str
    """Of everything it was built from."""
    known: datetime | None
    """The moment up to which something could be known when it was found to be right."""
    besides: tuple[tuple[str, str], ...] = ()
    """Lists in it that were not searched, each with the digest of its file: entries of theirs
    may be about one party with entries that were."""
    note: str = ""
    """What every answer must say about the index; empty where all was well."""


NO_TERMS = TermsAsked()
