"""Which benchmarks are there, and how are they run?"""

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from rich.console import Console
from rich.table import Table

from db.records.screening import Query, Scope
from screening import settings
from screening.bench import customers, loss
from screening.bench.measure import sanctions
from screening.condition import now
from screening.decide import Terms, screen
from screening.session import Session, open_session

_SHOWN = 20
_PIECE = 2_000
"""So many customers are compared at a time, so that memory is bounded."""


def main() -> None:
    """Run a benchmark against the lists in force."""
    parser = argparse.ArgumentParser("screening.bench", description=__doc__)
    ways = parser.add_subparsers(dest="way", required=True)
    made = ways.add_parser("customers", help="write a file of made-up customers")
    made.add_argument("file", type=Path)
    batch = ways.add_parser("batch", help="screen made-up customers with `sanctions batch`")
    latency = ways.add_parser("latency", help="screen customers one by one in this process")
    brute = ways.add_parser("brute", help="compare every customer with every name by letters")
    checked = ways.add_parser("loss", help="compare every customer with every entry too")
    for way in (made, batch, latency, brute, checked):
        way.add_argument("--count", type=int, default=10_000)
        way.add_argument("--seed", type=int, default=1)
    for way in (batch, latency, brute, checked):
        way.add_argument("--scope", type=Scope, default=Scope.DPRK)
    asked = parser.parse_args()
    session = open_session(settings.load())
    if not any(one.is_in_scope for one in session.index.entries()):
        parser.error("no list is loaded; run sanctions refresh first")
    console = Console()
    if asked.way == "customers":
        indexed = list(session.index.entries())
        customers.write(asked.file, indexed, seed=asked.seed, count=asked.count)
    elif asked.way == "batch":
        console.print(_batch(session, asked.count, asked.seed, asked.scope))
    elif asked.way == "loss":
        console.print(_loss(session, asked.count, asked.seed, asked.scope))
    elif asked.way == "brute":
        console.print(_brute(session, asked.count, asked.seed, asked.scope))
    else:
        console.print(_latency(session, asked.count, asked.seed, asked.scope))


def _batch(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time `sanctions batch` on a file of customers."""
    with TemporaryDirectory() as folder:
        file, output = Path(folder) / "customers.csv", Path(folder) / "answers.jsonl"
        customers.write(file, list(session.index.entries()), seed=seed, count=count)
        found = sanctions(
            *("batch", str(file), "--output", str(output), "--scope", scope.value),
            *("--max-age", "any"),
        )
    table = Table("customers", "scope", "seconds", "rows/s", "peak MiB", "exit code")
    table.add_row(
        f"{count:,}",
        scope.value,
        f"{found.seconds:.1f}",
        f"{count / found.seconds:,.0f}",
        f"{found.mebibytes:.0f}",
        str(found.code),
    )
    return table


def _latency(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time single screenings in this process, each name met for the first time."""
    made = customers.customers(list(session.index.entries()), seed=seed, count=count)
    names = list(dict.fromkeys(name for name, *_ in made))
    terms = Terms(now(), "bench", scope, (), "", "")
    seconds = []
    for name in names:
        began = time.perf_counter()
        screen(Query(name), session.index, terms, screening_id="bench")
        seconds.append(time.perf_counter() - began)
    seconds.sort()
    table = Table("names", "scope", "p50 ms", "p95 ms", "p99 ms", "mean ms")
    table.add_row(
        f"{len(names):,}",
        scope.value,
        *(f"{seconds[int(len(seconds) * share)] * 1e3:.2f}" for share in (0.5, 0.95, 0.99)),
        f"{sum(seconds) / len(seconds) * 1e3:.2f}",
    )
    return table


def _brute(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time two ratios of rapidfuzz for every customer and every listed name, on every core."""
    indexed = list(session.index.entries())
    wanted = [one.entry for one in indexed if one.is_in_scope or scope is Scope.ALL]
    listed = sorted({name.text for entry in wanted for name in entry.names})
    made = [name for name, *_ in customers.customers(indexed, seed=seed, count=count)]
    began = time.perf_counter()
    for start in range(0, len(made), _PIECE):
        piece = made[start : start + _PIECE]
        for scorer in (fuzz.token_sort_ratio, fuzz.ratio):
            process.cdist(piece, listed, scorer=scorer, processor=default_process, workers=-1)
    seconds = time.perf_counter() - began
    table = Table("customers", "scope", "names", "seconds", "rows/s")
    rate = f"{count / seconds:,.0f}"
    table.add_row(f"{count:,}", scope.value, f"{len(listed):,}", f"{seconds:.1f}", rate)
    return table


def _loss(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Compare what the search gives with what comparing every entry gives."""
    made = customers.customers(list(session.index.entries()), seed=seed, count=count)
    found = loss.check(session.index.path, made, scope)
    table = Table("customers", "scope", "alerts", "lost")
    table.add_row(
        f"{found.customers:,}", scope.value, f"{found.alerts:,}", str(len(found.lost))
    )
    for said in found.lost[:_SHOWN]:
        table.add_row(said)
    return table
