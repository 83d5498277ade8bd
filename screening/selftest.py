"""Does every listed name and number, screened as printed, find its own entry?

The proof that no entry is lost between the list and the answer. Each text is put to
the index as an officer would put it, with `--scope all`, and the whole decision is looked
at: the entry must be among the alerts, by a name with score 1.0.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from db.records.screening import Decision, Outcome, Query, Scope
from feeds.identifiers import is_placeholder
from screening.child import end_with_parent
from screening.condition import now
from screening.decide import Terms, screen
from screening.index import Index
from screening.session import Session
from screening.settings import Settings
from screening.version import __version__

EVENT = "self-tested"
"""The kind of event of the log that keeps what a self-test found."""
CHUNK = 3000
"""Texts screened together; fewer would have the listed names counted too often."""

Party = tuple[str, str]
"""List and reference."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One printed text, and the entries that print it."""

    text: str
    is_name: bool
    owners: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that did not find an entry that prints it."""

    list: str
    ref: str
    text: str
    is_name: bool
    problem: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the self-test found."""

    names: int
    numbers: int
    entries: int
    misses: tuple[Miss, ...]
    seconds: float

    @property
    def is_passed(self) -> bool:
        """Whether every text found its own entry, and there were any."""
        return not self.misses and self.names > 0


def self_test(
    settings: Settings,
    session: Session,
    lists: Sequence[str],
    advance: Callable[[int, int], None],
) -> SelfTest:
    """Screen every name and number of the lists (all of them, if none is named)."""
    begun = now()
    names, numbers, entries = _texts(session.index, lists)
    probes = [
        *(Probe(text, True, tuple(owners)) for text, owners in names.items()),
        *(Probe(text, False, tuple(owners)) for text, owners in numbers.items()),
    ]
    path = settings.index_folder / session.conditions.index
    misses: list[Miss] = []
    done = 0
    for found, size in _screened(path, probes):
        misses += found
        done += size
        advance(done, len(probes))
    seconds = (now() - begun).total_seconds()
    return SelfTest(len(names), len(numbers), entries, tuple(misses), seconds)


Texts = dict[str, dict[Party, None]]


def _texts(index: Index, lists: Sequence[str]) -> tuple[Texts, Texts, int]:
    names: Texts = {}
    numbers: Texts = {}
    entries = 0
    for indexed in index.entries(lists or None):
        entry = indexed.entry
        entries += 1
        party = (entry.list, entry.ref)
        for name in entry.names:
            names.setdefault(name.text, {})[party] = None
        for identifier in entry.identifiers:
            for text in (identifier.number, identifier.latin_number):
                if not is_placeholder(text):
                    numbers.setdefault(text, {})[party] = None
    return names, numbers, entries


def _screened(path: Path, probes: list[Probe]) -> Iterator[tuple[list[Miss], int]]:
    """Screen in two processes a core's worth of chunks; one process where there is one core."""
    chunks = [list(chunk) for chunk in _chunks(probes)]
    workers = min(cpu_count() or 1, len(chunks))
    if workers < 2:
        for chunk in chunks:
            yield _probe(path, chunk), len(chunk)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
        waiting = [pool.submit(_probe, path, chunk) for chunk in chunks]
        for future, chunk in zip(waiting, chunks, strict=True):
            yield future.result(), len(chunk)


def _chunks(probes: list[Probe]) -> Iterable[list[Probe]]:
    return (probes[start : start + CHUNK] for start in range(0, len(probes), CHUNK))


def _probe(path: Path, probes: list[Probe]) -> list[Miss]:
    index = Index(path)
    terms = Terms(now(), "self-test", Scope.ALL, (), __version__, "")
    misses: list[Miss] = []
    for probe in probes:
        query = _query(probe)
        # Every screening begins with these; what it compares besides takes none of them away.
        numbers = index.exact(query)
        decision = screen(query, index, terms, screening_id="self-test", candidates=numbers)
        misses += _misses(probe, decision)
    index.close()
    return misses


def _query(probe: Probe) -> Query:
    return Query(probe.text) if probe.is_name else Query("", identifiers=(probe.text,))


def _misses(probe: Probe, decision: Decision) -> Iterator[Miss]:
    alerts = {
        (m.entry.list, m.entry.ref): m
        for m in decision.matches
        if m.outcome is not Outcome.NO_MATCH
    }
    for owner in probe.owners:
        match = alerts.get(owner)
        if match is None:
            yield Miss(*owner, probe.text, probe.is_name, "its entry is not among the alerts")
        elif probe.is_name and match.score < 1.0:
            yield Miss(*owner, probe.text, True, f"the score is {match.score:.4f}, not 1.0")
