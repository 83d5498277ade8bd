"""Does a batch lose an alert that comparing each customer with every entry would give?"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from rich.table import Table

from db.records.screening import Decision, Query, Scope
from screening import ask
from screening.bench.customers import Customer, customers
from screening.condition import now
from screening.crew import cores
from screening.decide import Terms, screen
from screening.index import Index
from screening.session import Session

_PIECE = 50
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Loss:
    """What came of it."""

    customers: int
    alerts: int
    lost: tuple[str, ...]
    """Customers whose matches differ."""


def check(path: Path, made: Iterable[Customer], scope: Scope) -> Loss:
    """Screen each customer through the search and against every entry in scope."""
    screened = alerts = 0
    lost: list[str] = []
    start = (path, scope)
    with ProcessPoolExecutor(cores(), get_context("spawn"), _open, start) as pool:
        for count, found, missing in pool.map(_checked, _pieces(made)):
            screened, alerts = screened + count, alerts + found
            lost += missing
    return Loss(screened, alerts, tuple(lost))


def table(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Compare what the search gives with what comparing every entry gives."""
    made = customers(list(session.index.entries()), seed=seed, count=count)
    found = check(session.index.path, made, scope)
    shown = Table("customers", "scope", "alerts", "lost")
    shown.add_row(
        f"{found.customers:,}", scope.value, f"{found.alerts:,}", str(len(found.lost))
    )
    for said in found.lost[:_SHOWN]:
        shown.add_row(said)
    return shown


def _pieces(made: Iterable[Customer]) -> Iterator[list[Customer]]:
    source = iter(made)
    while piece := list(islice(source, _PIECE)):
        yield piece


_INDEX: list[tuple[Index, Scope]] = []
"""The index of this process, once it is open."""


def _open(path: Path, scope: Scope) -> None:
    _INDEX[:] = [(Index(path), scope)]


def _checked(piece: list[Customer]) -> tuple[int, int, list[str]]:
    ((index, scope),) = _INDEX
    terms = Terms(now(), "bench", scope, (), "", "")
    alerts, lost = 0, []
    for customer in piece:
        query = _query(customer)
        every = index.exact(query) | index.in_scope(scope)
        found = _matches(screen(query, index, terms, screening_id=""))
        whole = _matches(screen(query, index, terms, screening_id="", candidates=every))
        alerts += len(whole)
        if found != whole:
            lost.append(f"{customer}: {sorted(found ^ whole)}")
    return len(piece), alerts, lost


def _query(customer: Customer) -> Query:
    name, kind, born, nationality = customer
    fields = {"type": kind, "birth_date": born, "nationality": nationality}
    return ask.query(name, {field: (text,) for field, text in fields.items() if text})


def _matches(decision: Decision) -> set[tuple[str, str, str, float]]:
    """Give every alert, and what a rule discounted."""
    shown = (*decision.matches, *decision.discounted)
    return {(m.entry.list, m.entry.ref, m.rule, m.score) for m in shown}
