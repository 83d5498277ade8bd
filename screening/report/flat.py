"""How does a decision stand in the rows of a table?

A row for each match, and one for a query without any. `outcome`, `rule` and `because` are
the query's: a row of a query that was not screened never reads as *no match*.
"""

from collections.abc import Iterator
from datetime import datetime

from db.records.screening import Bearing, Decision, Evidence, ListUsed, Match
from screening.question import next_question
from screening.report.categories import hint_line, lines, listed_line
from screening.report.figures import score

Cell = str | float | None
NUMBERS = frozenset({"score", "confidence"})
COLUMNS = (
    "id", "name", "outcome", "rule", "because", "list", "ref", "listed_name", "matched_name",
    "score", "confidence", "listed_on", "programme", "legal_act", "agrees", "contradicts",
    "problems", "scope", "lists", "screening_id", "at", "by", "engine", "rules", "as_of",
    "match_outcome", "match_rule", "match_because", "discounted", "next_question",
    "known_at", "removal_pending", "subject", "listed_party_categories", "query_categories",
    "exemption_hints",
)  # fmt: skip
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def rows(decision: Decision) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of a decision, each with a cell for every column."""
    about = _about(decision)
    for match in decision.matches or (None,):
        cells = about | (_match(match) if match else {})
        yield tuple(cells.get(column, "") for column in COLUMNS)


def safe(cell: Cell) -> Cell:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def _about(decision: Decision) -> dict[str, Cell]:
    return {
        "id": decision.query.id,
        "name": decision.query.name,
        "outcome": decision.outcome.value,
        "rule": decision.rule,
        "because": decision.because,
        "score": None,
        "confidence": None,
        "problems": "; ".join(decision.problems),
        "scope": decision.scope.value,
        "lists": "; ".join(_list(used) for used in decision.lists),
        "screening_id": decision.screening_id,
        "at": moment(decision.at),
        "by": decision.by,
        "engine": decision.engine_version,
        "rules": decision.rules_digest,
        "as_of": decision.as_of.isoformat() if decision.as_of else "",
        "known_at": moment(decision.known_at) if decision.known_at else "",
        "discounted": "; ".join(map(_discounted, decision.discounted)),
        "query_categories": "; ".join(lines(decision.about)),
        "exemption_hints": "; ".join(map(hint_line, decision.about.hints)),
        "next_question": question.ask if (question := next_question(decision)) else "",
    }


def _match(match: Match) -> dict[str, Cell]:
    entry = match.entry
    return {
        "list": entry.list,
        "ref": entry.ref,
        "listed_name": entry.name,
        "matched_name": match.matched_name,
        "score": round(match.score, 4),
        "confidence": None if match.confidence is None else round(match.confidence, 4),
        "listed_on": entry.listed_on.isoformat() if entry.listed_on else "",
        "programme": ", ".join(entry.programmes),
        "legal_act": entry.legal_acts[0].number if entry.legal_acts else "",
        "agrees": _evidence(match, Bearing.AGREES),
        "contradicts": _evidence(match, Bearing.CONTRADICTS),
        "removal_pending": moment(match.removal.since) if match.removal else "",
        "subject": match.party,
        "listed_party_categories": listed_line(match.categories),
        "match_outcome": match.outcome.value,
        "match_rule": match.rule,
        "match_because": match.because,
    }


def _discounted(match: Match) -> str:
    entry = match.entry
    return f"{entry.list} {entry.ref} {entry.name} ({score(match.score)}) [{match.rule}]"


def _evidence(match: Match, bearing: Bearing) -> str:
    return "; ".join(_compared(found) for found in match.evidence if found.bearing is bearing)


def _compared(found: Evidence) -> str:
    return f"{found.feature}: {found.query} / {found.listed} ({score(found.score)})"


def _list(used: ListUsed) -> str:
    day = f"{used.published_at:%Y-%m-%d}" if used.published_at else "never"
    return f"{used.list}@{day} {used.state}"


def moment(value: datetime) -> str:
    """Write a moment as the documented JSON does."""
    return value.isoformat().replace("+00:00", "Z")
