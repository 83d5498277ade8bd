"""What follows from all entries together: parties, ties between them, categories."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from db.records.derived import Assessed, Derived
from db.records.entry import Entry
from db.records.screening import NexusReason
from db.records.subject import EntryKey, JoinDecision
from rules import loader
from rules.criteria_loader import catalogue
from screening.assess import EntryFacts, assess_entries, by_party, findings
from screening.relations.grammar import Grammar
from screening.relations.read import relations
from screening.roster import read_roster
from screening.subjects.particulars import Regimes
from screening.subjects.resolve import resolve

Read = Sequence[tuple[Entry, tuple[NexusReason, ...]]]
"""Entries, each with the reasons why it has to do with the DPRK."""


def derive(
    entries: Read,
    rules: loader.RuleFiles,
    regimes: Regimes,
    decisions: Sequence[JoinDecision] = (),
    roster_on: date | None = None,
) -> Derived:
    """Work out the subjects of all entries; of DPRK-related ones ties and categories too.

    The roster is read as of `roster_on`; for a day in the past there is none, as it keeps no
    versions.
    """
    bare = [entry for entry, _ in entries]
    subjects = resolve(bare, loader.subjects(rules), regimes, decisions)
    party_of = {key: subject.id for subject in subjects for key in subject.members}
    related = [entry for entry, reasons in entries if any(not r.is_mention for r in reasons)]
    parties = _by_party(related, party_of)
    table = loader.relations(rules)
    found = relations(parties, Grammar(table))
    criteria = catalogue(rules)
    bodies, read = assess_entries(parties, criteria, table)
    records = tuple(read_roster(rules, criteria, bodies, roster_on)) if roster_on else ()
    assessed = (*_assessed(read), *(record.assessed for record in records))
    roster = tuple(record.entry for record in records)
    lent = tuple(bodies.lent.items())
    return Derived(tuple(subjects), tuple(found), assessed, roster, lent)


def _assessed(read: Sequence[EntryFacts]) -> Iterator[Assessed]:
    """Give the categories that entries explain, each with those of its whole party."""
    for some in by_party(read).values():
        told = findings(some)
        for one in some:
            yield Assessed(EntryKey(one.entry.list, one.entry.ref), one.assessments, told)


def _by_party(
    entries: Sequence[Entry], party_of: Mapping[EntryKey, str]
) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        key = EntryKey(entry.list, entry.ref)
        found.setdefault(party_of.get(key, str(key)), []).append(entry)
    return found
