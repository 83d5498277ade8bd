"""Which names are seen at once to share too few words with every listed one?

Most customers' names are of words that no table knows: Elizabeth Williams. For each such word
it is worked out once which listed names have it, or one a slip away; only a name of whose words
together some listed name has enough need be taken apart. Of other names nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from screening.names import bodies
from screening.names.anchors import known_shapes, of_text
from screening.names.belonging import parties
from screening.names.fold import fold
from screening.names.listed import ALL_BITS, BITS, Shelf, Targets, alike
from screening.names.needs import Asked
from screening.names.organisations import SLIGHT
from screening.names.parting import is_ordinary
from screening.names.remembered import Remembered
from screening.names.scanned import shape
from screening.names.skeleton import skeletons
from screening.names.slips import Spellings
from screening.names.vocabulary import vocabulary
from screening.names.words import LONGEST_RUN, Word, acronym, unknown

MOST_REMEMBERED = 30_000
"""So many words are remembered with what they found."""
MOST_WORDS, MOST_LETTERS = 5, 60
"""Longer names are taken apart."""
_FEWEST_OF_PARTIES = 4
"""Only names of so many words may speak of several parties."""
_PLAIN = re.compile("[a-z]+(?:[ -][a-z]+)+")
_LETTERS = re.compile("(?:^| )[a-z] [a-z](?: |$)")
"""Single letters in a row, which are one word."""

Found = dict[int, tuple[int, int, bool]]
"""By target: which of its words are asked for, how many those may be, and whether as a body."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a word."""

    word: Word
    found: Found
    alone: frozenset[int]
    """The targets for which the word may be enough without another."""


class WordSieve:
    """The listed names, by the words that they share."""

    def __init__(self, anchors: Shelf, targets: Targets) -> None:
        """Look among targets, to which anchors lead."""
        self._anchors, self._targets = anchors, targets
        self._known = Remembered[str, _Known | None](MOST_REMEMBERED)

    def is_unlike_all(self, name: str) -> bool:
        """Whether no listed name shares enough words with this one."""
        folded = fold(name)
        if len(folded) > MOST_LETTERS or not _PLAIN.fullmatch(folded):
            return False
        plain = folded.replace("-", " ")
        tokens = plain.split()
        if len(tokens) > MOST_WORDS or _LETTERS.search(plain):
            return False
        found = []
        for token in tokens:
            if (known := self._of(token)) is None:
                return False
            found.append(known)
        return not self._shares_enough(found) and not self._has_more(folded, tokens)

    def _of(self, token: str) -> _Known | None:
        """Give what a word found; `None` if it may be a known word, or is enough by itself."""
        if token in self._known:
            return self._known[token]
        self._known[token] = known = self._look(token) if is_ordinary(token) else None
        return known

    def _look(self, token: str) -> _Known | None:
        found: Found = {}
        of_persons = () if len(token) == 1 else skeletons(token) if len(token) > 2 else (token,)
        for anchors, is_word in ((of_text(token), True), (of_persons, False)):
            for anchor in anchors:
                for code in self._like(anchor):
                    if not (bits := code & ALL_BITS):
                        return None
                    before, count, was_word = found.get(code >> BITS, (0, 0, False))
                    more = bits.bit_count() if is_word else 0
                    found[code >> BITS] = before | bits, max(count, more), was_word or is_word
        word = unknown(token, vocabulary())
        about = Asked(False, False, word.weight < SLIGHT, 0.0, 2, ())
        alone = {t for t, known in found.items() if self._is_met(t, [(0, known)], about)}
        return _Known(word, found, frozenset(alone))

    def _like(self, anchor: str) -> Iterator[int]:
        return alike(anchor, self._anchors)

    def _is_met(
        self, target: int, found: Iterable[tuple[int, tuple[int, int, bool]]], about: Asked
    ) -> bool:
        """Whether what some words of a name share with a target can be enough."""
        shared = count = answering = 0
        for place, (bits, words, is_word) in found:
            shared |= bits
            count += words
            answering |= is_word << place
        return self._targets[target].need.is_met(shared, count, answering, about)

    def _shares_enough(self, found: Sequence[_Known]) -> bool:
        about = Asked(
            has_initial=any(len(known.word.text) == 1 for known in found),
            has_number=False,
            has_slight=any(known.word.weight < SLIGHT for known in found),
            general=0.0,
            spelt_out=sum(len(known.word.text) > 1 for known in found),
            telling=tuple((1 << at, known.word) for at, known in enumerate(found)),
        )
        if about.has_initial or about.has_slight:
            targets = {target for known in found for target in known.found}
        else:
            targets = {target for known in found for target in known.alone}
            for one, other in combinations(found, 2):
                if one.found and other.found:
                    targets |= one.found.keys() & other.found.keys()
        return any(
            self._is_met(
                target,
                ((at, k.found[target]) for at, k in enumerate(found) if target in k.found),
                about,
            )
            for target in targets
        )

    def _has_more(self, folded: str, tokens: Sequence[str]) -> bool:
        """Whether words written as one, or the whole name, lead to a listed one."""
        if len(tokens) >= _FEWEST_OF_PARTIES and (parties(folded) or acronym(tokens)):
            return True
        whole = f"={''.join(map(shape, tokens))}"
        if bodies.named(tokens) or next(self._like(whole), None) is not None:
            return True
        return any(map(self._leads_on, _joined(tokens)))

    def _leads_on(self, text: str) -> bool:
        """Whether words written as one are like listed ones, or like a known word."""
        return (
            any(any(self._spellings.alike(anchor)) for anchor in of_text(text))
            or shape(text) in known_shapes()
        )

    @cached_property
    def _spellings(self) -> Spellings:
        """All anchors, and all known words."""
        return Spellings((*self._anchors, *vocabulary().meanings))


def _joined(tokens: Sequence[str]) -> Iterator[str]:
    """Give two to four words in a row, and all, written as one."""
    count = len(tokens)
    for size in range(2, min(LONGEST_RUN, count) + 1):
        for at in range(count - size + 1):
            yield "".join(tokens[at : at + size])
    if count > LONGEST_RUN:
        yield "".join(tokens)
