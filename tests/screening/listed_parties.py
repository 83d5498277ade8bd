"""What do the DPRK-related entries of the real lists state, each alone and by party?"""

from collections.abc import Iterator
from functools import cache

from db.records.entry import Entry
from feeds.registry import manifests
from rules import loader
from rules.criteria_loader import catalogue
from screening.assess import EntryFacts, assess_entries
from screening.nexus import reader
from screening.subjects.resolve import resolve
from tests.screening.tracking.real_files import parsed


@cache
def assessed() -> tuple[EntryFacts, ...]:
    """Assess the entries, those of one party together as a refresh joins them."""
    rules = loader.read()
    regimes = {name: found.regimes for name, found in manifests().items()}
    subjects = resolve(_entries(), loader.subjects(rules), regimes, ())
    party_of = {str(key): subject.id for subject in subjects for key in subject.members}
    parties: dict[str, list[Entry]] = {}
    for own, entry in _related():
        parties.setdefault(party_of.get(own, own), []).append(entry)
    return tuple(assess_entries(parties, catalogue(rules), loader.relations(rules))[1])


@cache
def assessed_alone() -> tuple[EntryFacts, ...]:
    """Assess the entries, each for itself, though another list has the same party."""
    rules = loader.read()
    parties = {own: [entry] for own, entry in _related()}
    return tuple(assess_entries(parties, catalogue(rules), loader.relations(rules))[1])


@cache
def _entries() -> tuple[Entry, ...]:
    return (*parsed("un", "20260227").entries, *parsed("eu", "20260223").entries)


def _related() -> Iterator[tuple[str, Entry]]:
    """Give the entries that concern the DPRK, each with its key."""
    nexus = reader(loader.nexus(loader.read()))
    for entry in _entries():
        if any(not reason.is_mention for reason in nexus.reasons(entry)):
            yield f"{entry.list}:{entry.ref}", entry
