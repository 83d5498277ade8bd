"""How are categories of a listed party told, and those of the queried one, and kept apart?"""

from collections.abc import Iterator, Sequence
from typing import Any

from db.records.assessment import CategoryFinding, CategoryOutcome
from db.records.screening import AboutQuery, Hint, Match
from screening.report.figures import score

Json = dict[str, Any]
WORDS = {
    CategoryOutcome.NO_CATEGORY: "no category",
    CategoryOutcome.REBUTTED: "rebutted",
    CategoryOutcome.EXPLAINED_BY_LISTING: "explained by its listing",
    CategoryOutcome.INDICATED: "indicated",
    CategoryOutcome.CONTESTED: "contested",
    CategoryOutcome.SUPPORTED: "supported",
}
ORIGINS = {
    "csis": "spoken of in the proposal of 2016 itself",
    "extension": "an extension of the proposal",
}


def finding(found: CategoryFinding) -> Json:
    """Give a category in its documented form."""
    return {
        "id": found.id,
        "title": found.title,
        "origin": found.origin,
        "outcome": found.outcome.value,
        "because": found.because,
        "level": found.level,
        "since": found.since or None,
        "quotes": [{"where": where, "quote": quote} for where, quote in found.quotes],
    }


def queried(found: CategoryFinding) -> Json:
    """Give a category of the queried party: what it rests on, and how sure the identity is."""
    return finding(found) | {"of": found.of or "stated", "identity": found.identity}


def hint(found: Hint) -> Json:
    """Give a possible exemption route."""
    return {
        "id": found.id,
        "instrument": found.instrument,
        "trigger": found.trigger,
        "says": found.says,
        "missing": found.missing,
        "limits": found.limits,
        "authority": found.authority,
        "verified": found.is_verified,
        "text": found.text,
    }


def roster(match: Match) -> Json:
    """Give a record of the roster that is like the queried party."""
    return {
        "ref": match.entry.ref,
        "name": match.entry.name,
        "matched_name": match.matched_name,
        "score": round(match.score, 4),
        "categories": [finding(one) for one in match.categories],
    }


def about(found: AboutQuery) -> Json:
    """Give what is on file about the queried party itself."""
    return {
        "query_categories": [queried(one) for one in found.categories],
        "unevidenced": list(found.unevidenced),
        "roster": [roster(match) for match in found.roster],
        "exemption_hints": [hint(one) for one in found.hints],
    }


def short(found: CategoryFinding) -> str:
    """Give a category in a few words: `C4 Intelligence and security services, indicated`."""
    return f"{found.id} {found.title}, {WORDS[found.outcome]}"


def listed_line(findings: Sequence[CategoryFinding]) -> str:
    """Say to which categories the listing of a listed party corresponds."""
    return "; ".join(short(one) for one in findings)


def lines(found: AboutQuery) -> Iterator[str]:
    """Say in lines what is on file about the queried party, apart from any listed one."""
    stated = [one for one in found.categories if not one.of]
    for one in stated:
        words = "; ".join(quote for _, quote in one.quotes)
        yield (
            f"Facts stated about your customer correspond to {one.id}, {one.title}, at level "
            f"{WORDS[one.outcome]}: {words}. {one.because}"
        )
    for match in found.roster:
        yield from _roster_lines(match, found)
    yield from found.unevidenced


def _roster_lines(match: Match, found: AboutQuery) -> Iterator[str]:
    of = f"roster:{match.entry.ref}"
    for one in found.categories:
        if one.of == of:
            where = "; ".join(dict.fromkeys(place for place, _ in one.quotes))
            yield (
                f"On the roster, no listing: {match.entry.name} ({of}), score "
                f"{score(match.score)}, {one.identity} to be your customer. Facts on file "
                f"correspond to {one.id}, {one.title}, at level {WORDS[one.outcome]}, evidence "
                f"{one.level}{f', since {one.since}' if one.since else ''}"
                f"{f' ({where})' if where else ''}."
            )


def hint_line(found: Hint) -> str:
    """Say which exemption route there may be, and what is missing."""
    verified = "" if found.is_verified else " (unverified)"
    return (
        f"{found.text} {found.instrument}{verified}, by {found.trigger}. {found.says} "
        f"{found.limits} Missing: {found.missing} Ask {found.authority}."
    )
