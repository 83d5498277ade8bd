"""Does the next run complete what a killed one left, with nothing twice and nothing lost?"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from db.store.verify import verify
from screening.notices.notice import NoticeKind
from tests.screening.home import STUCK
from tests.screening.nightly.test_year import newcomer, newcomers
from tests.screening.nightly.town import Town

KILLS = 20
SEED = 20_061_014
RUNNER = """
import os, sys
from datetime import datetime
import apprise, feeds.fetch, screening.nightly.run, screening.rebuild, screening.report.nightly
from screening import condition
from screening.cli.main import run

print("ready", flush=True)
for line in sys.stdin:
    at = datetime.fromisoformat(line.strip())
    condition.now = lambda: at
    if (child := os.fork()) == 0:
        os._exit(run(["nightly", "--quiet"]))
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Begins a run in a process of its own for each moment that it reads, with everything imported:
so the kill meets the run's own work, wherever in it."""


@dataclass(frozen=True, slots=True)
class Killer:
    """Begins runs and kills them."""

    runner: subprocess.Popen[str]

    def kills(self, town: Town, seconds: float) -> bool:
        """Begin a run and kill it after some time; says whether it was still at it."""
        assert self.runner.stdin is not None
        self.runner.stdin.write(f"{town.at.isoformat()}\n")
        self.runner.stdin.flush()
        child = int(self._said())
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        return int(self._said()) == signal.SIGKILL

    def _said(self) -> str:
        assert self.runner.stdout is not None
        return self.runner.stdout.readline()


@pytest.fixture
def killer(tested: Town) -> Iterator[Killer]:
    """Start what begins runs."""
    command = [sys.executable, "-c", RUNNER]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as runner:
        assert runner.stdout is not None
        assert runner.stdout.readline().strip() == "ready"
        yield Killer(runner)


@pytest.mark.long
def test_after_twenty_kills_nothing_is_lost_and_nothing_is_told_twice(
    tested: Town, killer: Killer
) -> None:
    town = tested
    began = time.monotonic()
    town.run()
    longest = time.monotonic() - began
    chance, met, died = random.Random(SEED), 0, 0
    for number in range(1, KILLS + 1):
        town.sleeps(days=1)
        town.lists(*newcomers(number))
        met += killer.kills(town, chance.uniform(0, longest))

        done = town.run()

        died += len(done.ended.detail["died"])
        assert town.home.found(newcomer(number - 1).name) == [newcomer(number - 1).ref]
    town.sleeps(days=1)
    assert town.run().exit_code == 0

    assert met >= KILLS // 2
    assert died >= KILLS // 2
    hold(town, died)


def hold(town: Town, died: int) -> None:
    """Hold what was told against what was published, and the log against what was written."""
    told = Counter(
        line.split(" ")[1]
        for notice in town.notices(NoticeKind.CHANGES)[1:]
        for line in notice.facts["parties"]  # type: ignore[union-attr]  # lines
    )
    assert told == {newcomer(number).ref: 1 for number in range(KILLS)}
    keys = [one.key for one in town.notices()]
    assert len(keys) == len(set(keys))
    received = Counter(town.received)
    assert set(received) == set(keys[1:])
    # Between a delivery and its record a kill leaves nobody who knows of it.
    assert sum(received.values()) - len(received) <= died
    with town.store() as store, store.reading() as connection:
        assert verify(connection).faults == []


CLOCK = """
from datetime import datetime
from screening import condition
at = datetime.fromisoformat({at!r})
condition.now = lambda: at
"""


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("db.store.publishing.note_carried", marks=pytest.mark.long),
        "screening.refresh._rebuilt",
        pytest.param("screening.nightly.changing.put", marks=pytest.mark.long),
        "screening.nightly.delivering.deliver",
        pytest.param("screening.nightly.delivering.delivered", marks=pytest.mark.long),
        "db.store.runs.end",
    ],
)
def test_a_run_killed_at_any_step_is_completed_by_the_next(tested: Town, place: str) -> None:
    town = tested
    town.lists(newcomer(0))
    module, _, function = place.rpartition(".")
    before = CLOCK.format(at=town.at.isoformat()) + STUCK.format(
        module=module, function=function
    )
    with town.home.child("nightly", before=before).process as process:
        assert process.stdout is not None
        assert any(line == "stuck\n" for line in iter(process.stdout.readline, ""))
        process.kill()

    done = town.run()

    assert len(done.ended.detail["died"]) == 1
    assert town.home.found(newcomer(0).name) == [newcomer(0).ref]
    changes = [one.key for one in town.notices(NoticeKind.CHANGES)]
    assert len(changes) == 2
    (failure,) = town.notices(NoticeKind.FAILURE)
    assert failure.facts["step"] == "an earlier run"
    received = Counter(town.received)
    twice = place.endswith("delivered")
    assert received[changes[1]] == (2 if twice else 1)
    assert set(received) == {one.key for one in town.notices()[1:]}
