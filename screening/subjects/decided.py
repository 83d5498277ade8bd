"""What has a person decided about which entries, under the references they have now?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from db.records.entry import Entry
from db.records.subject import EntryKey, JoinDecision, Verdict


@dataclass(frozen=True, slots=True)
class Decided:
    """What persons said last of each pair of entries."""

    by_pair: dict[frozenset[EntryKey], JoinDecision]

    @property
    def vouched(self) -> frozenset[EntryKey]:
        """The entries that are of another's party by a person's word, whatever they say."""
        return frozenset(key for pair in self.joined for key in pair)

    @property
    def joined(self) -> Iterator[frozenset[EntryKey]]:
        """The pairs that are one party by a person's word."""
        for pair, decision in self.by_pair.items():
            if decision.verdict is Verdict.JOIN:
                yield pair


def decided(entries: Sequence[Entry], decisions: Sequence[JoinDecision]) -> Decided:
    """Find the entries that decisions, in the order they were made, are about.

    An entry that has another reference now is found by the publisher's own number of its
    record; a decision about one that is in force no more waits until it is again.
    """
    if not decisions:
        return Decided({})
    present = {EntryKey(entry.list, entry.ref) for entry in entries}
    by_identity = {
        (entry.list, identity_of(pair)): EntryKey(entry.list, entry.ref)
        for entry in entries
        for pair in entry.references
    }

    def now(key: EntryKey, identity: Sequence[str]) -> EntryKey | None:
        known = (by_identity.get((key.list, number)) for number in identity)
        moved = next((found for found in known if found is not None), None)
        return moved or (key if key in present else None)

    found: dict[frozenset[EntryKey], JoinDecision] = {}
    for said in decisions:
        one, other = now(said.one, said.one_identity), now(said.other, said.other_identity)
        if one is not None and other is not None and one != other:
            pair = frozenset({one, other})
            found.pop(pair, None)
            found[pair] = replace(said, one=one, other=other)
    return Decided(found)


def identity_of(reference: tuple[str, str]) -> str:
    """Write down a number by which a publisher knows a record."""
    return " ".join(reference)
