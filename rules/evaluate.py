"""To which categories do facts about one party correspond? Pure: facts and a catalogue.

The outcomes and the six tests follow the standard of evidence that EU courts ask of a listing:
reasons that are individual, specific and concrete (Kadi II, C-584/10 P, paragraph 116), on a
sufficiently solid factual basis, of which one may suffice (paragraphs 119 and 130).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from db.records.assessment import Assessment, CategoryOutcome, Party, Reason
from db.records.fact import Fact, FactKind, Level, Manner
from rules.catalogue import (
    ANY,
    FLAG,
    KIN,
    Catalogue,
    Category,
    Element,
    Ground,
)
from rules.outcome import Groups, cap_words, is_capped, outcome_of
from rules.rebuttal import level, opposed, weighed
from rules.standards import ReasonTests, independents, missing

MOST_REASONS = 24
"""Of so many combinations of facts the best is looked for; more say the same again."""

_ABOUT = ("organisation:", "listed:", "post:")
_CONDUCT = frozenset({FactKind.ACT, FactKind.SHIPMENT, FactKind.SERVICE})
_POSITION = frozenset({FactKind.OFFICE, FactKind.MEMBERSHIP})


@dataclass(frozen=True, slots=True)
class _Found:
    """A reason, with the facts that meet each of its elements."""

    reason: Reason
    groups: Groups


def evaluate(party: Party, facts: Sequence[Fact], catalogue: Catalogue) -> list[Assessment]:
    """Give every category of which facts meet an element, the most solid first.

    A category of which nothing is met is left out; one that only unevidenced statements
    meet is there as `no_category`.
    """
    found = [
        assessment
        for category in catalogue.categories
        if (assessment := assess(party, facts, category, catalogue)) is not None
    ]
    return sorted(found, key=lambda one: -one.outcome.order)


def assess(
    party: Party, facts: Sequence[Fact], category: Category, catalogue: Catalogue
) -> Assessment | None:
    """Assess one category; `None` where no fact meets all elements of one of its grounds."""
    against = opposed(facts, category)
    found = [
        one
        for ground in category.grounds
        if (one := _best(party, facts, ground, category, catalogue, against)) is not None
    ]
    if not found:
        return None
    found.sort(key=lambda one: -one.reason.outcome.order)
    best = found[0].reason
    family = any(KIN in category.element(name).terms for name, _ in best.elements)
    policy = f"family_policy = {catalogue.family_policy}" if family else ""
    origins = [ground.origin for ground in category.grounds if ground.title == best.ground]
    return Assessment(
        category=category.id,
        title=category.title,
        origin=next((one for one in origins if one), category.origin),
        outcome=best.outcome,
        because=best.because,
        reasons=tuple(one.reason for one in found),
        rebuttals=weighed(against, best),
        missing=(*missing(best, found[0].groups), *_lifts_cap(best, category, catalogue)),
        policy=policy,
    )


def _lifts_cap(best: Reason, category: Category, catalogue: Catalogue) -> Iterator[str]:
    """Say which grounds have no cap, where the best one has."""
    capped = [ground.title for ground in category.grounds if is_capped(ground, catalogue)]
    if best.ground in capped:
        others = [one.title for one in category.grounds if one.title not in capped]
        yield f"facts that meet another ground: {'; '.join(others)}"


def _best(
    party: Party,
    facts: Sequence[Fact],
    ground: Ground,
    category: Category,
    catalogue: Catalogue,
    against: Sequence[Fact],
) -> _Found | None:
    """Give the reason that fares best, of all the ways in which facts meet a ground."""
    tests = ReasonTests(party, category, catalogue)
    met = [_meeting(facts, category.element(name), tests) for name in ground.needs]
    if not all(met):
        return None
    best: _Found | None = None
    for groups in islice(product(*met), MOST_REASONS):
        reason = _reason(groups, ground, tests, against)
        if best is None or reason.outcome.order > best.reason.outcome.order:
            best = _Found(reason, groups)
    return best


def _meeting(
    facts: Sequence[Fact], element: Element, tests: ReasonTests
) -> list[tuple[Fact, ...]]:
    """Give the facts that meet an element, each alone or together with what corroborates it."""
    party = tests.party
    if element.types and party.type not in element.types:
        return []
    is_known = bool(party.nationalities)
    if element.nationality and is_known and element.nationality not in party.nationalities:
        return []
    if element.not_nationality and (
        not party.nationalities or element.not_nationality in party.nationalities
    ):
        return []
    found = [fact for fact in facts if _meets(fact, element, tests.catalogue)]
    if element.least > 1:
        usable = [f for f in found if level(f) is not Level.E0 and not tests.is_outside([f])]
        if _kinds(usable) >= element.least:
            return [tuple(usable)]
        others = tuple(fact for fact in found if fact not in usable)
        return [others] if _kinds(found) >= element.least else []
    leads: dict[object, Fact] = {}
    for fact in sorted(found, key=_strength):
        leads.setdefault(_profile(fact), fact)
    return [_corroborated(fact, found, tests) for fact in islice(leads.values(), MOST_REASONS)]


def _profile(fact: Fact) -> object:
    """Give what of a fact bears on how its reason fares; of two alike one may lead."""
    when = fact.start, fact.end, fact.is_former, fact.known_on
    said = bool(fact.role), bool(fact.organisation), fact.kind, fact.manner
    return _bodies(fact), _strength(fact), when, said


def _kinds(flags: Sequence[Fact]) -> int:
    """Count the kinds of red flags that facts state."""
    return len({term for fact in flags for term in fact.terms if term.startswith(FLAG)})


def _strength(fact: Fact) -> tuple[bool, bool, bool, int]:
    """Put stated facts before alleged ones, solid ones first, and independent ones of those."""
    order = level(fact).order
    return fact.is_alleged, order < Level.E2.order, not independents([fact]), -order


def _corroborated(fact: Fact, found: Sequence[Fact], tests: ReasonTests) -> tuple[Fact, ...]:
    """Give a fact with others that state the same of the same body.

    E1 corroborates, and isn't corroborated by what is more solid; and what ended before the
    anchor says nothing of what didn't.
    """
    is_weak, is_over = level(fact).order < Level.E2.order, tests.is_outside([fact])
    same = [
        one
        for one in found
        if one is not fact
        and _says_the_same(one, fact)
        and (not is_weak or level(one).order < Level.E2.order)
        and (is_over or not tests.is_outside([one]))
    ]
    return (fact, *same)


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts are one statement from two sources."""
    if one.kind is not other.kind and FactKind.CHARGE not in {one.kind, other.kind}:
        return False
    here, there = _bodies(one), _bodies(other)
    return here == there or not here.isdisjoint(there)


def _bodies(fact: Fact) -> frozenset[str]:
    """Give the terms of the bodies, posts and ties that a fact is about."""
    return frozenset(t for t in fact.terms if t == KIN or t.startswith(_ABOUT)) - {ANY}


def _meets(fact: Fact, element: Element, catalogue: Catalogue) -> bool:
    """Whether a fact states what an element asks."""
    if fact.manner is Manner.DENIED or fact.kind is FactKind.REBUTTAL:
        return False
    if fact.kind not in element.facts and not _is_charged(fact, element):
        return False
    terms = set(fact.terms)
    if element.by_rank and not _has_rank(terms, catalogue):
        return False
    return (
        (not element.terms or not terms.isdisjoint(element.terms))
        and (not element.roles or not terms.isdisjoint(element.roles))
        and terms.isdisjoint(element.not_terms)
    )


def _is_charged(fact: Fact, element: Element) -> bool:
    """Whether a charge alleges what an element asks: conduct, or a position that it names."""
    if fact.kind is not FactKind.CHARGE:
        return False
    has_role = bool(fact.role) and not element.facts.isdisjoint(_POSITION)
    return has_role or not element.facts.isdisjoint(_CONDUCT)


def _has_rank(terms: set[str], catalogue: Catalogue) -> bool:
    """Whether a rank among the terms is at or above the threshold."""
    orders = [int(term.removeprefix("rank:")) for term in terms if term.startswith("rank:")]
    return any(order <= catalogue.lowest_order for order in orders)


def _reason(
    groups: Groups, ground: Ground, tests: ReasonTests, against: Sequence[Fact]
) -> Reason:
    """Test a reason and give its outcome."""
    elements = tuple((name, tests.category.element(name).title) for name in ground.needs)
    facts = tuple(dict.fromkeys(fact for group in groups for fact in group))
    found = tests.of_all(groups, elements, against)
    plain = Reason(ground.title, elements, facts, found, CategoryOutcome.NO_CATEGORY, "")
    outcome, because = outcome_of(plain, groups, tests, against)
    capped = ground.cap if is_capped(ground, tests.catalogue) else None
    if capped is not None and outcome.order > capped.order:
        why = cap_words(ground, tests.catalogue)
        outcome, because = capped, f"{why} Otherwise: {because}"
    return replace(plain, outcome=outcome, because=because)
