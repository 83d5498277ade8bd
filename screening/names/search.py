"""Which listed names are worth comparing with a name asked?

All that score 0.75 or more are found, in one of three ways: as Korean names that agree but
for one piece, which are found though they score less; by a word or acronym that is one of
theirs or a slip of the pen away; or so by their letters, written as one word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rules.decision import WORDS_FOUND_FROM
from screening.names.anchors import joined as joined_of
from screening.names.fold import fold
from screening.names.korean_search import FEW, InPart, KoreanSearch, ListedReading, rows_of
from screening.names.latin import latin
from screening.names.likeness import compare
from screening.names.listed import Held, Shelf, Target, Targets, alike
from screening.names.remembered import Remembered
from screening.names.word_search import WordSearch
from screening.names.word_sieve import WordSieve

MOST_REMEMBERED = 50_000
"""So many words and names asked are remembered with what they found."""


Scored = tuple[float, tuple[int, ...]]
"""How alike a name is, and the numbers of what bears it."""


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


@dataclass
class NameSearch:
    """Listed names, open for searching."""

    korean: KoreanSearch
    targets: Targets
    anchors: Shelf
    """Leads to targets by words."""
    joined: Shelf
    sieved_from: int = FEW
    """From so many names on, those that are unlike all are seen at once."""
    _looked_for: int = 0
    _by_name: Remembered[str, tuple[Scored, ...]] = field(init=False)
    _words: WordSearch = field(init=False)

    def __post_init__(self) -> None:
        self._by_name = Remembered(MOST_REMEMBERED)
        self._words = WordSearch(self.anchors, self.targets)

    def find(
        self,
        asked: str,
        in_part: InPart | None = None,
        least: float = WORDS_FOUND_FROM,
    ) -> set[int]:
        """Give the numbers of what has a name that scores `least`, 0.75 at least, or is Korean.

        Korean names that agree in part only are given if they are in one of the groups of
        `in_part`, or if that is `None`.
        """
        found = self.korean.find(asked, in_part)
        for score, numbers in self._by_letters(asked):
            if score >= least:
                found.update(numbers)
        return found

    def _by_letters(self, asked: str) -> tuple[Scored, ...]:
        """Give what has a name alike in words or letters; remembered, as many names recur."""
        known = self._by_name.get(asked)
        if known is None:
            known = self._by_name[asked] = tuple(self._scored(asked))
        return known

    def _scored(self, asked: str) -> Iterator[Scored]:
        self._looked_for += 1
        targets: set[int] = set()
        for written in writings(asked):
            if not self._is_seen_to_be_unlike_all(written):
                targets.update(self._words.find(written, is_one_of_many=self._are_many))
            if found := tuple(alike(joined_of(written), self.joined)):
                yield 1.0, found
        for number in targets:
            target = self.targets[number]
            score = max(compare(asked, target.name, kind).score for kind in target.kinds)
            if score >= WORDS_FOUND_FROM:
                yield score, target.numbers

    def _is_seen_to_be_unlike_all(self, written: str) -> bool:
        """Whether it is seen without taking the name apart; not before many are looked for."""
        return self._are_many and self._sieve.is_unlike_all(written)

    @property
    def _are_many(self) -> bool:
        return self._looked_for > self.sieved_from

    @cached_property
    def _sieve(self) -> WordSieve:
        return WordSieve(self.anchors, self.targets)
