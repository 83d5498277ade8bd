"""Which customers' searches can find anything in a part of the lists?"""

from collections.abc import Iterable

import numpy as np

from db.records.screening import Query, Scope
from screening.delta.hashes import Hashes, hashes
from screening.delta.like_korean import like_korean
from screening.delta.like_words import like_words
from screening.delta.probes import NAME, NUMBER, Probes
from screening.delta.ranges import Whole
from screening.index import Index


def touched(
    probes: Probes, queries: Iterable[Query], part: Index, scope: Scope
) -> tuple[int, ...]:
    """Give the places of the queries that must be searched in the part, in their order.

    For every other query `part.candidates(query, scope)` gives nothing that a rule could alert
    on or show. A query that was not gathered must be searched.
    """
    rows = probes.rows(queries)
    is_touched = np.zeros(len(probes) + 1, np.bool_)
    is_touched[touched_rows(probes, part, scope)] = True
    is_touched[-1] = True  # the row of those not gathered
    return tuple(np.flatnonzero(is_touched[rows]).tolist())


def touched_rows(probes: Probes, part: Index, scope: Scope) -> Whole:
    """Give the rows that must be searched in the part."""
    by_text = np.concatenate(
        (
            like_words(probes.words, part.search(scope)),
            like_korean(probes.korean, part.korean_rows(scope)),
        )
    )
    exact = probes.key_row[np.isin(probes.keys, _keys(part))]
    return np.unique(
        np.concatenate((probes.untraced, exact, probes.text_row[by_text])).astype(np.int64)
    )


def _keys(part: Index) -> Hashes:
    """Give the keys of all names and numbers in the part."""
    names, numbers = part.exact_keys()
    return hashes((*(NAME + key for key in names), *(NUMBER + key for key in numbers)))
