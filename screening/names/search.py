"""Which listed names are worth comparing with a name asked?

All that score 0.75 or more are found, in one of three ways: as Korean names that agree but
for one piece, which are found though they score less; by a word or acronym that is one of
theirs or a slip of the pen away; or so by their letters, written as one word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rules.decision import WORDS_FOUND_FROM
from screening.names.anchors import joined as joined_of
from screening.names.fold import fold
from screening.names.korean_search import FEW, KoreanSearch, ListedReading, rows_of
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
Groups = Sequence[frozenset[int]]
"""Groups of those that have a fact in common with the party asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much like a name asked are those worth comparing?"""

    in_part: Groups | None = None
    """Korean names that agree in part are if they are in one of these; `None` for all."""
    less_alike: Groups | None = None
    """Others that score less than `least_alone` are if in one of these; `None` for all."""
    least: float = WORDS_FOUND_FROM
    """0.75 at least; Korean names are found that score less."""
    least_alone: float = WORDS_FOUND_FROM

    def may_matter(self, target: Target) -> bool:
        """Whether a target that is less alike is in a group of those that matter then."""
        return self.less_alike is None or any(map(target.is_in, self.less_alike))


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class _Like:
    """What is like a name asked by words or letters."""

    scored: tuple[Scored, ...]
    doubtful: tuple[Target, ...]
    """What can only score so much as to matter together with a fact; not compared yet."""


@dataclass(frozen=True, slots=True)
class ListedNames:
    """All by which listed names are found."""

    readings: tuple[ListedReading, ...]
    targets: tuple[Target, ...]
    anchors: dict[str, tuple[int, ...]]
    """For each word or acronym: the targets that have it, with the words it stands for."""
    runs: dict[str, tuple[int, ...]]
    """The same for words of a person's name written as one."""
    joined: dict[str, tuple[int, ...]]
    """For each name written as one word: the numbers of what is written so."""

    def search(self) -> "NameSearch":
        """Open them for searching."""
        return NameSearch(
            KoreanSearch(rows_of(self.readings)),
            self.targets,
            Held(self.anchors),
            Held(self.runs),
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
    runs: Shelf
    """Leads to persons by words written as one."""
    joined: Shelf
    sieved_from: int = FEW
    """From so many names on, most are seen at once to be like few or none."""
    _looked_for: int = 0
    _by_name: Remembered[tuple[str, float], _Like] = field(init=False)
    _words: WordSearch = field(init=False)

    def __post_init__(self) -> None:
        self._by_name = Remembered(MOST_REMEMBERED)
        self._words = WordSearch(self.anchors, self.runs, self.targets)

    def find(self, asked: str, wanted: Wanted = EVERYTHING) -> set[int]:
        """Give the numbers of what has a name as alike as is wanted, and of some besides."""
        found = self.korean.find(asked, wanted.in_part)
        like = self._by_letters(asked, wanted.least_alone)
        for likeness, numbers in like.scored:
            if likeness >= wanted.least:
                found.update(numbers)
        if wanted.least < wanted.least_alone:
            for target in like.doubtful:
                if wanted.may_matter(target) and score(asked, target) >= wanted.least:
                    found.update(target.numbers)
        return found

    def _by_letters(self, asked: str, least_alone: float) -> _Like:
        """Give what has a name alike in words or letters; remembered, as many names recur."""
        known = self._by_name.get((asked, least_alone))
        if known is None:
            known = self._by_name[asked, least_alone] = self._look(asked, least_alone)
        return known

    def _look(self, asked: str, least_alone: float) -> _Like:
        self._looked_for += 1
        scored: list[Scored] = []
        can: dict[int, float] = {}
        for written in writings(asked):
            for target, most in self.can_score(written).items():
                can[target] = max(most, can.get(target, 0.0))
            if found := tuple(alike(joined_of(written), self.joined)):
                scored.append((1.0, found))
        can_alone = [self.targets[n] for n, most in can.items() if most >= least_alone]
        scored.extend((score(asked, target), target.numbers) for target in can_alone)
        doubtful = (self.targets[n] for n, most in can.items() if most < least_alone)
        return _Like(tuple(scored), tuple(doubtful))

    def can_score(self, written: str) -> dict[int, float]:
        """Give the targets that can score 0.75, each with the most that it can."""
        found = self._sieve.find(written) if self._are_many else None
        if found is None:
            return self._words.find(written, is_one_of_many=self._are_many)
        return found

    @property
    def _are_many(self) -> bool:
        return self._looked_for > self.sieved_from

    @cached_property
    def _sieve(self) -> WordSieve:
        return WordSieve(self.anchors, self.runs, self.targets)


def score(asked: str, target: Target) -> float:
    """Give how alike a name asked and a listed one are, as what they are alike most."""
    return max(compare(asked, target.name, kind).score for kind in target.kinds)
