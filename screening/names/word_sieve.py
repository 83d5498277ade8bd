"""Of which names is it seen at once with what listed ones they share enough words?

Most customers' names are of words that no table knows: Elizabeth Williams. For each such word
it is worked out once which listed names have it, or one a slip away, and with which listed
names those of a name share enough together. Of other names nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from screening.names import bodies
from screening.names.anchors import is_like_known, known_shapes, of_text
from screening.names.belonging import parties
from screening.names.fold import fold
from screening.names.listed import ALL_BITS, BITS, Shelf, Targets, alike
from screening.names.needs import LEAST, MOST_WORDS, Asked
from screening.names.organisations import SLIGHT
from screening.names.parting import is_ordinary
from screening.names.person_needs import asked_beside, asked_person
from screening.names.remembered import Remembered
from screening.names.scanned import shape
from screening.names.skeleton import skeletons
from screening.names.slips import Spellings
from screening.names.vocabulary import vocabulary
from screening.names.words import LONGEST_RUN, Word, acronym, unknown

MOST_REMEMBERED = 30_000
"""So many words are remembered with what they found."""
LONGEST, MOST_LETTERS = 5, 60
"""Names of more words or letters are taken apart."""
_FEWEST_OF_PARTIES = 4
"""Only names of so many words may speak of several parties."""
_PLAIN = re.compile("[a-z]+(?:[ -][a-z]+)+")
_LETTERS = re.compile("(?:^| )[a-z] [a-z](?: |$)")
"""Single letters in a row, which are one word."""

_Shared = tuple[int, int, bool]
"""Which words of a target are asked for, how many those may be, and whether as a body."""
_Found = dict[int, _Shared]
"""By target: what it shares with a word, or with several written as one."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a word."""

    word: Word
    found: _Found
    alone: frozenset[int]
    """The targets for which the word may be enough without another."""


class WordSieve:
    """The listed names, by the words that they share."""

    def __init__(self, anchors: Shelf, runs: Shelf, targets: Targets) -> None:
        """Look among targets, to which anchors lead, and words written as one."""
        self._anchors, self._runs, self._targets = anchors, runs, targets
        self._known = Remembered[str, _Known | None](MOST_REMEMBERED)

    def find(self, name: str) -> dict[int, float] | None:
        """Give the targets that can score 0.75, each with the most that it can.

        `None` for a name that must be taken apart to say.
        """
        folded = fold(name)
        if len(folded) > MOST_LETTERS or not _PLAIN.fullmatch(folded):
            return None
        plain = folded.replace("-", " ")
        tokens = plain.split()
        if len(tokens) > LONGEST or _LETTERS.search(plain):
            return None
        found = []
        for token in tokens:
            if (known := self._of(token)) is None:
                return None
            found.append(known)
        if self._has_more(folded, tokens):
            return None
        as_one = [(places, self._as_one(text)) for places, text in _joined(tokens)]
        if any(shared is None for _, shared in as_one):
            return None
        return self._together(found, [(p, shared) for p, shared in as_one if shared], tokens)

    def _of(self, token: str) -> _Known | None:
        """Give what a word found; `None` if it may be a known word, or is enough by itself."""
        if token in self._known:
            return self._known[token]
        self._known[token] = known = self._look(token) if is_ordinary(token) else None
        return known

    def _look(self, token: str) -> _Known | None:
        found: _Found = {}
        spelt = () if len(token) == 1 else skeletons(token) if len(token) > 2 else (token,)
        codes = [(code, True) for anchor in of_text(token) for code in self._like(anchor)]
        codes += [(code, False) for anchor in spelt for code in self._like(anchor)]
        codes += [(code, False) for code in alike(token, self._runs)]
        for code, is_word in codes:
            if not (bits := code & ALL_BITS):
                return None
            before, count, was_word = found.get(code >> BITS, (0, 0, False))
            more = bits.bit_count() if is_word else 0
            found[code >> BITS] = before | bits, max(count, more), was_word or is_word
        word = unknown(token, vocabulary())
        about = Asked(asked_beside(token), False, word.weight < SLIGHT, 0.0, ())
        alone = (
            t for t, known in found.items() if self._most(t, [(1, 1, known)], about) >= LEAST
        )
        return _Known(word, found, frozenset(alone))

    def _like(self, anchor: str) -> Iterator[int]:
        return alike(anchor, self._anchors)

    def _as_one(self, text: str) -> _Found | None:
        """Give what words share that are written as one; `None` if that may be a known word."""
        anchors = of_text(text)
        if not any(any(self._spellings.alike(anchor)) for anchor in anchors):
            return None if shape(text) in known_shapes() else {}
        if is_like_known(text):
            return None
        found: _Found = {}
        for anchor in anchors:
            for code in self._like(anchor):
                if not (bits := code & ALL_BITS):
                    return None
                before, _, _ = found.get(code >> BITS, (0, 0, False))
                found[code >> BITS] = before | bits, MOST_WORDS, True
        return found

    def _most(
        self, target: int, shares: Iterable[tuple[int, int, _Shared]], about: Asked
    ) -> float:
        """Give the most that a target can score that shares so much with words of a name.

        Each share comes with the words for which it stands in a person's name and in others.
        """
        shared = count = as_person = as_one = as_body = 0
        for of_person, of_body, (bits, words, is_word) in shares:
            shared |= bits
            count += words
            as_person |= of_person
            as_one |= of_person if of_person & of_person - 1 else 0
            as_body |= of_body if is_word else 0
        need = self._targets[target].need
        if need.words:
            return need.most(shared, as_one.bit_count(), as_person, about)
        return need.most(shared, count, as_body, about)

    def _together(
        self,
        found: Sequence[_Known],
        as_one: Sequence[tuple[int, _Found]],
        tokens: Sequence[str],
    ) -> dict[int, float]:
        about = Asked(
            asked_person(tokens),
            has_number=False,
            has_slight=any(known.word.weight < SLIGHT for known in found),
            general=0.0,
            telling=tuple((1 << at, known.word) for at, known in enumerate(found)),
        )
        targets = {target for _, shared in as_one for target in shared}
        if about.as_person.initials or about.has_slight:
            targets.update(*(known.found for known in found))
        else:
            targets.update(*(known.alone for known in found))
            for one, other in combinations(found, 2):
                if one.found and other.found:
                    targets |= one.found.keys() & other.found.keys()
        by_word = [(1 << at, 1 << at, known.found) for at, known in enumerate(found)]
        shares = (*by_word, *((places, -1, shared) for places, shared in as_one))
        can = {}
        for target in targets:
            here = ((p, b, shared[target]) for p, b, shared in shares if target in shared)
            if (most := self._most(target, here, about)) >= LEAST:
                can[target] = most
        return can

    def _has_more(self, folded: str, tokens: Sequence[str]) -> bool:
        """Whether a name may be that of several parties, or be found as a whole."""
        if len(tokens) >= _FEWEST_OF_PARTIES and (parties(folded) or acronym(tokens)):
            return True
        whole = f"={''.join(map(shape, tokens))}"
        return bool(bodies.named(tokens)) or next(self._like(whole), None) is not None

    @cached_property
    def _spellings(self) -> Spellings:
        """All anchors, and all known words."""
        return Spellings((*self._anchors, *vocabulary().meanings))


def _joined(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give two to four words in a row, and all, written as one, with a bit for each word."""
    count = len(tokens)
    for size in {*range(2, min(LONGEST_RUN, count) + 1), count}:
        for at in range(count - size + 1):
            yield (1 << size) - 1 << at, "".join(tokens[at : at + size])
