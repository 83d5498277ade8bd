"""Which other lists have a party that one list takes off, marks as dead or moves?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records.entry import Entry
from db.records.screening import Query
from db.records.subject import EntryKey, JoinDecision, Verdict
from rules.subjects import SubjectTable
from screening.index import Index
from screening.subjects.compare import Pair
from screening.subjects.decided import decided
from screening.subjects.particulars import Reading, Regimes, listing_date
from screening.subjects.resolve import judged


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Looks for a party on the other lists in force."""

    index: Index
    table: SubjectTable
    regimes: Regimes
    decisions: Sequence[JoinDecision]

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """Give the entries on other lists that are about the party, by list and reference."""
        found = (self.index.entry(number) for number in sorted(self._alike(entry)))
        there = [i.entry for i in found if i.removal is None and i.entry.list != entry.list]
        return tuple(other for other in there if self._is_same(entry, other))

    def _alike(self, entry: Entry) -> set[int]:
        names = [name.text for name in entry.names]
        numbers = tuple(one.number for one in entry.identifiers)
        query = Query(entry.name, other_names=tuple(names), identifiers=numbers)
        return self.index.exact(query)

    def _is_same(self, entry: Entry, other: Entry) -> bool:
        pair = frozenset(EntryKey(one.list, one.ref) for one in (entry, other))
        said = decided((entry, other), self.decisions).by_pair.get(pair)
        if said is not None:
            return said.verdict is Verdict.JOIN
        reading = Reading(self.regimes, listing_date(self.table.listing_words))
        join = judged(Pair(reading.of(entry), reading.of(other), self.table))
        return join is not None and join.level.joins


def named(found: Sequence[Entry]) -> Iterator[str]:
    """Give each as a person reads it."""
    return (f"{entry.list} {entry.ref} {entry.name}" for entry in found)
