"""What share of a full screening does it take to screen a portfolio again after a change?

A portfolio is taken in and screened against one file of a list; then a later file is loaded,
and the portfolio is screened as far as something changed, and then as a whole, which must find
nothing more. Each is timed from opening the index to what is written.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from rich.table import Table

from db.records.rescreening import Screened
from db.store.engine import Store, open_store
from screening.bench import customers
from screening.condition import now
from screening.portfolio.taking_in import take_in
from screening.portfolio.terms import PortfolioTerms
from screening.refresh import Order, refresh
from screening.report.progress import QuietWatcher
from screening.rescreen.rescreening import rescreen
from screening.rescreen.wanted import Desk
from screening.session import open_session
from screening.settings import Settings

PORTFOLIO = "bench"


class NightsError(Exception):
    """A screening in part did not find what a whole one does: its time says nothing."""


@dataclass(frozen=True, slots=True)
class Night:
    """What one screening took and found."""

    what: str
    seconds: float
    found: Screened


def nights(
    files: tuple[Path, Path], name: str, count: int, seed: int, database: str = ""
) -> Table:
    """Time a portfolio's screenings; in a home of its own, on SQLite or the database named.

    Raises `NightsError` where the screening in part missed something or found too much.
    """
    with TemporaryDirectory() as folder:
        home = Path(folder)
        here = Settings(home, database or f"sqlite:///{home / 'sanctions.db'}", user="bench")
        with open_store(here.database_url) as store:
            found = list(_passed(here, store, files, name, count, seed))
    table = Table("screening", "seconds", "share of whole", "compared", "new alerts", "changed")
    whole = found[-1].seconds
    for night in found:
        done = night.found
        table.add_row(
            night.what,
            f"{night.seconds:.1f}",
            f"{night.seconds / whole:.1%}",
            f"{done.done.compared:,}",
            f"{len(done.alerts):,}",
            f"{done.seen_again + done.gone:,}",
        )
    return table


def _passed(
    here: Settings, store: Store, files: tuple[Path, Path], name: str, count: int, seed: int
) -> list[Night]:
    before, after = files
    _load(here, name, before)
    _take_in(here, store, count, seed)
    first = _night("first, whole", lambda: _screened(here, store))
    _load(here, name, after)
    part = _night("after the change, in part", lambda: _screened(here, store))
    whole = _night("after the change, whole", lambda: _screened(here, store, is_full=True))
    if whole.found.alerts or whole.found.seen_again or whole.found.gone:
        raise NightsError("the whole screening found more than the one in part")
    return [first, part, whole]


def _load(here: Settings, name: str, file: Path) -> None:
    order = Order(files={name: file})
    found = refresh(here, order, client=_no_client, now=now, watcher=QuietWatcher())
    if problem := next((one.problem for one in found.lists if one.delta is None), ""):
        raise NightsError(problem)


def _no_client() -> httpx.Client:
    raise NightsError("a file is read, and nobody is asked")


def _take_in(here: Settings, store: Store, count: int, seed: int) -> None:
    file = here.home / "customers.csv"
    indexed = list(open_session(here).index.entries())
    customers.write(file, indexed, seed=seed, count=count)
    take_in(store, file, PORTFOLIO, by=here.user, at=now(), say=lambda _: None)


def _screened(here: Settings, store: Store, *, is_full: bool = False) -> Screened:
    terms = PortfolioTerms()
    desk = Desk(store, open_session(here), terms, here.index_folder, now(), here.user)
    return rescreen(desk, PORTFOLIO, is_full=is_full)


def _night(what: str, work: Callable[[], Screened]) -> Night:
    began = time.perf_counter()
    found = work()
    return Night(what, time.perf_counter() - began, found)
