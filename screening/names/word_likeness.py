"""How alike are two words of names of organisations, and why?

The same Korean syllables spelt otherwise are alike, as is a slip of the pen or a letter that a
scanner confuses. Two known words are never a slip apart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz.distance import OSA

from screening.names import scanned
from screening.names.korean_partings import plain_partings
from screening.names.slips import NOT_ALIKE
from screening.names.syllabic import is_syllabic
from screening.names.syllables import is_character
from screening.names.vocabulary import Kind
from screening.names.words import Word

SameSyllables: TypeAlias = Callable[[str, str], bool]
"""Whether two words, as folded, can be read as the same Korean syllables."""

SYLLABLES, JOINED = 0.97, 0.985
OTHER_SYLLABLES = 0.85
"""A slip that makes other Korean syllables: `Dongbang`, `Dongyang`."""
ANOTHER_WORD = 0.82
"""The most for a word of many signboards, rightly spelt, that is near one of no table."""
SHORT_SLIP = 0.8
"""A slip in a legal form of three letters or fewer."""
SAME_SYLLABLES = "They can be read as the same Korean syllables."

# Looked up once, as they are asked for very often.
_DISTINCTIVE, _NUMBER = Kind.DISTINCTIVE, Kind.NUMBER


def never(_one: str, _other: str) -> bool:
    """Read no Korean syllables."""
    return False


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms words of two names are alike."""

    same: SameSyllables = never
    is_short: bool = False
    """The listed name is so short that a slip which leaves syllables makes another name."""


def alike(word: Word, other: Word, terms: Terms) -> tuple[float, str]:
    """How alike are two different words, and why? Two known words are never a slip apart."""
    kinds = word.kind, other.kind
    if _NUMBER in kinds or _DISTINCTIVE not in kinds:
        return NOT_ALIKE
    one, two = word.letters, other.letters
    if kinds == (_DISTINCTIVE, _DISTINCTIVE):
        if terms.same(word.printed, other.printed):
            return SYLLABLES, SAME_SYLLABLES
        # The letters of a Chinese character are ours: they hold no slip of the pen.
        has_characters = any(map(is_character, word.printed + other.printed))
        return NOT_ALIKE if has_characters else _slip_in_a_name(one, two, terms)
    if scanned.is_confused(one, two):
        return scanned.alike(one, two)
    likeness, because = _slip_in_a_known_word(one, two, 2 if Kind.LEGAL in kinds else 4)
    if word.kind is Kind.COMMON:
        return min(likeness, ANOTHER_WORD), because
    return likeness, because


def _slip_in_a_known_word(one: str, two: str, shortest: int) -> tuple[float, str]:
    if min(len(one), len(two)) < shortest or abs(len(one) - len(two)) > 1:
        return NOT_ALIKE
    if max(len(one), len(two)) < 3 or OSA.distance(one, two, score_cutoff=1) > 1:
        return NOT_ALIKE
    return (scanned.alike(one, two)[0] or SHORT_SLIP), "They differ by one letter."


def _slip_in_a_name(one: str, other: str, terms: Terms) -> tuple[float, str]:
    """A slip that makes Korean syllables of Korean syllables is likelier another name."""
    likeness, because = scanned.alike(one, other)
    if not likeness or likeness == 1.0:
        return likeness, because
    if terms.is_short and is_syllabic(one):
        return NOT_ALIKE
    if plain_partings(one) and plain_partings(other):
        return min(likeness, OTHER_SYLLABLES), f"{because} Both are Korean syllables."
    return likeness, because


def joined(first: str, second: str, terms: Terms) -> tuple[float, str]:
    """How alike are a word and the letters of several, and why?"""
    likeness, because = scanned.alike(first, second)
    if terms.is_short and likeness < (1.0 if is_syllabic(first) else scanned.LIKENESS):
        likeness = 0.0
    if likeness < SYLLABLES and terms.same(first, second):
        likeness, because = SYLLABLES, SAME_SYLLABLES
    return likeness * JOINED, f"Written apart or joined. {because}" if likeness else ""
