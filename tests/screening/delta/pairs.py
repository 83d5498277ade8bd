"""On which changed entries does a screening alert, or show them, in full and by the delta?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from db.records.screening import IndexedEntry, Outcome, Query, Scope
from db.records.subject import EntryKey
from screening.decide import beside
from screening.delta.part import build_part
from screening.delta.probes import NO_PROBES, Probes
from screening.delta.searched import searched
from screening.index import Index

Pair = tuple[int, EntryKey, Outcome, str, float]
"""The place of the query, the entry, the outcome, the rule and the score."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who is searched for by a query."""

    asked: Query

    @property
    def known_as(self) -> bytes:
        """Give what stands for the names, kind and numbers asked."""
        said = f"{self.asked.type}{self.asked.names}{self.asked.identifiers}"
        return blake2b(said.encode(), digest_size=16).digest()

    def query(self) -> Query:
        """Give what is asked."""
        return self.asked


def in_full(
    index: Index, queries: Sequence[Query], of: Sequence[IndexedEntry], scope: Scope
) -> set[Pair]:
    """Screen every query against the whole index."""
    wanted = {one.key for one in of}
    return {
        pair
        for place, query in enumerate(queries)
        for pair in _told(place, query, index, index.candidates(query, scope), scope)
        if pair[1] in wanted
    }


def by_delta(
    index: Index,
    queries: Sequence[Query],
    of: Sequence[IndexedEntry],
    scope: Scope,
    folder: Path,
    probes: Probes | None = None,
) -> set[Pair]:
    """Screen only what the entries concern, against a part with them alone."""
    path = folder / "part.sqlite"
    build_part(path, of, index)
    part = Index(path)
    try:
        asking = list(map(Asking, queries))
        known = NO_PROBES.adding(asking) if probes is None else probes
        return {
            pair
            for query, place, found in searched(known, asking, part, scope)
            for pair in _told(place, query, part, found, scope)
        }
    finally:
        part.close()


def _told(
    place: int, query: Query, index: Index, found: set[int], scope: Scope
) -> Iterator[Pair]:
    for number in found:
        indexed = index.entry(number)
        match = beside(query, indexed, scope, index.decisions)
        if match.outcome is not Outcome.NO_MATCH or match.is_shown:
            yield place, indexed.key, match.outcome, match.rule, match.score
