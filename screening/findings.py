"""How are assessments told in short, as an index keeps them and an answer carries them?"""

from collections.abc import Sequence

from db.records.assessment import Assessment, CategoryFinding, Reason
from db.records.fact import Basis, Source

MOST_QUOTES = 4
"""So many quotes an index keeps of a category; the rest is in the dossier."""


def findings_of(assessments: Sequence[Assessment]) -> tuple[CategoryFinding, ...]:
    """Give assessments of one party in short, those of one category as one."""
    found: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        found.setdefault(assessment.category, []).append(assessment)
    told = [_finding(some) for some in found.values()]
    order = list(found)
    return tuple(sorted(told, key=lambda one: (-one.outcome.order, order.index(one.id))))


def _finding(some: Sequence[Assessment]) -> CategoryFinding:
    best = max(some, key=lambda one: one.outcome.order)
    quotes = dict.fromkeys(
        quote for one in some for reason in one.reasons for quote in quotes_of(reason)
    )
    return CategoryFinding(
        best.category,
        best.title,
        best.origin,
        best.outcome,
        best.because,
        tuple(quotes)[:MOST_QUOTES],
        level=best.reasons[0].level.value,
        since=since(best),
    )


def since(found: Assessment) -> str:
    """Give since when the fact that carries a category holds, as printed."""
    starts = [fact.start for fact in found.reasons[0].facts if fact.start is not None]
    return starts[0].printed if starts else ""


def quotes_of(reason: Reason) -> list[tuple[str, str]]:
    """Give where each fact of a reason stands, and its words."""
    return [
        (_place(source), source.quote or fact.text)
        for fact in reason.facts
        for source in fact.sources
        if source.locator
    ]


def _place(source: Source) -> str:
    """Say where a source stands; an entry's place names its list itself."""
    is_own = source.basis is Basis.LISTING_TEXT and source.quote
    return source.locator if is_own else f"{source.publisher}, {source.locator}"
