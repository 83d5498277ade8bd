"""Does the search for candidates lose an alert that comparing with every entry would give?"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from random import Random

from db.records.screening import Decision, Outcome, Query, Scope
from screening.condition import now
from screening.decide import Terms, screen
from screening.index import Index
from screening.version import __version__

_CHUNK = 200
_IN_FULL = 50
"""Every so-manieth name is compared with every entry even where no rule can hold."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz' -."
_SCRIPTS = "한글김영철최 漢字金永哲 кирилица Ён カタカナ العربية ဗမာ αβγ éüßøŏ １２ 39"


@dataclass(frozen=True, slots=True)
class SearchCheck:
    """What came of it."""

    names: int
    alerts: int
    """Alerts that comparing with every entry gave."""
    lost: tuple[str, ...]
    """What the search did not give, or gave with another outcome or score."""


def check_search(
    path: Path, texts: Sequence[str], advance: Callable[[int, int], None]
) -> SearchCheck:
    """Screen each name through the index and against every entry in scope.

    Entries that are proven to raise no alert (`screening.features.reach`) are compared with
    every fiftieth name only, so that what is proven is checked as well.
    """
    alerts, done = 0, 0
    lost: list[str] = []
    chunks = _chunks(texts)
    with ProcessPoolExecutor(cpu_count() or 1, get_context("spawn"), _open, (path,)) as pool:
        for (found, missing), chunk in zip(pool.map(_checked, chunks), chunks, strict=True):
            alerts += found
            lost += missing
            done += len(chunk)
            advance(done, len(texts))
    return SearchCheck(len(texts), alerts, tuple(lost))


def random_names(listed: Sequence[str], *, seed: int, count: int) -> Iterator[str]:
    """Give names of every kind: listed ones much misspelt, their words mixed, any letters."""
    random = Random(f"{seed} search")  # noqa: S311 - the same names must come again
    words = sorted({word for name in listed for word in name.split()})
    for number in range(count):
        if number % 3 == 0:
            yield _misspelt(random, random.choice(listed))
        elif number % 3 == 1:
            yield " ".join(random.choices(words, k=random.randint(1, 4)))
        else:
            letters = random.choice((_LETTERS, _LETTERS, _SCRIPTS))
            yield "".join(random.choices(letters, k=random.randint(1, 24)))


def _misspelt(random: Random, name: str) -> str:
    letters = list(name)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(letters) + 1)
        letters[place : place + random.randint(0, 1)] = random.choices(
            _LETTERS, k=random.randint(0, 1)
        )
    return "".join(letters)


def _chunks(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]


_INDEX: list[Index] = []
"""The index of this process, once it is open."""


def _open(path: Path) -> None:
    _INDEX[:] = [Index(path)]


def _checked(texts: Sequence[str]) -> tuple[int, list[str]]:
    (index,) = _INDEX
    terms = Terms(now(), "evaluation", Scope.DPRK, (), __version__, "")
    alerts, lost = 0, []
    for number, text in enumerate(texts):
        query = Query(text)
        every = index.candidates(query, Scope.DPRK, min_score=0.0)
        whole = _alerts(
            screen(
                query,
                index,
                terms,
                screening_id="evaluation",
                candidates=every,
                is_proven=number % _IN_FULL > 0,
            )
        )
        found = _alerts(screen(query, index, terms, screening_id="evaluation"))
        alerts += len(whole)
        lost += [f"{text}: {alert}" for alert in sorted(whole ^ found)]
    return alerts, lost


def _alerts(decision: Decision) -> set[tuple[str, str, str, float]]:
    return {
        (m.entry.list, m.entry.ref, m.outcome.value, m.score)
        for m in decision.matches
        if m.outcome is not Outcome.NO_MATCH
    }
