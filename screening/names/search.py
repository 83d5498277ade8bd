"""Which listed names are worth comparing with a name asked?

All that score 0.75 or more are found, in one of three ways: as Korean names that agree but
for one piece, which are found though they score less; by a word or acronym that is one of
theirs or a slip of the pen away; or so by their letters, written as one word.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from screening.names import persons
from screening.names.anchors import anchors as anchors_of
from screening.names.anchors import joined as joined_of
from screening.names.anchors import near_by
from screening.names.fold import fold
from screening.names.korean_search import KoreanSearch, ListedReading, rows_of
from screening.names.latin import latin
from screening.names.needs import MOST_WORDS, WHOLE, Need
from screening.names.needs import asked as asked_of
from screening.names.slips import by_edge, near

MOST_REMEMBERED = 50_000
"""So many words asked are remembered with what they found."""


class Shelf(Protocol):
    """Spellings, and the numbers of what is found by each."""

    def beside(self, edge: str) -> Sequence[str]:
        """Give the spellings that have an edge, as `slips.edges` gives them."""

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give what is found by a spelling; nothing for one that isn't here."""


@dataclass(slots=True)
class Held:
    """A shelf in memory."""

    by_spelling: Mapping[str, tuple[int, ...]]
    _by_edge: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_edge = by_edge(self.by_spelling)

    def beside(self, edge: str) -> Sequence[str]:
        """Give the spellings that have an edge."""
        return self._by_edge.get(edge, ())

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give what is found by a spelling."""
        return self.by_spelling.get(spelling, ())


@dataclass(frozen=True, slots=True)
class Target:
    """A listed name in one writing."""

    numbers: tuple[int, ...]
    """Of what bears the name: the place of the name, or the entries that print it."""
    need: Need


class Targets(Protocol):
    """The listed names, each under its number."""

    def __getitem__(self, number: int, /) -> Target:
        """Give a listed name."""


BITS = MOST_WORDS
_ALL_BITS = (1 << BITS) - 1
"""An anchor leads to a target: its number, then the words it stands for, a bit each."""


@dataclass(frozen=True, slots=True)
class ListedNames:
    """All by which listed names are found."""

    readings: tuple[ListedReading, ...]
    targets: tuple[Target, ...]
    anchors: dict[str, tuple[int, ...]]
    """For each word or acronym: the targets that have it, with the words it stands for."""
    joined: dict[str, tuple[int, ...]]
    """For each name written as one word: the numbers of what is written so."""

    def search(self) -> "NameSearch":
        """Open them for searching."""
        return NameSearch(
            KoreanSearch(rows_of(self.readings)),
            self.targets,
            Held(self.anchors),
            Held(self.joined),
        )


def writings(name: str) -> tuple[str, ...]:
    """Give a name as it is, and in Latin letters where it is written in others."""
    return (name, *latin(fold(name)))


@dataclass(slots=True)
class NameSearch:
    """Listed names, open for searching."""

    korean: KoreanSearch
    targets: Targets
    anchors: Shelf
    joined: Shelf
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def find(self, asked: str, in_part: Collection[int] | None = None) -> set[int]:
        """Give the numbers of what has a name worth comparing with the name asked.

        Korean names that agree in part only are given if they are among `in_part`, or if that
        is `None`.
        """
        found = self.korean.find(asked, in_part)
        for written in writings(asked):
            found.update(self._by_words(written))
            found.update(_alike(joined_of(written), self.joined))
        return found

    def _by_words(self, written: str) -> Iterator[int]:
        """Give what has so many of the words asked that it may be alike enough."""
        words: dict[int, int] = {}
        whole: set[int] = set()
        by_word, as_one = persons.asked_anchors(written)
        near_words = {anchor for _, found in near_by(written) for anchor in found}
        for anchor in anchors_of(written) | by_word | as_one | near_words:
            is_of_several = anchor in as_one
            for code in self._like(anchor):
                target, bits = code >> BITS, code & _ALL_BITS
                if bits == WHOLE or is_of_several:
                    whole.add(target)
                else:
                    words[target] = words.get(target, 0) | bits
        about = asked_of(written)
        for target in whole:
            yield from self.targets[target].numbers
        for target, bits in words.items():
            found = self.targets[target]
            if found.need.is_met(bits, about):
                yield from found.numbers

    def _like(self, anchor: str) -> tuple[int, ...]:
        """Give what has an anchor like this one; each word is looked up once."""
        known = self._known.get(anchor)
        if known is None:
            known = tuple(set(_alike(anchor, self.anchors)))
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[anchor] = known
        return known


def _alike(word: str, shelf: Shelf) -> Iterator[int]:
    """Give what is found by a word, and by spellings a slip of the pen away from it."""
    yield from shelf.numbers(word)
    for spelling in near(word, shelf.beside):
        yield from shelf.numbers(spelling)
