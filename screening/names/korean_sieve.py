"""Which names are seen at once to be no listed Korean one?

Most customers' names have a piece that could be a Korean syllable: Anna Lange, Patrick Lee. For
each word it is worked out once which listed readings have its syllables anywhere, wholly or but
for a slip; a name of whose words no listed reading has enough need not be read at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from itertools import combinations
from operator import or_
from unicodedata import normalize

from screening.names.assimilation import unassimilated
from screening.names.korean_listed import as_listed
from screening.names.korean_pairs import meant
from screening.names.korean_partings import (
    Parting,
    as_initials,
    partings,
    scanned_as,
    slipped,
)
from screening.names.remembered import Remembered
from screening.names.syllables import (
    HANGUL,
    Syllable,
    chinese_syllable,
    is_letter,
    spellings,
    syllable,
    system_spellings,
)

MOST_REMEMBERED = 30_000
"""So many words are remembered with what they found."""
_WITHOUT_A_WORD = 3
"""A name of so many words may be read without one of them, and another may be too many."""

Rows = int
"""A bit for each listed reading."""
BySize = dict[int, Rows]
"""By how many syllables a word is read as: the listed readings that have them."""
Word = tuple[BySize, BySize, BySize]
"""What has a word wholly; if its single letters are initials; all but one piece of it."""


class KoreanSieve:
    """The listed readings, by the syllables that they have in any place."""

    def __init__(
        self,
        by_length: Mapping[int, Rows],
        by_hangul: Mapping[str, Rows],
        spelt: Mapping[str, Rows],
    ) -> None:
        """Prepare the sieve.

        The readings are given by how many syllables they have, by each syllable that they can
        have somewhere, and by each as it is written.
        """
        self._by_length, self._by_hangul = by_length, by_hangul
        self._all = reduce(or_, by_length.values(), 0)
        self._misspelt: dict[str, Rows] = {}
        for text, rows in spelt.items():
            for written in a_letter_away(misspelt_from(text)):
                self._misspelt[written] = self._misspelt.get(written, 0) | rows
        self._known = Remembered[str, Word](MOST_REMEMBERED)

    def agreeing(self, words: Sequence[str]) -> tuple[Rows, Rows]:
        """Give the readings with which a name may agree, and those with which it may in part.

        No others agree as `KoreanSearch` demands it. The words are folded, and of one script.
        """
        found = [self._of(word) for word in words]
        is_long = len(words) >= _WITHOUT_A_WORD
        if sum(not in_part for _, in_part, _ in found) > 1 + is_long:
            return 0, 0
        if any(one in other for one, other in combinations(sorted(words, key=len), 2)):
            return self._all, self._all  # a piece of one word may be taken for the other
        exact = [wholly for wholly, _, _ in found]
        less = list(_without_one(exact))
        slips = [[*exact[:at], one[2], *exact[at + 1 :]] for at, one in enumerate(found)]
        lacking = [exact]
        if is_long:
            lacking += less
            less += [rest for way in less for rest in _without_one(way)]
        wholly = self._of_length([exact, *less, *slips])
        partly = self._of_length([[in_part for _, in_part, _ in found]])
        return wholly, partly | self._of_length(lacking, more=1)

    def _of_length(self, ways: Iterable[Sequence[BySize]], more: int = 0) -> Rows:
        """Give the readings that have the words of a way, and so many syllables more."""
        found = 0
        for way in ways:
            for size, rows in self._together(way).items():
                found |= rows & self._by_length.get(size + more, 0)
        return found

    def _together(self, words: Sequence[BySize]) -> BySize:
        """Give the readings that have the syllables of all these words."""
        found: BySize = {0: self._all}
        for by_size in words:
            both: BySize = {}
            for size, rows in found.items():
                for more, others in by_size.items():
                    if shared := rows & others:
                        both[size + more] = both.get(size + more, 0) | shared
            found = both
        return found

    def _of(self, word: str) -> Word:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._look(word)
        return known

    def _look(self, word: str) -> Word:
        korean = [*partings(word, syllable), *_meant(word)]
        chinese = [tuple(map(or_korean, way)) for way in partings(word, chinese_syllable)]
        letters, misspelt = as_initials(word), slipped(word)
        wholly = [[self._has(piece) for piece in way] for way in (*korean, *chinese)]
        in_part = [
            [self._all if is_letter(piece.text) else self._has(piece) for piece in way]
            for way in (*korean, letters, *misspelt)
        ]
        slips = [
            [self._may_be(one) if at == place else self._has(one) for at, one in enumerate(way)]
            for way in (*korean, letters, *misspelt)
            for place in range(len(way))
        ]
        return self._by_size(wholly), self._by_size([*wholly, *in_part]), self._by_size(slips)

    def _by_size(self, ways: Sequence[Sequence[Rows]]) -> BySize:
        found: BySize = {}
        for way in ways:
            rows = self._all if way else 0
            for here in way:
                rows &= here
            if rows:
                found[len(way)] = found.get(len(way), 0) | rows
        return found

    def _has(self, piece: Syllable) -> Rows:
        """Give the readings that have a syllable."""
        rows = 0
        for hangul in piece.hangul:
            rows |= self._by_hangul.get(hangul, 0)
        return rows

    def _may_be(self, piece: Syllable) -> Rows:
        """Give the readings that have a syllable of which this is a slip, and some others."""
        rows = 0
        for written in a_letter_away((piece.text,)):
            rows |= self._misspelt.get(written, 0)
        return rows


def _meant(word: str) -> Iterator[Parting]:
    """Give the syllables of a word that is written as it sounds, or as a scanner reads it."""
    for meant_for in (*unassimilated(word), scanned_as(word)):
        if meant_for != word:
            yield from partings(meant_for, syllable)


@lru_cache(maxsize=5_000)
def or_korean(piece: Syllable) -> Syllable:
    """Let a piece of pinyin stand for what its letters mean in Korean, too: they may agree."""
    return replace(piece, hangul={**syllable(piece.text).hangul, **piece.hangul})


def misspelt_from(listed: str) -> Iterator[str]:
    """Give all spellings of which `korean_pairs.is_slip` knows for a listed syllable."""
    yield listed
    for hangul in meant(as_listed(syllable(listed))):
        yield hangul
        yield from spellings(hangul)
        yield from system_spellings(hangul)


def a_letter_away(texts: Iterable[str]) -> set[str]:
    """Give texts, and each with a letter less: those a slip apart have one in common."""
    return {
        left
        for text in map(_letters, texts)
        for left in (text, *(text[:at] + text[at + 1 :] for at in range(len(text))))
    }


def _letters(text: str) -> str:
    """Give the letters of a piece; a syllable of hangul has two or three."""
    return normalize("NFD", text) if any(ord(c) in HANGUL for c in text) else text


def _without_one(words: Sequence[BySize]) -> Iterator[list[BySize]]:
    return ([*words[:at], *words[at + 1 :]] for at in range(len(words)))
