"""To which categories do facts about one party correspond, and how solidly?"""

from dataclasses import dataclass
from enum import StrEnum

from db.records.entry import PartyType
from db.records.fact import Fact, Identity, Level, Source


class CategoryOutcome(StrEnum):
    """How solidly facts correspond to a category, weakest first. None is a finding of guilt."""

    NO_CATEGORY = "no_category"
    REBUTTED = "rebutted"
    EXPLAINED_BY_LISTING = "explained_by_listing"
    INDICATED = "indicated"
    CONTESTED = "contested"
    SUPPORTED = "supported"

    @property
    def order(self) -> int:
        """Its place among the outcomes: the most solid one is shown first."""
        return tuple(CategoryOutcome).index(self)


class ReasonTestName(StrEnum):
    """The six tests that a reason must pass."""

    INDIVIDUAL = "individual"
    SPECIFIC = "specific"
    CONCRETE = "concrete"
    SOURCED = "sourced"
    CONSISTENT = "consistent"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class ReasonTest:
    """One of the six tests, and why it holds or doesn't."""

    name: ReasonTestName
    holds: bool
    because: str


@dataclass(frozen=True, slots=True)
class Party:
    """The party that is assessed, as far as rules ask for it."""

    type: PartyType = PartyType.PERSON
    nationalities: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2."""
    identity: Identity = Identity.CONFIRMED


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a category that facts meet, and how it fares."""

    ground: str
    """Its title."""
    elements: tuple[tuple[str, str], ...]
    """The elements met: id and title."""
    facts: tuple[Fact, ...]
    tests: tuple[ReasonTest, ...]
    outcome: CategoryOutcome
    because: str

    @property
    def level(self) -> Level:
        """The most solid level among the sources of its facts."""
        return max((s.level for s in self.sources), key=lambda one: one.order, default=Level.E0)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of its facts."""
        return tuple(source for fact in self.facts for source in fact.sources)


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """A fact that speaks against a category, and what it changes."""

    fact: Fact
    because: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """How facts about one party stand to one category."""

    category: str
    title: str
    origin: str
    """`csis` for what the proposal of 2016 itself speaks of, `extension` for the rest."""
    outcome: CategoryOutcome
    because: str
    reasons: tuple[Reason, ...] = ()
    rebuttals: tuple[Rebuttal, ...] = ()
    missing: tuple[str, ...] = ()
    """What would have to be there for *supported*."""
    policy: str = ""
    """The policy that was used, where the category depends on one."""


@dataclass(frozen=True, slots=True)
class CategoryFinding:
    """An assessment in short, as an index keeps it and a match carries it."""

    id: str
    title: str
    origin: str
    outcome: CategoryOutcome
    because: str
    quotes: tuple[tuple[str, str], ...] = ()
    """Where each stands (`un KPi.033, function`) and the words."""
    level: str = ""
    """Of the most solid evidence: `E4`."""
    since: str = ""
    """Since when the first of its facts holds, as printed."""
    of: str = ""
    """For a category of the queried party: the record of the roster, empty for facts stated."""
    identity: str = ""
    """How sure it is that the facts are about the queried party."""
