"""How many words of a listed name must be asked for, so that the two can score 0.75?

A search counts which words of a listed name a query has in whatever spelling, and compares
only the names of which that is enough. A person's name that isn't Korean takes two words
(`persons.compare`); that of a body or a ship so many telling ones that what is missing does not
cost too much (`organisations.by_words`, of which this is the most favourable case).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.names import persons
from screening.names.anchors import anchors, anchors_by_word, like_known, near_by
from screening.names.belonging import parties
from screening.names.organisations import HIGHEST, SLIGHT
from screening.names.persons import spelt_apart
from screening.names.scanned import alike, repaired
from screening.names.vocabulary import Kind, vocabulary
from screening.names.words import Word, words

_UNCOUNTED = frozenset({Kind.LEGAL, Kind.KOREA})
"""Kinds of words that may be missing from a name without a telling one."""
WHOLE = 0
"""In place of the words that an anchor stands for: it is enough by itself."""
MOST_WORDS = 8
"""Of names with more words each anchor is enough."""
_LEAST, _OF_A_PERSON = 0.75, 2

Anchored = tuple[str, int]
"""An anchor of a listed name, and the words that it stands for: a bit each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What counts of a name asked besides the words that it shares with a listed one."""

    has_initial: bool
    """Whether one of its words is a single letter, and may be the initial of another."""
    has_number: bool
    has_slight: bool
    """Whether it has a telling word that weighs little."""
    general: float
    """The weight of its words that are not telling."""
    spelt_out: int
    """How many words it has that are more than a letter."""
    telling: tuple[tuple[int, Word], ...]
    """Its telling words, each with its bit; none where it is compared without some of them."""


def asked(name: str) -> Asked:
    """Look at a name asked."""
    found = words(name)
    is_compared_whole = not parties(name) and not repaired(name)
    return Asked(
        persons.has_initial(name),
        bool(found.numbers),
        any(word.weight < SLIGHT for word in found.telling),
        found.general,
        persons.spelt_out(name),
        tuple(_telling(name)) if is_compared_whole else (),
    )


def _telling(name: str) -> Iterator[tuple[int, Word]]:
    """Give the telling words with their bits, but those that may be put for known ones."""
    near = vocabulary().near
    apart = {place for at, _ in like_known(name) for place in at}
    for at, word in enumerate(words(name).words):
        if word.is_telling and word.text not in near and at not in apart:
            yield 1 << at, word


@dataclass(frozen=True, slots=True)
class Need:
    """What a listed name needs."""

    weights: tuple[float, ...] = ()
    """Of a body or a ship: the weights of its telling words, or of all if none is telling."""
    is_telling: bool = True
    general: float = 0.0
    """The weight of its other words together."""
    numbers: float = 0.0
    """And of its numbers."""
    is_short: bool = False
    """Whether it is so short that what is missing costs more, unless a number agrees."""
    free: int = 0
    """The words that may agree though no anchor says so: a bit each."""
    others: tuple[str, ...] = ()
    """How its words are spelt that are not counted, and the parts of known words together."""
    words: int = 0
    """Of a person's name: how many it has; 0 for the others."""

    @property
    def most_besides(self) -> float:
        """How much of telling words may be asked besides, if all of its own are asked."""
        if self.free:
            return inf
        whole = sum(self.weights) + self.general + self.numbers
        return whole * (HIGHEST / _LEAST - 1) * (2 if self.is_telling else 1)

    def is_met(self, shared: int, count: int, answering: int, asked: Asked) -> bool:
        """Whether the words that so many words of a name asked share can be enough.

        `shared` has a bit for each word of the listed name, `answering` one for each word of
        the name asked that may answer to one of them.
        """
        if self.words:
            return self._is_met_by_a_person(shared.bit_count(), asked)
        if not self.weights:
            return True
        known = [
            weight
            for place, weight in enumerate(self.weights)
            if (shared | self.free) >> place & 1
        ]
        # A word asked answers to one word; a free one may be put for any.
        known = sorted(known, reverse=True)[: count + self.free.bit_count()]
        agreed, missing = sum(known), len(self.weights) - len(known)
        others = min(self.general, asked.general)
        if asked.has_number:
            others += self.numbers
        most = partial(self._most, agreed, others, missing, asked)
        return most(0.0) >= _LEAST and most(self._extra(answering, asked)) >= _LEAST

    def _is_met_by_a_person(self, shared: int, asked: Asked) -> bool:
        """Whether so many words that agree are enough; initials only if all else agrees."""
        if self.words == 1:
            return asked.spelt_out == 1
        return shared >= _OF_A_PERSON or (asked.has_initial and asked.spelt_out <= shared)

    def _extra(self, answering: int, asked: Asked) -> float:
        """Give what those telling words of a name asked weigh that surely answer to none."""
        weights = sorted(
            word.weight
            for bit, word in asked.telling
            if not answering & bit and not any(_are_alike(word.letters, o) for o in self.others)
        )
        return sum(weights[: max(len(weights) - self.free.bit_count(), 0)])

    def _most(
        self, agreed: float, others: float, missing: int, asked: Asked, extra: float
    ) -> float:
        """Give the most that a name can score of which so much agrees."""
        left = sum(self.weights) - agreed
        in_full = _share(agreed + others, extra + (left / 4 if missing == 1 else left))
        if not self.is_telling:
            return HIGHEST * in_full
        is_cheap = not self.is_short or asked.has_number
        most = _share(agreed + others, (left + extra) / 2 if is_cheap else left + extra)
        if asked.has_slight or min(self.weights) < SLIGHT or self.free:
            slight = min(agreed, SLIGHT)
            lost = extra + (left / 4 if missing == 1 else left)
            most = max(most, in_full, _share(slight + others, lost))
        return HIGHEST * most


def _share(agreed: float, lost: float) -> float:
    return agreed / (agreed + lost) if agreed else 0.0


@lru_cache(maxsize=50_000)
def _are_alike(word: str, other: str) -> bool:
    """Whether a word may be a known one, or a part of several, misspelt."""
    return OSA.distance(word, other, score_cutoff=1) <= 1 or bool(alike(word, other)[0])


def _parts(found: Iterable[Word]) -> Iterator[str]:
    """Give the parts of known words together: of `Joint Venture` a word asked may be one."""
    return (part for word in found if " " in word.printed for part in word.printed.split())


def of_body(name: str) -> tuple[Need, Iterator[Anchored]]:
    """Give what the name of a body or a ship needs, and its anchors."""
    found = words(name)
    is_telling = bool(found.telling)
    counted = found.telling or tuple(w for w in found.words if w.kind not in _UNCOUNTED)
    if not 0 < len(counted) <= MOST_WORDS:
        return Need(), ((text, WHOLE) for text in anchors(name, is_listed=True))
    rest = [word for word in found.words if not any(word is one for one in counted)]
    numbers = sum(word.weight for word in rest if word.kind is Kind.NUMBER)
    need = Need(
        tuple(word.weight for word in counted),
        is_telling,
        sum(word.weight for word in rest) - numbers,
        numbers,
        found.is_short,
        sum(1 << at for at, w in enumerate(counted) if is_telling and _is_free(w)),
        (*(word.letters for word in rest), *_parts(found.words)),
    )
    return need, _bodily(name, counted, is_telling=is_telling)


def _is_free(word: Word) -> bool:
    """Whether a word may agree with one put for it, or with a legal form, misspelt."""
    return word.text in vocabulary().near or _is_like_a_form(word.letters)


@lru_cache(maxsize=50_000)
def _is_like_a_form(letters: str) -> bool:
    known = vocabulary()
    forms = [spelt for spelt, meant in known.meanings.items() if meant.kind is Kind.LEGAL]
    return process.extractOne(letters, forms, scorer=OSA.distance, score_cutoff=1) is not None


def _bodily(name: str, counted: tuple[Word, ...], *, is_telling: bool) -> Iterator[Anchored]:
    """Give the anchors of a name; those of no word, such as acronyms, are enough."""
    known: dict[str, int] = {}
    for run, texts in anchors_by_word(name):
        bits = sum(1 << at for at, word in enumerate(counted) if _is_among(word, run))
        for text in texts:
            known[text] = known.get(text, 0) | bits
    for text in anchors(name, is_listed=True):
        if text not in known:
            yield text, WHOLE
        elif known[text]:  # else it is of a word that may be missing, and leads to too many
            yield text, known[text]
    for at, word in () if is_telling else enumerate(counted):
        yield from ((text, 1 << at) for text in near_by(word))


def _is_among(word: Word, run: Iterable[Word]) -> bool:
    return any(other is word for other in run)


def of_person(name: str) -> tuple[Need, Iterator[Anchored]]:
    """Give what a person's name that isn't Korean needs, and its anchors."""
    tokens, by_word = spelt_apart(name)
    has_initial = any(len(token) == 1 for token in tokens)
    if not 0 < len(tokens) <= MOST_WORDS or has_initial:
        return Need(), ((text, WHOLE) for text in persons.anchors(name))
    known: dict[str, int] = {}
    for places, text in by_word:
        known[text] = known.get(text, 0) | sum(1 << place for place in places)
    return Need(words=len(tokens)), ((text, known[text]) for text in persons.anchors(name))
