"""What is the answer to one query, and which rule made it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from db.records.entry import PartyType
from db.records.screening import (
    ROSTER,
    AboutQuery,
    Decision,
    IndexedEntry,
    ListUsed,
    Match,
    Outcome,
    Query,
    Scope,
)
from db.records.subject import Subject
from db.records.terms import IndexUsed, TermsAsked
from rules.confidence import confidence
from rules.decision import DecisionTable, decide
from screening.features.identifiers import asked_keys, bank_country, identifier_keys
from screening.features.reach import Reach, least
from screening.index import Index
from screening.match import readings
from screening.names.terms import names_term
from screening.query_facts import about

_STRENGTH = (Outcome.MATCH, Outcome.REVIEW, Outcome.NOT_SCREENED, Outcome.NO_MATCH)
WORTH_PROVING = 8
"""Fewer entries are compared sooner than it is proven which of them can't matter."""
NO_CLEARANCE = (
    "No match is no clearance: in these lists, as of these dates, no entry in scope is similar "
    "enough to review, and no other has exactly this name or number."
)
NO_ALERT = (
    "No match is no clearance: in these lists, as of these dates, no entry in scope raises an "
    "alert. What is similar was discounted, and an officer may think otherwise: "
)
OFFICER_DECIDES = "No match is no clearance, and a match is no finding: an officer decides."


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a query is screened: who asks, when, against what."""

    at: datetime
    by: str
    scope: Scope
    lists: tuple[ListUsed, ...]
    engine_version: str
    rules_digest: str
    min_score: float | None = None
    limit: int = 10
    only_lists: frozenset[str] | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    notes: tuple[str, ...] = ()
    """What every answer given on these terms must say."""
    not_covered: str = ""
    """Why no list asked for covers the kind of party; empty where one does."""
    max_age_days: float | None = None
    """As asked; `lists` say what follows from it."""
    index: IndexUsed | None = None
    withheld: tuple[str, ...] = field(init=False)
    """Why *no match* cannot be said, list by list."""
    asked: TermsAsked = field(init=False)

    def __post_init__(self) -> None:
        # Worked out once: terms hold for every row of a batch.
        object.__setattr__(self, "withheld", _withheld(self.lists))
        names = None if self.only_lists is None else tuple(sorted(self.only_lists))
        asked = TermsAsked(names, self.min_score, self.limit, self.max_age_days)
        object.__setattr__(self, "asked", asked)


def screen(
    query: Query,
    index: Index,
    terms: Terms,
    *,
    screening_id: str,
    candidates: set[int] | None = None,
    is_proven: bool = True,
) -> Decision:
    """Screen one query.

    Every alert is given, however many there are; `min_score` and `limit` concern only
    matches below the bands, and change no outcome. Unless `is_proven` is false, entries
    proven to matter to no rule are not compared, which changes nothing but the time.
    """
    table = index.decisions
    if candidates is None:
        candidates = index.candidates(query, terms.scope, terms.min_score)
    is_proven = is_proven and len(candidates) >= WORTH_PROVING
    reach = Reach(query, least(table, query, terms.min_score)) if is_proven else None
    alerts: list[Match] = []
    below: list[Match] = []
    for number in sorted(candidates):
        indexed = index.entry(number)
        if not _is_asked(indexed, terms):
            continue
        if reach is not None and not reach.may_matter(indexed.entry):
            continue
        match = beside(query, indexed, terms.scope, table)
        (below if match.outcome is Outcome.NO_MATCH else alerts).append(match)
    alerts.sort(key=_order)
    below = [match for match in below if match.entry.list != ROSTER]
    found = _Found(
        tuple(match for match in alerts if match.entry.list != ROSTER),
        tuple(_asked_below([match for match in below if not match.is_shown], terms)),
        tuple(sorted((match for match in below if match.is_shown), key=_order)),
        about(query, index, [match for match in alerts if match.entry.list == ROSTER]),
    )
    return _decision(query, found, terms, index, screening_id)


def _is_asked(indexed: IndexedEntry, terms: Terms) -> bool:
    """Whether an entry is of a list that is asked; the roster is asked in every case."""
    name = indexed.entry.list
    return terms.only_lists is None or name in terms.only_lists or name == ROSTER


def beside(query: Query, indexed: IndexedEntry, scope: Scope, table: DecisionTable) -> Match:
    """Compare a query with one entry and decide: the whole of what a screening does with it."""
    in_scope = indexed.is_in_scope or scope is Scope.ALL
    compared: Sequence[Match] = readings(
        query,
        indexed.entry,
        is_in_scope=in_scope,
        tied_to=table.query_nexus.country if indexed.is_in_scope else "",
    )
    if indexed.categories:
        compared = [replace(one, categories=indexed.categories) for one in compared]
    found = _strongest(compared, table)
    if indexed.removal is None and not indexed.subject:
        return found
    return replace(found, removal=indexed.removal, subject=indexed.subject)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: alerts, what was asked for below them, what a rule discounted."""

    alerts: tuple[Match, ...]
    below: tuple[Match, ...]
    discounted: tuple[Match, ...]
    about: AboutQuery


def _strongest(found: Sequence[Match], table: DecisionTable) -> Match:
    """Decide each reading of one entry and give the one with the strongest outcome."""
    decided = []
    for reading in found:
        rule = decide(reading, table)
        decided.append(
            replace(
                reading,
                outcome=rule.outcome,
                rule=rule.id,
                because=rule.because,
                is_shown=rule.shown,
                confidence=confidence(reading, table.confidence),
            )
        )
    return min(decided, key=_order)


def _order(found: Match) -> tuple[int, float, str, str]:
    return (_STRENGTH.index(found.outcome), -found.score, found.entry.list, found.entry.ref)


def _asked_below(below: list[Match], terms: Terms) -> list[Match]:
    if terms.min_score is None:
        return []
    wanted = [m for m in below if m.score >= terms.min_score and m.is_in_scope]
    return sorted(wanted, key=_order)[: terms.limit]


def _decision(
    query: Query, found: _Found, terms: Terms, index: Index, screening_id: str
) -> Decision:
    outcome, rule, because = _outcome(query, found, terms, index)
    return Decision(
        screening_id=screening_id,
        at=terms.at,
        by=terms.by,
        query=query,
        outcome=outcome,
        rule=rule,
        because=because,
        problems=(*query.problems, *terms.notes, *terms.withheld),
        matches=(*found.alerts, *found.below),
        scope=terms.scope,
        lists=terms.lists,
        engine_version=terms.engine_version,
        rules_digest=terms.rules_digest,
        as_of=terms.as_of,
        known_at=terms.known_at,
        discounted=found.discounted,
        subjects=tuple(_subjects(found.alerts, index)),
        about=found.about,
        terms=terms.asked,
        index=terms.index,
    )


def _subjects(alerts: Sequence[Match], index: Index) -> Iterator[Subject]:
    """Give the parties of alerts that several entries are about, the strongest first."""
    for party in dict.fromkeys(match.party for match in alerts):
        if (found := index.subject(party)) is not None and len(found.members) > 1:
            yield found


def _outcome(
    query: Query, found: _Found, terms: Terms, index: Index
) -> tuple[Outcome, str, str]:
    if found.alerts:
        strongest = found.alerts[0]
        return strongest.outcome, strongest.rule, strongest.because
    if found.about.categories:
        rule = index.decisions.query_category
        return Outcome.REVIEW, rule.rule, f"{rule.because} {_corresponds(found.about)}"
    nexus = index.decisions.query_nexus
    if fact := nexus_fact(query, nexus.country, index.dprk_terms):
        return Outcome.REVIEW, nexus.rule, f"{nexus.because} Stated: {fact}."
    if why := _not_screened(query, terms):
        return Outcome.NOT_SCREENED, *why
    return Outcome.NO_MATCH, "no-match", _no_match(len(found.discounted))


def _not_screened(query: Query, terms: Terms) -> tuple[str, str] | None:
    """Say by which rule a query was not screened, and why; nothing where it was."""
    if not _asks_for_something(query):
        return "nothing-asked", "The query has neither a name nor a number."
    if terms.not_covered:
        return "type-not-covered", terms.not_covered
    return ("list-not-usable", terms.withheld[0]) if terms.withheld else None


def _corresponds(about: AboutQuery) -> str:
    """Say to which categories what is on file corresponds, and how solidly."""
    told = dict.fromkeys(
        f"{f'on the roster ({one.of}), {one.identity}: ' if one.of else ''}"
        f"{one.id} {one.title} at level {one.outcome.replace('_', ' ')}"
        for one in about.categories
    )
    return f"On file: {'; '.join(told)}."


def _no_match(discounted: int) -> str:
    """Say that nothing alerts, but where something was discounted not that nothing is alike."""
    if not discounted:
        return NO_CLEARANCE
    return f"{NO_ALERT}{discounted} {'entry' if discounted == 1 else 'entries'}."


def _withheld(lists: Sequence[ListUsed]) -> tuple[str, ...]:
    return tuple(
        f"list {used.list} is {used.state}: {used.because.removeprefix(f'list {used.list}: ')}"
        for used in lists
        if used.withholds_no_match
    )


def _asks_for_something(query: Query) -> bool:
    """Whether there is a letter or digit in a name, or a number that is no placeholder."""
    names = query.names
    has_name = any(any(map(str.isalnum, name)) for name in names)
    is_empty = {name.casefold() for name in names} <= {"n/a", "unknown"}
    return (has_name and not is_empty) or any(map(identifier_keys, query.identifiers))


def nexus_fact(query: Query, country: str, terms: str) -> str:
    """Say what ties the queried party itself to the country; nothing where nothing does.

    That is its nationality, its residence, an address that names the country or
    its capital, or a bank code (BIC) of the country.
    """
    if country in query.nationalities:
        return f"nationality {country}"
    if country in query.residences:
        return f"residence {country}"
    texts = (*query.identifiers, *(n for n in query.names if len(n.split()) == 1))
    for text in texts:
        if code := next((k for k in asked_keys(text) if bank_country(k) == country), ""):
            return f"bank code {code}"
    for address in query.addresses:
        if names_term(address, terms):
            return f"address {address}"
    return ""


def asked_types(query: Query) -> frozenset[PartyType]:
    """Give the kinds of party that a query may be about, for which lists must be there."""
    if query.type is not None and query.type is not PartyType.UNKNOWN:
        return frozenset({query.type})
    return frozenset({PartyType.PERSON, PartyType.ORGANISATION})
