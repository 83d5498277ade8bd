"""Is an act carried out only once another person agreed to it, and once only?"""

from datetime import UTC, datetime

import pytest

from db.records.event import Happening
from db.records.proposal import Approval
from db.store.engine import Store
from db.store.ledger import record, writing
from db.store.proposals import proposals, say
from rules.review_model import Deed
from screening.review.second import USED, Act, permit

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACT = Act(Deed.REMOVAL, "un:KPi.1 SC/1", {"ref": "KPi.1"}, "SC/1")


def agreed(store: Store, number: int, by: str = "bea", *, is_approved: bool = True) -> None:
    with writing(store, Happening("proposal settled", by, AT)) as ledger:
        say(ledger, number, Approval(AT, by, is_approved, "Looked at it."))


def test_an_act_is_proposed_first(store: Store) -> None:
    first = permit(store, ACT, by="ann", at=AT)
    again = permit(store, ACT, by="bea", at=AT)

    assert (first.is_granted, first.proposal, again) == (False, 1, first)
    assert "proposal 1 waits for a second person; then run the same again" in first.waits
    (found,) = proposals(store, only_open=True)
    assert (found.kind, found.about, found.by, found.reason) == (
        "removal", ACT.about, "ann", "SC/1",
    )  # fmt: skip


def test_an_agreement_holds_for_this_act_and_once(store: Store) -> None:
    permit(store, ACT, by="ann", at=AT)
    agreed(store, 1)
    other = Act(Deed.REMOVAL, "un:KPi.2 SC/1")
    another_kind = Act(Deed.JOINS, ACT.about)

    granted = permit(store, ACT, by="ann", at=AT)
    record(store, Happening(USED, "ann", AT, "proposal 1"))
    after = permit(store, ACT, by="ann", at=AT)

    assert (granted.is_granted, granted.proposal) == (True, 1)
    assert (after.is_granted, after.proposal) == (False, 2)
    assert not permit(store, other, by="ann", at=AT).is_granted
    assert not permit(store, another_kind, by="ann", at=AT).is_granted


def test_what_was_refused_is_proposed_anew(store: Store) -> None:
    permit(store, ACT, by="ann", at=AT)
    agreed(store, 1, is_approved=False)

    found = permit(store, ACT, by="ann", at=AT)

    assert (found.is_granted, found.proposal) == (False, 2)


@pytest.mark.parametrize("deed", [Deed.ACCEPT, Deed.JOINS, Deed.RULES])
def test_proposals_bear_the_name_of_the_policy(store: Store, deed: Deed) -> None:
    permit(store, Act(deed, "it"), by="ann", at=AT)

    assert [one.kind for one in proposals(store)] == [deed.value]
