"""Which designations were not screened within a day of the journal's publication?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from db.records.interim import Designation
from db.store.engine import Store
from db.store.interims import interims
from db.store.proposals import proposals
from screening.interim.proposing import ENTER, designations_of

ALLOWED = timedelta(hours=24)
"""From the publication of the journal until the party is screened."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A designation that was screened too late, or is not yet."""

    designation: Designation
    hours: float
    """From the journal's publication until it was screened, or until now."""
    is_waiting: bool
    """Whether it still waits for a second person, and is not screened."""
    proposal: int | None = None

    @property
    def ref(self) -> str:
        """Its reference: `INTERIM-2026-1`."""
        return self.designation.entry.ref


def hours(published_at: datetime, until: datetime) -> float:
    """Give how many hours lie between the journal's publication and a moment."""
    return (until - published_at) / timedelta(hours=1)


def overdue(store: Store, now: datetime) -> list[Overdue]:
    """Give the designations that took longer than a day, those that still wait first.

    Those that have ended are left out.
    """
    waiting = [
        Overdue(one, hours(one.published_at, now), is_waiting=True, proposal=proposal.id)
        for proposal in proposals(store, only_open=True)
        if proposal.kind == ENTER
        for one in designations_of(proposal)
    ]
    active = [
        Overdue(one.designation, hours(one.designation.published_at, one.at), is_waiting=False)
        for one in interims(store)
        if one.end is None
    ]
    return [one for one in (*waiting, *active) if is_late(one.hours)]


def is_late(took: float) -> bool:
    """Whether so many hours are more than allowed."""
    return took > ALLOWED / timedelta(hours=1)
