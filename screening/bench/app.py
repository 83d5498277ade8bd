"""Which benchmarks are there, and how are they run?"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from db.records.screening import Scope
from screening import settings
from screening.bench import (
    batches,
    beside,
    built,
    customers,
    latency,
    load,
    loss,
    nights,
    scaling,
    spark,
)
from screening.session import Session, open_session

Way = Callable[[argparse.Namespace, Session], Table | None]
"""Runs a benchmark; what it found is a table, unless it only writes a file."""


def main() -> None:
    """Run a benchmark against the lists in force."""
    parser = _parser()
    asked = parser.parse_args()
    session = open_session(settings.load())
    if not any(one.is_in_scope for one in session.index.entries()):
        parser.error("no list is loaded; run sanctions refresh first")
    found = WAYS[asked.way](asked, session)
    if found is not None:
        Console().print(found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("screening.bench", description=__doc__)
    ways = parser.add_subparsers(dest="way", required=True)
    made = {name: ways.add_parser(name, help=about) for name, about in _ABOUT.items()}
    for name, way in made.items():
        way.add_argument("--count", type=_number, default=_COUNTS.get(name, 10_000))
        way.add_argument("--seed", type=int, default=1)
        way.add_argument("--scope", type=Scope, default=Scope.DPRK)
    made["customers"].add_argument("file", type=Path)
    made["beside"].add_argument("--sample", type=_number, default=100)
    made["spark"].add_argument("--executors", type=_number, default=2)
    made["nights"].add_argument("files", type=Path, nargs=2, metavar="FILE")
    made["nights"].add_argument("--list", default="un")
    made["nights"].add_argument("--database", default="", metavar="URL")
    made["load"].add_argument("--seconds", type=float, default=120)
    made["load"].add_argument("--reviewers", type=_number, default=20)
    made["load"].add_argument("--processes", type=_number, default=4)
    grown = made["scaling"]
    grown.add_argument("--customers", type=_numbers, default=(10_000, 30_000, 100_000))
    grown.add_argument("--lists", type=_numbers, default=(1, 2, 5, 10, 20))
    grown.add_argument("--picture", type=Path, metavar="FILE.svg")
    return parser


def _number(text: str) -> int:
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than one")
    return number


def _numbers(text: str) -> tuple[int, ...]:
    """Read `1,2,5`; least first, as a curve begins with the least."""
    return tuple(sorted({_number(one) for one in text.split(",")}))


def _customers(asked: argparse.Namespace, session: Session) -> None:
    indexed = list(session.index.entries())
    customers.write(asked.file, indexed, seed=asked.seed, count=asked.count)


def _scaling(asked: argparse.Namespace, session: Session) -> Table:
    notes = Console(stderr=True)
    if asked.picture is not None:  # said now, not after an hour
        asked.picture.parent.mkdir(parents=True, exist_ok=True)
    found = scaling.measure(
        settings.load(),
        session,
        asked.customers,
        asked.lists,
        fixed=asked.count,
        seed=asked.seed,
        scope=asked.scope,
        say=lambda text: notes.print(text, highlight=False),
    )
    if asked.picture is not None:
        asked.picture.write_text(scaling.drawn(found), encoding="utf-8")
    return scaling.table(found)


_ABOUT = {
    "customers": "write a file of made-up customers",
    "batch": "screen made-up customers with `sanctions batch`",
    "latency": "screen customers one by one in this process",
    "shell": "screen customers one by one with `sanctions screen`, a process each",
    "index": "build the index of the publications in force",
    "scaling": "screen ever more customers, and the same ones against ever longer lists",
    "beside": "screen the same names with other ways of comparing, in this process",
    "brute": "compare every customer with every name by letters",
    "nights": "screen a portfolio again after a change of a list, in part and wholly",
    "load": "let many screen and decide at once on one database",
    "loss": "compare every customer with every entry too",
    "spark": "screen customers on a cluster of Spark, and compare with `sanctions batch`",
}
_COUNTS = {"shell": 50, "load": 200, "nights": 50_000}
WAYS: Mapping[str, Way] = {
    "customers": _customers,
    "batch": lambda a, session: batches.batch(session, a.count, a.seed, a.scope),
    "latency": lambda a, session: latency.in_process(session, a.count, a.seed, a.scope),
    "shell": lambda a, session: latency.as_process(session, a.count, a.seed, a.scope),
    "index": lambda _, __: built.index(settings.load()),
    "scaling": _scaling,
    "beside": lambda a, session: beside.beside(session, a.count, a.sample, a.seed, a.scope),
    "brute": lambda a, session: beside.brute(session, a.count, a.seed, a.scope),
    "loss": lambda a, session: loss.table(session, a.count, a.seed, a.scope),
    "nights": lambda a, _: nights.nights(a.files, a.list, a.count, a.seed, a.database),
    "load": lambda a, _: load.loaded(a.seconds, a.count, a.reviewers, a.processes, a.seed),
    "spark": lambda a, session: spark.table(session, a.count, a.seed, a.scope, a.executors),
}
"""By the name of its command."""
