"""How fast are other ways of comparing names, on the same customers and the same entries?

Everything here is asked for the name alone, as that is all that the others compare. It says
nothing of what each finds: that is what `sanctions evaluate --baseline` is for.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from rich.markup import escape
from rich.table import Table

from db.records.entry import Entry
from db.records.screening import Query, Scope
from screening.bench import customers
from screening.condition import now
from screening.decide import Terms, screen
from screening.evaluate.nomenklatura import BaselineMissingError, LogicV2
from screening.evaluate.parties import parties
from screening.index import Index
from screening.session import Session

_PIECE = 2_000
"""So many customers are compared at a time, so that memory is bounded."""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one way took for so many names."""

    way: str
    names: int
    seconds: float
    """Of the processor."""

    @property
    def rate(self) -> float:
        """Names a second."""
        return self.names / self.seconds


def brute(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time two ratios of rapidfuzz for every customer and every listed name, on every core."""
    listed, made = _listed(session, scope), _names(session, count, seed)
    began = time.perf_counter()
    _two_ratios(made, _texts(listed), workers=-1)
    seconds = time.perf_counter() - began
    table = Table("customers", "scope", "names", "seconds", "rows/s")
    rate = f"{count / seconds:,.0f}"
    table.add_row(f"{count:,}", scope.value, f"{len(_texts(listed)):,}", f"{seconds:.1f}", rate)
    return table


def beside(session: Session, count: int, sample: int, seed: int, scope: Scope) -> Table:
    """Time each way in this one process; the slow ones on the first customers only.

    Processor time is taken, of which others on the machine take nothing away. The slow ones
    come last: they find the names of a few customers read, a thousandth of their work.
    """
    listed, made = _listed(session, scope), _names(session, count, seed)
    few, texts, path = made[:sample], _texts(listed), session.index.path
    found = [
        _timed("this tool", made, lambda: _searched(Index(path), made, scope)),
        _timed(
            f"two ratios of rapidfuzz {version('rapidfuzz')}, every name",
            made,
            lambda: _two_ratios(made, texts, workers=1),
        ),
        _timed(
            "this tool's own comparison, every entry",
            few,
            lambda: _compared(Index(path), few, scope),
        ),
    ]
    missing = ""
    try:
        others = LogicV2(parties(listed))
        way = f"nomenklatura {version('nomenklatura')} logic-v2, every party"
        found.append(_timed(way, few, lambda: _scored(others, few)))
    except BaselineMissingError:
        missing = escape("nomenklatura is not installed: pip install '.[baselines]'")
    about = f"one process, scope {scope.value}: {len(listed):,} entries, {len(texts):,} names"
    return _table(found, about, missing)


def _table(found: Sequence[Timed], about: str, missing: str) -> Table:
    ours = found[0].rate
    heads = ("way", "customers", "CPU seconds", "rows/s", "times this tool's")
    table = Table(*heads, title=about, caption=missing)
    for one in found:
        rate = f"{one.rate:,.0f}" if one.rate >= 100 else f"{one.rate:.2g}"
        ratio = f"{one.rate / ours:.2g}"
        table.add_row(one.way, f"{one.names:,}", f"{one.seconds:.1f}", rate, ratio)
    return table


def _timed(way: str, names: Sequence[str], work: Callable[[], None]) -> Timed:
    began = time.process_time()
    work()
    return Timed(way, len(names), time.process_time() - began)


def _searched(index: Index, names: Sequence[str], scope: Scope) -> None:
    """Screen each name as it is always done."""
    terms = Terms(now(), "bench", scope, (), "", "")
    for name in names:
        screen(Query(name), index, terms, screening_id="")


def _compared(index: Index, names: Sequence[str], scope: Scope) -> None:
    """Compare each name with every entry, even one that is proven to matter to no rule."""
    terms, in_scope = Terms(now(), "bench", scope, (), "", ""), index.in_scope(scope)
    for name in names:
        query = Query(name)
        every = index.exact(query) | in_scope
        screen(query, index, terms, screening_id="", candidates=every, is_proven=False)


def _two_ratios(names: Sequence[str], listed: Sequence[str], *, workers: int) -> None:
    for start in range(0, len(names), _PIECE):
        piece = names[start : start + _PIECE]
        for scorer in (fuzz.token_sort_ratio, fuzz.ratio):
            process.cdist(
                piece, listed, scorer=scorer, processor=default_process, workers=workers
            )


def _scored(others: LogicV2, names: Sequence[str]) -> None:
    for name in names:
        others.score(name)


def _names(session: Session, count: int, seed: int) -> list[str]:
    made = customers.customers(list(session.index.entries()), seed=seed, count=count)
    return [name for name, *_ in made]


def _listed(session: Session, scope: Scope) -> list[Entry]:
    indexed = session.index.entries()
    return [one.entry for one in indexed if one.is_in_scope or scope is Scope.ALL]


def _texts(listed: Sequence[Entry]) -> list[str]:
    return sorted({name.text for entry in listed for name in entry.names})
