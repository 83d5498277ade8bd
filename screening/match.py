"""How does a query compare with one entry, and what speaks for and against?"""

from db.records.entry import Entry
from db.records.screening import Evidence, Match, Query
from screening.features import facts
from screening.features.identifiers import identifier, named_number
from screening.features.names import best_name

_FACTS = (
    facts.birth_date,
    facts.gender,
    facts.party_type,
    facts.nationality,
    facts.residence,
    facts.birth_place,
    facts.address,
)


def match(query: Query, entry: Entry, *, is_in_scope: bool) -> Match:
    """Compare a query with an entry, feature by feature.

    The score is the similarity of the best pair of names, or 1.0 when an identifier
    agrees. A text asked for as a name that is a number of the entry is not
    held against it as another name.
    """
    evidence: list[Evidence] = []
    number = identifier(query, entry) or named_number(query, entry)
    best = best_name(query, entry)
    if number is not None:
        evidence.append(number)
    asked_by_number = number is not None and number.query in query.names
    shown = None if asked_by_number and best and best.evidence.score < 1.0 else best
    if shown is not None:
        evidence.append(shown.evidence)
    evidence += [found for fact in _FACTS if (found := fact(query, entry)) is not None]
    score = 1.0 if number is not None else best.evidence.score if best is not None else 0.0
    return Match(
        entry=entry,
        is_in_scope=is_in_scope,
        matched_name=shown.listed.text if shown is not None else entry.name,
        alias_quality=shown.listed.quality_printed if shown is not None else "",
        is_weak_alias=shown is not None and shown.listed.is_weak,
        score=score,
        evidence=tuple(evidence),
    )
