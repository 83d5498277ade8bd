"""Which DPRK-related entries of the real lists are one party?"""

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
    """Assess the DPRK-related entries of both lists, by party as a refresh joins them."""
    rules = loader.read()
    nexus = reader(loader.nexus(rules))
    entries = [*parsed("un", "20260227").entries, *parsed("eu", "20260223").entries]
    regimes = {name: found.regimes for name, found in manifests().items()}
    subjects = resolve(entries, loader.subjects(rules), regimes, ())
    party_of = {str(key): subject.id for subject in subjects for key in subject.members}
    parties: dict[str, list[Entry]] = {}
    for entry in entries:
        if any(not reason.is_mention for reason in nexus.reasons(entry)):
            own = f"{entry.list}:{entry.ref}"
            parties.setdefault(party_of.get(own, own), []).append(entry)
    return tuple(assess_entries(parties, catalogue(rules), loader.relations(rules))[1])
