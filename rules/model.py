"""What may stand in each table of rules? A misspelt key is an error."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from db.records.assessment import CategoryOutcome
from db.records.entry import PartyType
from db.records.screening import Outcome
from db.records.subject import JoinLevel
from rules.decision import WORDS_FOUND_FROM

Score = Annotated[float, Field(ge=0, le=1)]
Feature = Literal[
    "name", "birth_date", "birth_day", "birth_place", "gender", "nationality", "residence",
    "address", "identifier", "named_number", "type", "birth_decade", "birth_near",
    "role", "organisation", "named_ship",
]  # fmt: skip
Manner = Literal["same", "syllables", "words", "acronym", "letters"]
SharedKind = Literal[
    "name", "exact_name", "primary_name", "second_name", "whole_name", "reference", "number",
    "imo", "bic", "birth_day", "birth_date", "listing_date", "statement", "office", "regime",
    "sole_name", "only_bearer", "wording", "interim",
]  # fmt: skip
Against = Literal["name", "birth_date", "birth_decade", "gender", "type"]
NexusField = Literal[
    "programme",
    "nationality",
    "address",
    "birth_place",
    "document",
    "name",
    "address_text",
    "text",
]


Category = Annotated[str, Field(pattern=r"^C([1-9]|1[0-4])$")]


class Strict(BaseModel):
    """A frozen table in which a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class When(Strict):
    """The conditions of one decision rule."""

    min_score: Score = 0.0
    in_scope: bool | None = None
    needs: tuple[Feature, ...] = ()
    unless: tuple[Feature, ...] = ()
    contradicted_by_any: tuple[Feature, ...] = ()
    types: tuple[PartyType, ...] = ()
    weak_alias: bool | None = None
    min_words: Annotated[int, Field(ge=0)] = 0
    manners: tuple[Manner, ...] = ()
    """In which ways the names were compared; empty for any."""
    categories: tuple[Category, ...] = ()
    """One of which explains the listed party's listing; empty for any."""


class Rule(Strict):
    """One row of `decision.toml`."""

    id: str
    when: When
    outcome: Literal[Outcome.MATCH, Outcome.REVIEW, Outcome.NO_MATCH]
    because: str
    shown: bool = False
    """Whether the match is shown and kept in the record though it is no alert."""
    measured: str = ""
    """What was measured that justifies the rule, and the share of hits it accepts to miss."""


class Confidence(Strict):
    """The weights of `rules.confidence.Signs`, and on what they were calibrated."""

    calibrated_on: str
    always: float
    exact: float
    likeness: float
    rarity: float
    birth_day: float
    birth_date: float
    birth_contradicts: float
    nationality: float
    identifier: float
    other_contradicts: float


class QueryCategory(Strict):
    """What becomes of a query that matches nothing but corresponds to a category."""

    rule: str
    outcomes: Annotated[tuple[CategoryOutcome, ...], Field(min_length=1)]
    because: str


class ExemptionRow(Strict):
    """One row of `exemptions.toml`."""

    id: str
    instrument: str
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    says: str
    limits: str
    missing: str
    authority: str
    verified: bool = False


class Exemptions(Strict):
    """`exemptions.toml`."""

    version: str
    fixed_text: str
    not_covered: tuple[str, ...]
    exemption: tuple[ExemptionRow, ...]


class Decisions(Strict):
    """`decision.toml`."""

    version: str
    compare_from: Score
    confidence: Confidence
    query_category: QueryCategory
    rule: Annotated[tuple[Rule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_asked_of_what_is_compared(self) -> Self:
        for rule in self.rule:
            looked_up = {"identifier", "named_number", "named_ship"}
            needs_a_number = not looked_up.isdisjoint(rule.when.needs)
            is_alert = rule.outcome is not Outcome.NO_MATCH
            if is_alert and not needs_a_number and rule.when.min_score < self.compare_from:
                raise ValueError(
                    f"rule {rule.id} holds below compare_from = {self.compare_from:g}, where "
                    "names are not compared"
                )
            by_syllables = rule.when.manners == ("syllables",)
            is_too_low = rule.when.min_score < WORDS_FOUND_FROM and not by_syllables
            if is_alert and not needs_a_number and is_too_low:
                raise ValueError(
                    f"rule {rule.id} holds below {WORDS_FOUND_FROM:g}, where names are "
                    'only looked for by their syllables: say manners = ["syllables"]'
                )
        return self

    @model_validator(mode="after")
    def _ends_without_conditions(self) -> Self:
        if self.rule[-1].when != When():
            raise ValueError("the last rule must hold always: when = {}")
        ids = [rule.id for rule in self.rule]
        if len(ids) != len(set(ids)):
            raise ValueError("two rules have the same id")
        return self


class NexusRule(Strict):
    """One row of `nexus.toml`: by values of a field, or by terms in it."""

    id: str
    field: NexusField
    lists: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    """Pieces of a value, in capitals."""
    terms: tuple[str, ...] = ()
    tie: bool = False
    only_without_other_country: bool = False
    mention: bool = False
    because: str


class Ties(Strict):
    """Words that make a text speak of the party's own tie to a term, and words that end one."""

    words: tuple[str, ...]
    breaks: tuple[str, ...]


class QueryRule(Strict):
    """What makes the queried party itself one with a DPRK nexus."""

    rule: str
    country: str
    because: str


class Nexus(Strict):
    """`nexus.toml`."""

    version: str
    rule: tuple[NexusRule, ...]
    ties: Ties
    terms: dict[str, dict[str, tuple[str, ...]]]
    query: QueryRule

    @model_validator(mode="after")
    def _terms_exist(self) -> Self:
        for rule in self.rule:
            if missing := set(rule.terms) - set(self.terms):
                raise ValueError(f"rule {rule.id} names terms that are not there: {missing}")
            if [bool(rule.values), bool(rule.contains), bool(rule.terms)].count(True) != 1:
                raise ValueError(f"rule {rule.id} needs one of values, contains and terms")
        return self


class SubjectRule(Strict):
    """One row of `subjects.toml`."""

    id: str
    level: Literal[JoinLevel.CONFIRMED, JoinLevel.PROBABLE, JoinLevel.POSSIBLE]
    needs: Annotated[tuple[SharedKind, ...], Field(min_length=1)]
    because: str
    types: tuple[PartyType, ...] = ()
    despite: tuple[Against, ...] = ()
    within_list: bool = False

    @model_validator(mode="after")
    def _joins_on_more_than_a_number_or_a_name(self) -> Self:
        names = {"name", "exact_name", "primary_name", "whole_name", "only_bearer", "sole_name"}
        if not self.level.joins:
            return self
        if names.isdisjoint(self.needs):
            raise ValueError(f"rule {self.id} joins without a name: needs one of {names}")
        if names.issuperset(self.needs):
            raise ValueError(f"rule {self.id} joins on a name alone")
        return self


class Subjects(Strict):
    """`subjects.toml`."""

    version: str
    alike: Score
    same_words: Score
    least_words: Annotated[int, Field(ge=2)]
    most_saying: Annotated[int, Field(ge=2)]
    rare: Score
    heads: tuple[str, ...]
    listing_words: tuple[str, ...]
    rule: Annotated[tuple[SubjectRule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _tells_rules_apart(self) -> Self:
        ids = [rule.id for rule in self.rule]
        if len(ids) != len(set(ids)):
            raise ValueError("two rules have the same id")
        return self


class RelationKind(Strict):
    """One row of `relations.toml`."""

    id: str
    title: str
    """How a person reads it: `is subordinate to`."""
    turned: str
    """How it reads from the other end: `has under it`."""
    before: Annotated[tuple[str, ...], Field(min_length=1)]
    sources: tuple[PartyType, ...] = ()
    """What kind of party it may be said of; empty for any."""
    targets: tuple[PartyType, ...] = ()


class Relations(Strict):
    """`relations.toml`."""

    version: str
    fillers: tuple[str, ...]
    offices: tuple[str, ...]
    breaks: tuple[str, ...]
    verbs: tuple[str, ...]
    former: tuple[str, ...]
    appointed: tuple[str, ...]
    kind: Annotated[tuple[RelationKind, ...], Field(min_length=1)]


class Death(Strict):
    """Words by which a text says that the party is dead."""

    words: tuple[str, ...]


class Tracking(Strict):
    """All of `tracking.toml`."""

    death: Death
