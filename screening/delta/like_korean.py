"""Which names can be a listed Korean one, but for one piece of it?

The rows of syllables are held against all listed readings of their length at once: a bit stands
for a reading, as in `KoreanSearch`, whose conditions these are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import numpy as np
import numpy.typing as npt

from screening.delta.hashes import hashes
from screening.delta.ranges import Whole, spread
from screening.delta.readings import LENGTHS, WITH_A_GAP, WITH_A_SLIP, KoreanProbes
from screening.names.korean_search import KeptRows
from screening.names.korean_sieve import a_letter_away, misspelt_from

_BITS = 64
Flags = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint64]
"""For each piece, and there for every 64 readings: a bit for each reading."""


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """The listed readings of one length, in up to 64 of them."""

    agreeing: tuple[Masks, ...]
    """For each place and piece: the readings with a syllable there that it can mean."""
    misspelt: tuple[Masks, ...]
    """For each place and piece: the readings with a syllable there that it may be misspelt."""


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows of one length."""

    places: tuple[Whole, ...]
    """For each place: the pieces that the rows have there."""
    text: Whole
    has_gap: Flags
    has_slip: Flags


def like_korean(probes: KoreanProbes, kept: KeptRows) -> Whole:
    """Give the numbers of the texts that can be a listed name."""
    found = [np.zeros(0, np.int64)]
    listed = _Readings(probes, kept)
    for length in LENGTHS:
        rows = _rows(probes, length)
        if not len(rows.text):
            continue
        same = (_same(rows, one, probes.is_letter != 0) for one in listed.of_length(length))
        found += [rows.text[agrees] for agrees in same]
        gapped = _with_a_gap(rows)
        if len(gapped.text):
            longer = (_longer(gapped, one) for one in listed.of_length(length + 1))
            found += [gapped.text[agrees] for agrees in longer]
    return np.unique(np.concatenate(found))


def _rows(probes: KoreanProbes, length: int) -> _Rows:
    chosen = np.flatnonzero(probes.size == length)
    first = (np.cumsum(probes.size, dtype=np.int64) - probes.size)[chosen]
    agrees = probes.agrees[chosen]
    return _Rows(
        tuple(probes.rows[first + place].astype(np.int64) for place in range(length)),
        probes.text[chosen].astype(np.int64),
        agrees >= WITH_A_GAP,
        agrees >= WITH_A_SLIP,
    )


def _with_a_gap(rows: _Rows) -> _Rows:
    """Give those of which a listed syllable may be missing."""
    of = rows.has_gap
    places = tuple(place[of] for place in rows.places)
    return _Rows(places, rows.text[of], of[of], rows.has_slip[of])


def _same(rows: _Rows, listed: _Listed, is_letter: Flags) -> Flags:
    """Say which rows agree with a reading as long: wholly, but for a slip, by initials."""
    agree = [of[at] for of, at in zip(listed.agreeing, rows.places, strict=True)]
    slips = [of[at] for of, at in zip(listed.misspelt, rows.places, strict=True)]
    slipped = (
        reduce(and_, (*agree[:place], slip, *agree[place + 1 :]))
        for place, slip in enumerate(slips)
    )
    every = ~np.uint64(0)
    initials = (
        one | np.where(is_letter[at], every, np.uint64(0))
        for one, at in zip(agree[1:], rows.places[1:], strict=True)
    )
    less = reduce(or_, slipped) | reduce(and_, initials, agree[0])
    found: Flags = reduce(and_, agree) | np.where(rows.has_slip, less, np.uint64(0)) != 0
    return found


def _longer(rows: _Rows, listed: _Listed) -> Flags:
    """Say which rows agree with a reading that has one syllable more of the given name."""
    size = len(rows.places)
    found = np.zeros(len(rows.text), np.bool_)
    for missing in range(1, size + 1):
        theirs = [at for at in range(size + 1) if at != missing]
        agree = (
            listed.agreeing[at][ours] for at, ours in zip(theirs, rows.places, strict=True)
        )
        found |= reduce(and_, agree) != 0
    return found


class _Readings:
    """The listed readings, seen by the pieces asked."""

    def __init__(self, probes: KoreanProbes, kept: KeptRows) -> None:
        self._probes, self._kept = probes, kept
        self._made: dict[int, list[_Listed]] = {}
        order = np.argsort(probes.away)
        self._away, self._away_piece = probes.away[order], probes.away_piece[order]

    def of_length(self, length: int) -> list[_Listed]:
        """Give the readings of so many syllables, 64 at a time."""
        if length not in self._made:
            self._made[length] = list(self._make(length))
        return self._made[length]

    def _make(self, length: int) -> Iterator[_Listed]:
        kept = self._kept.by_length.get(length)
        if kept is None:
            return
        numbers = [at for at, spelt in enumerate(self._kept.spelt) if len(spelt) == length]
        agreeing = [self._agreeing(place, numbers) for place in kept]
        misspelt = [self._misspelt(place, numbers) for place in range(length)]
        for at in range(agreeing[0].shape[1]):
            yield _Listed(
                tuple(np.ascontiguousarray(of[:, at]) for of in agreeing),
                tuple(np.ascontiguousarray(of[:, at]) for of in misspelt),
            )

    def _agreeing(self, place: dict[str, bytes], numbers: Sequence[int]) -> Masks:
        """Give for each piece the readings with a syllable in a place that it can mean."""
        probes = self._probes
        of_hangul = np.zeros((len(probes.hangul), len(numbers)), np.bool_)
        for at, hangul in enumerate(probes.hangul):
            if (row := place.get(hangul)) is not None:
                bits = np.unpackbits(np.frombuffer(row, np.uint8), bitorder="little")
                of_hangul[at] = bits[numbers]
        found = np.zeros((len(probes.pieces), len(numbers)), np.bool_)
        piece = np.repeat(np.arange(len(probes.pieces)), np.diff(probes.first_meant))
        is_here = np.any(of_hangul, axis=1)[probes.meant]
        np.logical_or.at(found, piece[is_here], of_hangul[probes.meant[is_here]])
        return _packed(found)

    def _misspelt(self, place: int, numbers: Sequence[int]) -> Masks:
        """Give for each piece the readings with a syllable there that it may be misspelt."""
        probes = self._probes
        found = np.zeros((len(probes.pieces), len(numbers)), np.bool_)
        by_text: dict[str, list[int]] = {}
        for at, number in enumerate(numbers):
            by_text.setdefault(self._kept.spelt[number][place], []).append(at)
        for text, readings in by_text.items():
            away = hashes(a_letter_away(misspelt_from(text)))
            first = np.searchsorted(self._away, away)
            sizes = np.searchsorted(self._away, away, "right") - first
            pieces = self._away_piece[spread(first, sizes)]
            found[pieces[:, None], readings] = True
        return _packed(found)


def _packed(found: Flags) -> Masks:
    """Give flags as bits, 64 in a number."""
    count, size = found.shape
    padded = np.zeros((count, -(-size // _BITS) * _BITS), np.bool_)
    padded[:, :size] = found
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
