"""How is one query put to the lists, from an officer's terms to a decision?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from db.records.entry import PartyType
from db.records.publication import ListState
from db.records.screening import Decision, ListUsed, Query, Scope
from db.records.terms import IndexUsed
from screening.condition import (
    SAMPLE_WARNING,
    Conditions,
    ListCondition,
    missing,
    used,
)
from screening.decide import Terms, asked_types, screen
from screening.features.identifiers import asked_numbers, identifier_keys
from screening.past import end_of
from screening.session import Session
from screening.version import __version__


@dataclass(frozen=True, slots=True)
class Wish:
    """The terms an officer asks for."""

    lists: tuple[str, ...] = ()
    """Which lists are wanted; empty for every list that the kind of party needs."""
    scope: Scope = Scope.DPRK
    max_age_days: float | None = None
    """`None` for the manifests' own, `ANY_AGE` for any."""
    min_score: float | None = None
    limit: int = 10
    as_of: date | None = None
    known_at: datetime | None = None
    """`None` for what is known now."""


def answer(query: Query, session: Session, wish: Wish, *, at: datetime, by: str) -> Decision:
    """Screen one query on the terms asked."""
    terms = terms_for(query, session, wish, at=at, by=by)
    return screen(query, session.index, terms, screening_id=str(uuid4()))


def terms_for(
    query: Query,
    session: Session,
    wish: Wish,
    *,
    at: datetime,
    by: str,
    found_then: Mapping[str, ListUsed] | None = None,
) -> Terms:
    """Give the terms on which a query is screened; they depend on the kind of party.

    `found_then` are the conditions in which a screening that is run again found the lists.
    """
    past = (end_of(wish.as_of) if wish.as_of else at, wish.known_at or at)
    moment = min(at, *past)
    wanted = _wanted(query, session.conditions, wish.lists)
    lists = tuple(
        _searched(found, found in wanted, moment, wish.max_age_days, found_then or {})
        for found in (wanted if wish.lists else session.conditions.lists)
        if found in wanted or found.sha256
    )
    return Terms(
        at=at,
        by=by,
        scope=wish.scope,
        lists=lists,
        engine_version=__version__,
        rules_digest=session.conditions.rules_digest,
        min_score=wish.min_score,
        limit=wish.limit,
        only_lists=frozenset(wish.lists) if wish.lists else None,
        as_of=wish.as_of,
        known_at=wish.known_at,
        notes=_notes(query, session, wish, wanted, lists),
        not_covered=_not_covered(query, wanted),
        max_age_days=wish.max_age_days,
        index=_index_used(session, lists),
    )


def _index_used(session: Session, lists: Sequence[ListUsed]) -> IndexUsed:
    conditions, told = session.conditions, {one.list for one in lists}
    besides = tuple(
        (one.list, one.sha256)
        for one in conditions.lists
        if one.sha256 and one.list not in told
    )
    return IndexUsed(conditions.digest, conditions.known, besides, session.note)


def _searched(
    found: ListCondition,
    is_wanted: bool,
    moment: datetime,
    max_age_days: float | None,
    found_then: Mapping[str, ListUsed],
) -> ListUsed:
    """Give a list's state; one that this kind of party does not need withholds nothing."""
    state = found_then.get(found.list) or used(found, moment, max_age_days)
    return state if is_wanted else replace(state, withholds_no_match=False)


def _wanted(
    query: Query, conditions: Conditions, lists: Sequence[str]
) -> tuple[ListCondition, ...]:
    """Give the lists that must be there for this query.

    Asked for by name, they are those. Otherwise they are the lists that cover the kind of
    party; without a kind, those of persons and organisations, and whatever else is loaded.
    """
    known = {found.list: found for found in conditions.lists}
    if lists:
        return tuple(known.get(name) or missing(name) for name in dict.fromkeys(lists))
    types = _types(query)
    return tuple(
        found
        for found in conditions.lists
        if not types.isdisjoint(found.covers) or (query.type is None and found.sha256)
    )


def _without_ships(session: Session, wanted: Sequence[ListCondition]) -> str:
    """Name the lists of ships that a query of no stated kind is not screened against."""
    return ", ".join(
        found.list
        for found in session.conditions.lists
        if PartyType.VESSEL in found.covers and found not in wanted
    )


def _not_covered(query: Query, wanted: Sequence[ListCondition]) -> str:
    if query.type is None or any(query.type in found.covers for found in wanted):
        return ""
    return f"No list asked for covers the kind of party {query.type.value}."


def _types(query: Query) -> frozenset[PartyType]:
    types = asked_types(query)
    numbers = {key for text in asked_numbers(query) for key in identifier_keys(text)}
    if query.type is None and any(len(key) == 7 and key.isdecimal() for key in numbers):
        from stdnum import imo  # noqa: PLC0415 - seldom needed

        if any(imo.is_valid(key) for key in numbers):
            return types | {PartyType.VESSEL}
    return types


def _notes(
    query: Query,
    session: Session,
    wish: Wish,
    wanted: Sequence[ListCondition],
    lists: Sequence[ListUsed],
) -> tuple[str, ...]:
    notes = [session.note] if session.note else []
    samples = [used for used in lists if used.state == ListState.SAMPLE]
    if answering := [used.list for used in samples if not used.withholds_no_match]:
        notes.append(f"{', '.join(answering)}: {SAMPLE_WARNING}")
    accepted = (used for used in lists if used.because and used.state == ListState.CURRENT)
    notes += [f"list {used.list} is {used.because}" for used in accepted]
    if query.type is None and not wish.lists and (unasked := _without_ships(session, wanted)):
        notes.append(f"ships were not screened against {unasked}: the list is not loaded")
    return tuple(notes)
