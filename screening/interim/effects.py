"""What does a second person's word do to an interim designation?"""

from db.records.interim import InterimEnd
from db.records.proposal import Approval, Proposal
from db.store.interims import add_interims, end_interim
from db.store.ledger import Ledger
from screening.index import Index
from screening.interim.designations import vouched
from screening.interim.proposing import END, ENTER, check_carried, designations_of

KINDS = frozenset({ENTER, END})
"""The kinds of proposals by which another index is needed."""


def take_effect(ledger: Ledger, proposal: Proposal, said: Approval, index: Index) -> None:
    """Put designations in force, or end one, as far as the second person agreed.

    Raises `InterimError` where the list has no entry any more that is to carry it, and
    `StoreError` where it has ended already.
    """
    if not said.is_approved:
        return
    if proposal.kind == ENTER:
        found = [
            vouched(one, proposal.by, said.by, said.at) for one in designations_of(proposal)
        ]
        add_interims(ledger, found, at=said.at, by=proposal.by, approved_by=said.by)
        return
    payload = proposal.payload
    carried_as = payload["carried_as"]
    if carried_as:
        check_carried(index, payload["list"], carried_as)
    end = InterimEnd(said.at, proposal.by, said.by, carried_as, proposal.reason)
    end_interim(ledger, payload["ref"], end)
