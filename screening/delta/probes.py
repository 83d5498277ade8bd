"""What would a search look up for each customer?

It follows from the names and numbers of a query alone, so that it is worked out once and kept
beside the index. The file holds the words of customers' names and has to be kept as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from db.records.screening import Query
from screening.delta.hashes import Hashes, hashed
from screening.delta.ranges import Whole
from screening.delta.readings import NO_READINGS, KoreanProbes, ReadingGatherer
from screening.delta.words import NO_WORDS, WordGatherer, WordProbes
from screening.features.asked import asked_names
from screening.features.identifiers import asked_keys, asked_numbers
from screening.names.keys import asked_keys as name_keys

NAME, NUMBER = "name ", "number "
"""What marks the keys of names and of numbers, so that they don't meet."""
_DIGEST = 16

Numbers = npt.NDArray[np.uint32]


class Sought(Protocol):
    """Somebody who may be searched for."""

    @property
    def known_as(self) -> bytes:
        """16 bytes; two of the same ask for the same names, kind and numbers."""

    def query(self) -> Query:
        """Give what is asked; that is made only where it has to be looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Probes:
    """What searches would look up, for each of many sets of names and numbers.

    Customers of the same names, kind and numbers share a row; rows have numbers from 0 on.
    """

    digests: npt.NDArray[np.uint8]
    """For each row: by what it is known, 16 bytes."""
    keys: Hashes
    """The keys of names and numbers that are looked up to the letter, by number."""
    key_row: Numbers
    """And whose they are."""
    text_row: Numbers
    """For each text to look for: whose it is."""
    untraced: Numbers
    """The rows of which it can't be told what they would look up."""
    words: WordProbes
    korean: KoreanProbes

    def __len__(self) -> int:
        """Give how many rows there are."""
        return len(self.digests)

    def rows(self, sought: Iterable[Sought]) -> Whole:
        """Give the row of each; -1 where it was not gathered."""
        place = self._places()
        return np.fromiter((place.get(one.known_as, -1) for one in sought), np.int64)

    def _places(self) -> dict[bytes, int]:
        whole = self.digests.tobytes()
        return {whole[at * _DIGEST : (at + 1) * _DIGEST]: at for at in range(len(self))}

    def adding(self, sought: Iterable[Sought]) -> "Probes":
        """Give these and those that are not gathered yet."""
        place = self._places()
        new: dict[bytes, Sought] = {}
        for one in sought:
            if one.known_as not in place:
                new.setdefault(one.known_as, one)
        return _Gatherer(self).gathered(new) if new else self


_NO_NUMBERS = np.zeros(0, np.uint32)
NO_PROBES = Probes(
    digests=np.zeros((0, _DIGEST), np.uint8),
    keys=np.zeros(0, np.uint64),
    key_row=_NO_NUMBERS,
    text_row=_NO_NUMBERS,
    untraced=_NO_NUMBERS,
    words=NO_WORDS,
    korean=NO_READINGS,
)


def keys(query: Query, texts: Iterable[str]) -> Iterator[str]:
    """Give the keys that `Index.exact` looks up for a query whose names are these texts."""
    for text in texts:
        yield from (NAME + key for key in name_keys(text))
    for text in asked_numbers(query):
        yield from (NUMBER + key for key in asked_keys(text))


class _Gatherer:
    """Gathers what searches would look up, beside what is known."""

    def __init__(self, known: Probes) -> None:
        self._known = known
        self._words, self._korean = WordGatherer(known.words), ReadingGatherer(known.korean)
        self._keys: list[int] = []
        self._key_row: list[int] = []
        self._text_row: list[int] = []
        self._untraced: list[int] = []

    def gathered(self, new: Mapping[bytes, Sought]) -> Probes:
        """Give all that was known, and what the searches for these look up."""
        known = self._known
        for row, one in enumerate(new.values(), len(known)):
            self._add(row, one.query())
        digests = np.frombuffer(b"".join(new), np.uint8).reshape(-1, _DIGEST)
        return Probes(
            np.concatenate((known.digests, digests)),
            np.concatenate((known.keys, np.array(self._keys, np.uint64))),
            np.concatenate((known.key_row, np.array(self._key_row, np.uint32))),
            np.concatenate((known.text_row, np.array(self._text_row, np.uint32))),
            np.concatenate((known.untraced, np.array(self._untraced, np.uint32))),
            self._words.gathered(),
            self._korean.gathered(),
        )

    def _add(self, row: int, query: Query) -> None:
        if not _can_be_kept(query):
            self._untraced.append(row)
            return
        texts = [asked.text for asked in asked_names(query)]
        found = {hashed(key) for key in keys(query, texts)}
        self._keys.extend(found)
        self._key_row.extend([row] * len(found))
        for text in texts:
            number = len(self._known.text_row) + len(self._text_row)
            self._text_row.append(row)
            self._words.add(number, text)
            self._korean.add(number, text)


def _can_be_kept(query: Query) -> bool:
    """Whether a file can hold the texts: no half of a character is among them."""
    asked: Sequence[str] = (*query.names, *query.identifiers)
    return not any("\ud800" <= letter <= "\udfff" for text in asked for letter in text)
