"""Do several processes on one database do each run once?"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.records.run import EndedRun, RunKind
from db.store import runs
from db.store.turn import turn
from screening.nightly.night import Skipped
from screening.nightly.run import TURN
from tests.publisher import Answer, Exchange, body
from tests.screening.home import CHILD
from tests.screening.nightly.town import BASE, LIST, Town
from tests.screening.un_files import NEWCOMER, un_file

BEFORE = """
from datetime import datetime
from screening import condition
at = datetime.fromisoformat({at!r})
condition.now = lambda: at
"""


@pytest.fixture
def shared(town: Town, url: str, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Give a town on each engine."""
    monkeypatch.setenv("SANCTIONS_DATABASE_URL", url)
    return town


def slowly(content: bytes, seconds: float = 1.5) -> Answer:
    """Give an answer that takes its time, so that the processes meet."""

    def answer(exchange: Exchange) -> None:
        exchange.is_stopped(seconds)
        body(content)(exchange)

    return answer


def homes(town: Town, folder: Path) -> list[Path]:
    """Give a home for each of two machines; with SQLite there is one machine."""
    if not town.settings.is_shared_database:
        return [town.folder, town.folder]
    other = folder / "the other machine"
    other.mkdir()
    (other / "sanctions.toml").write_text((town.folder / "sanctions.toml").read_text())
    return [town.folder, other]


Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begin a command in a process of its own, with the town's clock."""
    begun: list[subprocess.Popen[str]] = []

    def one(town: Town, home: Path, *arguments: str) -> subprocess.Popen[str]:
        before = BEFORE.format(at=town.at.isoformat())
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, before, *arguments],
            env={**os.environ, "SANCTIONS_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(child)
        return child

    yield one
    for child in begun:
        child.kill()
        child.communicate()


def done(town: Town) -> list[EndedRun]:
    with town.store() as store:
        return runs.ended(store, town.at - timedelta(days=1))


def test_of_two_runs_at_once_one_does_the_work(
    shared: Town, tmp_path: Path, begin: Begin
) -> None:
    content = un_file((*BASE, NEWCOMER), shared.at)
    shared.publisher.answers(LIST, slowly(content))

    children = [begin(shared, home, "nightly") for home in homes(shared, tmp_path)]
    results = [(*child.communicate(timeout=120), child.returncode) for child in children]

    assert sorted(code for *_, code in results) == [0, 1], results
    (said,) = [err for _, err, code in results if code == 0]
    assert "has done the work already" in said
    assert len(done(shared)) == 1
    assert shared.publisher.count(LIST) == 1
    assert set(Counter(shared.received).values()) == {1}


def test_of_two_schedules_one_does_the_night_that_was_missed(
    shared: Town, tmp_path: Path, begin: Begin
) -> None:
    content = un_file((*BASE, NEWCOMER), shared.at)
    shared.publisher.answers(LIST, slowly(content))

    children = [begin(shared, home, "schedule") for home in homes(shared, tmp_path)]
    said: list[str] = []
    for child in children:
        assert child.stderr is not None
        for line in iter(child.stderr.readline, ""):
            said.append(line)
            if any(words in line for words in ("run ended", "nothing done", "nothing was")):
                break
        child.terminate()
        child.communicate(timeout=30)

    assert [child.returncode for child in children] == [0, 0]
    (run,) = done(shared)
    assert run.run.kind is RunKind.NIGHTLY
    assert shared.publisher.count(LIST) == 1
    assert sum("the run ended: review" in line for line in said) == 1
    others = ("has done the work already", "nothing was missed")
    assert sum(any(words in line for words in others) for line in said) == 1


def test_a_poll_leaves_the_work_to_a_run_that_is_going_on(town: Town) -> None:
    with town.store() as store, turn(store, TURN):
        skipped = town.tried(RunKind.POLL)

    assert isinstance(skipped, Skipped)
    assert "another run is just beginning" in skipped.because
    assert done(town) == []


def test_whoever_has_the_turn_is_named(town: Town) -> None:
    town.lists()
    town.run()
    with town.store() as store:
        last = runs.last_ended(store)
        assert last is not None
        runs.begin(store, replace(last.run, run_id="nightly-going-on", host="elsewhere"))
        with turn(store, TURN):
            result = town.home.run("nightly", "--poll")

    assert result.code == 0
    assert "nothing done: another run has the turn: nightly-going-on on elsewhere" in result.err
