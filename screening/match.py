"""How does a query compare with one entry, and what speaks for and against?"""

from db.records.entry import Entry, PartyType
from db.records.screening import Evidence, Match, Query
from screening.features import facts
from screening.features.identifiers import identifier, named_number
from screening.features.names import BestName, best_names
from screening.features.ships import named_ship
from screening.names.korean_shares import bearers

_FACTS = (
    facts.birth_date,
    facts.gender,
    facts.party_type,
    facts.nationality,
    facts.residence,
    facts.birth_place,
    facts.address,
    facts.role,
    facts.organisation,
)


def readings(
    query: Query, entry: Entry, *, is_in_scope: bool, tied_to: str = ""
) -> tuple[Match, ...]:
    """Compare a query with an entry, feature by feature.

    The score is the similarity of the best pair of names, or of the ship asked for to one
    that the entry mentions, whichever is more; it is 1.0 when an identifier agrees. A text
    asked for as a name that is a number of the entry, or such a ship, is not held against
    it as another name. There are two readings where a weak alias is more alike than every
    other name, as rules treat the two differently; else there is one. `tied_to` is the
    country that the entry has to do with, whatever nationality it states.
    """
    direct = identifier(query, entry) or named_number(query, entry) or named_ship(query, entry)
    others = [found for fact in _FACTS if (found := fact(query, entry)) is not None]
    if (tie := facts.unstated_nationality(query, entry, tied_to)) is not None:
        others.append(tie)
    return tuple(
        _reading(query, entry, best, direct, others, is_in_scope=is_in_scope)
        for best in best_names(query, entry) or (None,)
    )


def _bearers(entry: Entry, best: BestName | None) -> float | None:
    is_person = entry.type is PartyType.PERSON
    return bearers(best.listed.text) if is_person and best is not None else None


def _reading(
    query: Query,
    entry: Entry,
    best: BestName | None,
    direct: Evidence | None,
    others: list[Evidence],
    *,
    is_in_scope: bool,
) -> Match:
    evidence: list[Evidence] = []
    if direct is not None:
        evidence.append(direct)
    is_asked_so = direct is not None and direct.query in query.names
    shown = None if is_asked_so and best and best.evidence.score < 1.0 else best
    if shown is not None:
        evidence.append(shown.evidence)
        if (title := shown.asked.evidence) is not None:
            evidence.append(title)
    evidence += others
    scores = (direct.score if direct else 0.0, best.evidence.score if best else 0.0)
    return Match(
        entry=entry,
        is_in_scope=is_in_scope,
        matched_name=shown.listed.text if shown is not None else entry.name,
        alias_quality=shown.listed.quality_printed if shown is not None else "",
        is_weak_alias=shown is not None and shown.is_weak,
        bearers=_bearers(entry, shown),
        manner=shown.manner.value if shown is not None else "",
        score=max(scores),
        evidence=tuple(evidence),
    )
