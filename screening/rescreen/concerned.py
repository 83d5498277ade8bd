"""Which unchanged customers may be like an entry that changed?

What the search for a customer looks up follows from the customer's record alone. It is worked
out once and kept beside the index; only whose search can come upon a changed entry is screened
anew.
"""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from db.records.customer import Customer
from db.records.screening import IndexedEntry, Outcome, Query, Scope
from screening.decide import beside
from screening.delta.kept import load, save
from screening.delta.part import build_part
from screening.delta.searched import searched
from screening.index import Index
from screening.portfolio.record import OnFile


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
    sought = [OnFile(customer) for customer in customers]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "part.sqlite"
        build_part(file, entries, index)
        part = Index(file)
        try:
            return {
                customers[place].id
                for asked, place, found in searched(load(path), sought, part, scope)
                if any(_alerts(asked, part, number, scope) for number in found)
            }
        finally:
            part.close()


def _alerts(asked: Query, part: Index, number: int, scope: Scope) -> bool:
    match = beside(asked, part.entry(number), scope, part.decisions)
    return match.outcome is not Outcome.NO_MATCH


def remember(customers: Iterable[Customer], later: Collection[str], path: Path) -> None:
    """Work out what the searches for customers look up, and keep it.

    Of those that are not among the `later` ones it is known, where anything is.
    """
    before = load(path)
    unknown = (one for one in customers if not len(before) or one.id in later)
    after = before.adding(map(OnFile, unknown))
    if after is not before:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(after, path)
