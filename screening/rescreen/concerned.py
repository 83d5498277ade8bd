"""Which unchanged customers may be like an entry that changed?

What the search for a customer looks up follows from the customer's record alone. It is worked
out once and kept beside the index; only whose search can come upon a changed entry is screened
anew.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from db.records.customer import Customer
from db.records.screening import IndexedEntry, Scope
from screening.delta.kept import load, save
from screening.delta.part import build_part
from screening.delta.touched import touched
from screening.index import Index
from screening.portfolio.record import query


def concerned(
    customers: Sequence[Customer],
    entries: Sequence[IndexedEntry],
    index: Index,
    scope: Scope,
    path: Path,
) -> set[str]:
    """Give the customers on whom one of these entries of an index may raise an alert.

    `path` is where it is kept what their searches look up.
    """
    queries = [query(customer) for customer in customers]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "part.sqlite"
        build_part(file, entries, index)
        part = Index(file)
        try:
            places = touched(load(path), queries, part, scope)
        finally:
            part.close()
    return {customers[place].id for place in places}


def remember(customers: Iterable[Customer], path: Path) -> None:
    """Work out what the searches for customers look up, and keep it."""
    before = load(path)
    after = before.adding(query(customer) for customer in customers)
    if after is not before:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(after, path)
