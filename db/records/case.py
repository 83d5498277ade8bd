"""What does a file of facts about one party say?"""

from dataclasses import dataclass
from datetime import date

from db.records.fact import Fact, Identity
from db.records.ownership import Control, Holding
from db.records.screening import Query


@dataclass(frozen=True, slots=True)
class ListedOwner:
    """An owner that is known to be listed, whether or not we have the list."""

    name: str
    since: date | None = None
    """The day of listing; for a month or a year its first day."""
    list: str = ""
    ref: str = ""
    """The list's own reference."""


@dataclass(frozen=True, slots=True)
class Case:
    """One party, the facts stated about it and the evidence they rest on."""

    path: str
    """The file as it was named."""
    sha256: str
    """Of the file's bytes, in lower-case hexadecimal."""
    query: Query
    identity: Identity
    """How sure it is that the facts are about this party."""
    identity_because: str = ""
    facts: tuple[Fact, ...] = ()
    """As stated: `terms` are empty until the rulebook's vocabulary has been looked up."""
    holdings: tuple[Holding, ...] = ()
    controls: tuple[Control, ...] = ()
    listed: tuple[ListedOwner, ...] = ()
    ref: str = ""
    """For a case of a roster: the reference under which it stands there."""
