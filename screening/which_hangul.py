"""As which hangul can a Korean name in other letters be read, and which parties would each fit?

*Yong* is 영 or 용: the letters don't say, and nothing here does. These are what to ask for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from db.records.entry import Entry
from db.records.screening import Query
from screening.names.korean_listed import listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import plain_readings
from screening.names.syllables import (
    HANGUL,
    PLAIN,
    Syllable,
    given_share,
    surname_share,
    syllable,
)

MOST_SHOWN = 4
_LEAST_SHARE = 0.05
"""A reading that fewer bearers of the spelling have is not asked about."""
_LEAST_USUAL = 0.8
"""A listed spelling that is less usual is not held for that of a syllable."""


@dataclass(frozen=True, slots=True)
class PossibleName:
    """One way to write a name in hangul."""

    hangul: str
    share: float
    """How many of the bearers of the spelling write it so, roughly, from 0 to 1."""


def has_hangul(text: str) -> bool:
    """Whether there is a letter of hangul in a text."""
    return any(ord(letter) in HANGUL for letter in text)


def possible_names(query: Query) -> tuple[PossibleName, ...]:
    """Give the likeliest ways to write the first Korean name asked, most likely first.

    Nothing is given for a name already in hangul, or with one way to write it. Forms that
    differ only by the initial-sound rule (리, 이) count as one.
    """
    if any(map(has_hangul, query.names)):
        return ()
    found = (names for name in query.names if (names := _written(name)))
    return next(found, ())


def _written(name: str) -> tuple[PossibleName, ...]:
    readings = plain_readings(name)
    if not readings:
        return ()
    reading = max(readings, key=lambda found: found.syllables[0].listed_share)
    choices = [_choices(piece, place == 0) for place, piece in enumerate(reading.syllables)]
    total = prod(sum(share for _, share in choice) for choice in choices)
    found = sorted(
        (PossibleName("".join(h), prod(s) / total) for h, s in _combined(choices)),
        key=lambda possible: -possible.share,
    )
    likely = [possible for possible in found if possible.share >= _LEAST_SHARE]
    return tuple(likely[:MOST_SHOWN]) if len(likely) > 1 else ()


def _combined(
    choices: Sequence[Sequence[tuple[str, float]]],
) -> Iterator[tuple[tuple[str, ...], tuple[float, ...]]]:
    for combination in product(*choices):
        yield tuple(h for h, _ in combination), tuple(share for _, share in combination)


def _choices(piece: Syllable, is_surname: bool) -> list[tuple[str, float]]:
    """Give the likeliest hangul of a syllable, those of one initial sound counted as one.

    Of these the one stands for all for which the spelling is most usual: *ryong* is 룡.
    """
    share = surname_share if is_surname else given_share
    usual = {hangul: u for hangul, u in piece.hangul.items() if u >= PLAIN}
    found: dict[str, float] = {}
    for hangul in sorted(usual, key=lambda h: (-usual[h], -share(h), h)):
        same = next((kept for kept in found if hangul in syllable(kept).hangul), hangul)
        found[same] = found.get(same, 0.0) + usual[hangul] * share(hangul)
    return sorted(found.items(), key=lambda choice: -choice[1])[:MOST_SHOWN]


def fits(possible: PossibleName, entry: Entry) -> bool:
    """Whether a listed name can be this one; where the list prints hangul, that decides."""
    printed = [name.text for name in entry.names if has_hangul(name.text)]
    names = printed or [name.text for name in entry.names]
    return any(
        _is_read_as(possible.hangul, reading)
        for name in names
        for reading in listed_readings(name)
    )


def _is_read_as(hangul: str, reading: KoreanName) -> bool:
    pieces = reading.syllables
    return len(hangul) == len(pieces) and all(
        piece.hangul.get(letter, 0.0) >= _LEAST_USUAL
        for letter, piece in zip(hangul, pieces, strict=True)
    )
