"""What was asked then, and on what terms, as the record of a screening tells it?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from db.records.entry import PartyType
from db.records.publication import ListState
from db.records.screening import ListUsed, Query, Scope
from db.store.screenings import Screening
from screening import birth_dates
from screening.audit.errors import AuditError
from screening.condition import ANY_AGE
from screening.report.terms_json import ANY
from screening.service import Wish

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """The lists and rules against which was screened: what one index was built from."""

    digest: str
    """Of the index, as recorded."""
    rules: str
    files: tuple[tuple[str, str], ...]
    """Every list in the index with the digest of its file."""
    as_of: date | None
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """A screening as it was recorded, read again."""

    screening_id: str
    at: datetime
    by: str
    told: Json
    """The documented JSON."""
    state: State
    known: datetime | None
    """The moment up to which something could be known, where it was recorded."""

    @property
    def known_by(self) -> datetime:
        """The moment up to which something could be known."""
        return self.known or self.at

    @property
    def engine(self) -> str:
        """The version of the tool then."""
        return str(self.told["versions"]["engine"])


def record_of(kept: Screening, told: Json) -> Record:
    """Read a record again.

    Raises `AuditError` where it doesn't tell what is needed.
    """
    if not told.get("terms") or not told.get("index"):
        raise AuditError(
            "its record has no terms: it was made by an earlier version of the tool"
        )
    index = told["index"]
    files = {one["list"]: one["sha256"] for one in (*told["lists"], *index["besides"])}
    as_of = date.fromisoformat(told["as_of"]) if told["as_of"] else None
    state = State(
        index["digest"],
        told["versions"]["rules"],
        tuple(sorted((name, digest) for name, digest in files.items() if digest)),
        as_of,
        _moment(told["known_at"]),
    )
    at = _moment(told["at"]) or kept.at
    return Record(kept.screening_id, at, told["by"], told, state, _moment(index["known"]))


def query_of(record: Record) -> Query:
    """Give the query that was asked, but for what could not be read in it.

    Raises `AuditError` where it can't be read any more.
    """
    asked, today = record.told["query"], record.at.astimezone(UTC).date()
    try:
        born = [birth_dates.read(one, today=today) for one in asked.get("birth_date", ())]
    except ValueError as error:
        raise AuditError(f"its date of birth can't be read any more: {error}") from error
    return Query(
        name=asked["name"],
        id=record.told["id"],
        type=PartyType(asked["type"]) if asked["type"] else None,
        other_names=tuple(asked.get("other_names", ())),
        birth_dates=tuple(born),
        birth_places=tuple(asked.get("birth_place", ())),
        gender=asked.get("gender", ""),
        nationalities=tuple(asked.get("nationality", ())),
        residences=tuple(asked.get("residence", ())),
        addresses=tuple(asked.get("address", ())),
        identifiers=tuple(asked.get("identifier", ())),
        roles=tuple(asked.get("role", ())),
        organisations=tuple(asked.get("organisation", ())),
        sources=tuple(asked.get("source", ())),
        purpose=asked.get("purpose", ""),
    )


def with_problems(query: Query, record: Record, said_anyway: Sequence[str]) -> Query:
    """Add what could not be read in the query: it stands before what is said anyway."""
    problems = tuple(record.told["problems"])
    count = len(problems) - len(said_anyway)
    is_there = count >= 0 and problems[count:] == tuple(said_anyway)
    return replace(query, problems=problems[:count]) if is_there else query


def wish_of(record: Record) -> Wish:
    """Give the terms that were asked."""
    told, terms = record.told, record.told["terms"]
    age = terms["max_age_days"]
    return Wish(
        lists=tuple(one["list"] for one in told["lists"]) if terms["lists"] is not None else (),
        scope=Scope(told["scope"]),
        max_age_days=ANY_AGE if age == ANY else age,
        min_score=terms["min_score"],
        limit=terms["limit"],
        as_of=record.state.as_of,
        known_at=record.state.known_at,
    )


def lists_found(record: Record) -> dict[str, ListUsed]:
    """Give the condition in which each list was found."""
    is_any_age = record.told["terms"]["max_age_days"] == ANY
    return {one["list"]: _list(one, is_any_age=is_any_age) for one in record.told["lists"]}


def _list(told: Json, *, is_any_age: bool) -> ListUsed:
    state = ListState(told["state"])
    is_accepted = is_any_age and state is ListState.SAMPLE
    return ListUsed(
        told["list"],
        state.value,
        _moment(told["published_at"]),
        _moment(told["checked_at"]),
        _moment(told["fetched_at"]),
        told["sha256"] or "",
        told["because"],
        withholds_no_match=state.withholds_no_match and not is_accepted,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def note_of(record: Record) -> str:
    """Give what every answer had to say about the index."""
    return str(record.told["index"]["note"])
