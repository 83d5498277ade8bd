"""Which listed Korean names can a name asked be, but for one piece of it?

Each listed reading has a number; for each place and syllable there is a row of bits, one
bit a reading that has the syllable there. A few rows laid over each other give the readings
that agree in all places but one, however many names there are; of these only those are kept
whose other piece is a slip of the pen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Literal

from screening.names.korean_listed import as_listed, listed_readings
from screening.names.korean_name import KoreanName
from screening.names.korean_pairs import is_slip
from screening.names.korean_reading import readings, words_of, writings_out
from screening.names.korean_sieve import KoreanSieve, or_korean
from screening.names.syllables import Syllable, is_letter, syllable

_ORDER: Literal["little"] = "little"
_SHORT = 2
FEW = 500
"""Before so many names were looked for no sieve is made: it takes as long as ten of them."""
MOST_REMEMBERED = 50_000
"""So many names are remembered that agree with none in whatever part."""
InPart = Sequence[frozenset[int]]
"""Groups of those whose names need agree only in part."""
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

    def __init__(self, kept: KeptRows, *, sieved_from: int = FEW) -> None:
        """Open the readings; from so many names on, those that are none are seen at once."""
        self._numbers, self._spelt = kept.numbers, kept.spelt
        self._looked_for, self._sieved_from = 0, sieved_from
        self._by_group: dict[frozenset[int], int] = {}
        self._of_no_reading: set[str] = set()
        self._by_length = {
            length: _Places(
                [{h: int.from_bytes(row, _ORDER) for h, row in p.items()} for p in by]
            )
            for length, by in kept.by_length.items()
        }

    def find(self, asked: str, in_part: InPart | None = None) -> set[int]:
        """Give what bears a name that agrees but for a slip, a piece too many or too few.

        What agrees in part only, by initials, with a piece too few or with a slip in a name of
        two, is given if it is in one of the sets of `in_part`, or if that is `None`.
        """
        if self._is_seen_to_agree_with_none(asked, in_part):
            return set()
        wholly = partly = 0
        with_part = in_part is None or any(in_part)
        for found in readings(asked):
            whole, part = self._agreeing(found, with_part=with_part)
            wholly |= whole
            partly |= part
        numbers = self._bearers(wholly)
        if part_of := self._bearers(partly & ~wholly):
            numbers |= part_of if in_part is None else part_of.intersection(_any_of(in_part))
        return numbers

    def _is_seen_to_agree_with_none(self, asked: str, in_part: InPart | None) -> bool:
        """Whether it is seen without reading the name; not before many are looked for."""
        self._looked_for += 1
        if self._looked_for <= self._sieved_from:
            return False
        if asked in self._of_no_reading:
            return True
        some = 0
        for text in writings_out(asked):
            words = words_of(text)
            if 0 < sum(map(str.isascii, words)) < len(words):
                return False  # letters of one script may be meant for those of another
            wholly, partly = self._sieve.agreeing(words)
            if wholly or (partly if in_part is None else self._are_in(partly, in_part)):
                return False
            some |= partly
        if not some and len(self._of_no_reading) < MOST_REMEMBERED:
            self._of_no_reading.add(asked)
        return True

    def _are_in(self, rows: int, groups: InPart) -> bool:
        return bool(rows) and any(rows & self._of(group) for group in groups)

    def _of(self, group: frozenset[int]) -> int:
        """Give the readings that one of a group bears."""
        known = self._by_group.get(group)
        if known is None:
            bits = bytearray(len(self._numbers) // 8 + 1)
            for reading, numbers in enumerate(self._numbers):
                if not group.isdisjoint(numbers):
                    bits[reading // 8] |= 1 << reading % 8
            known = self._by_group[group] = int.from_bytes(bits, _ORDER)
        return known

    @cached_property
    def _sieve(self) -> KoreanSieve:
        by_hangul: dict[str, int] = {}
        spelt: dict[str, int] = {}
        for places in self._by_length.values():
            for place in places.by_place:
                for hangul, rows in place.items():
                    by_hangul[hangul] = by_hangul.get(hangul, 0) | rows
        for reading, syllables in enumerate(self._spelt):
            for text in syllables:
                spelt[text] = spelt.get(text, 0) | 1 << reading
        by_length = {length: places.all for length, places in self._by_length.items()}
        return KoreanSieve(by_length, by_hangul, spelt)

    def _bearers(self, rows: int) -> set[int]:
        return {n for reading in _numbers(rows) for n in self._numbers[reading]}

    def _agreeing(self, asked: KoreanName, *, with_part: bool) -> tuple[int, int]:
        """Give the readings that agree wholly, or but for a slip, and those in part only."""
        ours = tuple(map(or_korean, asked.syllables)) if asked.is_chinese else asked.syllables
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
        return self.all_agreeing([surname, *(None if is_letter(p.text) else p for p in given)])


def _any_of(groups: InPart) -> frozenset[int]:
    return frozenset().union(*groups)


def _numbers(rows: int) -> Iterator[int]:
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest
