"""Which names can be like which listed ones by their words or letters?

None is left out that `NameSearch.find` would find: for each look-up of the name it is seen what
it would lead to, and a listed name is passed over only where `Need.most` is too little, taken
for at least what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from screening.delta.ranges import Whole, firsts, spread
from screening.delta.words import A_WORD, SEVERAL, WHOLE, Floats, Kinds, WordProbes
from screening.names.listed import ALL_BITS, BITS, Shelf, Targets
from screening.names.needs import LEAST, MOST_WORDS, Asked, Need
from screening.names.person_needs import asked_person
from screening.names.search import NameSearch
from screening.names.slips import LONG, by_edge
from screening.names.vocabulary import Kind
from screening.names.words import Word

_MOST_SLIPS = 2
_AT_ONCE = 1 << 22
"""So many look-ups with what they lead to are looked at together; it keeps memory in bounds."""
_NO_PERSON = asked_person(())
_ROUNDED = 0.000001

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Led:
    """To what spellings lead."""

    first: Whole
    """For each spelling: where that begins in `codes`; last, how many there are."""
    codes: Whole
    """As `listed.Shelf` gives them, one spelling after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """What writings share with listed names, in groups of a writing and a target."""

    writing: Whole
    target: Whole
    bits: Whole
    """The words of the target that are asked for."""
    is_enough: Flags
    """Whether a spelling is enough by itself."""
    is_several: Flags
    """Whether several words asked may be one of them, written as one."""
    answering: Whole
    """The words asked that may be one of them: a bit each, or all."""


@dataclass(frozen=True, slots=True)
class LikeWords:
    """What is like texts by words or letters."""

    targets: dict[int, dict[int, float]]
    """By text: the targets that can score 0.75, each with the most that it can."""
    whole: dict[int, set[int]]
    """By text: the numbers of what is written so as one word, but for a slip."""


def like_words(probes: WordProbes, search: NameSearch) -> LikeWords:
    """Say which texts can be like which listed names of a search."""
    lengths = np.fromiter(map(len, probes.spellings), np.int64, len(probes.spellings))
    is_whole = probes.stands_for == WHOLE
    found = LikeWords({}, {})
    by_letters = _led(probes, lengths, (search.joined,))
    for look_up in np.flatnonzero(is_whole & (np.diff(by_letters.first)[probes.asked] > 0)):
        text, spelling = int(probes.text[probes.writing[look_up]]), probes.asked[look_up]
        codes = by_letters.codes[by_letters.first[spelling] : by_letters.first[spelling + 1]]
        found.whole.setdefault(text, set()).update(codes.tolist())
    abouts = _Abouts(probes)
    for shared in _shared(
        probes, _led(probes, lengths, (search.anchors, search.runs)), ~is_whole
    ):
        most = _most(shared, probes, search.targets, abouts)
        can = np.flatnonzero(most >= LEAST)
        texts = probes.text[shared.writing[can]]
        for text, target, best in zip(
            texts.tolist(), shared.target[can].tolist(), most[can].tolist(), strict=True
        ):
            known = found.targets.setdefault(text, {})
            known[target] = max(best, known.get(target, 0.0))
    return found


def _led(probes: WordProbes, lengths: Whole, shelves: Sequence[Shelf]) -> _Led:
    """Look all spellings up."""
    asked, codes = [], []
    for shelf in shelves:
        listed = list(shelf)
        found_by = [np.array(shelf.numbers(text), np.int64) for text in listed]
        sizes = np.fromiter(map(len, found_by), np.int64, len(listed))
        first, of_all = firsts(sizes), np.concatenate([np.zeros(0, np.int64), *found_by])
        for ours, theirs in _alike(probes, lengths, listed):
            asked.append(np.repeat(ours, sizes[theirs]))
            codes.append(of_all[spread(first[theirs], sizes[theirs])])
    by, to = (np.concatenate([np.zeros(0, np.int64), *found]) for found in (asked, codes))
    order = np.argsort(by, kind="stable")
    return _Led(firsts(np.bincount(by, minlength=len(lengths))), to[order])


def _alike(
    probes: WordProbes, lengths: Whole, listed: Sequence[str]
) -> Iterator[tuple[Whole, Whole]]:
    """Give the numbers of spellings asked and listed that `listed.alike` takes together."""
    place = {text: at for at, text in enumerate(listed)}
    same = [(n, place[text]) for n, text in enumerate(probes.spellings) if text in place]
    pairs = np.array(same, np.int64).reshape(-1, 2)
    yield pairs[:, 0], pairs[:, 1]
    number = {edge: at for at, edge in enumerate(probes.edges)}
    for edge, theirs in by_edge(listed).items():
        if (at := number.get(edge)) is None:
            continue
        ours = probes.beside[probes.first_beside[at] : probes.first_beside[at + 1]]
        texts = [probes.spellings[one] for one in ours.tolist()]
        slips = cdist(
            theirs, texts, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, dtype=np.uint8
        )
        most = np.where(lengths[ours] >= LONG, _MOST_SLIPS, 1)
        row, column = np.nonzero(slips <= most)
        places = np.fromiter((place[text] for text in theirs), np.int64, len(theirs))
        yield ours[column].astype(np.int64), places[row]


def _shared(probes: WordProbes, led: _Led, of_words: Flags) -> Iterator[_Shared]:
    """Gather to what the look-ups of each writing lead, some writings at once."""
    sizes = np.where(of_words, np.diff(led.first)[probes.asked], 0)
    hits = np.flatnonzero(sizes)
    writing, sizes = probes.writing[hits].astype(np.int64), sizes[hits]
    begins = np.flatnonzero(np.diff(writing, prepend=-1))
    block = (np.cumsum(sizes) - sizes)[begins] // _AT_ONCE
    cuts = [*begins[np.flatnonzero(np.diff(block, prepend=-1))].tolist(), len(hits)]
    for start, end in pairwise(cuts):
        here = slice(start, end)
        places = spread(led.first[probes.asked[hits[here]]], sizes[here])
        codes = led.codes[places]
        stands_for = np.repeat(probes.stands_for[hits[here]], sizes[here])
        yield _grouped(np.repeat(writing[here], sizes[here]), codes, stands_for)


def _grouped(writing: Whole, codes: Whole, stands_for: Kinds) -> _Shared:
    is_word = stands_for < A_WORD
    answering = np.where(is_word, np.int64(1) << np.where(is_word, stands_for, 0), np.int64(-1))
    both = writing << 32 | codes >> BITS
    order = np.argsort(both, kind="stable")
    both, bits = both[order], codes[order] & ALL_BITS
    begins = np.flatnonzero(np.diff(both, prepend=-1))
    return _Shared(
        both[begins] >> 32,
        both[begins] & 0xFFFF_FFFF,
        np.bitwise_or.reduceat(bits, begins),
        np.logical_or.reduceat(bits == 0, begins),
        np.logical_or.reduceat(stands_for[order] == SEVERAL, begins),
        np.bitwise_or.reduceat(answering[order], begins),
    )


class _Abouts:
    """What counts of each writing besides the words that it shares."""

    def __init__(self, probes: WordProbes) -> None:
        self._probes = probes
        self._first = firsts(probes.telling_count.astype(np.int64))
        self._known: dict[int, Asked] = {}
        whose = np.repeat(np.arange(len(probes.text)), probes.telling_count)
        weight = np.bincount(whose, probes.telling_weight, len(probes.text))
        self.general: Floats = probes.general + weight + _ROUNDED
        """The most that words asked can weigh that are no telling ones, or may be none."""

    def __getitem__(self, writing: int) -> Asked:
        """Give what counts of one, but for its words as a person's."""
        known = self._known.get(writing)
        if known is None:
            known = self._known[writing] = self._about(writing)
        return known

    def _about(self, writing: int) -> Asked:
        probes = self._probes
        telling = range(self._first[writing], self._first[writing + 1])
        return Asked(
            _NO_PERSON,
            bool(probes.has_number[writing]),
            bool(probes.has_slight[writing]),
            float(probes.general[writing]),
            tuple(
                (
                    1 << int(probes.telling_place[at]),
                    _word(
                        probes.spellings[probes.telling[at]], float(probes.telling_weight[at])
                    ),
                )
                for at in telling
            ),
        )


def _word(letters: str, weight: float) -> Word:
    return Word(letters, letters, letters, Kind.DISTINCTIVE, weight, is_telling=True)


def _most(shared: _Shared, probes: WordProbes, targets: Targets, abouts: _Abouts) -> Floats:
    """Give the most that each target can score beside the writing; little if not 0.75."""
    numbers, at = np.unique(shared.target, return_inverse=True)
    needs = [targets[number].need for number in numbers.tolist()]
    is_person = np.array([bool(need.words) for need in needs], np.bool_)[at]
    is_unknown = np.array([not need.words and not need.weights for need in needs], np.bool_)
    by_a_word = np.array([len(n.words) == 1 or n.is_met_by_a_word for n in needs], np.bool_)
    as_person = (
        (shared.bits & shared.bits - 1 != 0)
        | shared.is_several
        | by_a_word[at]
        | (probes.is_short[shared.writing] != 0)
    )
    found = shared.is_enough | is_unknown[at] | (is_person & as_person)
    most = np.where(found, 1.0, 0.0)
    rest = np.flatnonzero(~found & ~is_person)
    for one in rest[_as_bodies(shared, probes, abouts, needs, at, rest)].tolist():
        about = abouts[int(shared.writing[one])]
        bits, answering = int(shared.bits[one]), int(shared.answering[one])
        most[one] = needs[at[one]].most(bits, MOST_WORDS, answering, about)
    return most


def _as_bodies(
    shared: _Shared,
    probes: WordProbes,
    abouts: _Abouts,
    needs: Sequence[Need],
    at: Whole,
    rest: Whole,
) -> Flags:
    """Say of the groups of the `rest` whether a body or ship can score enough.

    What there is besides the words shared is taken for as little against it as it can be; so
    many groups are the same that each is worked out once.
    """
    writing = shared.writing[rest]
    about = (probes.has_number[writing], probes.has_slight[writing], abouts.general[writing])
    rows = np.column_stack((at[rest], shared.bits[rest], *about))
    kinds, which = np.unique(rows, axis=0, return_inverse=True)
    can = [
        needs[int(one)].most(int(bits), MOST_WORDS, -1, _at_best(*besides)) >= LEAST
        for one, bits, *besides in kinds.tolist()
    ]
    found: Flags = np.array(can, np.bool_)[which.reshape(-1)]
    return found


def _at_best(has_number: float, has_slight: float, general: float) -> Asked:
    """Give the most favourable of all names of which so much is known."""
    return Asked(_NO_PERSON, bool(has_number), bool(has_slight), general, ())
