"""Which listed names share enough words with a name asked to be compared with it?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rapidfuzz.distance import OSA

from screening.names.anchors import asked_by_word
from screening.names.listed import ALL_BITS, BITS, Shelf, Targets, alike
from screening.names.needs import LEAST, MOST_WORDS, Asked
from screening.names.needs import asked as asked_of
from screening.names.organisations import HIGHEST
from screening.names.person_words import asked_anchors
from screening.names.remembered import Remembered
from screening.names.scanned import shape
from screening.names.slips import SHORTEST, Spellings

MOST_REMEMBERED = 30_000
"""So many words asked are remembered with what they found."""
_MUCH = 1.0
"""What one distinctive word weighs."""

Shared = dict[int, tuple[int, int, int]]
"""By target: its words asked for, how many words asked answer to them, and which they are."""
Codes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a word asked shares with bodies and ships."""

    shared: dict[int, tuple[int, int]]
    """By target: the bits of its words, and how many words asked they may be."""
    enough: frozenset[int]
    """The targets for which the word is enough by itself."""
    loose: tuple[int, ...]
    """The targets that can bear a distinctive word besides of which they know nothing."""


@dataclass(frozen=True, slots=True)
class _OfPersons:
    """What a word asked, or some written as one, shares with names of persons."""

    shared: dict[int, int]
    """By target: the bits of its words."""
    enough: frozenset[int]
    """The targets for which it is enough by itself."""
    alone: frozenset[int]
    """The targets for which it may be enough: of which it is several words, or the only one."""


class WordSearch:
    """Listed names by their words."""

    def __init__(self, anchors: Shelf, runs: Shelf, targets: Targets) -> None:
        """Search among targets, to which anchors lead, and words written as one."""
        self._anchors, self._runs, self._targets = anchors, runs, targets
        self._of_anchor = Remembered[str, tuple[Codes, Codes]](MOST_REMEMBERED)
        self._of_word = Remembered[frozenset[str], _Found](MOST_REMEMBERED)
        self._of_persons = Remembered[tuple[frozenset[str], bool], _OfPersons](MOST_REMEMBERED)

    def find(self, written: str, *, is_one_of_many: bool) -> dict[int, float]:
        """Give the targets that can score 0.75, each with the most that it can.

        They share words with the name, as it is or in Latin letters. With many names it pays
        to look at what all the targets have in common.
        """
        about = asked_of(written)
        found = self._persons(written, about)
        shared: Shared = {}
        for target in self._bodies(written, about, shared, is_one_of_many=is_one_of_many):
            found[target] = HIGHEST
        for target, (bits, count, answering) in shared.items():
            if target not in found:
                most = self._targets[target].need.most(bits, count, answering, about)
                if most >= LEAST:
                    found[target] = most
        return found

    def _bodies(
        self, written: str, about: Asked, shared: Shared, *, is_one_of_many: bool
    ) -> Iterator[int]:
        """Gather what is shared with bodies and ships; give those of which a word is enough."""
        *by_word, together = asked_by_word(written)
        telling = sum(bit for bit, _ in about.telling)
        for at, anchors in enumerate(by_word):
            if telling >> at & 1:
                yield from self._share(self._found(anchors), 1 << at, shared)
        yield from self._share(self._look(together, MOST_WORDS), -1, shared)
        is_apart = is_one_of_many and self._is_much_apart(about)
        for at, anchors in enumerate(by_word):
            if not telling >> at & 1:
                found = self._found(anchors)
                among = {*shared, *found.loose} if is_apart else None
                yield from self._share(found, 1 << at, shared, among)

    def _persons(self, written: str, about: Asked) -> dict[int, float]:
        """Give the names of persons: they need two words, or several written as one."""
        found = [(bits, self._shared(texts, bits)) for bits, texts in asked_anchors(written)]
        enough = frozenset[int]().union(*(one.enough for _, one in found))
        targets = set[int]().union(*(one.alone for _, one in found))
        words = [one.shared.keys() for bits, one in found if not bits & bits - 1]
        if len(about.as_person.spelt_out) < 2:
            targets.update(*words)
        for first, second in combinations(words, 2):
            targets |= first & second
        targets.update(*(one.shared for bits, one in found if bits & bits - 1))
        can = dict.fromkeys(enough, HIGHEST)
        for target in targets - enough:
            bits = answering = as_one = 0
            for at, one in found:
                if target in one.shared:
                    bits |= one.shared[target]
                    answering |= at
                    as_one |= at if at & at - 1 else 0
            need = self._targets[target].need
            if (most := need.most(bits, as_one.bit_count(), answering, about)) >= LEAST:
                can[target] = most
        return can

    def _shared(self, anchors: frozenset[str], asked: int) -> _OfPersons:
        """Give what a word asked, or several as one, shares with persons, looked up once."""
        is_word = not asked & asked - 1
        known = self._of_persons.get((anchors, is_word))
        if known is None:
            codes = {code for anchor in anchors for code in self._like(anchor)[0]}
            if is_word:
                codes.update(code for anchor in anchors for code in alike(anchor, self._runs))
            shared: dict[int, int] = {}
            for code in codes:
                shared[code >> BITS] = shared.get(code >> BITS, 0) | code & ALL_BITS
            known = self._of_persons[anchors, is_word] = _OfPersons(
                shared,
                frozenset(code >> BITS for code in codes if not code & ALL_BITS),
                frozenset(t for t, bits in shared.items() if self._is_alone(t, bits)),
            )
        return known

    def _is_alone(self, target: int, bits: int) -> bool:
        return bool(bits & bits - 1) or self._targets[target].need.is_met_by_a_word

    def _share(
        self,
        found: _Found,
        answering: int,
        shared: Shared,
        among: Iterable[int] | None = None,
    ) -> Iterator[int]:
        """Add what is shared with words asked, and give the targets for which it is enough."""
        yield from found.enough
        for target in found.shared if among is None else among:
            if (here := found.shared.get(target)) is not None:
                bits, counted, answered = shared.get(target, (0, 0, 0))
                shared[target] = bits | here[0], counted + here[1], answered | answering

    def _found(self, anchors: frozenset[str]) -> _Found:
        """Give what one word asked shares; each is looked up once."""
        known = self._of_word.get(anchors)
        if known is None:
            known = self._of_word[anchors] = self._look(anchors, 1)
        return known

    def _look(self, anchors: Iterable[str], count: int) -> _Found:
        """Give what so many words asked share to which these anchors belong."""
        shared: dict[int, tuple[int, int]] = {}
        enough: set[int] = set()
        for anchor in anchors:
            for code in self._like(anchor)[1]:
                if bits := code & ALL_BITS:
                    before, most = shared.get(code >> BITS, (0, count))
                    # One word asked may be several listed ones written as one.
                    shared[code >> BITS] = before | bits, max(most, bits.bit_count())
                else:
                    enough.add(code >> BITS)
        loose = [n for n in shared if self._targets[n].need.most_besides >= _MUCH]
        return _Found(shared, frozenset(enough), tuple(loose))

    def _like(self, anchor: str) -> tuple[Codes, Codes]:
        """Give what has an anchor like this one: names of persons, and others."""
        known = self._of_anchor.get(anchor)
        if known is None:
            led = [(c, self._targets[c >> BITS]) for c in set(alike(anchor, self._anchors))]
            known = self._of_anchor[anchor] = (
                tuple(code for code, target in led if target.is_of_a_person),
                tuple(code for code, target in led if target.is_of_a_body),
            )
        return known

    def _is_much_apart(self, about: Asked) -> bool:
        """Whether the name has telling words that no target's other words can be, misspelt."""
        weights = (w.weight for _, w in about.telling if not self._others.may_be(w.letters))
        return sum(weights) >= _MUCH

    @cached_property
    def _others(self) -> "_Others":
        needs = (self._targets[number].need for number in range(len(self._targets)))
        return _Others({text for need in needs for text in need.others})


class _Others:
    """The words of all targets that are not counted."""

    def __init__(self, texts: set[str]) -> None:
        self._short = [text for text in texts if len(text) <= SHORTEST]
        self._all = Spellings(texts)
        self._shapes = frozenset(map(shape, texts))
        self._known = Remembered[str, bool](MOST_REMEMBERED)

    def may_be(self, word: str) -> bool:
        """Whether a word asked may be one of them, misspelt."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._look(word)
        return known

    def _look(self, word: str) -> bool:
        return (
            shape(word) in self._shapes
            or any(self._all.alike(word))
            or any(OSA.distance(word, text, score_cutoff=1) <= 1 for text in self._short)
        )
