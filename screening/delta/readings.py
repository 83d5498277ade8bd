"""As which Korean names can a name be read?

They are kept as rows of syllables, so that a name need not be read again to say whether it can
be a listed one that came later.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from screening.delta.hashes import Hashes, hashed
from screening.names.korean_name import KoreanName
from screening.names.korean_reading import readings
from screening.names.korean_sieve import a_letter_away, or_korean
from screening.names.syllables import Syllable, is_letter

WHOLLY, WITH_A_GAP, WITH_A_SLIP = 0, 1, 2
"""How a row agrees: in all places; or a listed syllable may be missing; or one be misspelt."""
LENGTHS = range(1, 6)
"""So many syllables may a row have."""

Numbers = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class KoreanProbes:
    """The rows of syllables as which texts are read.

    Pieces, as they are written, and what they can mean have numbers from 0 on.
    """

    hangul: tuple[str, ...]
    pieces: tuple[str, ...]
    """What is written, once for each set of syllables that it is read as."""
    meant: Numbers
    """The syllables that each piece can mean, one piece after the other."""
    first_meant: Numbers
    """For each piece: where they begin in `meant`; last, how many there are."""
    is_letter: Kinds
    """For each piece: whether it may be an initial."""
    away: Hashes
    """The letters of each piece, as they are and without one of them, by number."""
    away_piece: Numbers
    """And of which piece they are."""
    rows: Numbers
    """The syllables of all rows, one row after the other."""
    size: Kinds
    """For each row: how many it has."""
    agrees: Kinds
    """For each row: `WHOLLY`, `WITH_A_GAP` or `WITH_A_SLIP`, each with those before it."""
    text: Numbers
    """For each row: of which text it is."""


_NO_NUMBERS, _NO_KINDS = np.zeros(0, np.uint32), np.zeros(0, np.uint8)
NO_READINGS = KoreanProbes(
    hangul=(),
    pieces=(),
    meant=_NO_NUMBERS,
    first_meant=np.zeros(1, np.uint32),
    is_letter=_NO_KINDS,
    away=np.zeros(0, np.uint64),
    away_piece=_NO_NUMBERS,
    rows=_NO_NUMBERS,
    size=_NO_KINDS,
    agrees=_NO_KINDS,
    text=_NO_NUMBERS,
)


class ReadingGatherer:
    """Reads names, and gathers as what."""

    def __init__(self, known: KoreanProbes) -> None:
        """Go on from what is known."""
        self._known = known
        self._hangul = {text: number for number, text in enumerate(known.hangul)}
        first = known.first_meant.tolist()
        self._pieces = {
            (text, tuple(known.meant[start:end].tolist())): number
            for number, (text, start, end) in enumerate(
                zip(known.pieces, first, first[1:], strict=False)
            )
        }
        self._rows, self._text = array("I"), array("I")
        self._size, self._agrees = array("B"), array("B")
        self._numbers: dict[tuple[str, frozenset[str]], int] = {}

    def add(self, number: int, text: str) -> None:
        """Gather as what a text of that number is read."""
        rows: dict[Row, int] = {}
        for found in readings(text):
            for row, agrees in self._rows_of(found):
                rows[row] = max(agrees, rows.get(row, 0))
        for row, agrees in rows.items():
            self._rows.extend(row)
            self._size.append(len(row))
            self._agrees.append(agrees)
            self._text.append(number)

    def _rows_of(self, found: KoreanName) -> Iterator[tuple[Row, int]]:
        """Give a reading, and it without a piece that is a word: as `KoreanSearch` does."""
        if found.is_chinese:
            yield tuple(self._piece(or_korean(one)) for one in found.syllables), WHOLLY
            return
        row = tuple(map(self._piece, found.syllables))
        yield row, WITH_A_GAP if found.left_out else WITH_A_SLIP
        for at, one in enumerate(found.syllables):
            if one.text in found.words:
                yield (*row[:at], *row[at + 1 :]), WHOLLY

    def _piece(self, piece: Syllable) -> int:
        key = piece.text, frozenset(piece.hangul)
        number = self._numbers.get(key)
        if number is None:
            meant = sorted(self._hangul.setdefault(h, len(self._hangul)) for h in piece.hangul)
            number = self._pieces.setdefault((piece.text, tuple(meant)), len(self._pieces))
            self._numbers[key] = number
        return number

    def gathered(self) -> KoreanProbes:
        """Give all that was known and what was added."""
        known, pieces = self._known, tuple(text for text, _ in self._pieces)
        meant = [of for _, of in self._pieces]
        sizes = np.array([0, *map(len, meant)], np.uint32)
        away = [
            (hashed(k), at) for at, text in enumerate(pieces) for k in a_letter_away((text,))
        ]
        return KoreanProbes(
            tuple(self._hangul),
            pieces,
            np.array([one for of in meant for one in of], np.uint32),
            np.cumsum(sizes, dtype=np.uint32),
            np.array([is_letter(text) for text in pieces], np.uint8),
            np.array([key for key, _ in away], np.uint64),
            np.array([at for _, at in away], np.uint32),
            np.concatenate((known.rows, np.array(self._rows, np.uint32))),
            np.concatenate((known.size, np.array(self._size, np.uint8))),
            np.concatenate((known.agrees, np.array(self._agrees, np.uint8))),
            np.concatenate((known.text, np.array(self._text, np.uint32))),
        )
