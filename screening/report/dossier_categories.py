"""How does a dossier show to which categories facts correspond, and on what that rests?"""

from collections.abc import Iterable, Iterator, Sequence

from db.records.assessment import Assessment, Reason, Rebuttal
from db.records.dossier import Dossier
from db.records.fact import Fact
from screening.report.dossier_parts import (
    Block,
    Box,
    Bullets,
    Evidence,
    Item,
    Kind,
    Line,
    Numbers,
    Paragraph,
    Piece,
    among,
    heading,
    line,
    paragraph,
    printed,
    quiet,
    strong,
    table,
)
from screening.report.dossier_words import (
    LIMBS,
    MEANS,
    NOT_STATED,
    ORIGINS,
    OUTCOMES,
    cited,
    corresponds,
    holds_sign,
    manner,
    period,
    references,
)

_SHORT = {"Category": 46, "Level": 24, "Origin": 30}
_TEST = {"Test": 16, "Holds?": 18, "Because": 66}
_FACT = {
    "Statement": 31,
    "As what": 13,
    "Body": 16,
    "Period": 12,
    "Manner": 12,
    "Sources": 16,
}
_AGAINST = {
    "What speaks against it": 28,
    "Limb": 16,
    "Period": 13,
    "Sources": 16,
    "What it changes": 27,
}


def in_order(found: Dossier) -> list[Assessment]:
    """Give the categories, the most solid first."""
    return sorted(found.assessments, key=lambda one: -one.outcome.order)


def numbered(found: Dossier) -> Numbers:
    """Number every distinct source in the order in which a reader comes upon it."""
    facts: list[Fact] = []
    for one in in_order(found):
        facts += [fact for reason in one.reasons for fact in reason.facts]
        facts += [rebuttal.fact for rebuttal in one.rebuttals]
    facts += found.other_facts
    sources = dict.fromkeys(source for fact in facts for source in fact.sources)
    return {source: number for number, source in enumerate(sources, start=1)}


def categories(found: Dossier, numbers: Numbers) -> Iterator[Block]:
    """Give the section on the categories."""
    yield heading(2, "Categories, by outcome")
    told = in_order(found)
    if not told:
        yield paragraph("Facts on file correspond to no category.")
        return
    yield from table("In short", _SHORT, map(_short, told))
    met = dict.fromkeys(one.outcome for one in told)
    means = (line(strong(OUTCOMES[one]), f": {MEANS[one]}.") for one in met)
    yield Bullets(tuple(means))
    for one in told:
        yield Box(one.outcome.value, tuple(_category(one, numbers)))


def other_facts(found: Dossier, numbers: Numbers) -> Iterator[Block]:
    """Give the section on facts that correspond to no category."""
    yield heading(2, "Other facts on file")
    if not found.other_facts:
        yield paragraph("There are no others.")
        return
    yield paragraph("They correspond to no category.")
    yield from _facts("Other facts", found.other_facts, numbers)


def _short(one: Assessment) -> tuple[Line, ...]:
    return (
        line(f"{one.category} ", printed(one.title)),
        line(Piece(OUTCOMES[one.outcome], Kind.BADGE, one.outcome.value)),
        line(ORIGINS.get(one.origin, one.origin)),
    )


def _category(one: Assessment, numbers: Numbers) -> Iterator[Block]:
    badge = Piece(OUTCOMES[one.outcome], Kind.BADGE, one.outcome.value)
    yield heading(3, f"{one.category} ", printed(one.title), " ", badge)
    yield Paragraph(corresponds(one.category, one.outcome, one.because))
    origin = f"Origin of the category: {ORIGINS.get(one.origin, one.origin)}."
    policy = f" Policy used: {one.policy}." if one.policy else ""
    yield paragraph(origin, printed(policy), tone="quiet")
    for reason in one.reasons:
        yield from _reason(reason, one.because, numbers)
    yield from _rebuttals(one.rebuttals, numbers)
    if one.missing:
        yield heading(4, "Missing for supported")
        yield Bullets(tuple(line(printed(lack)) for lack in one.missing))


def _reason(reason: Reason, told: str, numbers: Numbers) -> Iterator[Block]:
    badge = Piece(OUTCOMES[reason.outcome], Kind.BADGE, reason.outcome.value)
    yield heading(4, "Ground: ", printed(reason.ground), " ", badge)
    if reason.because != told:
        yield paragraph(printed(reason.because))
    elements = (line(printed(title), quiet(f" [{name}]")) for name, title in reason.elements)
    met = among(elements, "; ")
    yield paragraph(strong("Elements met:"), " ", *(met or line("none")))
    yield from _facts("Facts", reason.facts, numbers)
    rows = (
        (line(test.name.value), line(holds_sign(test.holds)), line(printed(test.because)))
        for test in reason.tests
    )
    yield from table("The six tests of a reason", _TEST, rows)


def _facts(caption: str, facts: Sequence[Fact], numbers: Numbers) -> Iterator[Block]:
    yield from table(caption, _FACT, (_fact(fact, numbers) for fact in facts))
    yield from _evidence(facts, numbers)


def _fact(fact: Fact, numbers: Numbers) -> tuple[Line, ...]:
    return (
        line(printed(fact.text), " ", quiet(f"[{fact.kind.value.replace('_', ' ')}]")),
        line(printed(fact.role or NOT_STATED)),
        line(printed(fact.organisation or NOT_STATED)),
        line(printed(period(fact))),
        line(manner(fact)),
        references(fact, numbers),
    )


def _rebuttals(found: Sequence[Rebuttal], numbers: Numbers) -> Iterator[Block]:
    if not found:
        return
    yield heading(4, "Rebuttals considered")
    yield from table(
        "Facts that speak against the category",
        _AGAINST,
        (_rebuttal(one, numbers) for one in found),
    )
    yield from _evidence([one.fact for one in found], numbers)


def _rebuttal(one: Rebuttal, numbers: Numbers) -> tuple[Line, ...]:
    fact = one.fact
    limb = LIMBS[fact.limb] if fact.limb else f"none, {manner(fact)}"
    return (
        line(printed(fact.text)),
        line(limb),
        line(printed(period(fact))),
        references(fact, numbers),
        line(printed(one.because)),
    )


def _evidence(facts: Iterable[Fact], numbers: Numbers) -> Iterator[Block]:
    """Give the sources of facts with their words; the list of sources tells all of them."""
    found = {source for fact in facts for source in fact.sources}
    if found:
        items = [
            Item(numbers[one], cited(one, is_whole=False), one.quote)
            for one in sorted(found, key=lambda one: numbers[one])
        ]
        yield Evidence(tuple(items))
