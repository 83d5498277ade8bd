"""Which listed Korean names can a name asked be, but for one piece of it?

Each listed reading has a number; for each place and syllable there is a row of bits, one
bit a reading that has the syllable there. A few rows laid over each other give the readings
that agree in all places but one, however many names there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from screening.names.korean_listed import listed_readings
from screening.names.korean_reading import KoreanName, readings
from screening.names.syllables import Syllable, syllable

Spelt = tuple[str, ...]
"""The syllables of one listed reading as written, surname first."""


@dataclass(frozen=True, slots=True)
class ListedReading:
    """One reading of a listed name, small enough to keep in a file."""

    numbers: tuple[int, ...]
    """Of what bears the name: the place of the name, or the entries that print it."""
    syllables: Spelt


def listed(names: Sequence[str]) -> Iterator[ListedReading]:
    """Give the readings of listed names, each with the place of its name."""
    for number, name in enumerate(names):
        readings_of_it = listed_readings(name)
        for spelt in {tuple(s.text for s in found.syllables) for found in readings_of_it}:
            yield ListedReading((number,), spelt)


@dataclass(slots=True)
class KoreanSearch:
    """The listed readings, by place and syllable."""

    readings: Sequence[ListedReading]
    _by_length: dict[int, "_Places"] = field(init=False)

    def __post_init__(self) -> None:
        self._by_length = {}
        for number, found in enumerate(self.readings):
            length = len(found.syllables)
            places = self._by_length.setdefault(length, _Places(length))
            places.add(1 << number, found.syllables)

    def find(self, asked: str) -> set[int]:
        """Give what bears a name that agrees but for one piece, or by initials."""
        rows = 0
        for found in readings(asked):
            rows |= self._agreeing(found)
        return {n for reading in _numbers(rows) for n in self.readings[reading].numbers}

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


@dataclass(slots=True)
class _Places:
    """The listed readings of one length."""

    length: int
    all: int = 0
    by_place: list[dict[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_place = [{} for _ in range(self.length)]

    def add(self, bit: int, spelt: Spelt) -> None:
        self.all |= bit
        for place, text in zip(self.by_place, spelt, strict=True):
            for hangul in syllable(text).hangul:
                place[hangul] = place.get(hangul, 0) | bit

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
        for left_out in range(self.length):
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
