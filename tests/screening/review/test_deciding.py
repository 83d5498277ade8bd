"""Does a decision take effect as the policy wants it, and is none of them lost?"""

from datetime import timedelta
from pathlib import Path

import pytest

from db.records.alert import Alert, Status, StepKind, Verdict
from db.store.contents import content
from db.store.engine import Store
from db.store.events import happened
from db.store.proposals import proposals
from db.store.verify import verify
from rules.review_model import Deed
from screening.review import deciding
from screening.review.agreeing import settle
from screening.review.deciding import Reviewer, ReviewError, Wish, assign, decide
from screening.review.queue import Order, Wanted, queue
from tests import factories
from tests.screening.bank import Bank
from tests.screening.indexes import Indexes

KIM = factories.entry("X.1", ("KIM Yong Chol",))
DISMISS = Wish(Verdict.FALSE_POSITIVE, "other-name", "Not alike on paper.")


@pytest.fixture
def bank(store: Store, tmp_path: Path, index_of: Indexes) -> Bank:
    made = Bank(store, index_of, tmp_path)
    made.lists(KIM)
    made.takes_in({"id": "C1", "name": "Kim Yong Chol"}, {"id": "C2", "name": "Kim Yong Chul"})
    made.screens()
    return made


def first(bank: Bank) -> Alert:
    return bank.alerts()[0]


def test_a_decision_closes_the_alert_and_says_who_why_and_until_when(bank: Bank) -> None:
    decide(bank.reviewer(), 1, DISMISS)

    step = first(bank).steps[-1]
    assert (first(bank).status, step.by, step.reason) == (
        Status.SUPPRESSED,
        "ana",
        "other-name",
    )
    assert step.expires_on == (bank.at + timedelta(days=365)).date()
    assert [event.kind for event in happened(bank.store)][-1] == "alert decided"


@pytest.mark.parametrize(
    ("verdict", "reason", "status"),
    [
        (Verdict.TRUE_MATCH, "same-person", Status.CONFIRMED),
        (Verdict.ESCALATE, "unclear", Status.ESCALATED),
        (Verdict.NEED_INFORMATION, "asked-customer", Status.WAITING),
    ],
)
def test_each_decision_has_its_place(
    bank: Bank, verdict: Verdict, reason: str, status: Status
) -> None:
    decide(bank.reviewer(), 1, Wish(verdict, reason))

    assert first(bank).status is status


@pytest.mark.parametrize("reason", ["", "same-person", "because"])
def test_a_decision_needs_a_reason_that_fits(bank: Bank, reason: str) -> None:
    with pytest.raises(ReviewError, match="one of other-birth-date"):
        decide(bank.reviewer(), 1, Wish(Verdict.FALSE_POSITIVE, reason))

    assert first(bank).status is Status.OPEN


def test_a_false_positive_holds_no_longer_than_the_policy_allows(bank: Bank) -> None:
    late = (bank.at + timedelta(days=731)).date()

    with pytest.raises(ReviewError, match="730 days at most"):
        decide(bank.reviewer(), 1, Wish(Verdict.FALSE_POSITIVE, "other-name", until=late))


def test_evidence_is_kept_by_its_digest(bank: Bank, tmp_path: Path) -> None:
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF the passport")

    step, _ = decide(
        bank.reviewer(), 1, Wish(Verdict.TRUE_MATCH, "same-number", evidence=(scan,))
    )

    assert content(bank.store, step.evidence[0]) == b"%PDF the passport"


def test_evidence_that_cannot_be_read_leaves_the_alert_as_it_was(
    bank: Bank, tmp_path: Path
) -> None:
    with pytest.raises(ReviewError, match=r"missing\.pdf can't be read"):
        decide(
            bank.reviewer(),
            1,
            Wish(Verdict.TRUE_MATCH, "same-number", evidence=(tmp_path / "missing.pdf",)),
        )

    assert first(bank).status is Status.OPEN


def test_who_decides_on_what_somebody_changed_meanwhile_is_refused(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = deciding.find(bank.store, 1)
    decide(bank.reviewer("ben"), 1, DISMISS)
    monkeypatch.setattr(deciding, "find", lambda *_: seen)

    with pytest.raises(ReviewError, match="changed meanwhile by ben"):
        decide(bank.reviewer("ana"), 1, Wish(Verdict.TRUE_MATCH, "same-person"))

    assert first(bank).status is Status.SUPPRESSED


class TestFourEyes:
    """Where the policy asks for it, a second person must agree, never the same one."""

    def proposed(self, bank: Bank) -> Reviewer:
        reviewer = bank.reviewer("ana", Deed.FALSE_POSITIVE)
        _, number = decide(reviewer, 1, DISMISS)
        assert number == 1
        return reviewer

    def test_a_proposal_closes_nothing(self, bank: Bank) -> None:
        self.proposed(bank)

        assert first(bank).status is Status.PROPOSED
        assert [(p.by, p.about) for p in proposals(bank.store)] == [("ana", "alert 1")]
        assert [a.id for a in queue(bank.alerts(), Wanted())] == [1, 2]

    def test_the_same_person_is_refused(self, bank: Bank) -> None:
        reviewer = self.proposed(bank)

        with pytest.raises(ReviewError, match="ana's own: a second person"):
            settle(reviewer, 1, is_approved=True, reason="I looked.")

        assert first(bank).status is Status.PROPOSED

    def test_another_persons_word_makes_it_take_effect(self, bank: Bank) -> None:
        self.proposed(bank)

        settle(bank.reviewer("ben"), 1, is_approved=True, reason="I looked too.")

        decision = first(bank).decision
        assert first(bank).status is Status.SUPPRESSED
        assert decision is not None
        assert (decision.by, decision.expires_on is not None) == ("ana", True)
        assert "agreed: I looked too." in decision.text

    def test_a_refusal_sends_it_back_to_the_queue(self, bank: Bank) -> None:
        self.proposed(bank)

        settle(bank.reviewer("ben"), 1, is_approved=False, reason="The passport is missing.")

        assert first(bank).status is Status.OPEN
        assert first(bank).steps[-1].kind is StepKind.REFUSED

    def test_what_is_settled_stays_settled(self, bank: Bank) -> None:
        self.proposed(bank)
        settle(bank.reviewer("ben"), 1, is_approved=True, reason="I looked.")

        with pytest.raises(ReviewError, match="settled by ben already"):
            settle(bank.reviewer("cyd"), 1, is_approved=False, reason="No.")

    def test_nothing_else_is_decided_while_it_waits(self, bank: Bank) -> None:
        reviewer = self.proposed(bank)

        with pytest.raises(ReviewError, match="waits for a second person"):
            decide(reviewer, 1, Wish(Verdict.ESCALATE, "unclear"))

    def test_a_settled_decision_suppresses_as_any_other(self, bank: Bank) -> None:
        self.proposed(bank)
        settle(bank.reviewer("ben"), 1, is_approved=True, reason="I looked.")

        assert bank.screens(full=True).alerts == ()

    def test_everything_is_vouched_for(self, bank: Bank) -> None:
        self.proposed(bank)
        settle(bank.reviewer("ben"), 1, is_approved=True, reason="I looked.")

        with bank.store.reading() as connection:
            assert verify(connection).faults == []


class TestQueue:
    """What waits, in what order."""

    def test_the_urgent_comes_first(self, bank: Bank) -> None:
        assert [a.score for a in queue(bank.alerts(), Wanted(), Order.SCORE)] == sorted(
            (a.score for a in bank.alerts()), reverse=True
        )

    def test_an_assigned_alert_is_found_by_its_assignee(self, bank: Bank) -> None:
        assign(bank.reviewer(), 2, "ben")

        found = queue(bank.alerts(), Wanted(assignee="ben"))
        nobody = queue(bank.alerts(), Wanted(assignee=""))

        assert ([a.id for a in found], [a.id for a in nobody]) == ([2], [1])

    def test_a_list_and_a_status_may_be_asked_for(self, bank: Bank) -> None:
        decide(bank.reviewer(), 1, DISMISS)

        assert queue(bank.alerts(), Wanted(list="un")) == []
        assert [a.id for a in queue(bank.alerts(), Wanted(list="x"))] == [2]
        assert [a.id for a in queue(bank.alerts(), Wanted(status=Status.SUPPRESSED))] == [1]
