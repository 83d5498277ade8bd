"""By what is it seen at once that two names have no Korean reading in common?

Two syllables agree in every pair of readings that `korean_pairs` gives, in the same order;
one in names of two syllables; and the surname where the others are initials. So readings
of which no two syllables agree are never laid side by side.
"""

from functools import lru_cache
from itertools import combinations

from screening.names.korean_listed import as_listed, listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import readings
from screening.names.syllables import Syllable, syllable

Meant = tuple[str, ...]
"""The syllables, in hangul, that a piece can agree with."""
_SHORT = 2


@lru_cache(maxsize=5_000)
def listed_marks(name: str) -> frozenset[str]:
    """Give the marks of a listed name."""
    found: set[str] = set()
    for reading in listed_readings(name):
        meant = [tuple(piece.hangul) for piece in reading.syllables]
        found.update(*(_both(*two) for two in combinations(meant, 2)), _surname(meant[0]))
        if len(meant) == _SHORT:
            found.update(*(_alone(place, piece) for place, piece in enumerate(meant)))
    return frozenset(found)


@lru_cache(maxsize=256)
def asked_marks(name: str) -> frozenset[str]:
    """Give the marks of a name asked: every listed name that it can be has one of them."""
    pairs: set[tuple[Meant, Meant]] = set()
    found: set[str] = set()
    for reading in readings(name):
        meant = [_meant(piece, is_chinese=reading.is_chinese) for piece in reading.syllables]
        pairs.update(combinations(meant, 2))
        if len(meant) == _SHORT:
            found.update(*(_alone(place, piece) for place, piece in enumerate(meant)))
        elif _has_initials(reading):
            found.update(_surname(meant[0]))
    return frozenset(found.union(*(_both(*two) for two in pairs)))


def _meant(piece: Syllable, *, is_chinese: bool) -> Meant:
    """Give what a piece can agree with; one of the same letters always agrees."""
    if piece.hangul and not is_chinese:
        return tuple(piece.hangul)
    return (*piece.hangul, *as_listed(syllable(piece.text)).hangul)


def _has_initials(name: KoreanName) -> bool:
    return all(len(piece.text) == 1 for piece in name.syllables[1:])


@lru_cache(maxsize=50_000)
def _both(first: Meant, second: Meant) -> tuple[str, ...]:
    return tuple(f"{one}{other}" for one in first for other in second)


def _alone(place: int, meant: Meant) -> tuple[str, ...]:
    return tuple(f"{place}{one}" for one in meant)


def _surname(meant: Meant) -> tuple[str, ...]:
    return tuple(f"initials {one}" for one in meant)
