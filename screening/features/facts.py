"""Do the other facts about a query agree with those of an entry?

Each function answers for one fact and returns `None` when either side is silent:
a missing fact is no evidence, neither for nor against.
"""

from db.records.entry import Entry, PartyType
from db.records.screening import Bearing, Evidence, Query
from screening.features.dates import birth_date
from screening.features.offices import organisation, role
from screening.features.places import (
    address,
    birth_place,
    nationality,
    residence,
    unstated_nationality,
)

__all__ = [
    "address",
    "birth_date",
    "birth_place",
    "gender",
    "nationality",
    "organisation",
    "party_type",
    "residence",
    "role",
    "unstated_nationality",
]  # fmt: skip


def gender(query: Query, entry: Entry) -> Evidence | None:
    """Compare the gender asked with every one the list states.

    A list that prints a code nobody knows is silent.
    """
    if not query.gender or not entry.genders or not {"F", "M"}.issuperset(entry.genders):
        return None
    listed = ", ".join(entry.genders)
    if query.gender in entry.genders:
        return Evidence("gender", query.gender, listed, 1.0, Bearing.AGREES, "The same gender.")
    return Evidence("gender", query.gender, listed, 0.0, Bearing.CONTRADICTS, "Another gender.")


def party_type(query: Query, entry: Entry) -> Evidence | None:
    """Compare the kind of party: a person is no organisation.

    Ships stand among the organisations of some lists, so these two don't contradict.
    """
    if query.type is None or PartyType.UNKNOWN in {query.type, entry.type}:
        return None
    is_same = query.type is entry.type
    if not is_same and PartyType.PERSON not in {query.type, entry.type}:
        return None
    return Evidence(
        "type",
        query.type.value,
        entry.type.value,
        1.0 if is_same else 0.0,
        Bearing.AGREES if is_same else Bearing.CONTRADICTS,
        "The same kind of party." if is_same else "Another kind of party.",
    )
