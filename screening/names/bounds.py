"""Can two names of organisations be alike at all?

Most pairs can't, as no telling word agrees. To see that takes a tenth of the time in which
they are aligned word by word.
"""

from functools import lru_cache

from screening.names import scanned
from screening.names.korean_partings import plain_partings
from screening.names.spelling_marks import spelling_marks
from screening.names.word_likeness import SameSyllables
from screening.names.words import SHORT_WORD, NameWords

LEAST = 0.60
"""Names that may score as much are compared word by word."""
_UNAGREED = 0.25
"""The share of its weight that a telling word costs at least which doesn't agree."""


def is_hopeless(one: NameWords, other: NameWords, same: SameSyllables) -> bool:
    """Whether the words of two names can't reach 0.60 together, as no telling word agrees.

    Where a name has no telling word, no word may agree. The letters of the whole count as
    well where one of the names is a single word.
    """
    if min(len(one.tokens), len(other.tokens)) == 1 and are_alike(one.letters, other.letters):
        return False
    if not one.telling or not other.telling:
        return _share_nothing(one, other)
    if _has_a_link(one, other, same):
        return False
    room = other.general * (1 - LEAST)
    return room < LEAST * _UNAGREED * other.telling[0].weight or room < LEAST * _lost(
        one, other
    )


def _share_nothing(one: NameWords, other: NameWords) -> bool:
    if not one.said.isdisjoint(other.said):
        return False
    return marks(one.spellings).isdisjoint(marks(other.spellings))


def _lost(one: NameWords, other: NameWords) -> float:
    """Give the least that is lost where no telling word agrees; `organisations` says why."""
    weight = sum([word.weight for word in other.telling])
    is_whole = len(other.telling) > 1 or _is_left_over(one, other)
    return weight if is_whole else _UNAGREED * weight


def _is_left_over(one: NameWords, other: NameWords) -> bool:
    """Whether a telling word of the first is surely left over: no slip in a known word."""
    known = [word for word in other.words if not word.is_telling]
    if any(" " in word.printed for word in known):
        return False
    return any(
        len(word.letters) > SHORT_WORD
        and not any(are_alike(word.letters, there.letters) for there in known)
        for word in one.telling
    )


def _has_a_link(one: NameWords, other: NameWords, same: SameSyllables) -> bool:
    if marks(one.units).isdisjoint(marks(other.units)):
        return False
    if not one.units.isdisjoint(other.units):
        return True
    for text in one.units:
        sizes = _syllables(text)
        for listed in other.units:
            if are_alike(text, listed):
                return True
            if sizes and not sizes.isdisjoint(_syllables(listed)) and same(text, listed):
                return True
    return False


@lru_cache(maxsize=5_000)
def marks(units: frozenset[str]) -> frozenset[str]:
    """Give what two names share if a spelling of each is alike, or the same syllables."""
    return frozenset().union(*map(_marks_of_one, units))


@lru_cache(maxsize=20_000)
def _marks_of_one(text: str) -> frozenset[str]:
    """Give the marks of a spelling, and of the syllables that it can be."""
    return spelling_marks(text) | syllable_marks(text)


@lru_cache(maxsize=5_000)
def syllable_marks(text: str) -> frozenset[str]:
    """Give what two spellings share that can be the same Korean syllables, two or more.

    Of the syllables the first and the last count, each with all that it can mean.
    """
    found: set[str] = set()
    for parts in plain_partings(text):
        if len(parts) > 1:
            last = parts[-1].hangul
            found.update(f"{len(parts)}{a}{b}" for a in parts[0].hangul for b in last)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _syllables(text: str) -> frozenset[int]:
    """Give the numbers of syllables, two or more, that a word may have."""
    return frozenset(len(parts) for parts in plain_partings(text)) - {1}


@lru_cache(maxsize=20_000)
def are_alike(one: str, other: str) -> bool:
    """Whether two spellings are at most a slip or two apart."""
    return one == other or bool(scanned.alike(one, other)[0])
