"""Which fields of a customer and of an entry matter to an alert, and have they changed?

They are those that are compared, or that decide whether an entry is compared at all. What a
list says besides (remarks, legal acts, its own counters) and what a record says besides (its
purpose) bring no alert back that a person has dismissed.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from db.audit import canonical
from db.records.alert import Digests, Fingerprint
from db.records.customer import Customer
from db.records.entry import Entry
from db.records.screening import IndexedEntry
from screening.portfolio.record import COMPARED, KEPT

_SILENT = frozenset({"purpose", "source"})
"""Columns of a customer's record by which it is not compared."""
_WORDS = {
    KEPT: "earlier names",
    "is_in_scope": "whether it has to do with the DPRK",
}


def of_customer(customer: Customer) -> Digests:
    """Digest what a customer's record says, field by field; order and case don't count."""
    return {
        field: _digest(" ".join(text.split()).casefold() for text in texts)
        for field in COMPARED
        if field not in _SILENT and (texts := customer.fields.get(field))
    }


def of_entry(indexed: IndexedEntry, customer: Customer) -> Digests:
    """Digest what an entry says, as far as it is compared with this customer."""
    entry = indexed.entry
    said = {
        "type": [entry.type.value],
        "names": [_name(one) for one in _names(entry)],
        "birth_dates": [canonical(one.date).decode() for one in entry.birth_dates],
        "birth_places": [canonical(one.place).decode() for one in entry.birth_places],
        "nationalities": [
            canonical((n.country, n.region)).decode() for n in entry.nationalities
        ],
        "addresses": [canonical(one.place).decode() for one in entry.addresses],
        "identifiers": [f"{one.kind} {one.number}" for one in entry.identifiers],
        "genders": list(entry.genders),
        "is_in_scope": [str(indexed.is_in_scope)],
    }
    if customer.fields.get("role") or customer.fields.get("organisation"):
        said["statements"] = [one.text for one in entry.statements]
    return {field: _digest(texts) for field, texts in said.items() if texts}


def fingerprint(customer: Customer, entries: Iterable[IndexedEntry]) -> Fingerprint:
    """Digest both sides of an alert."""
    return Fingerprint(
        of_customer(customer), {str(one.key): of_entry(one, customer) for one in entries}
    )


def differences(before: Fingerprint, now: Fingerprint) -> list[str]:
    """Say what changed on either side; an entry that is no longer alike is no change."""
    found = [
        f"the customer's {_word(field)} changed"
        for field in _changed(before.customer, now.customer)
    ]
    for key, said in now.entries.items():
        if key not in before.entries:
            found.append(f"{key} is new beside the customer")
            continue
        found += [
            f"{key}: its {_word(field)} changed"
            for field in _changed(before.entries[key], said)
        ]
    return found


def _changed(before: Digests, now: Digests) -> list[str]:
    return [field for field in sorted({*before, *now}) if before.get(field) != now.get(field)]


def _word(field: str) -> str:
    return _WORDS.get(field, field.replace("_", " "))


def _names(entry: Entry) -> Iterator[tuple[str, bool]]:
    return ((one.text, one.is_weak) for one in entry.names)


def _name(name: tuple[str, bool]) -> str:
    text, is_weak = name
    return f"{text} (weak)" if is_weak else text


def _digest(texts: Iterable[str]) -> str:
    return sha256("\n".join(sorted(texts)).encode()).hexdigest()[:32]
