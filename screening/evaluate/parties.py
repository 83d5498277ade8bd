"""Which entries are one party, and which half of the parties is it in?

Publishers list the same person under numbers of their own. To be found is to be found under
one of them, so what is counted is parties, not entries. Entries are joined by the UN's number
where the EU's record prints it, and by the curated pairs in `cases/same_party.toml`; nothing
is ever joined by its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from db.records.entry import Entry, Name, PartyType
from screening.evaluate.tables import table

UN_REFERENCE = "unitedNationId"
"""The label under which the EU's file prints the UN's number."""

EntryKey = tuple[str, str]
"""List and reference."""


class Half(StrEnum):
    """Which parties are measured. Tuning never reads the held-out half."""

    TUNING = "tuning"
    HELD_OUT = "held-out"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Party:
    """One listed party: all entries that are one subject, and all their names."""

    id: str
    """List and reference of its first entry, the UN's before all others."""
    type: PartyType
    entries: tuple[EntryKey, ...]
    names: tuple[Name, ...]
    printed_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each list the names that it prints."""

    def printed(self, list_id: str) -> tuple[str, ...]:
        """Give the names that one list prints."""
        return dict(self.printed_by).get(list_id, ())

    def on(self, list_id: str) -> "Party":
        """Give the party with nothing but the names that one list prints."""
        texts = self.printed(list_id)
        return replace(self, names=tuple(name for name in self.names if name.text in texts))

    @property
    def surname_first(self) -> frozenset[str]:
        """Names that a list prints which writes Korean surnames first: the UN's."""
        return frozenset(self.printed("un"))

    @property
    def half(self) -> Half:
        """The half it belongs to, by a hash of its first entry."""
        return half_of(self.id)


def half_of(text: str) -> Half:
    """Give the half of anything that has a name of its own."""
    return Half.TUNING if sha256(text.encode()).digest()[0] % 2 == 0 else Half.HELD_OUT


def parties(entries: Iterable[Entry]) -> tuple[Party, ...]:
    """Join entries to parties."""
    known = {entry.ref: entry for entry in entries}
    leader = {ref: ref for ref in known}
    for refs in (*_printed_pairs(known.values()), *_curated()):
        first, *others = sorted(refs & known.keys(), key=_rank) or [""]
        for other in others:
            _join(leader, first, other)
    groups: dict[str, list[Entry]] = {}
    for ref, entry in known.items():
        groups.setdefault(_root(leader, ref), []).append(entry)
    return tuple(_party(group) for group in groups.values())


def not_read() -> frozenset[str]:
    """Give the aliases that are not read as Korean names: others' names, and misprints."""
    return frozenset(table("same_party")["not_read"])


def _curated() -> Iterable[frozenset[str]]:
    for ref, others in table("same_party")["same"].items():
        yield frozenset({ref, *others})


def _printed_pairs(entries: Iterable[Entry]) -> Iterable[frozenset[str]]:
    misprinted = table("same_party")["misprinted"]
    for entry in entries:
        if entry.ref in misprinted:
            continue
        for label, number in entry.references:
            if label == UN_REFERENCE:
                yield frozenset({entry.ref, number})


def _rank(ref: str) -> tuple[bool, str]:
    return (ref.startswith("EU."), ref)


def _root(leader: dict[str, str], ref: str) -> str:
    while leader[ref] != ref:
        ref = leader[ref]
    return ref


def _join(leader: dict[str, str], first: str, other: str) -> None:
    one, two = sorted((_root(leader, first), _root(leader, other)), key=_rank)
    leader[two] = one


def _party(entries: list[Entry]) -> Party:
    ordered = sorted(entries, key=lambda entry: _rank(entry.ref))
    first = ordered[0]
    names: dict[str, Name] = {}
    for entry in ordered:
        for name in entry.names:
            names.setdefault(name.text, name)
    keys = tuple((entry.list, entry.ref) for entry in ordered)
    printed: dict[str, dict[str, None]] = {}
    for entry in ordered:
        printed.setdefault(entry.list, {}).update(dict.fromkeys(n.text for n in entry.names))
    by_list = tuple((list_id, tuple(texts)) for list_id, texts in printed.items())
    key = f"{first.list}:{first.ref}"
    return Party(key, first.type, keys, tuple(names.values()), by_list)
