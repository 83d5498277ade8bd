"""Which syllables of two Korean names agree, and which don't, where the names do not?

A comparison that fails says only how many letters are shared. Whoever asks why gets to see
the syllable that stood in the way. Nothing here is scored or decided.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from db.records.screening import Part
from screening.names.korean_listed import agreement, listed_readings
from screening.names.korean_reading import KoreanName, plain_readings
from screening.names.syllables import Syllable

_MOST_HANGUL = 4


def side_by_side(asked: str, listed: str) -> tuple[Part, ...]:
    """Give the syllables of both names side by side, in the reading that agrees most.

    Nothing is given where one of them can't be read as Korean as it stands.
    """
    found = [
        tuple(_parts(ours, theirs))
        for ours in plain_readings(asked)
        for theirs in listed_readings(listed)
    ]
    return max(found, key=lambda parts: sum(part.score for part in parts), default=())


def _parts(ours: KoreanName, theirs: KoreanName) -> Iterator[Part]:
    for one, other in zip_longest(ours.syllables, theirs.syllables):
        if one is None:
            yield Part("", other.text, 0.0, "The name asked has nothing for it.")
        elif other is None:
            yield Part(one.text, "", 0.0, "The listed name has nothing for it.")
        else:
            yield _part(one, other)


def _part(one: Syllable, other: Syllable) -> Part:
    agreeing = agreement(one, other)
    if not agreeing:
        because = f"{_means(one)}, {_means(other)}: nothing in common."
    elif shared := [hangul for hangul in other.hangul if hangul in one.hangul]:
        because = f"Both can be {_or(shared)}."
    else:
        because = "The same letters."
    return Part(one.text, other.text, agreeing, because)


def _means(piece: Syllable) -> str:
    hangul = sorted(piece.hangul, key=lambda h: (-piece.hangul[h], h))
    return f"{piece.text} can be {_or(hangul)}" if hangul != [piece.text] else piece.text


def _or(hangul: Iterable[str]) -> str:
    shown = list(hangul)
    more = " or others" if len(shown) > _MOST_HANGUL else ""
    return f"{' or '.join(shown[:_MOST_HANGUL])}{more}"
