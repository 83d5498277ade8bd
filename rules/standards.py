"""Does a reason meet the standard of evidence? The six tests, and what makes sources solid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.records.assessment import CategoryOutcome, Party, Reason, ReasonTest, ReasonTestName
from db.records.fact import Basis, Fact, FactKind, Level, Source
from rules.catalogue import ANY, Catalogue, Category
from rules.rebuttal import contradictions, effective, level

_TIMELESS = frozenset({FactKind.FAMILY_TIE, FactKind.NATURE, FactKind.PROGRAMME})
"""A tie by blood, what a body is and under what it is listed need no date."""
_WHOLE_IN_WORDS = frozenset(
    {FactKind.ACT, FactKind.SHIPMENT, FactKind.SERVICE, FactKind.RANK, FactKind.CHARGE}
)
"""Their statement is what is done, and to what."""


def counted(facts: Iterable[Fact]) -> list[Source]:
    """Give the sources that say something: those above E0."""
    return [s for fact in facts for s in fact.sources if s.level is not Level.E0]


def independents(facts: Iterable[Fact]) -> list[Source]:
    """Give those of them that are not the party's own listing."""
    return [source for source in counted(facts) if source.basis is Basis.INDEPENDENT]


def is_solid(sources: Iterable[Source], facts: Sequence[Fact]) -> bool:
    """Whether sources can carry *supported*: one of E3 or above, or two independent of E2.

    Of an allegation none can, whoever passes it on.
    """
    wanted = set(sources)
    levels = [
        (effective(source, fact), source.origin)
        for fact in facts
        if not fact.is_alleged
        for source in fact.sources
        if source in wanted
    ]
    if any(level.order >= Level.E3.order for level, _ in levels):
        return True
    return len({origin for level, origin in levels if level is Level.E2}) > 1


def solidity(sources: Sequence[Source], facts: Sequence[Fact]) -> str:
    """Say in words how solid the sources are."""
    wanted = set(sources)
    levels = sorted(
        {effective(s, f) for f in facts for s in f.sources if s in wanted},
        key=lambda level: -level.order,
    )
    told = ", ".join(level.value for level in levels)
    if is_solid(sources, facts):
        return f"Independent evidence at {told}."
    if all(fact.is_alleged for fact in facts):
        return f"An allegation only ({told}), with nothing at E3 or above that corroborates it."
    return (
        f"Independent evidence at {told} only: it takes one source at E3 or above, or two "
        "independent ones at E2."
    )


@dataclass(frozen=True, slots=True)
class ReasonTests:
    """The six tests, for reasons of one category about one party."""

    party: Party
    category: Category
    catalogue: Catalogue

    @property
    def anchor(self) -> date:
        """The day from which facts count for the category."""
        return self.category.anchor_date or self.catalogue.anchor_date

    def of(
        self,
        facts: Sequence[Fact],
        elements: Sequence[tuple[str, str]],
        against: Sequence[Fact],
    ) -> tuple[ReasonTest, ...]:
        """Give all six tests of a reason, each with why it holds or doesn't."""
        told = (
            (ReasonTestName.INDIVIDUAL, self._individual()),
            (ReasonTestName.SPECIFIC, _specific(facts)),
            (ReasonTestName.CONCRETE, _concrete(facts, elements)),
            (ReasonTestName.SOURCED, _sourced(facts)),
            (ReasonTestName.CONSISTENT, _consistent(facts, against)),
            (ReasonTestName.CURRENT, self._current(facts)),
        )
        return tuple(ReasonTest(name, holds, because) for name, (holds, because) in told)

    def of_all(
        self,
        groups: Sequence[Sequence[Fact]],
        elements: Sequence[tuple[str, str]],
        against: Sequence[Fact],
    ) -> tuple[ReasonTest, ...]:
        """Give the six tests of facts by element: those of each must pass.

        Only what speaks against them is held against the whole.
        """
        facts = list(dict.fromkeys(fact for group in groups for fact in group))
        whole = self.of(facts, elements, against)
        if len(groups) == 1:
            return whole
        pairs = zip(groups, elements, strict=True)
        each = [self.of(group, [element], against) for group, element in pairs]
        return tuple(_joined(*some) for some in zip(whole, *each, strict=True))

    def is_outside(self, facts: Sequence[Fact]) -> bool:
        """Whether a fact of the reason is known to have ended before the anchor."""
        return any(
            fact.end is not None
            and fact.end.latest is not None
            and fact.end.latest < self.anchor
            for fact in facts[:1]
        )

    def _individual(self) -> tuple[bool, str]:
        identity = self.party.identity
        if identity.is_resolved:
            return True, f"It is {identity} that the facts are about this party."
        return False, f"It is only {identity} that the facts are about this party."

    def _current(self, facts: Sequence[Fact]) -> tuple[bool, str]:
        if self.is_outside(facts):
            return False, f"It ended before {self.anchor}."
        if facts[0].kind in _TIMELESS:
            return True, "It needs no date."
        if _date(facts[0]) is None:
            return False, "No date says when it held."
        if facts[0].is_former or facts[0].end is not None:
            until = f" (until {facts[0].end.printed})" if facts[0].end else ""
            return True, f"Marked former{until}; not known to have ended before {self.anchor}."
        known = facts[0].known_on or _date(facts[0])
        if known is not None and known < self.anchor:
            return False, f"Attested last on {known}, before {self.anchor}."
        return True, f"Attested on {known}."


def _joined(whole: ReasonTest, *parts: ReasonTest) -> ReasonTest:
    """Give a test of several elements from that of the whole and those of each."""
    failed = [part for part in parts if not part.holds]
    if whole.name is ReasonTestName.CONSISTENT:
        return whole
    if failed or whole.name is ReasonTestName.CURRENT:
        told = dict.fromkeys(part.because for part in failed or parts)
        return replace(whole, holds=not failed, because=" ".join(told))
    return whole


def _date(fact: Fact) -> date | None:
    """Give the day of a fact; a listing in the present tense has the listing's day."""
    for period in (fact.start, fact.end):
        if period is not None and period.latest is not None:
            return period.latest
    days = [s.published_on for s in fact.sources if s.basis is Basis.LISTING_TEXT]
    return next((day for day in days if day is not None), None)


def _specific(facts: Sequence[Fact]) -> tuple[bool, str]:
    best = "The fact states no more than its own words."
    for fact in _carrying(facts):
        says_what = bool(fact.role) or (fact.kind in _WHOLE_IN_WORDS and bool(fact.text))
        of_what = bool(fact.organisation) or fact.kind in _WHOLE_IN_WORDS or _names_body(fact)
        is_stated = (says_what and of_what) or fact.kind in _TIMELESS
        if is_stated and (fact.kind in _TIMELESS or _date(fact) is not None):
            return True, "What, with which body, and when are stated."
        lacks = [
            *(["what the party is or did"] if not says_what else []),
            *(["with which body"] if not of_what else []),
            *(["when"] if _date(fact) is None else []),
        ]
        best = f"Not stated: {', '.join(lacks)}."
    return False, best


def _names_body(fact: Fact) -> bool:
    """Whether the words for an office name its body: `Chief of the General Staff`."""
    return any(term.startswith(("organisation:", "listed:", "post:")) for term in fact.terms)


def _carrying(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts that carry a reason: E1 corroborates, but adds nothing to them."""
    solid = [fact for fact in facts if level(fact).order >= Level.E2.order]
    return solid or facts


def _concrete(facts: Sequence[Fact], elements: Sequence[tuple[str, str]]) -> tuple[bool, str]:
    if all(fact.kind is FactKind.RED_FLAG for fact in facts):
        return False, "Red flags are signs, no element of conduct or office."
    told = f"Meets: {'; '.join(title for _, title in elements)}."
    lent = dict.fromkeys(fact.organisation for fact in facts if _is_lent(fact))
    return True, " ".join([told, *(f"What {body} is, its own listing says." for body in lent)])


def _is_lent(fact: Fact) -> bool:
    """Whether the body of a fact counts by what its own listing explains."""
    bodies = [term for term in fact.terms if term.startswith("organisation:")]
    is_listed = any(term.startswith("listed:") for term in fact.terms)
    return is_listed and bodies == [ANY] and any(t.startswith("group:") for t in fact.terms)


def _sourced(facts: Sequence[Fact]) -> tuple[bool, str]:
    sources = counted(facts)
    whole = [source for source in sources if source.is_whole]
    others = independents(facts)
    if not sources:
        return False, "No source is given."
    if is_solid(others, facts):
        holds = is_solid([s for s in whole if s in others], facts)
    else:
        holds = bool(whole)
    if holds:
        return True, "Publisher, date and place of what carries it are on file."
    return False, "Of a source that carries it the publisher, the date or the place is missing."


def _consistent(facts: Sequence[Fact], against: Sequence[Fact]) -> tuple[bool, str]:
    found = contradictions(facts, against)
    if not found:
        return True, "Nothing on file of an equal or higher level contradicts it."
    told = "; ".join(fact.text for fact in found[:3])
    return False, f"Contradicted or opposed, and not answered: {told}."


def missing(best: Reason, groups: Sequence[Sequence[Fact]] = ()) -> tuple[str, ...]:
    """Say what would have to be there for *supported*.

    `groups` are the facts that meet each element, where there are several.
    """
    if best.outcome is CategoryOutcome.SUPPORTED:
        return ()
    found = []
    if not all(is_solid(independents(facts), facts) for facts in groups or [best.facts]):
        found.append(
            "independent evidence: one source at E3 or above that names the party, or two "
            "independent ones at E2"
        )
    found += [f"{test.name}: {test.because}" for test in best.tests if not test.holds]
    return tuple(found)
