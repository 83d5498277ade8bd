"""What is on file about one party: identity, listings, categories, evidence?"""

from dataclasses import dataclass
from datetime import date, datetime

from db.records.assessment import Assessment
from db.records.entry import LegalAct, PartyType
from db.records.fact import Fact, Identity
from db.records.ownership import OwnershipFinding
from db.records.screening import Decision, ListUsed


@dataclass(frozen=True, slots=True)
class Listing:
    """That one list has the party."""

    list: str
    ref: str
    name: str
    listed_on: date | None
    programme: str
    acts: tuple[LegalAct, ...] = ()
    measures: tuple[str, ...] = ()
    is_pending_removal: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a page about one party shows. It informs; it asks for nothing."""

    name: str
    type: PartyType
    about: tuple[tuple[str, str], ...]
    """Identity: a label, and the value as printed."""
    identity: Identity
    identity_because: str
    listings: tuple[Listing, ...]
    """Who lists the party itself."""
    screening: Decision | None
    """For a case: how its party was screened; `None` for a party of a list."""
    assessments: tuple[Assessment, ...]
    other_facts: tuple[Fact, ...]
    """On file, and corresponding to no category."""
    ownership: tuple[OwnershipFinding, ...]
    lists: tuple[ListUsed, ...]
    criteria: tuple[tuple[str, str], ...]
    """The rulebook: its version, and the policies that were used."""
    rules_digest: str
    engine_version: str
    at: datetime
    by: str
    file: str = ""
    """The case file, and its digest."""
    sha256: str = ""
