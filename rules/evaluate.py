"""To which categories do facts about one party correspond? Pure: facts and a catalogue.

The outcomes and the six tests follow the standard of evidence that EU courts ask of a listing:
reasons that are individual, specific and concrete (Kadi II, C-584/10 P, paragraph 116), on a
sufficiently solid factual basis, of which one may suffice (paragraphs 119 and 130).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from db.records.assessment import Assessment, CategoryOutcome, Party, Reason
from db.records.fact import Basis, Fact, FactKind, Manner, Source
from rules.catalogue import (
    ANY,
    FLAG,
    KIN,
    Catalogue,
    Category,
    Element,
    FamilyPolicy,
    Ground,
)
from rules.rebuttal import ends, opposed, weighed
from rules.standards import ReasonTests, counted, is_solid, missing, solidity

MOST_REASONS = 24
"""Of so many combinations of facts the best is looked for; more say the same again."""


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
    reasons = [
        reason
        for ground in category.grounds
        if (reason := _best(party, facts, ground, category, catalogue, against)) is not None
    ]
    if not reasons:
        return None
    reasons.sort(key=lambda one: -one.outcome.order)
    best = reasons[0]
    family = any(KIN in category.element(name).terms for name, _ in best.elements)
    policy = f"family_policy = {catalogue.family_policy}" if family else ""
    origins = [ground.origin for ground in category.grounds if ground.title == best.ground]
    return Assessment(
        category=category.id,
        title=category.title,
        origin=next((one for one in origins if one), category.origin),
        outcome=best.outcome,
        because=best.because,
        reasons=tuple(reasons),
        rebuttals=weighed(against, best),
        missing=missing(best),
        policy=policy,
    )


def _best(
    party: Party,
    facts: Sequence[Fact],
    ground: Ground,
    category: Category,
    catalogue: Catalogue,
    against: Sequence[Fact],
) -> Reason | None:
    """Give the reason that fares best, of all the ways in which facts meet a ground."""
    met = [_meeting(party, facts, category.element(name), catalogue) for name in ground.needs]
    if not all(met):
        return None
    tests = ReasonTests(party, category, catalogue)
    best: Reason | None = None
    for combination in islice(product(*met), MOST_REASONS):
        used = tuple(dict.fromkeys(fact for some in combination for fact in some))
        reason = _reason(used, ground, category, catalogue, tests, against)
        if best is None or reason.outcome.order > best.outcome.order:
            best = reason
    return best


def _meeting(
    party: Party, facts: Sequence[Fact], element: Element, catalogue: Catalogue
) -> list[tuple[Fact, ...]]:
    """Give the facts that meet an element, each alone or together with what corroborates it."""
    if element.types and party.type not in element.types:
        return []
    if element.not_nationality and (
        not party.nationalities or element.not_nationality in party.nationalities
    ):
        return []
    found = [fact for fact in facts if _meets(fact, element, catalogue)]
    if element.least > 1:
        kinds = {term for fact in found for term in fact.terms if term.startswith(FLAG)}
        return [tuple(found)] if len(kinds) >= element.least else []
    return [_corroborated(fact, found) for fact in sorted(found, key=_strength)]


def _strength(fact: Fact) -> tuple[bool, int]:
    """Put facts that are stated before alleged ones, and well sourced ones before others."""
    return fact.is_alleged, -max((s.level.order for s in fact.sources), default=0)


def _corroborated(fact: Fact, found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give a fact with others that state the same of the same body."""
    same = [one for one in found if one is not fact and _says_the_same(one, fact)]
    return (fact, *same)


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts are one statement from two sources."""
    bodies = [
        {t for t in f.terms if t.startswith(("organisation:", "listed:", "post:", "kin:"))}
        - {ANY}
        for f in (one, other)
    ]
    is_of_one_body = bool(bodies[0] & bodies[1]) or bodies[0] == bodies[1]
    is_of_one_kind = one.kind is other.kind or FactKind.CHARGE in {one.kind, other.kind}
    return is_of_one_kind and is_of_one_body


def _meets(fact: Fact, element: Element, catalogue: Catalogue) -> bool:
    """Whether a fact states what an element asks."""
    if fact.manner is Manner.DENIED or fact.kind is FactKind.REBUTTAL:
        return False
    if fact.kind not in element.facts and fact.kind is not FactKind.CHARGE:
        return False
    terms = set(fact.terms)
    if element.by_rank and not _has_rank(terms, catalogue):
        return False
    return (
        (not element.terms or not terms.isdisjoint(element.terms))
        and (not element.roles or not terms.isdisjoint(element.roles))
        and terms.isdisjoint(element.not_terms)
    )


def _has_rank(terms: set[str], catalogue: Catalogue) -> bool:
    """Whether a rank among the terms is at or above the threshold."""
    orders = [int(term.removeprefix("rank:")) for term in terms if term.startswith("rank:")]
    return any(order <= catalogue.lowest_order for order in orders)


def _reason(
    facts: tuple[Fact, ...],
    ground: Ground,
    category: Category,
    catalogue: Catalogue,
    tests: ReasonTests,
    against: Sequence[Fact],
) -> Reason:
    """Test a reason and give its outcome."""
    elements = tuple((name, category.element(name).title) for name in ground.needs)
    found = tests.of(facts, elements, against)
    plain = Reason(ground.title, elements, facts, found, CategoryOutcome.NO_CATEGORY, "")
    outcome, because = _outcome(plain, tests, against)
    capped = ground.cap if _is_capped(ground, catalogue) else None
    if capped is not None and outcome.order > capped.order:
        why = _cap_words(ground, catalogue)
        outcome, because = capped, f"{why} Otherwise: {because}"
    return replace(plain, outcome=outcome, because=because)


def _is_capped(ground: Ground, catalogue: Catalogue) -> bool:
    return ground.cap is not None and ground.cap_under in {None, catalogue.family_policy}


def _cap_words(ground: Ground, catalogue: Catalogue) -> str:
    if ground.cap_under is FamilyPolicy.TAY_ZA:
        return (
            "A family tie alone is no sufficient link (Tay Za, C-376/10 P); policy used: "
            f"{catalogue.family_policy}."
        )
    return f"{ground.title}: never more than {ground.cap}."


def _outcome(
    reason: Reason, tests: ReasonTests, against: Sequence[Fact]
) -> tuple[CategoryOutcome, str]:
    """Climb the ladder of outcomes, and say why it ends where it does."""
    usable = counted(reason.facts)
    if not usable:
        return CategoryOutcome.NO_CATEGORY, "Stated, unevidenced: no source is given."
    if not tests.party.identity.is_resolved:
        return (
            CategoryOutcome.NO_CATEGORY,
            f"It is only {tests.party.identity} that the facts are about this party.",
        )
    if tests.is_outside(reason.facts):
        return (
            CategoryOutcome.NO_CATEGORY,
            f"It ended before {tests.anchor}, the day from which the category counts.",
        )
    if decisive := next(_decisive(reason, against), None):
        return CategoryOutcome.REBUTTED, decisive
    if all(source.basis is Basis.LISTING_TEXT for source in usable):
        return (
            CategoryOutcome.EXPLAINED_BY_LISTING,
            "The party's own listing says so; nothing independent is on file.",
        )
    return _by_evidence(reason, usable)


def _decisive(reason: Reason, against: Sequence[Fact]) -> Iterator[str]:
    """Say which facts end a reason: later, solid, and none of the party's own listing."""
    for fact in against:
        if why := ends(fact, reason, against):
            yield why


def _by_evidence(reason: Reason, usable: Sequence[Source]) -> tuple[CategoryOutcome, str]:
    independent = [source for source in usable if source.basis is Basis.INDEPENDENT]
    if not is_solid(independent, reason.facts):
        return CategoryOutcome.INDICATED, solidity(independent, reason.facts)
    failed = [test for test in reason.tests if not test.holds]
    if not failed:
        return CategoryOutcome.SUPPORTED, solidity(independent, reason.facts)
    if [test.name.value for test in failed] == ["consistent"]:
        return CategoryOutcome.CONTESTED, failed[0].because
    return CategoryOutcome.INDICATED, " ".join(test.because for test in failed)
