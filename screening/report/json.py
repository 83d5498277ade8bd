"""How does a program read a decision? The documented JSON, one object a query.

The schema is `screening/report/decision.schema.json`; fields are added, never renamed.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from db.records.entry import PartyType, StatementKind
from db.records.interim import interim_remark
from db.records.publication import NewLeaf
from db.records.screening import (
    Decision,
    Evidence,
    ListUsed,
    Match,
    Part,
    PendingRemoval,
    Query,
)
from db.records.subject import Join, SharedFact, Subject
from screening.condition import ListCondition
from screening.question import Question, next_question
from screening.report import categories, terms_json
from screening.report.parties import Party, alerted, key_of

Json = dict[str, Any]


def decision(found: Decision) -> Json:
    """Give a decision in its documented form."""
    return {
        "id": found.query.id,
        "screening_id": found.screening_id,
        "at": moment(found.at),
        "by": found.by,
        "query": query(found.query),
        "outcome": found.outcome.value,
        "rule": found.rule,
        "because": found.because,
        "problems": list(found.problems),
        "matches": [match(one) for one in found.matches],
        "subjects": [party(one) for one in alerted(found)],
        "discounted": [match(one) for one in found.discounted],
        "next_question": _question(next_question(found)),
        **categories.about(found.about),
        "scope": found.scope.value,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "known_at": moment(found.known_at),
        "lists": [list_used(used) for used in found.lists],
        "terms": terms_json.terms(found.terms),
        "index": terms_json.index(found.index),
        "versions": {"engine": found.engine_version, "rules": found.rules_digest},
    }


def encoded(value: object) -> str:
    """Give the text of a JSON value on one line."""
    return msgspec.json.encode(value).decode()


def pretty(value: object) -> str:
    """Give the text of a JSON value over several lines, as a person reads it."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


class Asked(msgspec.Struct, omit_defaults=True, gc=False):
    """A query as printed; of the fields but the first two, those that were asked."""

    name: str
    type: PartyType | None
    other_names: list[str] = []
    birth_date: list[str] = []
    birth_place: list[str] = []
    gender: str = ""
    nationality: list[str] = []
    residence: list[str] = []
    address: list[str] = []
    identifier: list[str] = []
    role: list[str] = []
    organisation: list[str] = []
    source: list[str] = []
    purpose: str = ""


def asked(query: Query) -> Asked:
    """Give a query as it is written."""
    return Asked(
        query.name,
        query.type,
        list(query.other_names),
        [found.printed for found in query.birth_dates],
        list(query.birth_places),
        query.gender,
        list(query.nationalities),
        list(query.residences),
        list(query.addresses),
        list(query.identifiers),
        list(query.roles),
        list(query.organisations),
        list(query.sources),
        query.purpose,
    )


def query(found: Query) -> Json:
    """Give a query with the fields that were asked, as printed."""
    fields: Json = msgspec.to_builtins(asked(found))
    return fields


def match(found: Match) -> Json:
    """Give the query beside one listed party."""
    entry = found.entry
    act = entry.legal_acts[0] if entry.legal_acts else None
    return {
        "list": entry.list,
        "ref": entry.ref,
        "subject": found.party,
        "name": entry.name,
        "type": entry.type.value,
        "matched_name": found.matched_name,
        "alias_quality": found.alias_quality,
        "is_weak_alias": found.is_weak_alias,
        "score": round(found.score, 4),
        "confidence": None if found.confidence is None else round(found.confidence, 4),
        "outcome": found.outcome.value,
        "rule": found.rule,
        "because": found.because,
        "in_scope": found.is_in_scope,
        "is_partial": entry.is_partial,
        "removal_pending": removal(found.removal),
        "interim": interim_remark(entry) or None,
        "listed_on": _day(entry.listed_on),
        "programme": ", ".join(entry.programmes) or None,
        "legal_act": act.number if act else None,
        "legal_act_url": act.url or None if act else None,
        "measures": list(entry.measures),
        "functions": [s.text for s in entry.statements if s.kind is StatementKind.FUNCTION],
        "evidence": [evidence(one) for one in found.evidence],
        "listed_party_categories": [categories.finding(c) for c in found.categories],
    }


def party(found: Party) -> Json:
    """Give a party that alerts are about, with all its entries and how they were joined."""
    strongest = found.matches[0]
    matched = [key_of(one) for one in found.matches]
    entries = [{"list": k.list, "ref": k.ref, "matched": True} for k in matched]
    entries += [{"list": k.list, "ref": k.ref, "matched": False} for k in found.unmatched]
    return {
        "subject": found.id,
        "name": strongest.entry.name,
        "outcome": strongest.outcome.value,
        "score": round(strongest.score, 4),
        "entries": entries,
        "joins": [join(one) for one in (found.subject.joins if found.subject else ())],
    }


def subject(found: Subject) -> Json:
    """Give a party with all its entries, how they were joined, and what stands apart."""
    return {
        "subject": found.id,
        "entries": [{"list": key.list, "ref": key.ref} for key in found.members],
        "joins": [join(one) for one in found.joins],
        "doubts": [join(one) for one in found.doubts],
    }


def join(found: Join) -> Json:
    """Give how two entries were joined, or why they stand apart."""
    return {
        "one": str(found.one),
        "other": str(found.other),
        "level": found.level.value,
        "rule": found.rule,
        "version": found.version,
        "because": found.because,
        "agrees": [_shared(fact) for fact in found.agreeing],
        "contradicts": [_shared(fact) for fact in found.contradicting],
        "by": found.by or None,
        "at": moment(found.at),
    }


def _shared(fact: SharedFact) -> Json:
    return {
        "kind": fact.kind,
        "one": fact.one,
        "other": fact.other,
        "because": fact.because,
    }


def removal(found: PendingRemoval | None) -> Json | None:
    """Give since when the list no longer has a party, and how long it is screened."""
    if found is None:
        return None
    return {
        "since": moment(found.since),
        "last_published": moment(found.last_published),
        "until": moment(found.until),
    }


def evidence(found: Evidence) -> Json:
    """Give one comparison."""
    return {
        "feature": found.feature,
        "query": found.query,
        "listed": found.listed,
        "score": found.score,
        "bearing": found.bearing.value,
        "because": found.because,
        "parts": parts(found.parts),
    }


def parts(found: Sequence[Part]) -> list[Json]:
    """Give what was compared piece by piece."""
    return [
        {"query": p.query, "listed": p.listed, "score": p.score, "because": p.because}
        for p in found
    ]


def _question(found: Question | None) -> Json | None:
    if found is None:
        return None
    return {
        "ask": found.ask,
        "why": found.why,
        "separates": found.separates,
        "of": found.of,
    }


def list_used(used: ListUsed) -> Json:
    """Give the condition in which a screening found a list."""
    return {
        "list": used.list,
        "published_at": moment(used.published_at),
        "fetched_at": moment(used.fetched_at),
        "checked_at": moment(used.checked_at),
        "sha256": used.sha256 or None,
        "state": used.state,
        "because": used.because,
    }


def condition(found: ListCondition, used: ListUsed, now: datetime) -> Json:
    """Give a list's condition as `sanctions lists` prints it; ages are days with a fraction."""
    since = (now - found.checked_at).total_seconds() / 86400 if found.checked_at else None
    published = (
        (now - found.published_at).total_seconds() / 86400 if found.published_at else None
    )
    return {
        "list": found.list,
        "title": found.title,
        "published_at": moment(found.published_at),
        "fetched_at": moment(found.fetched_at),
        "checked_at": moment(found.checked_at),
        "sha256": found.sha256 or None,
        "state": used.state,
        "because": used.because,
        "entries": found.entries,
        "removals_pending": list(found.removals),
        "interim": list(found.interims),
        "dprk_related": found.dprk_related,
        "dprk_mentions": found.mentions,
        "age_days": None if since is None else round(since, 2),
        "publication_age_days": None if published is None else round(published, 2),
        "max_age_days": found.max_age_days,
        "covers": [covered.value for covered in found.covers],
        "problem": found.problem,
        "new_in_source": [_leaf(leaf) for leaf in found.new_in_source],
    }


def _leaf(leaf: NewLeaf) -> Json:
    return {
        "path": leaf.path,
        "count": leaf.count,
        "example": leaf.example,
        "ref": leaf.ref,
        "is_code": leaf.is_code,
    }


def moment(value: datetime | None) -> str | None:
    """Write a moment as the documented JSON does."""
    return value.isoformat().replace("+00:00", "Z") if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
