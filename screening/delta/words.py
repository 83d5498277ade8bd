"""By which words would a search look a name up?

They are kept with what counts of a name besides its words, so that the name need not be taken
apart again to say whether it can be like a listed one that came later.
"""

from array import array
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from screening.names.anchors import asked_by_word, joined
from screening.names.needs import asked
from screening.names.person_words import asked_anchors
from screening.names.search import writings
from screening.names.slips import edges

A_WORD, SEVERAL, WHOLE = 253, 254, 255
"""For what a spelling stands, if not for the word at a place: for one as a person's, whichever;
for several or none; for all letters of the name."""

Numbers = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WordProbes:
    """The spellings by which texts are looked up, in all their writings.

    The texts, their writings and the spellings have numbers from 0 on.
    """

    spellings: tuple[str, ...]
    asked: Numbers
    """For each look-up: the spelling. The look-ups of one writing stand together, in order."""
    writing: Numbers
    """For each look-up: whose it is."""
    stands_for: Kinds
    """For each look-up: the place of a word, `A_WORD`, `SEVERAL` or `WHOLE`."""
    text: Numbers
    """For each writing: of which text it is."""
    has_number: Kinds
    has_slight: Kinds
    is_short: Kinds
    """For each writing: whether fewer than two of its words are more than a letter."""
    general: Floats
    """For each writing: `needs.Asked.general`."""
    telling: Numbers
    """The spelling of each telling word, one writing after the other."""
    telling_place: Kinds
    telling_weight: Floats
    telling_count: Kinds
    """For each writing: how many it has."""
    edges: tuple[str, ...]
    beside: Numbers
    """The spellings that have each edge, one edge after the other."""
    first_beside: Numbers
    """For each edge: where its spellings begin in `beside`; last, how many there are."""


_NO_NUMBERS, _NO_KINDS = np.zeros(0, np.uint32), np.zeros(0, np.uint8)
_NO_FLOATS = np.zeros(0, np.float64)
NO_WORDS = WordProbes(
    spellings=(),
    asked=_NO_NUMBERS,
    writing=_NO_NUMBERS,
    stands_for=_NO_KINDS,
    text=_NO_NUMBERS,
    has_number=_NO_KINDS,
    has_slight=_NO_KINDS,
    is_short=_NO_KINDS,
    general=_NO_FLOATS,
    telling=_NO_NUMBERS,
    telling_place=_NO_KINDS,
    telling_weight=_NO_FLOATS,
    telling_count=_NO_KINDS,
    edges=(),
    beside=_NO_NUMBERS,
    first_beside=np.zeros(1, np.uint32),
)


class WordGatherer:
    """Takes names apart, and gathers by which words they would be looked up."""

    def __init__(self, known: WordProbes) -> None:
        """Go on from what is known."""
        self._known = known
        self._spellings = {text: number for number, text in enumerate(known.spellings)}
        self._asked, self._writing, self._text = array("I"), array("I"), array("I")
        self._stands_for, self._number, self._slight = array("B"), array("B"), array("B")
        self._short, self._general = array("B"), array("d")
        self._telling, self._place = array("I"), array("B")
        self._weight, self._count = array("d"), array("B")
        self._next = len(known.text)

    def add(self, number: int, text: str) -> None:
        """Gather by what a text of that number is looked up."""
        for written in writings(text):
            for spelling, stands_for in _look_ups(written):
                self._look_up(spelling, stands_for)
            self._look_up(joined(written), WHOLE)
            about = asked(written)
            self._text.append(number)
            self._number.append(about.has_number)
            self._slight.append(about.has_slight)
            self._short.append(len(about.as_person.spelt_out) < 2)
            self._general.append(about.general)
            self._count.append(len(about.telling))
            for bit, word in about.telling:
                self._telling.append(self._number_of(word.letters))
                self._place.append(bit.bit_length() - 1)
                self._weight.append(word.weight)
            self._next += 1

    def _number_of(self, spelling: str) -> int:
        return self._spellings.setdefault(spelling, len(self._spellings))

    def _look_up(self, spelling: str, stands_for: int) -> None:
        self._asked.append(self._number_of(spelling))
        self._writing.append(self._next)
        self._stands_for.append(stands_for)

    def gathered(self) -> WordProbes:
        """Give all that was known and what was added."""
        known = self._known
        spellings = tuple(self._spellings)
        return WordProbes(
            spellings,
            np.concatenate((known.asked, np.array(self._asked, np.uint32))),
            np.concatenate((known.writing, np.array(self._writing, np.uint32))),
            np.concatenate((known.stands_for, np.array(self._stands_for, np.uint8))),
            np.concatenate((known.text, np.array(self._text, np.uint32))),
            np.concatenate((known.has_number, np.array(self._number, np.uint8))),
            np.concatenate((known.has_slight, np.array(self._slight, np.uint8))),
            np.concatenate((known.is_short, np.array(self._short, np.uint8))),
            np.concatenate((known.general, np.array(self._general, np.float64))),
            np.concatenate((known.telling, np.array(self._telling, np.uint32))),
            np.concatenate((known.telling_place, np.array(self._place, np.uint8))),
            np.concatenate((known.telling_weight, np.array(self._weight, np.float64))),
            np.concatenate((known.telling_count, np.array(self._count, np.uint8))),
            *_by_edge(spellings),
        )


def _look_ups(written: str) -> list[tuple[str, int]]:
    """Give the spellings by which words are found, each once for what it stands for."""
    *by_word, together = asked_by_word(written)
    found = {(spelling, at) for at, anchors in enumerate(by_word) for spelling in anchors}
    of_words = {spelling for spelling, _ in found}
    found.update((spelling, SEVERAL) for spelling in together)
    for bits, anchors in asked_anchors(written):
        if bits & bits - 1:
            found.update((spelling, SEVERAL) for spelling in anchors)
        else:
            found.update((spelling, A_WORD) for spelling in anchors - of_words)
    return sorted(found)


def _by_edge(spellings: tuple[str, ...]) -> tuple[tuple[str, ...], Numbers, Numbers]:
    found: dict[str, array[int]] = {}
    for number, spelling in enumerate(spellings):
        for edge in edges(spelling):
            found.setdefault(edge, array("I")).append(number)
    sizes = np.fromiter(map(len, found.values()), np.uint32, len(found))
    beside = np.frombuffer(b"".join(map(bytes, found.values())), np.uint32)
    first = np.concatenate((np.zeros(1, np.uint32), np.cumsum(sizes, dtype=np.uint32)))
    return tuple(found), beside, first
