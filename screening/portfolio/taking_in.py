"""How does a file of customers become the portfolio, and what is refused?

A customer is known by the institution's own number. What a row doesn't say any more is gone
from the record, but for names: under an earlier name a customer is still looked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from db.records.customer import Customer, Fields, Import
from db.store import customers as kept
from db.store.engine import Store
from feeds.identifiers import is_placeholder
from screening.portfolio.record import NOTHING_ASKED, after, fields_of, is_as_before
from screening.rows.reading import Source, open_source, rows
from screening.rows.row import HeadingError, Row, Say

LARGEST_LOSS = 0.15
"""The share of a portfolio that a whole file may lack before a person has to accept it."""
_NO_ID = "the row has no id, by which the customer would be known"
_TWICE = "the id stands there twice, with different records; the first one counts"


class PortfolioError(Exception):
    """Nothing was taken in; the message says why."""


@dataclass(slots=True)
class Incoming:
    """What a file says of a portfolio, as far as it was read."""

    source: Source
    portfolio: str
    before: dict[str, Customer]
    seen: dict[str, Fields] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    """Rows that can't be taken in, and values that were left out, each with its place."""
    refused: set[str] = field(default_factory=set)
    """Ids of rows that can't be taken in: these customers are not missing from the file."""
    rows: int = 0
    unreadable: int = 0
    unnumbered: int = 0
    """Rows without an id."""

    def read(self, row: Row) -> None:
        """Take up one row."""
        self.rows += 1
        self.unnumbered += row.is_numbered
        customer_id, fields = row.text("id"), fields_of(row)
        self.problems += row.problems
        reason = row.unreadable or _reason(row, customer_id, fields)
        if not reason and self.seen.get(customer_id, fields) != fields:
            reason = f"{row.place}: {_TWICE} ({customer_id})"
        if reason:
            self.problems.append(reason)
            self.unreadable += 1
            self.refused.add(customer_id)
        else:
            self.seen[customer_id] = fields

    def missing(self) -> list[Customer]:
        """Give the customers in force that the file doesn't have."""
        return [
            customer
            for customer in self.before.values()
            if not customer.is_retired
            and customer.id not in self.seen
            and customer.id not in self.refused
        ]


def _reason(row: Row, customer_id: str, fields: Fields) -> str:
    if row.is_numbered or not customer_id:
        return f"{row.place}: {_NO_ID}"
    if not fields.get("name") and all(map(is_placeholder, fields.get("identifier", ()))):
        return f"{row.place}: {NOTHING_ASKED}"
    return ""


def take_in(
    store: Store,
    path: Path,
    portfolio: str,
    *,
    by: str,
    at: datetime,
    say: Say,
    is_whole: bool = False,
    accepted: frozenset[str] = frozenset(),
) -> tuple[Import, list[str]]:
    """Take a file of customers into a portfolio; gives what it did, and what is wrong with it.

    With `is_whole` customers that the file lacks are retired; more of them than `LARGEST_LOSS`
    only where the file's SHA-256 is `accepted`. Raises `PortfolioError`, `HeadingError` or
    `RowsError`, and then takes in nothing.
    """
    source = open_source(path)
    before = {customer.id: customer for customer in kept.customers(store, portfolio)}
    found = Incoming(source, portfolio, before)
    for row in rows(source, say):
        found.read(row)
    if found.rows and found.unnumbered == found.rows:
        raise HeadingError(f"{path} has no column 'id', by which customers would be known")
    gone = found.missing() if is_whole else []
    _refuse_loss(found, gone, accepted)
    done, changed = _changes(found, gone)
    kept.take_in(store, done, changed, by=by, at=at)
    return done, found.problems


def _refuse_loss(found: Incoming, gone: Sequence[Customer], accepted: frozenset[str]) -> None:
    there = sum(not customer.is_retired for customer in found.before.values())
    if len(gone) > LARGEST_LOSS * there and found.source.sha256 not in accepted:
        raise PortfolioError(
            f"{found.source.path} lacks {len(gone)} of the {there} customers of "
            f"{found.portfolio}; nothing was changed. If they are no customers any more, run "
            f"again with --accept {found.source.sha256}"
        )


def _changes(
    found: Incoming, gone: Sequence[Customer]
) -> tuple[Import, list[tuple[str, Fields, bool]]]:
    """Say what is new, and give the versions to keep."""
    changed: list[tuple[str, Fields, bool]] = []
    counts = dict.fromkeys(("added", "changed", "returned", "unchanged"), 0)
    for customer_id, fields in found.seen.items():
        earlier = found.before.get(customer_id)
        what = _what(fields, earlier)
        counts[what] += 1
        if what != "unchanged":
            whole = after(fields, earlier.fields if earlier else None)
            changed.append((customer_id, whole, False))
    changed += [(customer.id, customer.fields, True) for customer in gone]
    done = Import(
        found.portfolio,
        found.source.path.name,
        found.source.sha256,
        rows=found.rows,
        retired=len(gone),
        unreadable=found.unreadable,
        **counts,
    )
    return done, changed


def _what(fields: Fields, earlier: Customer | None) -> str:
    if earlier is None:
        return "added"
    if earlier.is_retired:
        return "returned"
    return "unchanged" if is_as_before(fields, earlier.fields) else "changed"


def retire(
    store: Store, portfolio: str, ids: Sequence[str], *, by: str, at: datetime, reason: str
) -> Import:
    """Retire customers by hand: they are screened no longer, and their records stay.

    Raises `PortfolioError` for one that the portfolio doesn't have.
    """
    there = {
        customer.id: customer
        for customer in kept.customers(store, portfolio, ids=ids)
        if not customer.is_retired
    }
    if unknown := [one for one in ids if one not in there]:
        raise PortfolioError(f"{portfolio} has no customer {', '.join(unknown)}")
    done = replace(Import(portfolio, "", ""), retired=len(there))
    retired = ((customer.id, customer.fields, True) for customer in there.values())
    kept.take_in(store, done, retired, by=by, at=at, reason=reason)
    return done


def in_force(store: Store, portfolio: str) -> Iterator[Customer]:
    """Give the customers of a portfolio that are screened."""
    return (one for one in kept.customers(store, portfolio) if not one.is_retired)
