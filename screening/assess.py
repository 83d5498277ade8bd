"""To which categories do the facts about a listed party, or about anybody, correspond?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records.assessment import Assessment, CategoryFinding, Party
from db.records.entry import Entry, PartyType
from db.records.fact import Fact, Identity
from rules.catalogue import Catalogue
from rules.evaluate import evaluate
from rules.model import Relations
from screening.facts import FactReader, nationalities
from screening.findings import findings_of
from screening.relations.grammar import Grammar
from screening.relations.read import Reader
from screening.statements.bodies import Bodies, Parties, bodies_of


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What one entry states of its party, and the categories that this explains."""

    entry: Entry
    party: str
    facts: tuple[Fact, ...]
    assessments: tuple[Assessment, ...]


def assess_entries(
    parties: Parties, catalogue: Catalogue, relations: Relations
) -> tuple[Bodies, list[EntryFacts]]:
    """Read every entry, and give the categories that its own text explains.

    First the bodies: who holds an office in one that the vocabulary doesn't know, but whose
    own entry shows what it is, holds an office in a body of that category.
    """
    bodies = bodies_of(catalogue, parties)
    reads = Reader(bodies.names, bodies.types, Grammar(relations))
    bare = FactReader(catalogue, bodies, reads)
    lent: dict[str, frozenset[str]] = {}
    for party, entries in parties.items():
        body = bodies.party(party)
        if entries and entries[0].type is PartyType.ORGANISATION and not bodies.of(body):
            lent[body] = lent.get(body, frozenset()) | _lent(entries, party, bare)
    bodies = bodies.lending(lent)
    reader = FactReader(catalogue, bodies, reads)
    return bodies, [
        assessed(entry, party, reader)
        for party, entries in parties.items()
        for entry in entries
    ]


def assessed(entry: Entry, party: str, reader: FactReader) -> EntryFacts:
    """Read one entry and assess its party by what it says itself."""
    facts = tuple(reader.of(entry, party))
    who = Party(entry.type, nationalities([entry]), Identity.CONFIRMED)
    return EntryFacts(entry, party, facts, tuple(evaluate(who, facts, reader.catalogue)))


def _lent(entries: Sequence[Entry], party: str, reader: FactReader) -> frozenset[str]:
    """Give the categories whose bodies serve: those that an entry shows its party to be of."""
    found = set()
    for entry in entries:
        for assessment in assessed(entry, party, reader).assessments:
            category = reader.catalogue.category(assessment.category)
            if category is not None and any(
                category.element(name).lends
                for reason in assessment.reasons
                for name, _ in reason.elements
            ):
                found.add(assessment.category)
    return frozenset(found)


def findings(by_entry: Sequence[EntryFacts]) -> tuple[CategoryFinding, ...]:
    """Give the categories that the entries of one party explain, in short."""
    return findings_of([found for one in by_entry for found in one.assessments])


def by_party(found: Sequence[EntryFacts]) -> Mapping[str, list[EntryFacts]]:
    """Give entries with their facts by their party."""
    told: dict[str, list[EntryFacts]] = {}
    for one in found:
        told.setdefault(one.party, []).append(one)
    return told
