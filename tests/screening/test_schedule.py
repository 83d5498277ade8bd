"""When is each list asked for again?"""

from datetime import UTC, datetime, timedelta

from feeds.registry import manifests
from screening.schedule import clock

BEGIN = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def test_every_list_is_due_at_once_and_then_by_its_manifest() -> None:
    asked: list[str] = []

    scheduler = clock(asked.append, BEGIN)
    jobs = {job.args[0]: job for job in scheduler.get_jobs()}

    assert set(jobs) == set(manifests())
    for name, manifest in manifests().items():
        assert jobs[name].trigger.interval == timedelta(hours=manifest.cadence_hours)
        assert BEGIN <= jobs[name].next_run_time <= BEGIN + timedelta(hours=1)


def test_a_run_asks_for_its_own_list() -> None:
    asked: list[str] = []
    jobs = clock(asked.append, BEGIN).get_jobs()

    for job in jobs:
        job.func(*job.args)

    assert sorted(asked) == sorted(manifests())
