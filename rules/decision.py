"""What has the institution decided for a match like this one?

The plain form of `decision.toml`, which screening evaluates. It is checked by
`rules.model` when the table is read, and travels inside the index.
"""

from dataclasses import dataclass

from db.records.entry import PartyType
from db.records.screening import Match, Outcome
from rules.confidence import Signs
from rules.exemptions import ExemptionTable, QueryCategoryRule

WORDS_FOUND_FROM = 0.75
"""Search comes upon every name that scores as much; on less alike ones only where they are
Korean names that agree but for one piece."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a rule holds; a condition left out always does."""

    min_score: float = 0.0
    in_scope: bool | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    contradicted_by_any: tuple[str, ...] = ()
    types: tuple[PartyType, ...] = ()
    weak_alias: bool | None = None
    min_words: int = 0
    manners: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Of which one explains the listed party's listing; empty for any."""


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """One rule of the table."""

    id: str
    when: Conditions
    outcome: Outcome
    because: str
    shown: bool = False
    """Whether the match is shown and kept in the record though it is no alert."""


@dataclass(frozen=True, slots=True)
class QueryNexus:
    """What makes the queried party itself one with a DPRK nexus."""

    rule: str
    country: str
    because: str


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The rules in their order, and how similar a name must be to be compared."""

    version: str
    compare_from: float
    rules: tuple[DecisionRule, ...]
    query_nexus: QueryNexus
    confidence: Signs
    """The weights of what a match shows; see `rules.confidence`."""
    query_category: QueryCategoryRule
    exemptions: ExemptionTable


def decide(match: Match, table: DecisionTable) -> DecisionRule:
    """Give the first rule whose conditions all hold; the table's last one always does."""
    agreeing, contradicting = match.agreeing(), match.contradicting()
    for rule in table.rules:
        if _holds(rule.when, match, agreeing, contradicting):
            return rule
    raise AssertionError("the last rule of a checked table has no conditions")


def _holds(
    when: Conditions, match: Match, agreeing: frozenset[str], contradicting: frozenset[str]
) -> bool:
    return (
        match.score >= when.min_score
        and (when.in_scope is None or when.in_scope == match.is_in_scope)
        and agreeing.issuperset(when.needs)
        and contradicting.isdisjoint(when.unless)
        and (
            not when.contradicted_by_any
            or not contradicting.isdisjoint(when.contradicted_by_any)
        )
        and (not when.types or match.entry.type in when.types)
        and (when.weak_alias is None or when.weak_alias == match.is_weak_alias)
        and len(match.matched_name.split()) >= when.min_words
        and (not when.manners or match.manner in when.manners)
        and (not when.categories or any(one.id in when.categories for one in match.categories))
    )
