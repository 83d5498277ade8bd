"""Which other lists have a party that one list takes off, marks as dead or moves?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records.entry import Entry
from db.records.screening import IndexedEntry, Query
from db.records.subject import EntryKey, JoinDecision
from rules.subjects import SubjectTable
from screening.index import Index
from screening.subjects.particulars import Regimes
from screening.subjects.resolve import resolve


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Looks for a party on the other lists in force."""

    index: Index
    table: SubjectTable
    regimes: Regimes
    decisions: Sequence[JoinDecision]

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """Give the entries on other lists that are about the party, by list and reference."""
        key = EntryKey(entry.list, entry.ref)
        here = next((i for i in self.index.find(entry.ref) if i.key == key), None)
        keys = self._members(here) if here is not None else self._by_rules(entry, key)
        there = [self._entry(other) for other in sorted(keys) if other.list != key.list]
        return tuple(i.entry for i in there if i is not None and i.removal is None)

    def _members(self, indexed: IndexedEntry) -> set[EntryKey]:
        """Give the entries of the party of one that is screened still."""
        subject = self.index.subject(indexed.subject)
        return set(subject.members) if subject is not None else set()

    def _by_rules(self, entry: Entry, key: EntryKey) -> set[EntryKey]:
        """Give the entries of the party of one that is gone, but for another's on its list."""
        query = Query(
            entry.name,
            other_names=tuple(name.text for name in entry.names),
            identifiers=tuple(one.number for one in entry.identifiers),
        )
        found = [self.index.entry(number) for number in sorted(self.index.exact(query))]
        found += [i for said in self.decisions for i in self._decided(said, key)]
        free = {
            i.key: i.entry
            for i in found
            if all(other.list != key.list for other in (self._members(i) or {i.key}))
        }
        entries = (entry, *free.values())
        for subject in resolve(entries, self.table, self.regimes, self.decisions):
            if key in subject.members:
                alike = [self._entry(member) for member in subject.members if member != key]
                return {k for i in alike if i for k in (self._members(i) or {i.key})}
        return set()

    def _decided(self, said: JoinDecision, key: EntryKey) -> Iterator[IndexedEntry]:
        """Give what a person spoke of together with an entry."""
        if key in {said.one, said.other}:
            other = self._entry(said.other if said.one == key else said.one)
            if other is not None:
                yield other

    def _entry(self, key: EntryKey) -> IndexedEntry | None:
        return next((i for i in self.index.find(key.ref) if i.key == key), None)


def named(found: Sequence[Entry]) -> Iterator[str]:
    """Give each as a person reads it."""
    return (f"{entry.list} {entry.ref} {entry.name}" for entry in found)
