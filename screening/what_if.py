"""What would make another outcome of a query beside one entry?

Each fact that the list states is tried as if the query had stated it, each fact that
contradicts as if it had not been stated, and the name as if it were as alike as a rule wants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from db.records.entry import DatePrecision, Entry, PartyType
from db.records.screening import IndexedEntry, Match, Outcome, Query, Scope
from rules.decision import DecisionRule, DecisionTable, decide
from screening.decide import beside
from screening.unmet import short_of, threshold


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would make another outcome."""

    what: str
    outcome: Outcome
    rule: str


def changes(
    query: Query, indexed: IndexedEntry, scope: Scope, table: DecisionTable
) -> tuple[Change, ...]:
    """Give, one at a time, what would change the outcome."""
    now = beside(query, indexed, scope, table)
    tried = [
        *_other_queries(query, now, indexed.entry, table.query_nexus.country),
        *_without_contradictions(query, now),
        *_a_better_name(now, table),
    ]
    found = [
        Change(what, match.outcome, match.rule)
        for what, match in (
            (what, one if isinstance(one, Match) else beside(one, indexed, scope, table))
            for what, one in tried
        )
        if match.outcome is not now.outcome
    ]
    if scope is not Scope.ALL and not now.is_in_scope:
        wider = beside(query, indexed, Scope.ALL, table)
        if wider.outcome is not now.outcome:
            found.append(Change("screening all entries", wider.outcome, wider.rule))
    return tuple(found)


Tried = tuple[str, Query | Match]
"""What is changed, and the query or the match as it would then be."""
_LEFT_OUT = "leaving out the {} that contradicts"


def _other_queries(query: Query, now: Match, entry: Entry, country: str) -> Iterator[Tried]:
    for feature, with_fact in _WITH.items():
        if feature not in now.agreeing():
            yield from with_fact(query, entry)
    if not entry.nationalities and "nationality" not in now.agreeing():
        yield f"the nationality {country}", replace(query, nationalities=(country,))


def _birth_day(query: Query, entry: Entry) -> Iterator[Tried]:
    placed = [birth.date for birth in entry.birth_dates if birth.date.earliest is not None]
    days = [date for date in placed if date.precision is DatePrecision.DAY]
    for date in (days or placed)[:1]:
        said = f"a date of birth that agrees ({date.printed})"
        yield said, replace(query, birth_dates=(date,))


def _birth_year(query: Query, entry: Entry) -> Iterator[Tried]:
    for birth in entry.birth_dates[:1]:
        if birth.date.precision is DatePrecision.DAY and birth.date.earliest is not None:
            year = birth.date.earliest.year
            first, last = birth.date.earliest.replace(month=1, day=1), birth.date.earliest
            date = replace(
                birth.date,
                printed=str(year),
                precision=DatePrecision.YEAR,
                earliest=first,
                latest=last.replace(month=12, day=31),
            )
            yield f"a year of birth that agrees ({year})", replace(query, birth_dates=(date,))


def _gender(query: Query, entry: Entry) -> Iterator[Tried]:
    for gender in entry.genders[:1]:
        yield f"the same gender ({gender})", replace(query, gender=gender)


def _nationality(query: Query, entry: Entry) -> Iterator[Tried]:
    for country in [n.country for n in entry.nationalities if n.country][:1]:
        yield f"the same nationality ({country})", replace(query, nationalities=(country,))


def _residence(query: Query, entry: Entry) -> Iterator[Tried]:
    for country in [a.place.country for a in entry.addresses if a.place.country][:1]:
        yield (
            f"residence in the same country ({country})",
            replace(query, residences=(country,)),
        )


def _identifier(query: Query, entry: Entry) -> Iterator[Tried]:
    for number in entry.identifiers[:1]:
        kind = number.kind.value.replace("_", " ")
        said = f"a number that agrees ({kind} {number.number})"
        yield said, replace(query, identifiers=(*query.identifiers, number.number))


def _type(query: Query, entry: Entry) -> Iterator[Tried]:
    if query.type is None and entry.type is not PartyType.UNKNOWN:
        yield f"the kind of party ({entry.type.value})", replace(query, type=entry.type)


_WITH: dict[str, Callable[[Query, Entry], Iterator[Tried]]] = {
    "birth_day": _birth_day,
    "birth_date": _birth_year,
    "identifier": _identifier,
    "nationality": _nationality,
    "gender": _gender,
    "residence": _residence,
    "type": _type,
}
"""For each fact: the query as if it stated what the list does."""


def _without_contradictions(query: Query, now: Match) -> Iterator[Tried]:
    against = now.contradicting()
    if "birth_date" in against:
        yield _LEFT_OUT.format("date of birth"), replace(query, birth_dates=())
    if "gender" in against:
        yield _LEFT_OUT.format("gender"), replace(query, gender="")
    if "type" in against:
        yield _LEFT_OUT.format("kind of party"), replace(query, type=None)


def _a_better_name(now: Match, table: DecisionTable) -> Iterator[Tried]:
    """Find the least score, if any, at which a stronger outcome begins."""
    wanted = sorted({rule.when.min_score for rule in table.rules} - {0.0})
    for least in (score for score in wanted if score > now.score):
        better = replace(now, score=least, is_weak_alias=False)
        rule = decide(better, table)
        if _is_stronger(rule, now):
            weak = ", no weak alias" if now.is_weak_alias else ""
            is_now = short_of(least, now.score)
            said = f"a name at least {threshold(least)} alike{weak} (now {is_now})"
            yield said, replace(better, outcome=rule.outcome, rule=rule.id)
            return


def _is_stronger(rule: DecisionRule, now: Match) -> bool:
    order = (Outcome.NO_MATCH, Outcome.REVIEW, Outcome.MATCH)
    return order.index(rule.outcome) > order.index(now.outcome)
