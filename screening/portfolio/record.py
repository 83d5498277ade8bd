"""What does a customer's record ask of the lists, and what of it has changed?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from db.records.customer import Customer, Fields
from db.records.screening import Query
from screening import ask
from screening.names.terms import plain
from screening.rows.row import Row

KEPT = "kept_names"
"""Names under which a customer was known before, kept by the tool itself."""
COMPARED = ("name", *ask.FIELDS, KEPT)
"""What a customer is screened by; nothing else in the record matters to an alert."""
SEARCHED = ("type", "name", "other_names", "former_names", KEPT, "identifier")
"""From what of the record the names, kind and numbers follow that a search looks up."""
NOTHING_ASKED = "the row has neither a name nor an identifier"


@dataclass(frozen=True, slots=True)
class OnFile:
    """A customer as somebody who may be searched for."""

    customer: Customer

    @property
    def known_as(self) -> bytes:
        """Give 16 bytes that stand for all that a search looks up."""
        fields = self.customer.fields
        said = repr([(field, *fields.get(field, ())) for field in SEARCHED])
        return blake2b(said.encode(), digest_size=16).digest()

    def query(self) -> Query:
        """Give what the record asks."""
        return query(self.customer)


def fields_of(row: Row) -> dict[str, tuple[str, ...]]:
    """Give what a row of a file says of a customer."""
    wanted = ("name", *ask.FIELDS)
    return {field: texts for field in wanted if (texts := tuple(row.texts.get(field, ())))}


def after(fields: Fields, before: Fields | None) -> dict[str, tuple[str, ...]]:
    """Give a new version of a record, which keeps the name that it had until now."""
    found = dict(fields)
    if before is None:
        return found
    known = (*before.get(KEPT, ()), *before.get("name", ()))
    said = {*map(_folded, (*found.get("name", ()), *found.get("former_names", ())))}
    kept = tuple(name for name in dict.fromkeys(known) if _folded(name) not in said)
    return {**found, KEPT: kept} if kept else found


def is_as_before(fields: Fields, before: Fields) -> bool:
    """Whether a file says of a customer what the record says already."""
    return dict(fields) == {name: texts for name, texts in before.items() if name != KEPT}


def query(customer: Customer, today: date | None = None) -> Query:
    """Give the query that a customer's record asks; former names are names to look for."""
    fields = customer.fields
    others = (*fields.get("other_names", ()), *fields.get(KEPT, ()))
    texts: Mapping[str, tuple[str, ...]] = {**fields, "other_names": others}
    name = next(iter(fields.get("name", ())), "")
    return ask.query(name, texts, query_id=customer.id, today=today)


def _folded(name: str) -> str:
    """Fold a name; what folds to nothing stays as it is."""
    return plain(name) or name
