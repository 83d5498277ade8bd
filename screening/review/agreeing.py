"""How does a second person agree to what another proposed, or refuse it?"""

from dataclasses import replace

from db.errors import StoreError
from db.records.alert import Step, StepKind
from db.records.event import Happening
from db.records.proposal import Approval, Proposal
from db.store.alerts import add_steps, steps_of
from db.store.ledger import Ledger
from db.store.proposals import proposals, say
from screening.interim.effects import KINDS as INTERIM
from screening.interim.effects import take_effect
from screening.interim.form import InterimError
from screening.rebuild import rebuild
from screening.refresh import RefreshError, alone, note_beginning
from screening.review.deciding import DECISION, Reviewer, ReviewError
from screening.settings import Settings


def settle(
    reviewer: Reviewer,
    number: int,
    *,
    is_approved: bool,
    reason: str,
) -> Proposal:
    """Keep what the second person says; a decision on an alert takes effect with it.

    Raises `ReviewError` for the person who proposed it, for a proposal that there isn't or that
    is settled, and for one without a reason; then nothing was changed.
    """
    if not reason.strip():
        raise ReviewError("say why you agree or refuse, with --reason")
    said = Approval(reviewer.at, reviewer.by, is_approved, reason.strip())
    try:
        with reviewer.store.writing() as connection:
            ledger = Ledger(connection)
            found = say(ledger, number, said)
            if found.kind == DECISION:
                decided(ledger, found, said)
            elif found.kind in INTERIM:
                take_effect(ledger, found, said, reviewer.index)
            told = {"proposal": number, "kind": found.kind, "is_approved": is_approved}
            happened = Happening(
                "proposal settled", reviewer.by, reviewer.at, found.about, told
            )
            ledger.close(happened)
    except (StoreError, InterimError) as error:
        raise ReviewError(str(error)) from error
    return found


def settle_at_once(
    settings: Settings, reviewer: Reviewer, number: int, *, is_approved: bool, reason: str
) -> Proposal:
    """Settle a proposal as `settle` does, and screen at once by what was agreed to.

    Should the process die before the index is built, the next screening builds it. Raises
    `ReviewError` as `settle` does, and where a refresh goes on for too long.
    """
    kinds = {one.id: one.kind for one in proposals(reviewer.store, only_open=True)}
    if not is_approved or kinds.get(number) not in INTERIM:
        return settle(reviewer, number, is_approved=is_approved, reason=reason)
    try:
        with alone(settings):
            note_beginning(settings)
            found = settle(reviewer, number, is_approved=is_approved, reason=reason)
            rebuild(settings, reviewer.store)
            settings.pending_file.unlink(missing_ok=True)
    except RefreshError as error:
        raise ReviewError(str(error)) from error
    return found


def decided(ledger: Ledger, proposal: Proposal, said: Approval) -> None:
    """Let a decision on an alert take effect, or send the alert back to the queue."""
    number = int(proposal.payload["alert"])
    proposed = _last_proposed(ledger, number)
    if said.is_approved:
        text = f"{proposed.text} (agreed: {said.reason})".strip()
        step = replace(proposed, at=said.at, kind=StepKind.DECIDED, text=text)
    else:
        step = Step(said.at, said.by, StepKind.REFUSED, proposed.verdict, text=said.reason)
    add_steps(ledger, [(number, step)])


def _last_proposed(ledger: Ledger, number: int) -> Step:
    steps = steps_of(ledger.connection, number)
    found = next((s for s in reversed(steps) if s.kind is StepKind.PROPOSED), None)
    if found is None:
        raise ReviewError(f"nothing is proposed for alert {number}")
    return found
