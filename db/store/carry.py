"""Which parties stay in force though the newest file does not give them whole?"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from db.codec import digest
from db.records.entry import Entry, UnreadableRecord
from db.records.publication import CarriedOver

SURROGATE = "?"
"""Starts the reference that we give a record without one."""


@dataclass(frozen=True, slots=True)
class Before:
    """The parties in force at the publication before."""

    whole: frozenset[str]
    partial: frozenset[str] = frozenset()
    """Those of whom no version could ever be read whole."""
    by_reference: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The other numbers of their records; needed only where a record has no reference."""

    @property
    def refs(self) -> frozenset[str]:
        """Everybody."""
        return self.whole | self.partial


@dataclass(frozen=True, slots=True)
class Carried:
    """What is in force beside the records that could be read whole."""

    partials: Mapping[str, Entry]
    """What could be read of records that have no earlier version."""
    kept: Mapping[str, CarriedOver]
    """Why each party is in force, partials included."""


def carry_over(
    entries: Mapping[str, Entry],
    unreadable: Sequence[UnreadableRecord],
    before: Before,
) -> Carried:
    """Keep the last good version of what cannot be read.

    A record that has neither an earlier version nor a readable name is the caller's to
    report: its list is incomplete.
    """
    partials: dict[str, Entry] = {}
    kept: dict[str, CarriedOver] = {}
    for record in unreadable:
        known = _known(record, before) - entries.keys()
        whole = known & before.whole
        if not whole and record.partial is not None:
            taken = entries.keys() | partials.keys()
            ref = _ref_of_partial(record, record.partial, known - partials.keys(), taken)
            partials[ref] = replace(record.partial, ref=ref, is_partial=True)
            known = frozenset({ref})
        for ref in whole or known:
            kept[ref] = CarriedOver(ref, record.problem)
    return Carried(partials, kept)


def _known(record: UnreadableRecord, before: Before) -> frozenset[str]:
    """Find who an unreadable record is about, by its reference or by its other numbers."""
    if record.ref:
        return frozenset({record.ref}) & before.refs
    same = (before.by_reference.get(pair, frozenset()) for pair in record.references)
    return frozenset().union(*same)


def _ref_of_partial(
    record: UnreadableRecord, partial: Entry, known: frozenset[str], taken: Set[str]
) -> str:
    """Give the reference to publish a partial entry under; yesterday's, if it had one."""
    own = record.ref or partial.ref
    if own and own not in taken:
        return own
    if not own and known:
        return min(known)
    return SURROGATE + digest(replace(partial, ref=""))[:10]
