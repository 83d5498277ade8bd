"""When are two entries about one party? Pure: a table of rules and what entries share."""

from collections.abc import Collection
from dataclasses import dataclass

from db.records.entry import PartyType
from db.records.subject import JoinLevel


@dataclass(frozen=True, slots=True)
class JoinRule:
    """One row of `subjects.toml`."""

    id: str
    level: JoinLevel
    needs: frozenset[str]
    because: str
    types: frozenset[PartyType] = frozenset()
    """Of both entries; empty for any."""
    despite: frozenset[str] = frozenset()
    """What may contradict all the same."""
    within_list: bool = False
    """Whether it holds of two entries of one list too."""


@dataclass(frozen=True, slots=True)
class SubjectTable:
    """`subjects.toml`, checked."""

    version: str
    alike: float
    same_words: float
    least_words: int
    most_saying: int
    rare: float
    heads: frozenset[str]
    listing_words: tuple[str, ...]
    rules: tuple[JoinRule, ...]


def decide(
    rules: Collection[JoinRule],
    kinds: Collection[PartyType],
    agreeing: Collection[str],
    contradicting: Collection[str],
    *,
    is_within: bool,
) -> JoinRule | None:
    """Give the first rule that holds of two entries of their kinds; `None` where none does.

    `is_within` says that both stand on one list.
    """
    for rule in rules:
        if (
            (not rule.types or rule.types.issuperset(kinds))
            and (rule.within_list or not is_within)
            and rule.needs.issubset(agreeing)
            and rule.despite.issuperset(contradicting)
        ):
            return rule
    return None
