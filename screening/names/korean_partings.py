"""Into which Korean syllables can a word be parted?

A word of several syllables may be parted in several ways; one piece may be none that Korean
knows, misspelt. Single letters may be initials.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, product

from screening.names import scanned
from screening.names.syllables import (
    HANGUL,
    LONGEST,
    PLAIN,
    SPELT,
    Syllable,
    is_character,
    syllable,
)

MOST_SYLLABLES = 5
"""A surname of two, a given name of two, and one that doesn't belong there."""
MOST_LETTERS = 48
"""A longer word is no name."""
_MOST_PARTINGS = 40
_MOST_INITIALS = 3
_LONGEST_UNREAD = 7
"""Letters of the longest piece that may be a misspelt syllable."""
_FIRST = "b|ch|d|dj|g|h|j|jh|k|kh|kk|l|m|n|nh|p|ph|r|rh|s|sh|ss|t|tch|th|ts|tt"
_LAST = "b|ck|g|h|hk|hm|hn|hng|k|l|ll|m|n|ng|nn|p|r|rk|t"
_LIKE_SYLLABLES = re.compile(
    f"(?:{_FIRST})?[aeiouwy]++(?>(?:{_LAST})?(?:{_FIRST})?[aeiouwy]++)*+(?:{_LAST})?"
)
"""What every word of usual Latin spellings is like: most others are seen at once to be none.

It never goes back: what it tried between two vowels it tries once.
"""
Reader = Callable[[str], Syllable]
Parting = tuple[Syllable, ...]


@lru_cache(maxsize=20_000)
def plain_partings(word: str) -> tuple[Parting, ...]:
    """Give the ways to part a folded word into syllables of usual spellings."""
    if len(word) > MOST_LETTERS or (word.isascii() and not _LIKE_SYLLABLES.fullmatch(word)):
        return ()
    return tuple(islice(_ways_from(word, 0, syllable, PLAIN), _MOST_PARTINGS))


@lru_cache(maxsize=20_000)
def partings(word: str, read: Reader) -> tuple[Parting, ...]:
    """Give the ways to part a word into syllables, all of them known."""
    return tuple(islice(_ways_from(word, 0, read), _MOST_PARTINGS))


def _ways_from(
    word: str, start: int, read: Reader, least: float = 0.0, depth: int = 0
) -> Iterator[Parting]:
    if start == len(word):
        yield ()
        return
    if depth == MOST_SYLLABLES:
        return
    for end in range(min(start + LONGEST, len(word)), start, -1):
        text = word[start:end]
        if end - start > 1 and text not in SPELT:
            continue
        piece = read(text)
        if piece.hangul and piece.usual >= least:
            for rest in _ways_from(word, end, read, least, depth + 1):
                yield (piece, *rest)


@lru_cache(maxsize=20_000)
def slipped(word: str) -> tuple[Parting, ...]:
    """Give the ways to part a word with one piece that is not known."""
    return tuple(_ways_with_a_slip(word))


def _ways_with_a_slip(word: str) -> Iterator[Parting]:
    if len(word) <= _LONGEST_UNREAD + 1 and syllable(word).usual < PLAIN:
        yield (Syllable(word),)
    if not word.isascii() and not _has_letters(word):
        return
    for start in range(len(word)):
        before = partings(word[:start], syllable) if start else ((),)
        if not before:
            continue
        for end in range(start + 1, min(start + _LONGEST_UNREAD, len(word)) + 1):
            if end - start == len(word) or syllable(word[start:end]).hangul:
                continue
            after = partings(word[end:], syllable) if end < len(word) else ((),)
            for first, last in product(before[:3], after[:3]):
                yield (*first, Syllable(word[start:end]), *last)


def _has_letters(word: str) -> bool:
    """Whether the word is of a script that writes sounds, not syllables or words."""
    return not any(ord(c) in HANGUL or is_character(c) for c in word)


def as_initials(word: str) -> Parting:
    """Give the letters of a word that is read as initials; none if it is read otherwise."""
    if not may_be_initials(word) or (len(word) > 1 and plain_partings(word)):
        return ()
    return tuple(map(Syllable, word))


def may_be_initials(word: str) -> bool:
    """Whether a word is so short that its letters may be initials."""
    return len(word) <= _MOST_INITIALS and word.isascii() and word.isalpha()


def scanned_as(word: str) -> str:
    """Give the syllables for which a scanner may have read a word; else the word itself."""
    for letters in scanned.meant(word):
        if partings(letters, syllable):
            return letters
    return word
