"""How is a whole evaluation run, in all cores, and always the same?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import cast

from screening.evaluate.asking import Answer, Engine, ranked
from screening.evaluate.baselines import Baseline, MakeBaseline
from screening.evaluate.cases import Case
from screening.evaluate.metrics import Measured
from screening.evaluate.parties import Party, parties
from screening.index import Index

CHUNK = 250
"""Cases answered together: enough to fold each listed name once for many."""
BASELINES = {
    "rapidfuzz": "screening.evaluate.baselines:RapidfuzzMix",
    "nomenklatura": "screening.evaluate.nomenklatura:LogicV2",
}
"""What `--baseline` takes, and what builds it."""

Advance = Callable[[int, int], None]


def listed_parties(index: Index) -> tuple[Party, ...]:
    """Give the parties in the DPRK scope of an index."""
    return parties(indexed.entry for indexed in index.entries() if indexed.is_in_scope)


def measure(
    path: Path, cases: Sequence[Case], baselines: Sequence[str], advance: Advance
) -> tuple[Measured, ...]:
    """Put every case to the tool and to the baselines.

    A baseline that is not installed says so before any work is done.
    """
    for name in baselines:
        _baseline(name, ())
    found: list[Measured] = []
    for part in _answered(path, cases, tuple(baselines)):
        found += part
        advance(len(found), len(cases))
    return tuple(found)


def _answered(
    path: Path, cases: Sequence[Case], baselines: tuple[str, ...]
) -> Iterator[list[Measured]]:
    chunks = list(_chunks(cases))
    workers = min(cpu_count() or 1, len(chunks))
    if workers < 2:
        worker = _Worker(path, baselines)
        yield from map(worker.measured, chunks)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (path, baselines)) as pool:
        yield from pool.map(_measured, chunks)


def _chunks(cases: Iterable[Case]) -> Iterator[list[Case]]:
    remaining = iter(cases)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


@dataclass(slots=True)
class _Worker:
    """What one process keeps open."""

    engine: Engine
    baselines: tuple[Baseline, ...]

    def __init__(self, path: Path, baselines: Iterable[str]) -> None:
        index = Index(path)
        listed = listed_parties(index)
        owners = {key: party.id for party in listed for key in party.entries}
        self.engine = Engine(index, owners)
        self.baselines = tuple(_baseline(name, listed) for name in baselines)

    def measured(self, cases: list[Case]) -> list[Measured]:
        """Answer a chunk of cases."""
        return [
            Measured(case, answer, tuple(_scored(case, b) for b in self.baselines))
            for case, answer in zip(cases, self.engine.answers(cases), strict=True)
        ]


_WORKERS: list[_Worker] = []
"""The worker of this process, once it has begun."""


def _begin(path: Path, baselines: tuple[str, ...]) -> None:
    _WORKERS[:] = [_Worker(path, baselines)]


def _measured(cases: list[Case]) -> list[Measured]:
    return _WORKERS[0].measured(cases)


def _baseline(name: str, listed: Sequence[Party]) -> Baseline:
    module, made = BASELINES[name].split(":")
    return cast("MakeBaseline", getattr(import_module(module), made))(listed)


def _scored(case: Case, baseline: Baseline) -> Answer:
    scores = {party.id: score for party, score in baseline.score(case.text)}
    if not scores:
        return Answer()
    top_party = max(scores, key=lambda party: scores[party])
    found = Answer(scores[top_party], top_party=top_party)
    if case.party not in scores:
        return found
    others = [score for party, score in scores.items() if party not in case.parties]
    return ranked(found, scores[case.party], others)
