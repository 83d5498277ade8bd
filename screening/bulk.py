"""Which entries are worth comparing with each of many queries?

The answer is the one of `Index.candidates`, query by query. It comes faster because each
distinct name is folded once, and because most listed names are too short, too long or of too
other letters to be similar enough: that is seen for a block of names at once, and only the
few pairs that are left are compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from db.records.screening import Query, Scope
from screening.index import Index
from screening.names.keys import keys

_BLOCK = 32
"""So many asked names of like length are held against the listed ones at once."""
_LETTERS = 32
"""Letters are counted in so many groups, by code point: those of one alphabet part well."""
_DOUBT = 0.01
"""Scores this near the least one are computed again as `Index.candidates` does it."""


def candidates_many(index: Index, queries: Sequence[Query], scope: Scope) -> list[set[int]]:
    """Give the numbers of the entries worth comparing, a set for each query in order.

    Holds the answer for all queries at once: give it a chunk of a long file.
    """
    similar = _similar_keys(index, queries, scope)
    entries = _Entries(index)
    return [entries.of(_wanted(query, similar)) | index.with_number(query) for query in queries]


@dataclass(slots=True)
class _Entries:
    """Looks each key up once."""

    index: Index
    _known: dict[str, frozenset[int]] = field(default_factory=dict)

    def of(self, wanted: set[str]) -> set[int]:
        found: set[int] = set()
        for key in wanted:
            numbers = self._known.get(key)
            if numbers is None:
                numbers = self._known[key] = frozenset(self.index.with_name_keys((key,)))
            found |= numbers
        return found


Similar = dict[tuple[str, str], list[str]]
"""For each kind and asked key: the marked keys on the lists that are similar enough."""


def _wanted(query: Query, similar: Similar) -> set[str]:
    wanted: set[str] = set()
    for name in query.names:
        asked = keys(name)
        for key in asked.comparable:
            wanted.add(f"{key[0]}:{key[1]}")
            wanted.update(similar[key])
    return wanted


def _similar_keys(index: Index, queries: Sequence[Query], scope: Scope) -> Similar:
    asked = {key for query in queries for name in query.names for key in keys(name).comparable}
    similar: Similar = {key: [] for key in asked}
    for kind in sorted({kind for kind, _ in asked}):
        texts = _Texts.of(sorted((text for k, text in asked if k == kind), key=len))
        listed = _listed(index, kind, scope)
        for text, key in _pairs(texts, listed, index.decisions.compare_from):
            similar[kind, text].append(f"{kind}:{key}")
    return similar


Numbers = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts, shortest first, with their lengths and a summary of their letters."""

    texts: Sequence[str]
    lengths: npt.NDArray[np.int64]
    few: Numbers
    many: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        summaries = np.array([_letters(text) for text in texts], np.uint64).reshape(-1, 2)
        lengths = np.array([len(text) for text in texts], np.int64)
        return cls(texts, lengths, summaries[:, 0].copy(), summaries[:, 1].copy())


_LISTED: WeakKeyDictionary[Index, dict[tuple[str, Scope], _Texts]] = WeakKeyDictionary()
"""The listed names of each open index: half a second's work for those of all entries."""


def _listed(index: Index, kind: str, scope: Scope) -> _Texts:
    known = _LISTED.setdefault(index, {})
    if (kind, scope) not in known:
        known[kind, scope] = _Texts.of(index.texts(kind, scope))
    return known[kind, scope]


def _letters(text: str) -> tuple[int, int]:
    """Give a bit for a group of letters that occurs once, twice, three and four times.

    A letter more or less in the text changes one bit at most.
    """
    once = twice = thrice = four_times = 0
    for character in text:
        bit = 1 << (ord(character) % _LETTERS)
        four_times |= thrice & bit
        thrice |= twice & bit
        twice |= once & bit
        once |= bit
    return once | twice << _LETTERS, thrice | four_times << _LETTERS


def _pairs(asked: _Texts, listed: _Texts, compare_from: float) -> Iterator[tuple[str, str]]:
    """Give every pair that is similar enough."""
    for start in range(0, len(asked.texts), _BLOCK):
        rows, columns = _possible(asked, listed, slice(start, start + _BLOCK), compare_from)
        texts = [asked.texts[start + row] for row in rows.tolist()]
        found = [listed.texts[column] for column in columns.tolist()]
        yield from _similar(texts, found, compare_from * 100)


def _possible(
    asked: _Texts, listed: _Texts, block: slice, compare_from: float
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the pairs that can be similar enough, by row of the block and column of the listed.

    The ratio of two texts is 1 minus the letters to delete or insert, by the sum of their
    lengths. These letters are no fewer than the difference of the lengths, and no fewer than
    the bits by which the summaries differ. A hundredth is added for rounding.
    """
    few, many = asked.few[block, None], asked.many[block, None]
    shortest, longest = asked.lengths[block][[0, -1]]
    allowed = (1 - compare_from) * (longest + listed.lengths) + 0.01
    near = (listed.lengths - longest <= allowed) & (shortest - listed.lengths <= allowed)
    (window,) = np.nonzero(near)
    first, last = (window[0], window[-1] + 1) if len(window) else (0, 0)
    changed = np.bitwise_count(few ^ listed.few[first:last])
    changed += np.bitwise_count(many ^ listed.many[first:last])
    rows, columns = np.nonzero(changed <= allowed[first:last].clip(max=255).astype(np.uint8))
    return rows, columns + first


def _similar(
    texts: Sequence[str], listed: Sequence[str], cutoff: float
) -> Iterable[tuple[str, str]]:
    """Give those of the pairs that are similar enough."""
    scores = process.cpdist(
        texts,
        listed,
        scorer=ratio,
        processor=None,
        score_cutoff=max(cutoff - _DOUBT, 0),
        dtype=np.float32,
        workers=-1,
    )
    (found,) = np.nonzero(scores >= cutoff - _DOUBT)
    sure = scores[found] > cutoff + _DOUBT
    for place, is_sure in zip(found.tolist(), sure.tolist(), strict=True):
        text, key = texts[place], listed[place]
        if is_sure or _is_similar(text, key, cutoff):
            yield text, key


def _is_similar(text: str, key: str, cutoff: float) -> bool:
    found = process.extract_iter(
        text, (key,), scorer=ratio, processor=None, score_cutoff=cutoff
    )
    return any(True for _ in found)
