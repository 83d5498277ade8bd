"""Which entries of a list's file are an interim designation's party?

The answer is a proposal to an officer, who looks at both: nothing ends by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.records.entry import Entry
from db.records.interim import PREFIX, Interim
from db.records.screening import IndexedEntry, Query
from screening.index import Index
from screening.match import readings


@dataclass(frozen=True, slots=True)
class Carrier:
    """An entry of the file that may be the party."""

    ref: str
    name: str
    because: str


def carriers(index: Index, found: Interim) -> tuple[Carrier, ...]:
    """Give the entries of the list that share a number, or a name and a fact, with a party."""
    entry = found.designation.entry
    query = _query(entry)
    others = [index.entry(number) for number in sorted(index.exact(query))]
    told: dict[str, Carrier] = {}
    for one in (*others, *_joined(index, entry)):
        if one.entry.list == entry.list and not one.entry.ref.startswith(PREFIX):
            why = _why(query, entry, one) or _by_party(index, entry, one)
            if why:
                told.setdefault(one.entry.ref, Carrier(one.entry.ref, one.entry.name, why))
    return tuple(told.values())


def carried_now(index: Index, active: Iterable[Interim]) -> dict[str, tuple[Carrier, ...]]:
    """Give by reference the designations that the file may carry now."""
    found = ((one.ref, carriers(index, one)) for one in active if one.end is None)
    return {ref: some for ref, some in found if some}


def _query(entry: Entry) -> Query:
    first, *others = (name.text for name in entry.names if not name.is_weak)
    return Query(
        first,
        type=entry.type,
        other_names=tuple(others),
        birth_dates=tuple(birth.date for birth in entry.birth_dates),
        gender=entry.genders[0] if entry.genders else "",
        nationalities=tuple(one.country for one in entry.nationalities),
        identifiers=tuple(one.number for one in entry.identifiers),
    )


def _why(query: Query, entry: Entry, other: IndexedEntry) -> str:
    for found in readings(query, other.entry, is_in_scope=other.is_in_scope):
        agreeing, contradicting = found.agreeing(), found.contradicting()
        if "identifier" in agreeing:
            return "the same number"
        is_exact = found.score == 1.0 and not found.is_weak_alias
        if is_exact and "birth_date" in agreeing:
            return "the same name, and dates of birth that agree"
        shared = set(entry.programmes) & set(other.entry.programmes)
        if is_exact and shared and contradicting.isdisjoint({"birth_date", "party_type"}):
            return f"the same name under the programme {', '.join(sorted(shared))}"
    return ""


def _joined(index: Index, entry: Entry) -> Iterator[IndexedEntry]:
    """Give the other entries that are about the party by a rule or a person's word."""
    for here in index.find(f"{entry.list}:{entry.ref}"):
        subject = index.subject(here.subject) if here.subject else None
        for key in subject.members if subject else ():
            yield from (one for one in index.find(str(key)) if one.key == key != here.key)


def _by_party(index: Index, entry: Entry, other: IndexedEntry) -> str:
    here = next((one for one in index.find(f"{entry.list}:{entry.ref}")), None)
    is_same = here is not None and here.subject and here.subject == other.subject
    return f"one party ({other.subject}), see sanctions subjects" if is_same else ""
