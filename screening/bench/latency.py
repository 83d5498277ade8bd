"""How long does somebody wait for the answer about one name?"""

import sys
import time
from collections import Counter
from collections.abc import Sequence

from rich.table import Table

from db.records.screening import Query, Scope
from screening.bench import customers
from screening.bench.measure import Answered, answered, at_share, installed
from screening.condition import now
from screening.decide import Terms, screen
from screening.session import Session

_SHARES = (0.5, 0.95, 0.99)


def in_process(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time single screenings in this process, each name met for the first time."""
    names = _names(session, count, seed)
    terms = Terms(now(), "bench", scope, (), "", "")
    seconds = []
    for name in names:
        began = time.perf_counter()
        screen(Query(name), session.index, terms, screening_id="bench")
        seconds.append(time.perf_counter() - began)
    table = Table("names", "scope", "p50 ms", "p95 ms", "p99 ms", "mean ms")
    table.add_row(
        f"{len(names):,}",
        scope.value,
        *(f"{at_share(seconds, share) * 1e3:.2f}" for share in _SHARES),
        f"{sum(seconds) / len(seconds) * 1e3:.2f}",
    )
    return table


def as_process(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time the command itself, from its start to the first byte and to its end.

    Beside it stands an interpreter that does nothing, which no command in Python can beat.
    """
    options = ("--max-age", "any", "--scope", scope.value)
    names = _names(session, count, seed)
    found = [answered([*installed(), "screen", *options, "--", name]) for name in names]
    idle = [answered([sys.executable, "-c", "print()"]) for _ in names]
    heads = ("process", "runs", "to", "p50 ms", "p95 ms", "p99 ms", "exit codes")
    table = Table(*heads, title=f"scope {scope.value}")
    for process, runs in (("sanctions screen", found), ("python alone", idle)):
        waits = {"first byte": [r.first for r in runs], "end": [r.seconds for r in runs]}
        for end, seconds in waits.items():
            waited = [f"{at_share(seconds, share) * 1e3:.0f}" for share in _SHARES]
            table.add_row(process, f"{len(runs):,}", end, *waited, _codes(runs))
    return table


def _names(session: Session, count: int, seed: int) -> list[str]:
    """Give different names of customers."""
    made = customers.customers(list(session.index.entries()), seed=seed, count=count)
    return list(dict.fromkeys(name for name, *_ in made))


def _codes(runs: Sequence[Answered]) -> str:
    """Say how often a process ended with which code: failures are soon done, and no answer."""
    counted = Counter(run.code for run in runs)
    return ", ".join(f"{code}: {number:,}" for code, number in sorted(counted.items()))
