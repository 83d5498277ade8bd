"""Which syllables of two Korean names agree, and which don't, where the names do not?

A comparison that fails says only how many letters are shared. Whoever asks why gets to see
the syllable that stood in the way. Nothing here is scored or decided.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from db.records.screening import Part
from screening.names.korean_listed import agreement, listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import plain_readings
from screening.names.syllables import Syllable, given_share, surname_share

_MOST_HANGUL = 3


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
    pieces = zip_longest(ours.syllables, theirs.syllables)
    for place, (one, other) in enumerate(pieces):
        if one is None:
            yield Part("", other.text, 0.0, "The name asked has nothing for it.")
        elif other is None:
            yield Part(one.text, "", 0.0, "The listed name has nothing for it.")
        else:
            because = _because(one, other, surname_share if place == 0 else given_share)
            yield Part(one.text, other.text, agreement(one, other), because)


def _because(one: Syllable, other: Syllable, share: Callable[[str], float]) -> str:
    """Say what both can be, or what each can, the most common first."""

    def named(readings: Iterable[str]) -> str:
        common = sorted(readings, key=lambda h: (-share(h), h))
        more = " or others" if len(common) > _MOST_HANGUL else ""
        return f"{' or '.join(common[:_MOST_HANGUL])}{more}"

    if shared := one.hangul.keys() & other.hangul.keys():
        return f"Both can be {named(shared)}."
    if one.text == other.text:
        return "The same letters."
    return f"{named(one.hangul)}, but listed {named(other.hangul)}."
