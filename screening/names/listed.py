"""In what form are listed names kept, to be found by words and letters?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from db.records.entry import PartyType
from screening.names.needs import MOST_WORDS, Need
from screening.names.slips import Beside, Spellings, near


class Shelf(Protocol):
    """Spellings, and the numbers of what is found by each."""

    def beside(self, edge: str) -> Beside:
        """Give the spellings that have an edge, as `slips.edges` gives them."""

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give what is found by a spelling; nothing for one that isn't here."""

    def __iter__(self) -> Iterator[str]:
        """Give all spellings."""


@dataclass(slots=True)
class Held:
    """A shelf in memory."""

    by_spelling: Mapping[str, tuple[int, ...]]
    _spellings: Spellings = field(init=False)

    def __post_init__(self) -> None:
        self._spellings = Spellings(self.by_spelling)

    def beside(self, edge: str) -> Beside:
        """Give the spellings that have an edge."""
        return self._spellings.beside(edge)

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give what is found by a spelling."""
        return self.by_spelling.get(spelling, ())

    def __iter__(self) -> Iterator[str]:
        """Give all spellings."""
        return iter(self.by_spelling)


@dataclass(frozen=True, slots=True)
class Target:
    """A listed name in one writing."""

    name: str
    """As printed."""
    kinds: tuple[PartyType, ...]
    """Of the parties that bear it and are compared so: as persons, or word by word."""
    numbers: tuple[int, ...]
    """Of what bears the name: the place of the name, or the entries that print it."""
    need: Need

    def is_in(self, group: frozenset[int]) -> bool:
        """Whether one of its numbers is in a group."""
        return not group.isdisjoint(self.numbers)

    @property
    def is_of_a_person(self) -> bool:
        """Whether it is compared as the name of a person."""
        is_unknown = not self.need.weights and PartyType.UNKNOWN in self.kinds
        return bool(self.need.words) or PartyType.PERSON in self.kinds or is_unknown

    @property
    def is_of_a_body(self) -> bool:
        """Whether it is compared word by word; of some names either may be so."""
        return not self.need.words and PartyType.PERSON not in self.kinds


class Targets(Protocol):
    """The listed names, each under its number."""

    def __getitem__(self, number: int, /) -> Target:
        """Give a listed name."""

    def __len__(self) -> int:
        """Give how many there are."""


BITS = MOST_WORDS
ALL_BITS = (1 << BITS) - 1
"""An anchor leads to a target: its number, then the words it stands for, a bit each."""


def alike(word: str, shelf: Shelf) -> Iterator[int]:
    """Give what is found by a word, and by spellings a slip of the pen away from it."""
    yield from shelf.numbers(word)
    for spelling in near(word, shelf.beside):
        yield from shelf.numbers(spelling)
