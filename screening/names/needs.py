"""How much can a listed name score of whose words some are asked for?

A search counts which words of a listed name a query has in whatever spelling, and compares
only the names of which that is enough. Of a person's name that isn't Korean two words must
agree, and not too much be left over (`person_needs.most`); of that of a body or a ship so many
telling ones that what is missing does not cost too much (`organisations.by_words`, of which
this is the most favourable case).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.names import person_needs, person_words
from screening.names.anchors import anchors, anchors_by_word, like_known, near_by
from screening.names.belonging import parties
from screening.names.organisations import HIGHEST, SLIGHT
from screening.names.person_needs import AskedPerson, asked_person, weighed
from screening.names.person_words import LETTER
from screening.names.scanned import alike, repaired
from screening.names.vocabulary import Kind, vocabulary
from screening.names.words import Word, words

_UNCOUNTED = frozenset({Kind.LEGAL, Kind.KOREA})
"""Kinds of words that may be missing from a name without a telling one."""
WHOLE = 0
"""In place of the words that an anchor stands for: it is enough by itself."""
MOST_WORDS = 16
"""Of names with more words each anchor is enough."""
_ROUNDED = 0.00005
"""So much more than they are scores may be told."""
LEAST = 0.75
"""No names are asked for that score less, word by word."""

Anchored = tuple[str, int]
"""An anchor of a listed name, and the words that it stands for: a bit each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What counts of a name asked besides the words that it shares with a listed one."""

    as_person: AskedPerson
    has_number: bool
    has_slight: bool
    """Whether it has a telling word that weighs little."""
    general: float
    """The weight of its words that are not telling, and of those that may be known ones."""
    telling: tuple[tuple[int, Word], ...]
    """Its other words, each with its bit; none where it is compared without some of them."""


def asked(name: str) -> Asked:
    """Look at a name asked."""
    found = words(name)
    is_compared_whole = not parties(name) and not repaired(name)
    has_slight = any(word.weight < SLIGHT for word in found.telling)
    telling = tuple(_telling(name))
    rest = sum(word.weight for word in found.telling) - sum(word.weight for _, word in telling)
    return Asked(
        asked_person(person_words.tokens(name)),
        bool(found.numbers),
        has_slight or not is_compared_whole,
        found.general + rest if is_compared_whole else inf,
        telling if is_compared_whole else (),
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
    words: tuple[float, ...] = ()
    """Of a person's name: what each of its words weighs."""
    costs: tuple[float, ...] = ()
    """And what each costs if it isn't asked for."""

    @property
    def is_met_by_a_word(self) -> bool:
        """Whether all but one word of a person's name are initials."""
        return len(self.words) > 1 and len(self.words) - self.words.count(LETTER) <= 1

    @property
    def most_besides(self) -> float:
        """How much of telling words may be asked besides, if all of its own are asked."""
        if self.free:
            return inf
        whole = sum(self.weights) + self.general + self.numbers
        return whole * (HIGHEST / LEAST - 1) * (2 if self.is_telling else 1)

    def most(self, shared: int, count: int, answering: int, asked: Asked) -> float:
        """Give the most that the name can score, or less than 0.75 if it can't score that.

        `shared` has a bit for each of its words that is asked for, `count` words asked may be
        one of them, of a person's only if written as one, and `answering` has a bit for each.
        """
        if self.words:
            asked_so = asked.as_person
            most = person_needs.most(self.words, self.costs, shared, answering, count, asked_so)
            return most + _ROUNDED
        if not self.weights:
            return HIGHEST
        known = [
            weight
            for place, weight in enumerate(self.weights)
            if (shared | self.free) >> place & 1
        ]
        # A word asked answers to one word; a free one may be put for any.
        known = sorted(known, reverse=True)[: count + self.free.bit_count()]
        agreed, missing = sum(known), len(self.weights) - len(known)
        numbers = self.numbers if asked.has_number else 0.0
        most = self._most(agreed, self.general + numbers, missing, asked, 0.0)
        if most >= LEAST:
            as_others, extra = self._besides(answering, asked)
            others = min(self.general, asked.general + as_others) + numbers
            most = self._most(agreed, others, missing, asked, extra)
        return most + _ROUNDED

    def _besides(self, answering: int, asked: Asked) -> tuple[float, float]:
        """Weigh the telling words asked that may be `others`, and those that are none."""
        as_others, rest = 0.0, []
        for bit, word in asked.telling:
            if any(_are_alike(word.letters, other) for other in self.others):
                as_others += word.weight
            elif not answering & bit:
                rest.append(word.weight)
        return as_others, sum(sorted(rest)[: max(len(rest) - self.free.bit_count(), 0)])

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


def of_person(name: str) -> tuple[Need, Iterator[Anchored], Iterator[Anchored]]:
    """Give what a name needs that isn't Korean, its anchors of words and of several as one."""
    tokens = person_words.tokens(name)
    of_word, of_run = person_words.listed_anchors(name)
    if not 0 < len(tokens) <= MOST_WORDS:
        return Need(), ((text, WHOLE) for text in of_word), ((text, WHOLE) for text in of_run)
    weights, costs = weighed(tokens)
    return Need(words=weights, costs=costs), iter(of_word.items()), iter(of_run.items())
