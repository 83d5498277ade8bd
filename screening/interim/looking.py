"""How does an officer read a designation that is not screened yet, or no more?"""

from db.records.interim import Designation, Interim
from db.records.proposal import Proposal
from db.records.screening import IndexedEntry
from db.store.engine import Store
from db.store.interims import interims
from db.store.proposals import proposals
from rules import loader
from screening.interim.proposing import ENTER, designations_of
from screening.nexus import reader
from screening.settings import Settings


def found_as(store: Store, settings: Settings, ref: str) -> tuple[IndexedEntry, str] | None:
    """Give a designation as it would stand in an index, with what became of it in words.

    `None` where there never was one of that reference.
    """
    for one in interims(store):
        if one.ref == ref:
            return _indexed(one.designation, settings), _state(one)
    for proposal in proposals(store):
        for found in designations_of(proposal) if proposal.kind == ENTER else ():
            if found.entry.ref == ref:
                return _indexed(found, settings), _proposed(proposal)
    return None


def _indexed(found: Designation, settings: Settings) -> IndexedEntry:
    nexus = reader(loader.nexus(loader.read(settings.rules_folder)))
    reasons = nexus.reasons(found.entry)
    return IndexedEntry(found.entry, any(not r.is_mention for r in reasons), reasons)


def _state(one: Interim) -> str:
    if one.end is None:
        return f"screened since {one.at:%Y-%m-%d %H:%M} UTC"
    what = f"carried as {one.end.carried_as}" if one.end.carried_as else "entered wrongly"
    return (
        f"ended on {one.end.at:%Y-%m-%d}, {what}: {one.end.reason} (said {one.end.by}, and "
        f"{one.end.approved_by} agreed)"
    )


def _proposed(proposal: Proposal) -> str:
    said = proposal.approval
    if said is None:
        return (
            f"not screened: proposal {proposal.id} by {proposal.by} waits for a second person"
        )
    return f"not screened: {said.by} refused proposal {proposal.id}: {said.reason}"
