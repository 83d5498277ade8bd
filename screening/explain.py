"""Why does a query hit a listed party, or why does it not?

Everything that a screening does with one entry, kept: every name compared, every fact, every
rule in its order, whether search would have come upon the entry at all, and what would make
another outcome. Nothing is decided here that a screening decides otherwise.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from db.records.entry import Entry, Name
from db.records.screening import Bearing, Evidence, IndexedEntry, Match, Outcome, Query
from rules.decision import DecisionTable
from screening.decide import Terms, beside, nexus_fact
from screening.features import names
from screening.features.asked import asked_names
from screening.index import Index
from screening.names.comparison import Comparison
from screening.side_by_side import side_by_side
from screening.unmet import unmet
from screening.what_if import Change, changes


@dataclass(frozen=True, slots=True)
class NameCompared:
    """One listed name beside the name asked that is most like it."""

    asked: str
    listed: Name
    is_weak: bool
    """Whether the publisher or we hold it for too common to act on alone."""
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class FactCompared:
    """One fact, whether or not it could be compared."""

    feature: str
    asked: str
    listed: str
    bearing: Bearing | None
    """`None` where it was not compared, as one side is silent or nothing agrees."""
    because: str


@dataclass(frozen=True, slots=True)
class RuleTried:
    """One rule of the table, in its order."""

    rule: str
    outcome: Outcome
    because: str
    is_deciding: bool
    unmet: tuple[str, ...]
    """Why it does not hold; empty for the deciding rule and for later ones that would."""


@dataclass(frozen=True, slots=True)
class EntryExplained:
    """The query beside one entry."""

    match: Match
    is_asked: bool
    """Whether the entry's list was among those asked for."""
    is_found: bool
    """Whether search comes upon the entry, so that a screening compares it."""
    names: tuple[NameCompared, ...]
    """The most alike first."""
    facts: tuple[FactCompared, ...]
    rules: tuple[RuleTried, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The query beside every entry of one reference."""

    query: Query
    ref: str
    terms: Terms
    compare_from: float
    """No rule asks for names less alike."""
    nexus: str
    """What ties the queried party itself to the DPRK; empty where nothing does."""
    entries: tuple[EntryExplained, ...]


def explain(query: Query, ref: str, index: Index, terms: Terms) -> Explanation:
    """Explain what a screening on these terms does with the entries of a reference."""
    table = index.decisions
    found = index.find(ref)
    numbers = index.candidates(query, terms.scope) if found else set()
    searched = {_key(index.entry(number).entry) for number in numbers}
    return Explanation(
        query,
        ref,
        terms,
        table.compare_from,
        nexus_fact(query, table.query_nexus.country, index.dprk_terms),
        tuple(_entry(query, indexed, searched, terms, table) for indexed in found),
    )


def _key(entry: Entry) -> tuple[str, str]:
    return entry.list, entry.ref


def _entry(
    query: Query,
    indexed: IndexedEntry,
    searched: set[tuple[str, str]],
    terms: Terms,
    table: DecisionTable,
) -> EntryExplained:
    match = beside(query, indexed, terms.scope, table)
    return EntryExplained(
        match=match,
        is_asked=terms.only_lists is None or indexed.entry.list in terms.only_lists,
        is_found=_key(indexed.entry) in searched,
        names=_names(query, indexed.entry),
        facts=tuple(_facts(query, match)),
        rules=tuple(_rules(match, table)),
        changes=changes(query, indexed, terms.scope, table),
    )


def _names(query: Query, entry: Entry) -> tuple[NameCompared, ...]:
    asked = asked_names(query)
    found = []
    for listed in entry.names if asked else ():
        is_weak = names.is_weak(listed, entry)
        compared = []
        for ours in asked:
            comparison = names.beside(ours, listed, entry)
            if entry.type in names.PERSONS and not comparison.parts:
                pieces = side_by_side(ours.text, listed.text)
                comparison = replace(comparison, parts=pieces)
            compared.append(NameCompared(ours.text, listed, is_weak, comparison))
        found.append(max(compared, key=_likeness))
    return tuple(sorted(found, key=lambda name: -_likeness(name)))


def _likeness(name: NameCompared) -> float:
    return name.comparison.score


def _rules(match: Match, table: DecisionTable) -> Iterator[RuleTried]:
    for rule in table.rules:
        reasons = unmet(rule.when, match)
        is_deciding = rule.id == match.rule
        yield RuleTried(rule.id, rule.outcome, rule.because, is_deciding, reasons)


_SAME_FACT = {
    "birth_day": "birth_date",
    "birth_decade": "birth_date",
    "named_number": "identifier",
}


def _facts(query: Query, match: Match) -> Iterator[FactCompared]:
    compared = {_SAME_FACT.get(e.feature, e.feature): e for e in match.evidence}
    compared.pop("name", None)
    for feature, (asked, listed) in _FACTS.items():
        ours = ", ".join(asked(query))
        theirs = ", ".join(dict.fromkeys(filter(None, listed(match.entry))))
        if (evidence := compared.pop(feature, None)) is not None:
            yield _as_fact(feature, evidence)
        elif ours or theirs:
            yield FactCompared(feature, ours, theirs, None, _silence(ours, theirs))
    yield from (_as_fact(feature, evidence) for feature, evidence in compared.items())


def _as_fact(feature: str, found: Evidence) -> FactCompared:
    return FactCompared(feature, found.query, found.listed, found.bearing, found.because)


def _silence(asked: str, listed: str) -> str:
    if not asked:
        return "The query does not state it."
    if not listed:
        return "The list does not state it."
    return "Nothing agrees; this alone says nothing."


Stated = tuple[
    Callable[[Query], tuple[str, ...]],
    Callable[[Entry], Iterator[str]],
]


def _statements(entry: Entry) -> Iterator[str]:
    return (statement.text for statement in entry.statements)


_FACTS: dict[str, Stated] = {
    "identifier": (lambda q: q.identifiers, lambda e: (n.number for n in e.identifiers)),
    "birth_date": (
        lambda q: tuple(date.printed for date in q.birth_dates),
        lambda e: (birth.date.printed for birth in e.birth_dates),
    ),
    "gender": (lambda q: (q.gender,) if q.gender else (), lambda e: iter(e.genders)),
    "type": (
        lambda q: (q.type.value,) if q.type is not None else (),
        lambda e: iter((e.type.value,)),
    ),
    "nationality": (
        lambda q: q.nationalities,
        lambda e: (n.country or n.country_printed for n in e.nationalities),
    ),
    "residence": (lambda q: q.residences, lambda e: (a.place.country for a in e.addresses)),
    "birth_place": (
        lambda q: q.birth_places,
        lambda e: (b.place.city or b.place.place for b in e.birth_places),
    ),
    "address": (lambda q: q.addresses, lambda e: (a.place.city for a in e.addresses)),
    "role": (lambda q: q.roles, _statements),
    "organisation": (lambda q: q.organisations, _statements),
}
"""For each fact: what the query states, and what the list does."""
