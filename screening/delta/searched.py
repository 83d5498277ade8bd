"""What has a part of the lists that is worth comparing with each customer?

What a search would look up is kept, so that no name is taken apart or read again but those
that can be like one of the part.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from db.records.screening import Query, Scope
from screening.delta.hashes import Hashes, hashes
from screening.delta.like_korean import like_korean
from screening.delta.like_words import like_words
from screening.delta.probes import NAME, NUMBER, Probes, Sought
from screening.features.asked import asked_names
from screening.index import Index
from screening.names.search import Wanted, score


def searched(
    probes: Probes, sought: Sequence[Sought], part: Index, scope: Scope
) -> Iterator[tuple[Query, int, set[int]]]:
    """Give queries with their places, in order, each with the entries of the part to compare.

    They are all entries of the part that `Index.candidates` finds in the whole index and on
    which a rule could alert, or which it could show; and some besides. Who has none is
    passed over. Who was not gathered, or can't be, is searched as any other.
    """
    search = _Search(probes, part, scope)
    for place, row in enumerate(probes.rows(sought).tolist()):
        is_unknown = row < 0 or row in search.untraced
        if not is_unknown and row not in search.touched:
            continue
        query = sought[place].query()
        found = part.candidates(query, scope) if is_unknown else search.candidates(row, query)
        if found:
            yield query, place, found


class _Search:
    """A search in a part, of those of which it is known what they would look up."""

    def __init__(self, probes: Probes, part: Index, scope: Scope) -> None:
        self._part, self._names = part, part.search(scope)
        self._words = like_words(probes.words, self._names)
        self._korean = set(like_korean(probes.korean, part.korean_rows(scope)).tolist())
        exact = probes.key_row[np.isin(probes.keys, _keys(part))]
        self._exact = set(exact.tolist())
        self.untraced = set(probes.untraced.tolist())
        self._texts: dict[int, list[tuple[int, int]]] = {}
        texts = np.fromiter({*self._words.targets, *self._words.whole, *self._korean}, np.int64)
        firsts = np.searchsorted(probes.text_row, probes.text_row[texts])
        for row, text, first in zip(
            probes.text_row[texts].tolist(), texts.tolist(), firsts.tolist(), strict=True
        ):
            self._texts.setdefault(row, []).append((text - first, text))
        self.touched = self._exact | self._texts.keys()

    def candidates(self, row: int, query: Query) -> set[int]:
        """Give the entries of the part to compare with a query of that row."""
        found = self._part.exact(query) if row in self._exact else set[int]()
        if texts := self._texts.get(row):
            wanted = self._part.wanted(query)
            names = [asked.text for asked in asked_names(query)]
            for place, text in texts:
                found |= self._similar(names[place], text, wanted)
        return found

    def _similar(self, asked: str, text: int, wanted: Wanted) -> set[int]:
        """Give what is like a text of that number, as `NameSearch.find` does."""
        found = set(self._words.whole.get(text, ()))
        if text in self._korean:
            found |= self._names.korean.find(asked, wanted.in_part)
        for number, most in self._words.targets.get(text, {}).items():
            target = self._names.targets[number]
            if most < wanted.least:
                continue
            if most < wanted.least_alone and not wanted.may_matter(target):
                continue
            if not found.issuperset(target.numbers) and score(asked, target) >= wanted.least:
                found.update(target.numbers)
        return found


def _keys(part: Index) -> Hashes:
    """Give the keys of all names and numbers in the part."""
    names, numbers = part.exact_keys()
    return hashes((*(NAME + key for key in names), *(NUMBER + key for key in numbers)))
