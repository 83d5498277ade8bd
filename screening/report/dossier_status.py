"""How does a dossier say who lists the party, or how it was screened?

A possible match is never shown as a listing, and no match never as more than that.
"""

from collections.abc import Iterable, Iterator

from db.records.dossier import Dossier, Listing
from db.records.entry import LegalAct
from db.records.screening import Decision, ListUsed, Match, Outcome
from screening.report.dossier_parts import (
    Block,
    Bullets,
    Line,
    Paragraph,
    among,
    heading,
    line,
    named,
    paragraph,
    printed,
    quiet,
    strong,
    table,
)
from screening.report.dossier_words import NOT_STATED, day
from screening.report.figures import score
from screening.report.parties import reservations

_WORDS = {outcome: outcome.value.replace("_", " ") for outcome in Outcome}
_NEITHER = (
    "No list is known to have an entry on this party, and it was not screened: whether it is "
    "listed is not known from this page."
)


def status(found: Dossier) -> Iterator[Block]:
    """Give the section on the listing status."""
    yield heading(2, "Listing status")
    if found.listings:
        yield paragraph(strong(_listed(found.listings)))
        yield from table("Entries about the party itself", _HEADS, map(_row, found.listings))
    if found.screening is not None:
        yield from _screened(found.screening)
    elif not found.listings:
        yield paragraph(strong(_NEITHER))


_HEADS = {
    "List, reference": 18,
    "Name there": 18,
    "Listed on": 12,
    "Programme": 14,
    "Measures": 13,
    "Acts": 25,
}
_LIKE_HEADS = {
    "List, reference": 17,
    "Name there": 18,
    "Matched": 18,
    "Score": 8,
    "Listed on": 12,
    "Outcome": 27,
}


def _listed(listings: Iterable[Listing]) -> str:
    found = list(listings)
    lists = ", ".join(dict.fromkeys(one.list for one in found))
    entries = "1 entry" if len(found) == 1 else f"{len(found)} entries"
    waiting = sum(one.is_pending_removal for one in found)
    removal = f", {waiting} of them pending removal" if waiting else ""
    return f"Listed by {lists}: {entries} on this party{removal}."


def _row(listing: Listing) -> tuple[Line, ...]:
    where = line(printed(f"{listing.list} {listing.ref}"))
    waits = line(strong("removal pending")) if listing.is_pending_removal else ()
    return (
        among((where, waits), ", "),
        line(printed(listing.name)),
        line(str(listing.listed_on or NOT_STATED)),
        line(printed(listing.programme or NOT_STATED)),
        line(printed("; ".join(listing.measures) or NOT_STATED)),
        among(map(_act, listing.acts), "; ") or line(NOT_STATED),
    )


def _act(act: LegalAct) -> Line:
    from_day = f" of {act.published_on}" if act.published_on else ""
    return line(named(act.number or act.url, act.url), printed(from_day))


def _screened(found: Decision) -> Iterator[Block]:
    yield paragraph(strong(_outcome(found)))
    yield paragraph(printed(found.because), " ", quiet(f"[{found.rule}]"))
    if problems := [one for one in found.problems if one != found.because]:
        yield Bullets(tuple(line(printed(problem)) for problem in problems))
    yield from _possible(found)
    by = line(
        f"Screened {day(found.at)} by ", printed(found.by), f", id {found.screening_id}. "
    )
    used = among(map(_used, found.lists), "; ") or line("none")
    yield Paragraph((*by, *line("Lists used: "), *used, *line(".")), "quiet")


def _outcome(found: Decision) -> str:
    """Say what a screening gave: that a party isn't found is no more than that."""
    when = f"{day(found.at)}"
    if found.as_of:
        when += f", against the lists as of {found.as_of}"
    match found.outcome:
        case Outcome.NO_MATCH:
            return f"Not listed under this identity on {when}: no match."
        case Outcome.NOT_SCREENED:
            return (
                f"Not screened on {when}: whether the party is listed is not known from this "
                "page."
            )
        case Outcome.MATCH | Outcome.REVIEW if not found.matches:
            return (
                f"Screened on {when}: {_WORDS[found.outcome]}, though no entry of a list is a "
                "possible match."
            )
        case Outcome.MATCH | Outcome.REVIEW:
            return (
                f"Screened on {when}: {_WORDS[found.outcome]}. Possible matches that an "
                "officer must compare; they are not listings of this party."
            )


def _possible(found: Decision) -> Iterator[Block]:
    rows = [_match(match, _outcome_of(match)) for match in found.matches]
    rows += [_match(match, "discounted, no alert") for match in found.discounted]
    yield from table("Entries under a like name, not listings of this party", _LIKE_HEADS, rows)


def _outcome_of(match: Match) -> str:
    below = match.outcome is Outcome.NO_MATCH
    return "below the bands" if below else f"possible match: {_WORDS[match.outcome]}"


def _match(match: Match, outcome: str) -> tuple[Line, ...]:
    entry = match.entry
    known = "; ".join((outcome, *reservations(match)))
    return (
        line(printed(f"{entry.list} {entry.ref}")),
        line(printed(entry.name)),
        line(printed(match.matched_name)),
        line(score(match.score)),
        line(str(entry.listed_on or NOT_STATED)),
        line(printed(f"{known}. {match.because}".strip())),
    )


def _used(used: ListUsed) -> Line:
    return line(printed(f"{used.list} of {day(used.published_at)}"), f" ({used.state})")
