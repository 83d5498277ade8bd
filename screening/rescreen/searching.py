"""Which customers are like an entry of an index?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from db.records.customer import Customer
from db.records.screening import Decision, Match, Outcome
from screening.batch import Run
from screening.crew import answered, cores
from screening.portfolio.record import KEPT
from screening.rows.piece import ROWS, Piece
from screening.rows.row import Row

ALERTING = frozenset({Outcome.MATCH, Outcome.REVIEW})
OWN = "own:nexus"
"""The subject of an alert that no entry raised but what is on file about the customer."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer that is like a party, or that its own facts make worth a look."""

    customer_id: str
    subject: str
    matches: tuple[Match, ...]
    """The entries of the party that raise an alert, the strongest first."""
    outcome: Outcome
    because: str

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries, as `un:KPi.033`."""
        return tuple(f"{match.entry.list}:{match.entry.ref}" for match in self.matches)

    @property
    def keys(self) -> tuple[str, ...]:
        """By what the hit is known: its entries, or that it is the customer's own."""
        return self.entries or (self.subject,)


def hits(run: Run, customers: Iterable[Customer], workers: int | None = None) -> Iterator[Hit]:
    """Screen customers as `sanctions batch` does, and give who raises an alert."""
    work = run, _pieces(customers), _alerting
    for some in answered(*work, workers=workers or cores()):
        for decision in some:
            yield from of_decision(decision)


def of_decision(decision: Decision) -> Iterator[Hit]:
    """Give a hit for each party that a screening raises an alert about."""
    by_party: dict[str, list[Match]] = {}
    for match in decision.matches:
        if match.outcome in ALERTING:
            by_party.setdefault(match.party, []).append(match)
    for party, matches in by_party.items():
        first = matches[0]
        yield Hit(decision.query.id, party, tuple(matches), first.outcome, first.because)
    if not by_party:
        yield Hit(decision.query.id, OWN, (), decision.outcome, decision.because)


def _alerting(decisions: Iterable[Decision]) -> list[Decision]:
    return [decision for decision in decisions if decision.outcome in ALERTING]


def _pieces(customers: Iterable[Customer]) -> Iterator[Piece]:
    for some in _chunks(customers, ROWS):
        yield Piece(len(some), partial(_rows, some))


def _rows(customers: Sequence[Customer]) -> list[Row]:
    return [_row(customer) for customer in customers]


def _row(customer: Customer) -> Row:
    """Give a customer's record as a row of a file has it, so that both are read alike."""
    fields = customer.fields
    others = (*fields.get("other_names", ()), *fields.get(KEPT, ()))
    texts = {**fields, "id": (customer.id,), "other_names": others}
    return Row(f"customer {customer.id}", texts)


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
