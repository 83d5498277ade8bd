"""When is the next run due, and is one that was missed caught up?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.records.run import EndedRun, Run, RunKind, RunResult
from db.store import runs
from db.store.engine import open_store
from screening.operations import Timetable
from screening.schedule import Due, clock, missed
from screening.settings import Settings, load

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
TIMETABLE = Timetable()


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return load({"SANCTIONS_HOME": str(tmp_path)})


def did(here: Settings, kind: RunKind, at: datetime, result: RunResult | None) -> None:
    """Let a run have been begun, and ended unless it died."""
    with open_store(here.database_url) as store:
        run = Run(f"{kind}-{at:%d%H%M}-{result}", kind, at, "schedule", "here")
        runs.begin(store, run)
        if result is not None:
            runs.end(store, EndedRun(run, at + timedelta(minutes=1), result))


def test_runs_are_due_when_the_lines_of_cron_say_so() -> None:
    jobs = {job.id: job for job in clock(lambda _: None, TIMETABLE, None, NOW).get_jobs()}

    assert jobs["poll"].next_run_time == datetime(2026, 11, 21, 6, 17, tzinfo=UTC)
    assert jobs["nightly"].next_run_time == datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("kind", RunKind)
def test_a_run_that_was_missed_is_due_at_once(kind: RunKind) -> None:
    jobs = {job.id: job for job in clock(lambda _: None, TIMETABLE, kind, NOW).get_jobs()}

    assert {name for name, job in jobs.items() if job.next_run_time < NOW} == {kind.value}


def test_a_job_is_told_which_run_it_is() -> None:
    asked: list[str] = []

    for job in clock(asked.append, TIMETABLE, None, NOW).get_jobs():
        job.func(*job.args)

    assert sorted(asked) == ["nightly", "poll"]


def moments(line: Due, start: datetime, end: datetime) -> Iterator[datetime]:
    """Give every moment at which the clock fires, as its library asks for them."""
    previous: datetime | None = None
    now = start
    while (following := line.get_next_fire_time(previous, now)) < end:
        yield following
        previous, now = following, following


def test_no_moment_is_left_out_or_given_twice() -> None:
    found = list(moments(Due(TIMETABLE.poll), NOW, NOW + timedelta(hours=3)))

    assert [f"{moment:%H:%M}" for moment in found] == ["06:17", "07:17", "08:17"]


def test_after_a_long_sleep_the_next_moment_is_one_to_come() -> None:
    woken = NOW + timedelta(days=9)

    assert Due(TIMETABLE.poll).get_next_fire_time(NOW, woken) == woken + timedelta(minutes=17)


@pytest.mark.parametrize(
    ("done", "late"),
    [
        pytest.param([], RunKind.NIGHTLY, id="nothing was ever done"),
        pytest.param(
            [(RunKind.NIGHTLY, NIGHT - timedelta(days=1), RunResult.GOOD)],
            RunKind.NIGHTLY,
            id="only the night before was done",
        ),
        pytest.param([(RunKind.NIGHTLY, NIGHT, None)], RunKind.NIGHTLY, id="tonight's died"),
        pytest.param(
            [(RunKind.NIGHTLY, NIGHT, RunResult.STOPPED)],
            RunKind.NIGHTLY,
            id="tonight's was told to stop",
        ),
        pytest.param(
            [(RunKind.NIGHTLY, NIGHT, RunResult.FAILED)],
            RunKind.POLL,
            id="tonight's failed, which polls try again",
        ),
        pytest.param(
            [
                (RunKind.NIGHTLY, NIGHT, RunResult.GOOD),
                (RunKind.POLL, NOW - timedelta(minutes=43), RunResult.GOOD),
            ],
            None,
            id="everything was done",
        ),
        pytest.param(
            [
                (RunKind.NIGHTLY, NIGHT, RunResult.GOOD),
                (RunKind.POLL, NOW - timedelta(minutes=44), RunResult.GOOD),
            ],
            RunKind.POLL,
            id="the last poll was not",
        ),
        pytest.param(
            [(RunKind.NIGHTLY, NOW - timedelta(minutes=5), RunResult.ATTENTION)],
            None,
            id="a nightly run does what a poll does",
        ),
    ],
)
def test_what_was_missed_is_known_from_the_database(
    here: Settings,
    done: list[tuple[RunKind, datetime, RunResult | None]],
    late: RunKind | None,
) -> None:
    for kind, at, result in done:
        did(here, kind, at, result)

    assert missed(here, NOW) is late
