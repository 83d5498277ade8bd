"""Which listed names are worth comparing with a name asked?

All that score 0.75 or more are found, in one of three ways: as Korean names that agree but
for one piece, which are found though they score less; by a word or acronym that is one of
theirs or a slip of the pen away; or so by their letters, written as one word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from db.records.entry import PartyType
from rules.decision import WORDS_FOUND_FROM
from screening.names import persons
from screening.names.anchors import asked_by_word
from screening.names.anchors import joined as joined_of
from screening.names.fold import fold
from screening.names.korean_search import FEW, InPart, KoreanSearch, ListedReading, rows_of
from screening.names.latin import latin
from screening.names.likeness import compare
from screening.names.needs import MOST_WORDS, Need
from screening.names.needs import asked as asked_of
from screening.names.slips import Beside, Spellings, near
from screening.names.word_sieve import WordSieve

MOST_REMEMBERED = 50_000
"""So many words and names asked are remembered with what they found."""


class Shelf(Protocol):
    """Spellings, and the numbers of what is found by each."""

    def beside(self, edge: str) -> Beside:
        """Give the spellings that have an edge, as `slips.edges` gives them."""

    def numbers(self, spelling: str) -> Sequence[int]:
        """Give what is found by a spelling; nothing for one that isn't here."""


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


Scored = tuple[float, tuple[int, ...]]
"""How alike a name is, and the numbers of what bears it."""


class Targets(Protocol):
    """The listed names, each under its number."""

    def __getitem__(self, number: int, /) -> Target:
        """Give a listed name."""


BITS = MOST_WORDS
_ALL_BITS = (1 << BITS) - 1
"""An anchor leads to a target: its number, then the words it stands for, a bit each."""
Shared = dict[int, tuple[int, int, int]]
"""By target: its words asked for, how many words asked answer to them, and which they are."""


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
    joined: Shelf
    sieved_from: int = FEW
    """From so many names on, those that are unlike all are seen at once."""
    _looked_for: int = 0
    _by_name: dict[str, tuple[Scored, ...]] = field(default_factory=dict)
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

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
            if len(self._by_name) >= MOST_REMEMBERED:
                self._by_name.clear()
            known = self._by_name[asked] = tuple(self._scored(asked))
        return known

    def _scored(self, asked: str) -> Iterator[Scored]:
        self._looked_for += 1
        targets: set[int] = set()
        for written in writings(asked):
            if not self._is_seen_to_be_unlike_all(written):
                targets.update(self._by_words(written))
            if alike := tuple(_alike(joined_of(written), self.joined)):
                yield 1.0, alike
        for number in targets:
            target = self.targets[number]
            score = max(compare(asked, target.name, kind).score for kind in target.kinds)
            if score >= WORDS_FOUND_FROM:
                yield score, target.numbers

    def _is_seen_to_be_unlike_all(self, written: str) -> bool:
        """Whether it is seen without taking the name apart; not before many are looked for."""
        return self._looked_for > self.sieved_from and self._sieve.is_unlike_all(written)

    @cached_property
    def _sieve(self) -> WordSieve:
        def need(target: int) -> Need:
            return self.targets[target].need

        return WordSieve(self._like_one, need, BITS)

    def _by_words(self, written: str) -> Iterator[int]:
        """Give the listed names with so many of the words asked that they may be alike."""
        shared: Shared = {}
        whole: set[int] = set()
        *by_word, together = asked_by_word(written)
        of_persons, as_one = persons.asked_anchors(written)
        for at, words in enumerate(by_word):
            self._share(words, 1, 1 << at, shared, whole)
        self._share(together, MOST_WORDS, -1, shared, whole)
        # Of persons the listed words are counted.
        self._share(of_persons, 0, 0, shared, whole)
        whole.update(code >> BITS for anchor in as_one for code in self._like(anchor))
        about = asked_of(written)
        yield from whole
        for target, (bits, count, answering) in shared.items():
            if self.targets[target].need.is_met(bits, count, answering, about):
                yield target

    def _share(
        self,
        anchors: Iterable[str],
        count: int,
        answering: int,
        shared: Shared,
        whole: set[int],
    ) -> None:
        """Add what is shared with so many words asked, to which these anchors belong."""
        here: dict[int, tuple[int, int]] = {}
        for anchor in anchors:
            for code in self._like(anchor):
                if bits := code & _ALL_BITS:
                    before, most = here.get(code >> BITS, (0, count))
                    # One word asked may be several listed ones written as one.
                    here[code >> BITS] = before | bits, max(most, count and bits.bit_count())
                else:
                    whole.add(code >> BITS)
        for target, (bits, most) in here.items():
            before, counted, answered = shared.get(target, (0, 0, 0))
            shared[target] = before | bits, counted + most, answered | answering

    def _like(self, anchor: str) -> tuple[int, ...]:
        """Give what has an anchor like this one; each word is looked up once."""
        known = self._known.get(anchor)
        if known is None:
            known = tuple(set(self._like_one(anchor)))
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[anchor] = known
        return known

    def _like_one(self, anchor: str) -> Iterator[int]:
        return _alike(anchor, self.anchors)


def _alike(word: str, shelf: Shelf) -> Iterator[int]:
    """Give what is found by a word, and by spellings a slip of the pen away from it."""
    yield from shelf.numbers(word)
    for spelling in near(word, shelf.beside):
        yield from shelf.numbers(spelling)
