"""How is a whole evaluation run, in all cores, and always the same?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import cast

from db.records.screening import Outcome
from screening.evaluate.asking import Answer, Engine, ranked
from screening.evaluate.baselines import Baseline, MakeBaseline
from screening.evaluate.cases import Case
from screening.evaluate.metrics import Measured, System
from screening.evaluate.parties import Party, parties
from screening.index import Index
from screening.version import __version__

CHUNK = 250
"""Cases answered together: enough to fold each listed name once for many."""
BASELINES = {
    "rapidfuzz": "screening.evaluate.baselines:RapidfuzzMix",
    "nomenklatura": "screening.evaluate.nomenklatura:LogicV2",
}
"""What `--baseline` takes, and what builds it."""
OURS = "this tool"

Advance = Callable[[int, int], None]


def listed_parties(index: Index) -> tuple[Party, ...]:
    """Give the parties in the DPRK scope of an index."""
    return parties(indexed.entry for indexed in index.entries() if indexed.is_in_scope)


def systems(baselines: Sequence[str]) -> tuple[System, ...]:
    """Describe the tool and the baselines.

    A baseline that is not installed says so here, before any work is done.
    """
    ours = System(OURS, f"dprk-sanctions {__version__}", has_bands=True)
    return (ours, *(_described(name) for name in baselines))


def _described(name: str) -> System:
    make = _maker(name)
    make(())
    about = f"{make.about}; {make.library} {version(make.library)}"
    if make.threshold is not None:
        about += f"; shipped to alert from {make.threshold:g}"
    return System(name, about, has_bands=make.threshold is not None)


def measure(
    path: Path, cases: Sequence[Case], baselines: Sequence[str], advance: Advance
) -> tuple[Measured, ...]:
    """Put every case to the tool and to the baselines."""
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
    listed: tuple[Party, ...]
    names: tuple[str, ...]
    """Of the baselines."""
    built: dict[tuple[str, str], Baseline]
    """By name and by the one list that it knows; all lists, if empty."""

    def __init__(self, path: Path, baselines: Iterable[str]) -> None:
        index = Index(path)
        self.listed = listed_parties(index)
        owners = {key: party.id for party in self.listed for key in party.entries}
        self.engine = Engine(index, owners)
        self.names, self.built = tuple(baselines), {}

    def measured(self, cases: list[Case]) -> list[Measured]:
        """Answer a chunk of cases."""
        return [
            Measured(case, answer, tuple(self._scored(case, name) for name in self.names))
            for case, answer in zip(cases, self.engine.answers(cases), strict=True)
        ]

    def _scored(self, case: Case, name: str) -> Answer:
        """Ask a baseline that knows no more than the tool may look at."""
        key = name, case.only_list
        if key not in self.built:
            only = case.only_list
            known = [party.on(only) for party in self.listed if party.printed(only)]
            self.built[key] = _maker(name)(known if only else self.listed)
        return scored(case, self.built[key])


_WORKERS: list[_Worker] = []
"""The worker of this process, once it has begun."""


def _begin(path: Path, baselines: tuple[str, ...]) -> None:
    _WORKERS[:] = [_Worker(path, baselines)]


def _measured(cases: list[Case]) -> list[Measured]:
    return _WORKERS[0].measured(cases)


def _maker(name: str) -> MakeBaseline:
    module, made = BASELINES[name].split(":")
    return cast("MakeBaseline", getattr(import_module(module), made))


def scored(case: Case, baseline: Baseline) -> Answer:
    """Give a baseline's answer to a case."""
    scores = {party.id: score for party, score in baseline.score(case.text)}
    top_party = max(scores, key=lambda party: scores[party], default="")
    top = scores.get(top_party, 0.0)
    told = scores.get(case.party, 0.0) if case.party else top
    is_alert = baseline.threshold is not None and told >= baseline.threshold
    found = Answer(top, outcome=Outcome.REVIEW if is_alert else "", top_party=top_party)
    if case.party not in scores:
        return found
    others = [score for party, score in scores.items() if party not in case.parties]
    return ranked(found, scores[case.party], others)
