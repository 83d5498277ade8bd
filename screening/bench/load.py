"""Do many officers at once get their answers, and is none of their decisions lost?

So many screenings run at the same time, each recorded, while reviewers decide alerts, on one
database. Every decision that was reported as made must stand in the store afterwards.
"""

import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from multiprocessing import get_context

from rich.table import Table

from db.errors import StoreError
from db.records.alert import StepKind, Verdict
from db.records.customer import Import
from db.records.screening import Query
from db.store.alerts import alerts
from db.store.customers import take_in
from db.store.engine import Store, open_store
from db.store.screenings import Screening, record
from db.store.verify import verify
from rules import loader
from screening.bench.measure import at_share
from screening.condition import ANY_AGE, now
from screening.index import Index
from screening.portfolio.terms import PortfolioTerms
from screening.report.recorded import recorded
from screening.rescreen.rescreening import rescreen
from screening.rescreen.wanted import Desk
from screening.review.deciding import Reviewer, ReviewError, Wish, decide
from screening.service import Wish as Terms
from screening.service import answer
from screening.session import Session, open_session
from screening.settings import Settings, load

PORTFOLIO = "load"
_WISHES = (
    Wish(Verdict.FALSE_POSITIVE, "other-name"),
    Wish(Verdict.NEED_INFORMATION, "asked-customer"),
    Wish(Verdict.TRUE_MATCH, "same-person"),
)


@dataclass(slots=True)
class Work:
    """What one process did."""

    screenings: list[float] = field(default_factory=list)
    """Seconds from the question to the answer, recorded."""
    decisions: list[float] = field(default_factory=list)
    refused: int = 0
    """Decisions on alerts that somebody else had decided first."""
    errors: list[str] = field(default_factory=list)


def loaded(seconds: float, screeners: int, reviewers: int, processes: int, seed: int) -> Table:
    """Let so many work on the store of the settings for some seconds; give what came of it."""
    here = load()
    with open_store(here.database_url) as store:
        _prepare(here, store)
        before = _decided(store)
    pool = ProcessPoolExecutor(processes, get_context("spawn"))
    with pool:
        share = partial(_at_work, seconds, screeners // processes, reviewers // processes)
        works = list(pool.map(share, [seed + place for place in range(processes)]))
    with open_store(here.database_url) as store:
        kept = _decided(store) - before
        with store.reading() as connection:
            faults = verify(connection).faults
    made = sum(len(work.decisions) for work in works)
    errors = [error for work in works for error in work.errors]
    table = Table("what", "count", "p50 ms", "p95 ms", "p99 ms")
    for what, some in (
        ("screenings", [s for work in works for s in work.screenings]),
        ("decisions", [s for work in works for s in work.decisions]),
    ):
        shares = (f"{at_share(some, share) * 1e3:.0f}" for share in (0.5, 0.95, 0.99))
        table.add_row(what, f"{len(some):,}", *shares)
    table.add_row("refused as decided meanwhile", f"{sum(w.refused for w in works):,}")
    table.add_row("decisions lost", f"{made - kept:,}")
    table.add_row("faults of the log", f"{len(faults):,}")
    table.add_row("errors", f"{len(errors):,}")
    for error in sorted(set(errors))[:5]:
        table.add_row(error)
    return table


def _prepare(here: Settings, store: Store) -> None:
    """Take every listed name for a customer's, so that there is enough to decide."""
    session = open_session(here)
    named = [
        (f"L{number}", {"name": (name.text,)}, False)
        for number, (indexed, name) in enumerate(
            (indexed, name)
            for indexed in session.index.entries()
            if indexed.is_in_scope
            for name in indexed.entry.names
        )
    ]
    done = Import(PORTFOLIO, "made up", "", rows=len(named), added=len(named))
    take_in(store, done, named, by="bench", at=now())
    desk = Desk(store, session, PortfolioTerms(), here.index_folder, now(), "bench")
    rescreen(desk, PORTFOLIO)


def _decided(store: Store) -> int:
    kinds = [step.kind for alert in alerts(store, PORTFOLIO) for step in alert.steps]
    return kinds.count(StepKind.DECIDED)


def _at_work(seconds: float, screeners: int, reviewers: int, seed: int) -> Work:
    """Work in one process, each screener and reviewer in a thread."""
    here = load()
    session = open_session(here)
    names = [name.text for one in session.index.entries() for name in one.entry.names]
    work, until = Work(), time.monotonic() + seconds
    with open_store(here.database_url) as store:
        threads = [
            threading.Thread(
                target=_screens, args=(store, session, names, until, work, seed + n)
            )
            for n in range(screeners)
        ] + [
            threading.Thread(target=_reviews, args=(store, session, until, work, seed + n))
            for n in range(reviewers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return work


def _screens(
    store: Store, session: Session, names: Sequence[str], until: float, work: Work, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same must come again
    session = replace(session, index=Index(session.index.path))  # it serves one thread
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            asked = Query(chance.choice(names))
            terms = Terms(max_age_days=ANY_AGE)
            decision = answer(asked, session, terms, at=now(), by=f"screener {seed}")
            record(store, Screening(**asdict(recorded(decision))))
        except StoreError as error:
            work.errors.append(str(error))
        work.screenings.append(time.perf_counter() - began)


def _reviews(store: Store, session: Session, until: float, work: Work, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same must come again
    policy = loader.review(loader.read())
    index = Index(session.index.path)
    waiting = [alert.id for alert in alerts(store, PORTFOLIO)]
    while time.monotonic() < until:
        reviewer = Reviewer(store, index, policy, f"reviewer {seed}", now())
        began = time.perf_counter()
        try:
            decide(reviewer, chance.choice(waiting), chance.choice(_WISHES))
            work.decisions.append(time.perf_counter() - began)
        except ReviewError:
            work.refused += 1
        except StoreError as error:
            work.errors.append(str(error))
        time.sleep(chance.random())
