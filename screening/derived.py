"""What follows from all entries together: who is one party, what do they say of others?"""

from collections.abc import Mapping, Sequence

from db.records.derived import Derived
from db.records.entry import Entry
from db.records.screening import NexusReason
from db.records.subject import EntryKey, JoinDecision
from rules import loader
from screening.relations.grammar import Grammar
from screening.relations.read import relations
from screening.subjects.particulars import Regimes
from screening.subjects.resolve import resolve

Read = Sequence[tuple[Entry, tuple[NexusReason, ...]]]
"""Entries, each with the reasons why it has to do with the DPRK."""


def derive(
    entries: Read,
    rules: loader.RuleFiles,
    regimes: Regimes,
    decisions: Sequence[JoinDecision] = (),
) -> Derived:
    """Work out the subjects of all entries, and the relations that DPRK-related ones state."""
    bare = [entry for entry, _ in entries]
    subjects = resolve(bare, loader.subjects(rules), regimes, decisions)
    party_of = {key: subject.id for subject in subjects for key in subject.members}
    related = [entry for entry, reasons in entries if any(not r.is_mention for r in reasons)]
    parties = _by_party(related, party_of)
    found = relations(parties, Grammar(loader.relations(rules)))
    return Derived(tuple(subjects), tuple(found))


def _by_party(
    entries: Sequence[Entry], party_of: Mapping[EntryKey, str]
) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        key = EntryKey(entry.list, entry.ref)
        found.setdefault(party_of.get(key, str(key)), []).append(entry)
    return found
