"""To which categories do facts that are stated about the queried party correspond?

What an officer states without a source is *stated, unevidenced*: it yields no category, and
is told as what it would correspond to if a source said so.
"""

import weakref
from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.records.assessment import Assessment, CategoryFinding, CategoryOutcome, Party
from db.records.entry import Entry, PartyType
from db.records.fact import Fact, FactKind, Identity, Level, Source
from db.records.screening import ROSTER, AboutQuery, Match, Query
from rules.catalogue import Catalogue
from rules.evaluate import evaluate
from screening.findings import since
from screening.hints import hints
from screening.index import Index
from screening.stated import StatedFacts
from screening.stated_source import read
from screening.statements.bodies import Bodies, bodies_of
from screening.statements.manner import period

_KNOWN: weakref.WeakKeyDictionary[Index, StatedFacts] = weakref.WeakKeyDictionary()


def bodies_in(index: Index, catalogue: Catalogue) -> Bodies:
    """Give the bodies that words may name: the vocabulary's, and those that lists have."""
    parties: dict[str, list[Entry]] = {}
    for one in index.entries():
        if one.is_in_scope and one.entry.type is PartyType.ORGANISATION:
            parties.setdefault(one.subject or str(one.key), []).append(one.entry)
    return bodies_of(catalogue, parties).lending(index.lent)


def about(query: Query, index: Index, roster: Sequence[Match]) -> AboutQuery:
    """Give what is on file about the queried party itself.

    `roster` are the records of the roster that a rule takes for alerts.
    """
    categories: list[CategoryFinding] = []
    unevidenced: list[str] = []
    if query.roles or query.organisations:
        for one in _assessed(query, index):
            if one.outcome is CategoryOutcome.NO_CATEGORY:
                unevidenced.append(_told(one))
            else:
                categories.append(_finding(one))
    rule = index.decisions.query_category
    hits = [(match, _of_roster(match, rule.outcomes)) for match in roster]
    categories += [finding for _, found in hits for finding in found]
    return AboutQuery(
        tuple(categories),
        tuple(unevidenced),
        tuple(match for match, found in hits if found),
        tuple(hints(query, index.decisions.exemptions)),
    )


def _assessed(query: Query, index: Index) -> list[Assessment]:
    """Assess what is stated about a query."""
    catalogue = index.catalogue
    if catalogue is None:
        return []
    if index not in _KNOWN:
        _KNOWN[index] = StatedFacts(catalogue, bodies_in(index, catalogue))
    kind = query.type or PartyType.PERSON
    facts = _KNOWN[index].read(list(_facts(query)), kind, query.nationalities)
    party = Party(kind, query.nationalities, Identity.PROBABLE)
    return evaluate(party, facts, catalogue)


def _facts(query: Query) -> Iterator[Fact]:
    """Give a fact for each role in each organisation that is stated."""
    sources: tuple[Source, ...] = tuple(map(read, query.sources)) or (Source(Level.E0),)
    for role in query.roles or ("",):
        start, end = period("", role)
        for organisation in query.organisations or ("",):
            yield Fact(
                FactKind.OFFICE if role else FactKind.MEMBERSHIP,
                ", ".join(filter(None, (role, organisation))),
                role=role,
                organisation=organisation,
                start=start,
                end=end,
                is_former=end is not None,
                sources=sources,
            )


def _finding(found: Assessment) -> CategoryFinding:
    quotes = [("stated", fact.text) for reason in found.reasons for fact in reason.facts]
    return CategoryFinding(
        found.category,
        found.title,
        found.origin,
        found.outcome,
        found.because,
        tuple(dict.fromkeys(quotes)),
        level=found.reasons[0].level.value,
        since=since(found),
        identity=Identity.PROBABLE.value,
    )


def _told(found: Assessment) -> str:
    """Say what is stated without a source, and what it would correspond to with one."""
    stated = "; ".join(dict.fromkeys(f.text for reason in found.reasons for f in reason.facts))
    if any(fact.sources[0].level is not Level.E0 for r in found.reasons for fact in r.facts):
        return f"{stated}: {found.because} ({found.category} {found.title})"
    return (
        f"{stated}: stated, unevidenced. With a source it would correspond to "
        f"{found.category}, {found.title}."
    )


def _of_roster(match: Match, outcomes: Sequence[str]) -> list[CategoryFinding]:
    """Give the categories to which a record of the roster corresponds, as far as they count."""
    of, sure = f"{ROSTER}:{match.entry.ref}", identity(match).value
    return [
        replace(one, of=of, identity=sure)
        for one in match.categories
        if one.outcome.value in outcomes
    ]


def identity(match: Match) -> Identity:
    """Say how sure a match makes it that both are one party."""
    agreeing, contradicting = match.agreeing(), match.contradicting()
    if "identifier" in agreeing and match.score >= _COMPATIBLE:
        return Identity.CONFIRMED
    if contradicting & {"birth_date", "gender"}:
        return Identity.UNLIKELY
    is_same = "birth_date" in agreeing or agreeing >= {"role", "organisation"}
    return Identity.PROBABLE if match.score >= _ALIKE and is_same else Identity.POSSIBLE


_COMPATIBLE, _ALIKE = 0.8, 0.9
"""From these likenesses of names on they are compatible, and alike."""
