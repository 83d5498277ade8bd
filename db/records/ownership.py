"""Who holds shares of whom, who controls whom, and what does a regime's test make of it?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import prod

from db.records.fact import Source


@dataclass(frozen=True, slots=True)
class Holding:
    """One party's share of a body, as one or more sources state it.

    What several sources say of the same share is one holding with several sources: two
    holdings of one owner are two parcels, which are added.
    """

    owner: str
    owned: str
    share: float | None
    """Per cent of the rights; `None` where it isn't known."""
    start: date | None = None
    end: date | None = None
    """The day it was sold: on that day the share is the owner's no more."""
    nominee_for: str = ""
    """For whom the owner holds it: the share is that party's."""
    jointly_with: tuple[str, ...] = ()
    """Other owners of the body with whom it is held under a joint arrangement."""
    sources: tuple[Source, ...] = ()

    @property
    def holder(self) -> str:
        """Whose share it is: the principal's where the owner is a nominee."""
        return self.nominee_for or self.owner

    def is_in_force(self, on: date) -> bool:
        """Whether it is held on that day."""
        return _is_in_force(self.start, self.end, on)


@dataclass(frozen=True, slots=True)
class Control:
    """One party's power over a body other than by shares."""

    controller: str
    controlled: str
    how: str
    """In words: `appoints the majority of the board`."""
    start: date | None = None
    end: date | None = None
    sources: tuple[Source, ...] = ()

    def is_in_force(self, on: date) -> bool:
        """Whether it exists on that day."""
        return _is_in_force(self.start, self.end, on)


def _is_in_force(start: date | None, end: date | None, on: date) -> bool:
    return (start is None or start <= on) and (end is None or end > on)


class Answer(StrEnum):
    """Whether a regime's test is met."""

    YES = "met"
    NO = "not_met"
    UNDETERMINED = "undetermined"
    """What is known decides it neither way: never to be read as *no*."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One path of holdings from a listed owner down to the body."""

    names: tuple[str, ...]
    """The listed owner first, the body last."""
    shares: tuple[float | None, ...]
    """Of each in the one after it, in per cent; `None` where it isn't wholly known."""

    @property
    def product(self) -> float | None:
        """The shares multiplied, in per cent. Information only: no regime decides by it."""
        known = [share for share in self.shares if share is not None]
        if len(known) < len(self.shares):
            return None
        return round(100 * prod(share / 100 for share in known), 6)


@dataclass(frozen=True, slots=True)
class OwnershipFinding:
    """What one regime's test makes of who owns and who controls a body."""

    regime: str
    title: str
    owned: Answer
    controlled: Answer | None
    """`None` where the regime has no control test."""
    because: str
    """In plain words: the owners, their shares and the regime's figure."""
    chains: tuple[Chain, ...] = ()
    """The shortest ones. Where the test isn't met: all that was looked at, blocked or not."""
    is_verified: bool = False
    """Whether the regime's test was checked against the official text."""
