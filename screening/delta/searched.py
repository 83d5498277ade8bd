"""What has a part of the lists that is worth comparing with each customer?"""

from collections.abc import Iterator, Sequence

from db.records.screening import Query, Scope
from screening.delta.probes import Probes
from screening.delta.touched import touched
from screening.index import Index


def searched(
    probes: Probes, queries: Sequence[Query], part: Index, scope: Scope
) -> Iterator[tuple[int, set[int]]]:
    """Give the places of queries, in order, each with the entries of the part to compare.

    They are all entries of the part that `Index.candidates` would find in the whole index and
    on which a rule could alert, or which it could show. Queries without any are passed over.
    """
    for place in touched(probes, queries, part, scope):
        if found := part.candidates(queries[place], scope):
            yield place, found
