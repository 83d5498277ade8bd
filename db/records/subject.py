"""Which entries are about one party, how was that found, and who decided otherwise?"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class EntryKey(NamedTuple):
    """An entry as one list knows it."""

    list: str
    ref: str

    def __str__(self) -> str:
        """Give it as `un:KPi.033`, which no other list can mean."""
        return f"{self.list}:{self.ref}"


class JoinLevel(StrEnum):
    """How sure it is that two entries are about one party."""

    DECIDED = "decided"
    """A person said so."""
    CONFIRMED = "confirmed"
    """A number or the publisher's own reference, and a compatible name."""
    PROBABLE = "probable"
    """A name, and a fact that few share."""
    POSSIBLE = "possible"
    """Not enough to join: an officer may look."""

    @property
    def joins(self) -> bool:
        """Whether entries so alike stand together as one subject."""
        return self is not JoinLevel.POSSIBLE


@dataclass(frozen=True, slots=True)
class SharedFact:
    """What two entries say of one matter, each as printed."""

    kind: str
    one: str
    other: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Two entries that are, or may be, about one party."""

    one: EntryKey
    other: EntryKey
    level: JoinLevel
    rule: str
    """Of `rules/subjects.toml`; `decision` where a person said so."""
    version: str
    """Of the table of rules."""
    because: str
    agreeing: tuple[SharedFact, ...] = ()
    contradicting: tuple[SharedFact, ...] = ()
    by: str = ""
    """Who decided; empty where a rule did."""
    at: datetime | None = None

    def of(self, key: EntryKey) -> "Join":
        """Give the join as seen from one of its two entries."""
        return self if key == self.one else self.turned()

    def turned(self) -> "Join":
        """Give the join seen from the other entry."""
        return replace(
            self,
            one=self.other,
            other=self.one,
            agreeing=tuple(map(_turned, self.agreeing)),
            contradicting=tuple(map(_turned, self.contradicting)),
        )


def _turned(fact: SharedFact) -> SharedFact:
    return replace(fact, one=fact.other, other=fact.one)


class Verdict(StrEnum):
    """What a person says of two entries."""

    JOIN = "join"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class JoinDecision:
    """A person's word on whether two entries are about one party; the last one counts."""

    verdict: Verdict
    one: EntryKey
    other: EntryKey
    reason: str
    by: str
    at: datetime
    one_identity: tuple[str, ...] = ()
    """The publisher's own numbers of the record, by which it is known under a new reference."""
    other_identity: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """One party, with every entry that is about it."""

    id: str
    """That of its first entry: the one listed first, as far as the lists say."""
    members: tuple[EntryKey, ...]
    joins: tuple[Join, ...]
    """Between members."""
    doubts: tuple[Join, ...] = ()
    """What a member may have in common with an entry that stands apart, or why it does."""
