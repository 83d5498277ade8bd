"""Which listed Korean names can a name asked be, but for one piece of it?

Each listed reading has a number; for each place and syllable there is a row of bits, one
bit a reading that has the syllable there. A few rows laid over each other give the readings
that agree in all places but one, however many names there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Literal

from screening.names.korean_listed import listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import readings
from screening.names.syllables import Syllable, syllable

_ORDER: Literal["little"] = "little"
Spelt = tuple[str, ...]
"""The syllables of one listed reading as written, surname first."""


@dataclass(frozen=True, slots=True)
class ListedReading:
    """One reading of a listed name."""

    numbers: tuple[int, ...]
    """Of what bears the name: the place of the name, or the entries that print it."""
    syllables: Spelt


def listed(names: Sequence[str]) -> Iterator[ListedReading]:
    """Give the readings of listed names, each with the place of its name."""
    for number, name in enumerate(names):
        readings_of_it = listed_readings(name)
        for spelt in {tuple(s.text for s in found.syllables) for found in readings_of_it}:
            yield ListedReading((number,), spelt)


@dataclass(frozen=True, slots=True)
class KeptRows:
    """The rows of bits of listed readings, as a file keeps them."""

    numbers: tuple[tuple[int, ...], ...]
    """For each reading: the numbers of what bears it."""
    by_length: dict[int, tuple[dict[str, bytes], ...]]
    """By how many syllables a reading has, by place and syllable, the lowest bits first."""


def rows_of(readings: Sequence[ListedReading]) -> KeptRows:
    """Write out which listed readings have which syllable where."""
    places: dict[int, list[dict[str, int]]] = {}
    for number, found in enumerate(readings):
        length = len(found.syllables)
        for place, text in zip(
            places.setdefault(length, [{} for _ in range(length)]), found.syllables, strict=True
        ):
            for hangul in syllable(text).hangul:
                place[hangul] = place.get(hangul, 0) | 1 << number
    size = len(readings) // 8 + 1
    return KeptRows(
        tuple(found.numbers for found in readings),
        {
            length: tuple({h: row.to_bytes(size, _ORDER) for h, row in p.items()} for p in by)
            for length, by in places.items()
        },
    )


class KoreanSearch:
    """The listed readings, by place and syllable."""

    def __init__(self, kept: KeptRows) -> None:
        self._numbers = kept.numbers
        self._by_length = {
            length: _Places(
                [{h: int.from_bytes(row, _ORDER) for h, row in p.items()} for p in by]
            )
            for length, by in kept.by_length.items()
        }

    def find(self, asked: str) -> set[int]:
        """Give what bears a name that agrees but for one piece, or by initials."""
        rows = 0
        for found in readings(asked):
            rows |= self._agreeing(found)
        return {n for reading in _numbers(rows) for n in self._numbers[reading]}

    def _agreeing(self, asked: KoreanName) -> int:
        ours = asked.syllables
        size = len(ours)
        rows = 0
        if same := self._by_length.get(size):
            rows |= same.but_for_one(ours) | same.by_initials(ours)
        if shorter := self._by_length.get(size - 1):
            for place in range(size):
                rows |= shorter.all_agreeing((*ours[:place], *ours[place + 1 :]))
        if longer := self._by_length.get(size + 1):
            for place in range(1, size + 1):
                rows |= longer.all_agreeing((*ours[:place], None, *ours[place:]))
        return rows


class _Places:
    """The listed readings of one length."""

    def __init__(self, by_place: list[dict[str, int]]) -> None:
        self.by_place = by_place
        # Each reading has some syllable in the first place.
        self.all = reduce(or_, by_place[0].values(), 0)

    def _at(self, place: int, asked: Syllable | None) -> int:
        if asked is None:
            return self.all
        rows = 0
        here = self.by_place[place]
        for hangul in asked.hangul:
            rows |= here.get(hangul, 0)
        return rows

    def all_agreeing(self, asked: Sequence[Syllable | None]) -> int:
        return reduce(and_, (self._at(place, piece) for place, piece in enumerate(asked)))

    def but_for_one(self, asked: Sequence[Syllable]) -> int:
        rows = [self._at(place, piece) for place, piece in enumerate(asked)]
        found = 0
        for left_out in range(len(rows)):
            others = (row for place, row in enumerate(rows) if place != left_out)
            found |= reduce(and_, others, self.all)
        return found

    def by_initials(self, asked: Sequence[Syllable]) -> int:
        known = [piece if piece.hangul else None for piece in asked]
        if known[0] is None or any(
            piece is None and len(whole.text) > 1
            for piece, whole in zip(known, asked, strict=True)
        ):
            return 0
        return self.all_agreeing(known)


def _numbers(rows: int) -> Iterator[int]:
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest
