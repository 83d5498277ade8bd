"""May an act be carried out, where the policy wants a second person to agree to it?

The first call of such an act only proposes it. Once another person has agreed, the same call
carries it out, whoever makes it, and uses the agreement up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from db.records.event import Happening
from db.records.proposal import Proposal
from db.store.engine import Store, open_store
from db.store.ledger import Ledger, events, record
from db.store.proposals import of_kind, propose
from rules import loader
from rules.review_model import Deed
from screening import condition
from screening.identity import actor
from screening.settings import Settings

USED = "proposal used"
"""The kind of the event by which an agreement is used up."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants to do; the same act has the same text."""

    deed: Deed
    about: str
    payload: dict[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether an act may be carried out now."""

    act: Act
    is_granted: bool
    proposal: int | None = None
    """What was agreed to, or waits; `None` where the policy wants nobody else."""

    @property
    def waits(self) -> str:
        """Say what the act waits for."""
        return (
            f"{self.act.deed} {self.act.about}: proposal {self.proposal} waits for a second "
            "person; then run the same again"
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking."""

    permits: tuple[Permit, ...]

    @property
    def granted(self) -> list[Permit]:
        """What may be carried out."""
        return [one for one in self.permits if one.is_granted]

    @property
    def waiting(self) -> list[Permit]:
        """What may not, yet."""
        return [one for one in self.permits if not one.is_granted]


def is_wanted(settings: Settings, deed: Deed) -> bool:
    """Whether the policy wants a second person for acts of a kind."""
    return loader.review(loader.read(settings.rules_folder)).needs_second(deed)


def ask(settings: Settings, acts: Sequence[Act]) -> Asked:
    """Say which acts may be carried out, and propose the others."""
    wanted = {deed: is_wanted(settings, deed) for deed in {act.deed for act in acts}}
    if not any(wanted.values()):
        return Asked(tuple(Permit(act, is_granted=True) for act in acts))
    with open_store(settings.database_url) as store:
        by, at = actor(store, settings.identity), condition.now()
        permits = tuple(
            permit(store, act, by=by, at=at)
            if wanted[act.deed]
            else Permit(act, is_granted=True)
            for act in acts
        )
    return Asked(permits)


def permit(store: Store, act: Act, *, by: str, at: datetime) -> Permit:
    """Grant an act that another person agreed to, or propose it unless it waits already."""
    with store.writing() as connection:
        same = [one for one in of_kind(connection, act.deed) if one.about == act.about]
        spent = {event.about for event in events(connection, [USED])}
        for one in same:
            if _is_agreed(one) and _named(one.id) not in spent:
                return Permit(act, is_granted=True, proposal=one.id)
        for one in same:
            if one.approval is None:
                return Permit(act, is_granted=False, proposal=one.id)
        ledger = Ledger(connection)
        number = propose(ledger, act.deed, act.about, act.payload, act.reason, by=by, at=at)
        told = {"proposal": number, "kind": act.deed.value}
        ledger.close(Happening("act proposed", by, at, act.about, told))
    return Permit(act, is_granted=False, proposal=number)


def use(settings: Settings, permits: Sequence[Permit]) -> None:
    """Note that acts were carried out: what was agreed to them holds for no other time."""
    spent = [one for one in permits if one.is_granted and one.proposal is not None]
    if not spent:
        return
    with open_store(settings.database_url) as store:
        by = actor(store, settings.identity)
        for one in spent:
            told = {"kind": one.act.deed.value, "about": one.act.about}
            about = _named(one.proposal)
            record(store, Happening(USED, by, condition.now(), about, told))


def _is_agreed(proposal: Proposal) -> bool:
    return proposal.approval is not None and proposal.approval.is_approved


def _named(number: int | None) -> str:
    return f"proposal {number}"
