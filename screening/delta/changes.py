"""What differs between two indexes that may alter the answer to an unchanged query?"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records.entry import PartyType
from db.records.screening import ROSTER, IndexedEntry
from db.records.subject import EntryKey
from screening.index import Index


@dataclass(frozen=True, slots=True)
class Delta:
    """What another index has of its own."""

    changed: tuple[IndexedEntry, ...]
    """Entries, of lists and of the roster, that are new or are not as they were."""
    gone: tuple[EntryKey, ...]
    """Entries that are there no more: what was found of them must be taken back."""
    incomparable: str = ""
    """Why every query must be screened anew; empty where changed entries are all there is."""
    has_other_bodies: bool = False
    """Whether a role or organisation that a query states may be assessed otherwise."""

    @property
    def is_comparable(self) -> bool:
        """Whether no pair of an unchanged query and an unchanged entry is decided otherwise."""
        return not self.incomparable


def changed(old: Index, new: Index) -> Delta:
    """Say what differs from the old index in the new one.

    A pair of a query and an entry is decided by these two and the decision table alone. Beyond
    that, what a query states about itself is assessed by the criteria and against the bodies
    that are listed: `has_other_bodies` says of the latter that they differ. Who is known as
    one party with a listed one may differ though its entry does not say otherwise.
    """
    before, after = list(_all(old)), list(_all(new))
    known: dict[EntryKey, list[IndexedEntry]] = {}
    for one in before:
        known.setdefault(one.key, []).append(one)
    kept = {one.key for one in after}
    return Delta(
        tuple(one for one in after if one not in known.get(one.key, ())),
        tuple(key for key in known if key not in kept),
        _incomparable(old, new),
        old.lent != new.lent or _bodies(before) != _bodies(after),
    )


def _all(index: Index) -> Iterator[IndexedEntry]:
    """Give the entries of the lists, then those of the roster."""
    yield from index.entries()
    yield from index.entries((ROSTER,))


def _incomparable(old: Index, new: Index) -> str:
    if old.decisions != new.decisions:
        return "the decision table is another one"
    if old.dprk_terms != new.dprk_terms:
        return "the terms for the DPRK are others"
    if old.catalogue != new.catalogue:
        return "the criteria are others"
    return ""


def _bodies(entries: list[IndexedEntry]) -> list[IndexedEntry]:
    """Give the listed bodies against which it is assessed what a query states."""
    return [
        one
        for one in entries
        if one.is_in_scope
        and one.entry.list != ROSTER
        and one.entry.type is PartyType.ORGANISATION
    ]
