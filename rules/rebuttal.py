"""What speaks against a category, and does it end it, contest it, or change nothing?

Rebuttal follows Article 28(3) of Decision 2013/255/CFSP as amended in 2015: not, or no longer,
associated; no influence; no real risk of circumvention.
"""

from collections.abc import Sequence
from datetime import date

from db.records.assessment import Reason, Rebuttal
from db.records.fact import Basis, Fact, FactKind, Level, Limb, Manner, Source
from rules.catalogue import ANY, Category

_LIMBS = {
    Limb.NOT_ASSOCIATED: "not, or no longer, associated",
    Limb.NO_INFLUENCE: "no influence",
    Limb.NO_CIRCUMVENTION_RISK: "no real risk of circumvention",
}


def opposed(facts: Sequence[Fact], category: Category) -> list[Fact]:
    """Give the facts that may speak against a category: rebuttals and denials."""
    ids = {fact.id for fact in facts if fact.id}
    return [
        fact
        for fact in facts
        if _is_against(fact)
        and (not fact.against or category.id in fact.against or ids & set(fact.against))
    ]


def _is_against(fact: Fact) -> bool:
    return fact.kind is FactKind.REBUTTAL or fact.manner is Manner.DENIED


def _concerns(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether what speaks against something speaks against these facts."""
    names = {name for name in fact.against if not _is_category(name)}
    if names:
        return any(one.id in names for one in facts)
    if fact.kind is FactKind.REBUTTAL or fact.against:
        return True
    said = {term for term in fact.terms if term.startswith(_BODIES)} - {ANY}
    return any(not said.isdisjoint(one.terms) for one in facts) if said else False


_BODIES = ("organisation:", "listed:", "post:", "rank:", "kin", "shows:")


def _is_category(name: str) -> bool:
    return name[:1] == "C" and name[1:].isdecimal()


def effective(source: Source, fact: Fact) -> Level:
    """Give the level that a source has for a fact.

    What is alleged is no more than a charge (E3a), what is suspected no more than E2, and
    what doesn't name the party no more than E1.
    """
    caps = [source.level]
    if fact.is_alleged:
        caps.append(Level.E3A)
    if fact.manner is Manner.SUSPECTED:
        caps.append(Level.E2)
    if not source.names_party:
        caps.append(Level.E1)
    return min(caps, key=lambda level: level.order)


def level(fact: Fact) -> Level:
    """Give the most solid level that a fact's sources have for it."""
    found = (effective(source, fact) for source in fact.sources)
    return max(found, key=lambda one: one.order, default=Level.E0)


def _support(fact: Fact, facts: Sequence[Fact]) -> Level:
    """Give the level of what a fact speaks against: that of independent evidence, if any."""
    concerned = [one for one in facts if _concerns(fact, [one])]
    told = [(effective(s, one), s.basis) for one in concerned for s in one.sources]
    evidenced = [(found, basis) for found, basis in told if found.order > Level.E0.order]
    proof = [found for found, basis in evidenced if basis is Basis.INDEPENDENT]
    levels = proof or [found for found, _ in evidenced]
    return max(levels, key=lambda one: one.order, default=Level.E0)


def when(fact: Fact) -> date | None:
    """Give the day from which a rebuttal holds: its beginning, else that of its source."""
    if fact.start is not None and fact.start.earliest is not None:
        return fact.start.earliest
    days = [source.published_on for source in fact.sources if source.published_on]
    return min(days, default=None)


def contradictions(facts: Sequence[Fact], against: Sequence[Fact]) -> list[Fact]:
    """Give what contradicts facts at an equal or higher level, or rebuts them, unanswered."""
    found = []
    for fact in against:
        is_rebuttal = fact.kind is FactKind.REBUTTAL
        is_heavy = level(fact).order >= Level.E2.order
        is_equal = is_rebuttal or level(fact).order >= _support(fact, facts).order
        if is_heavy and is_equal and _concerns(fact, facts) and not _is_answered(fact, facts):
            found.append(fact)
    return found


def _is_answered(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact at least as solid began after what speaks against it."""
    day = when(fact)
    return day is not None and any(
        one.start is not None
        and one.start.earliest is not None
        and one.start.earliest > day
        and level(one).order >= level(fact).order
        for one in facts
    )


def ends(fact: Fact, reason: Reason, against: Sequence[Fact]) -> str:
    """Say why a fact ends a reason; empty where it doesn't.

    A limb of rebuttal must be met by E3 or above, or by two independent sources at E2; a
    denial must be more solid than what it denies. Either must be later. The words of a
    party's own listing don't end what that listing explains.
    """
    if not _concerns(fact, reason.facts) or not _is_later(fact, reason.facts):
        return ""
    if _is_own_listing([fact]) and _is_own_listing(reason.facts):
        return ""
    if fact.kind is FactKind.REBUTTAL and fact.limb is not None:
        if not _is_limb_met(fact, reason.facts, against):
            return ""
        return f"{fact.text}: {_LIMBS[fact.limb]}, later and at {level(fact)}."
    least = max(Level.E3.order, _support(fact, reason.facts).order + 1)
    if fact.manner is Manner.DENIED and level(fact).order >= least:
        return f"{fact.text}: denied later, and by a more solid source ({level(fact)})."
    return ""


def _is_own_listing(facts: Sequence[Fact]) -> bool:
    """Whether nothing that is evidenced stands outside the party's own listing."""
    sources = [s for fact in facts for s in fact.sources if s.level is not Level.E0]
    return all(source.basis is Basis.LISTING_TEXT for source in sources)


def _is_limb_met(fact: Fact, facts: Sequence[Fact], against: Sequence[Fact]) -> bool:
    if level(fact).order >= Level.E3.order:
        return True
    origins = {
        source.origin
        for one in against
        if one.limb is fact.limb and not one.is_alleged
        if _concerns(one, facts) and _is_later(one, facts)
        for source in one.sources
        if effective(source, one) is Level.E2
    }
    return len(origins) > 1


def _is_later(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact is later than all that is evidenced of some facts."""
    day = when(fact)
    evidenced = [one for one in facts if level(one) is not Level.E0]
    known = [one.known_on for one in evidenced if one.known_on is not None]
    return day is not None and bool(known) and day > max(known)


def weighed(against: Sequence[Fact], best: Reason) -> tuple[Rebuttal, ...]:
    """Say of each fact that speaks against a category what it changes, and why."""
    return tuple(Rebuttal(fact, _weight(fact, best, against)) for fact in against)


def _weight(fact: Fact, best: Reason, against: Sequence[Fact]) -> str:
    if not _concerns(fact, best.facts):
        return "It is about other facts."
    if why := ends(fact, best, against):
        return f"It ends the category: {why}"
    if _is_answered(fact, best.facts):
        return "Answered: a fact at least as solid began after it."
    if fact in contradictions(best.facts, against):
        return f"It contests the category ({level(fact)}) but doesn't end it: {_short(fact)}."
    return _lightness(level(fact))


def _short(fact: Fact) -> str:
    """Say what a fact lacks to end a category."""
    if fact.kind is FactKind.REBUTTAL and fact.limb is None:
        return "it meets no limb of rebuttal"
    return "it isn't later or isn't solid enough"


def _lightness(found: Level) -> str:
    """Say why what is of such a level changes nothing."""
    if found is Level.E0:
        return "Stated, unevidenced: it changes nothing."
    if found.order < Level.E2.order:
        return f"Considered; {found} alone contests nothing: it takes E2 or above."
    return f"Considered; at {found} it is less solid than what it opposes."
