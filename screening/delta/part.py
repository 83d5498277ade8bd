"""How is an index of a few entries written that decides about them as the whole one does?"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from db.records.screening import IndexedEntry
from screening.built_index import written
from screening.filling import fill_in, put
from screening.index import Index


class PartError(Exception):
    """An index of a part does not hold its entries as the whole index does."""


def build_part(path: Path, entries: Sequence[IndexedEntry], like: Index) -> None:
    """Write the index of these entries to `path`, whole or not at all.

    They stand in it as they are, in this order, each with its party, categories and removal,
    and under the rules of the index that they are `like`. So `Index.candidates` gives those of
    them that it gives in the whole index, and `decide.beside` the same match. What parties and
    relations there are besides is left out: the part answers no other question.

    Raises `PartError` where an entry in the part is not as it was given: then nothing is known
    of what the part would find, and a full screening is needed.
    """
    table = like.decisions
    with written(path, table, like.dprk_terms, like.catalogue) as connection:
        fill_in(
            connection,
            ((one.entry, one.nexus) for one in entries),
            table.query_nexus.country,
            {(o.entry.list, o.entry.ref): o.removal for o in entries if o.removal is not None},
            {one.key: one.subject for one in entries},
            {one.key: one.categories for one in entries},
        )
        put(connection, "lent", msgspec.json.encode(like.lent))
    part = Index(path)
    try:
        for number, one in enumerate(entries):
            if part.entry(number) != one:
                raise PartError(
                    f"{one.key} is not in the part as in the index; screen every customer anew"
                )
    finally:
        part.close()
