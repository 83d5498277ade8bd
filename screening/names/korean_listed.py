"""As which Korean names does a name stand on a list?

Lists write names by a system, that of the DPRK or McCune-Reischauer's most often, and seldom
by the habits of the South; so fewer readings are likely than of a name that somebody typed.
"""

from dataclasses import replace
from functools import lru_cache

from screening.names.fold import fold
from screening.names.korean_name import KoreanName
from screening.names.korean_partings import plain_partings
from screening.names.korean_reading import plain_readings
from screening.names.syllables import (
    PLAIN,
    Syllable,
    given_share,
    is_character,
    southern_writers,
    surname_share,
)

_BY_HABIT = 0.85
"""What a reading by habit is worth where the same letters are of a system."""
_BY_SYSTEM = 0.9
"""The share of listed names that are spelt by a system."""
_LIKELY = 0.02
"""A reading is likely if a fiftieth as many spell it so as spell the likeliest."""
_LIKELY_BY_HABIT = 0.25
"""A reading by habit is likely beside one by a system only if a quarter as many mean it."""
_FAR_MORE = 20
"""So many times more bearers make one surname the only likely one of two."""


@lru_cache(maxsize=20_000)
def listed_readings(name: str) -> tuple[KoreanName, ...]:
    """Give the readings of a listed name in which every piece is a usual spelling.

    `Kim Jong Un` is not read as one Kim Jong of the seldom family Un.
    """
    found = _by_hyphen(_by_capitals(plain_readings(name), name), name)
    usual = max((n.syllables[0].listed_share for n in found), default=0.0)
    return tuple(
        replace(reading, syllables=tuple(map(as_listed, reading.syllables)))
        for reading in found
        if reading.syllables[0].listed_share * _FAR_MORE > usual
    )


def _by_capitals(found: tuple[KoreanName, ...], name: str) -> tuple[KoreanName, ...]:
    """Keep the readings with the surname where capitals show it: `Jong Hun KIL`."""
    capitals = [word.isupper() and len(word) > 1 for word in name.split()]
    if capitals.count(True) != 1 or not (capitals[0] or capitals[-1]):
        return found
    return tuple(n for n in found if n.is_surname_first == capitals[0]) or found


def _by_hyphen(found: tuple[KoreanName, ...], name: str) -> tuple[KoreanName, ...]:
    """Keep the readings with the surname outside what a hyphen joins: `Lee Un-Kang`."""
    words = fold(name).split()
    hyphened = ["-" in word for word in words]
    if hyphened not in ([True, False], [False, True]):
        return found
    return tuple(n for n in found if n.is_surname_first == hyphened[1]) or found


@lru_cache(maxsize=5_000)
def as_listed(piece: Syllable) -> Syllable:
    """Read a piece as lists write it: by a system first, by a southern habit if need be.

    `Su` on a list is 수, and only by habit 서; `Young` is 영, and hardly 양.
    """
    usual = {hangul: usual for hangul, usual in piece.hangul.items() if usual >= PLAIN}
    writers = {h: _writers(piece.text, h, usual[h]) for h in usual}
    most = max(writers.values(), default=0.0)
    least = _LIKELY_BY_HABIT if 1.0 in usual.values() else _LIKELY
    likely = {
        h for h, u in usual.items() if writers[h] >= most * (_LIKELY if u == 1.0 else least)
    }
    return replace(
        piece,
        hangul={h: u if h in likely else u * _BY_HABIT for h, u in usual.items()},
    )


def _writers(text: str, hangul: str, usual: float) -> float:
    """Estimate how often a list means this syllable by these letters.

    Most lists write by a system; the letters of a system in which a syllable is seldom spoken
    count less than those of a habit in which it is in every tenth name.
    """
    by_system = _BY_SYSTEM * (surname_share(hangul) + given_share(hangul)) * (usual == 1.0)
    return by_system + (1 - _BY_SYSTEM) * southern_writers(text, hangul)


def is_korean(name: str) -> bool:
    """Whether the name is read as Korean and as nothing else.

    One in Chinese characters may be a Chinese name as well.
    """
    return not any(map(is_character, name)) and bool(listed_readings(name))


@lru_cache(maxsize=20_000)
def same_syllables(one: str, other: str) -> bool:
    """Whether two words, as folded, can be the same Korean syllables: `taesong`, `daesong`.

    One syllable alone says too little.
    """
    return any(
        1 < len(ours) == len(theirs) and all(map(agreement, ours, theirs))
        for ours in plain_partings(one)
        for theirs in plain_partings(other)
    )


def agreement(one: Syllable, other: Syllable) -> float:
    """Give how usual the spellings are of the syllable both can mean; 0 where there is none."""
    if one.text == other.text:
        return 1.0
    shared = one.hangul.keys() & other.hangul.keys()
    return max((one.hangul[h] * other.hangul[h] for h in shared), default=0.0)
