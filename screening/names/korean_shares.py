"""How many Koreans bear such a name?"""

from functools import lru_cache
from math import log10

from screening.names.korean_listed import listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import readings
from screening.names.syllables import given_share, surname_share

_OF_LENGTH = {2: 0.05, 3: 0.94, 4: 0.01, 5: 0.0001}
"""The share of South Koreans whose name has so many syllables."""


@lru_cache(maxsize=20_000)
def commonness(name: str) -> float:
    """Estimate how many South Koreans bear this name, spelt so: the power of ten of the share.

    Taken over all ways to read it; -12 where it can't be read as Korean.
    """
    found = [n for n in readings(name) if not n.unread and not n.left_out and n.is_as_written]
    shares = [_share(reading) for reading in found]
    return log10(max([*shares, 1e-12]))


def _share(name: KoreanName) -> float:
    surname, *given = name.syllables
    share = surname.surname_share / 1e4 * _OF_LENGTH[len(name.syllables)]
    for piece in given:
        share *= piece.given_share / 1e4
    return share


@lru_cache(maxsize=50_000)
def bearers(name: str) -> float | None:
    """Estimate the share of Koreans whose name agrees in every syllable; `None` for no Korean.

    Taken from how common each surname and each syllable of given names is.
    """
    shares = []
    for found in listed_readings(name):
        surname, *given = (piece.hangul for piece in found.syllables)
        share = sum(map(surname_share, surname)) / 1e4 * _OF_LENGTH[len(given) + 1]
        for meant in given:
            share *= sum(map(given_share, meant)) / 1e4
        shares.append(share)
    return min(max(shares), 1.0) if shares else None
