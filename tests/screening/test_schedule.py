"""When is the next run due, and what was missed?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from db.records.run import RunKind
from screening.crontab import read
from screening.operations import Timetable
from screening.schedule import clock

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
TIMETABLE = Timetable()


def test_publishers_are_asked_every_hour_and_everything_is_done_at_night() -> None:
    jobs = {job.id: job for job in clock(print, TIMETABLE, None, NOW).get_jobs()}

    assert jobs[RunKind.POLL].next_run_time == NOW + timedelta(minutes=17)
    assert jobs[RunKind.NIGHTLY].next_run_time == datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


def test_what_was_missed_is_done_at_once() -> None:
    jobs = {job.id: job for job in clock(print, TIMETABLE, RunKind.NIGHTLY, NOW).get_jobs()}

    assert jobs[RunKind.NIGHTLY].next_run_time == NOW


def test_the_zone_of_the_timetable_counts() -> None:
    berlin = Timetable(nightly=read("30 2 * * *", ZoneInfo("Europe/Berlin")))
    jobs = {job.id: job for job in clock(print, berlin, None, NOW).get_jobs()}

    assert jobs[RunKind.NIGHTLY].next_run_time == datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


def test_a_run_is_called_with_its_kind() -> None:
    asked: list[str] = []

    for job in clock(asked.append, TIMETABLE, None, NOW).get_jobs():
        job.func(*job.args)

    assert sorted(asked) == ["nightly", "poll"]
