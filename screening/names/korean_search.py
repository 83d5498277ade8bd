"""Which listed Korean names can a name asked be, but for one piece of it?

Each listed reading has a number; for each place and syllable there is a row of bits, one
bit a reading that has the syllable there. A few rows laid over each other give the readings
that agree in all places but one, however many names there are; of these only those are kept
whose other piece is a slip of the pen.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import or_
from typing import Literal

from screening.names.korean_listed import as_listed, listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_pairs import is_slip
from screening.names.korean_reading import readings
from screening.names.syllables import Syllable, syllable

_ORDER: Literal["little"] = "little"
_SHORT = 2
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
    spelt: tuple[Spelt, ...]
    """For each reading: its syllables as written."""
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
        tuple(found.syllables for found in readings),
        {
            length: tuple({h: row.to_bytes(size, _ORDER) for h, row in p.items()} for p in by)
            for length, by in places.items()
        },
    )


class KoreanSearch:
    """The listed readings, by place and syllable."""

    def __init__(self, kept: KeptRows) -> None:
        self._numbers, self._spelt = kept.numbers, kept.spelt
        self._by_length = {
            length: _Places(
                [{h: int.from_bytes(row, _ORDER) for h, row in p.items()} for p in by]
            )
            for length, by in kept.by_length.items()
        }

    def find(self, asked: str, in_part: Collection[int] | None = None) -> set[int]:
        """Give what bears a name that agrees but for a slip, a piece too many or too few.

        What agrees in part only, by initials, with a piece too few or with a slip in a name of
        two, is given if it is among `in_part`, or if that is `None`.
        """
        wholly = partly = 0
        with_part = in_part is None or bool(in_part)
        for found in readings(asked):
            whole, part = self._agreeing(found, with_part=with_part)
            wholly |= whole
            partly |= part
        numbers = self._borne(wholly)
        if part_of := self._borne(partly & ~wholly):
            numbers |= part_of if in_part is None else part_of.intersection(in_part)
        return numbers

    def _borne(self, rows: int) -> set[int]:
        return {n for reading in _numbers(rows) for n in self._numbers[reading]}

    def _agreeing(self, asked: KoreanName, *, with_part: bool) -> tuple[int, int]:
        """Give the readings that agree wholly, or but for a slip, and those in part only."""
        ours = tuple(map(_meant, asked.syllables)) if asked.is_chinese else asked.syllables
        size = len(ours)
        wholly = partly = 0
        if same := self._by_length.get(size):
            wholly |= same.all_agreeing(ours)
            if not asked.is_chinese and not asked.left_out:
                if size > _SHORT:
                    wholly |= self._slipped(same, ours)
                elif with_part:
                    partly |= self._slipped(same, ours)
                if with_part:
                    partly |= same.by_initials(ours)
        if asked.is_chinese:
            return wholly, partly
        if shorter := self._by_length.get(size - 1):
            for place, piece in enumerate(ours):
                if piece.text in asked.words:
                    wholly |= shorter.all_agreeing((*ours[:place], *ours[place + 1 :]))
        if with_part and (longer := self._by_length.get(size + 1)):
            for place in range(1, size + 1):
                partly |= longer.all_agreeing((*ours[:place], None, *ours[place:]))
        return wholly, partly

    def _slipped(self, places: "_Places", ours: Sequence[Syllable]) -> int:
        """Give the readings of which one piece is not the same, but may be misspelt."""
        found = 0
        for place, piece in enumerate(ours):
            others = (*ours[:place], None, *ours[place + 1 :])
            for reading in _numbers(places.all_agreeing(others)):
                if is_slip(piece, as_listed(syllable(self._spelt[reading][place]))):
                    found |= 1 << reading
        return found


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
        rows = self.all
        for place, piece in enumerate(asked):
            if piece is not None:
                rows &= self._at(place, piece)
                if not rows:
                    break
        return rows

    def by_initials(self, asked: Sequence[Syllable]) -> int:
        """Give the readings that agree but for single letters of the given name."""
        surname, *given = asked
        return self.all_agreeing([surname, *(p if len(p.text) > 1 else None for p in given)])


@lru_cache(maxsize=5_000)
def _meant(piece: Syllable) -> Syllable:
    """Let a piece of pinyin stand for what its letters mean in Korean, too: they may agree."""
    return replace(piece, hangul={**syllable(piece.text).hangul, **piece.hangul})


def _numbers(rows: int) -> Iterator[int]:
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest
