"""Which customer may be a listed party, why was that noticed, and what was decided?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Why(StrEnum):
    """Why an alert appeared."""

    NEW_ENTRY = "new_entry"
    ENTRY_AMENDED = "entry_amended"
    CUSTOMER_NEW = "customer_new"
    CUSTOMER_CHANGED = "customer_changed"
    RULES_CHANGED = "rules_changed"
    """The rules, the engine, or what all entries together say of one."""
    PERIOD = "period"
    """Nothing changed that would explain it; found when the whole portfolio was screened."""
    SUPPRESSION_LAPSED = "suppression_lapsed"
    """A false positive holds no longer."""
    NEAR_REPEAT = "near_repeat"
    """A customer with an alert came again, spelt otherwise or without a number."""


class StepKind(StrEnum):
    """What happened to an alert."""

    RAISED = "raised"
    SEEN_AGAIN = "seen_again"
    """Customer or entry changed, and they are still alike."""
    GONE = "gone"
    """They are alike no longer; a person closes the alert all the same."""
    ASSIGNED = "assigned"
    PROPOSED = "proposed"
    """A decision that waits for a second person."""
    DECIDED = "decided"
    REFUSED = "refused"
    """The second person didn't agree."""


class Verdict(StrEnum):
    """What a person decides of an alert."""

    TRUE_MATCH = "true_match"
    FALSE_POSITIVE = "false_positive"
    ESCALATE = "escalate"
    NEED_INFORMATION = "need_information"

    @property
    def closes(self) -> bool:
        """Whether the alert leaves the queue."""
        return self in {Verdict.TRUE_MATCH, Verdict.FALSE_POSITIVE}


class Status(StrEnum):
    """Where an alert stands."""

    OPEN = "open"
    PROPOSED = "proposed"
    ESCALATED = "escalated"
    WAITING = "waiting"
    """For information."""
    CONFIRMED = "confirmed"
    """A person holds the two for one party."""
    SUPPRESSED = "suppressed"
    """A person holds them for two."""

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to decide."""
        return self not in {Status.CONFIRMED, Status.SUPPRESSED}


_STATUS = {
    Verdict.TRUE_MATCH: Status.CONFIRMED,
    Verdict.FALSE_POSITIVE: Status.SUPPRESSED,
    Verdict.ESCALATE: Status.ESCALATED,
    Verdict.NEED_INFORMATION: Status.WAITING,
}

Digests = Mapping[str, str]
"""By field: the digest of what it says."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What customer and entries said in the fields that matter to an alert."""

    customer: Digests = field(default_factory=dict)
    entries: Mapping[str, Digests] = field(default_factory=dict)
    """By entry, as `un:KPi.033`."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an alert."""

    at: datetime
    by: str
    kind: StepKind
    verdict: Verdict | None = None
    reason: str = ""
    """The code of the reason, of `rules/review.toml`."""
    text: str = ""
    """The officer's comment, or what changed."""
    evidence: tuple[str, ...] = ()
    """Digests of files kept with it."""
    expires_on: date | None = None
    """The last day on which a false positive suppresses the pair."""
    fingerprint: Fingerprint | None = None


def standing(steps: Iterable[Step]) -> Status:
    """Say where an alert stands to which this happened."""
    status = Status.OPEN
    for step in steps:
        match step.kind:
            case StepKind.PROPOSED:
                status = Status.PROPOSED
            case StepKind.REFUSED:
                status = Status.OPEN
            case StepKind.DECIDED if step.verdict is not None:
                status = _STATUS[step.verdict]
            case _:
                pass
    return status


@dataclass(frozen=True, slots=True)
class Alert:
    """A customer and a party that may be one, with everything that happened since."""

    id: int
    at: datetime
    portfolio: str
    customer_id: str
    customer_version: int
    subject: str
    """The party as it was called then; `own:nexus` where the customer's own facts alert."""
    entries: tuple[str, ...]
    why: Why
    because: str
    outcome: str
    score: float
    confidence: float | None
    matches: str
    """As the documented JSON of a screening has them."""
    earlier: int | None = None
    steps: tuple[Step, ...] = ()

    @property
    def status(self) -> Status:
        """Where it stands."""
        return standing(self.steps)

    @property
    def decision(self) -> Step | None:
        """The last decision; `None` where there is none."""
        return next((s for s in reversed(self.steps) if s.kind is StepKind.DECIDED), None)

    @property
    def assignee(self) -> str:
        """Who looks at it; empty where nobody does."""
        assigned = (s.text for s in reversed(self.steps) if s.kind is StepKind.ASSIGNED)
        return next(assigned, "")

    @property
    def is_gone(self) -> bool:
        """Whether the two were alike no longer when they were last compared."""
        seen = {StepKind.RAISED, StepKind.SEEN_AGAIN, StepKind.GONE}
        last = next((s for s in reversed(self.steps) if s.kind in seen), None)
        return last is not None and last.kind is StepKind.GONE

    @property
    def sight(self) -> Fingerprint:
        """What both said when they were last found alike."""
        for step in reversed(self.steps):
            if step.fingerprint is not None and step.kind is not StepKind.DECIDED:
                return step.fingerprint
        return Fingerprint()

    @property
    def known(self) -> frozenset[str]:
        """Every entry that this alert has been about."""
        seen = (s.fingerprint.entries for s in self.steps if s.fingerprint is not None)
        return frozenset(self.entries).union(*seen)
