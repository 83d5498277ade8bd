"""When is the next run due, where nothing else (cron, systemd) says so?

A thin clock around the nightly run. What is due is worked out from the lines of cron in
`sanctions.toml`, and whether it was done from the database: so two of these clocks, on two
machines, do each run once.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger

from db.records.run import RunKind
from db.store import runs
from db.store.engine import open_store
from screening.crontab import Crontab
from screening.operations import Timetable
from screening.settings import Settings


class Due(BaseTrigger):  # type: ignore[misc]  # theirs is without types
    """Says when a line of cron calls for a run."""

    def __init__(self, crontab: Crontab) -> None:
        self._crontab = crontab

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime:
        """Give the first moment from now on; never one that was given already."""
        if previous_fire_time is not None and previous_fire_time >= now:
            return self._crontab.after(previous_fire_time)
        return self._crontab.after(now - timedelta(microseconds=1))


def line(timetable: Timetable, kind: RunKind) -> Crontab:
    """Give the line of cron for a kind of run."""
    return timetable.nightly if kind is RunKind.NIGHTLY else timetable.poll


def missed(settings: Settings, now: datetime) -> RunKind | None:
    """Give the run that should have been done by now and was not; the nightly one first.

    Raises `StoreError` where the database can't say.
    """
    timetable = settings.operations.timetable
    with open_store(settings.database_url) as store:
        for kind in RunKind:
            due = line(timetable, kind).before(now)
            kinds = (RunKind.NIGHTLY,) if kind is RunKind.NIGHTLY else tuple(RunKind)
            last = runs.last_ended(store, kinds, runs.DID_THE_WORK)
            if last is None or last.run.at < due:
                return kind
    return None


def clock(
    run: Callable[[str], None], timetable: Timetable, at_once: RunKind | None, now: datetime
) -> BlockingScheduler:
    """Give a clock, not yet started, that calls `run` with the kind of the run that is due.

    Runs never overlap. One whose time passed while the machine slept is done when it wakes,
    once however often it was missed.
    """
    scheduler = BlockingScheduler(
        timezone=UTC,
        executors={"default": {"type": "threadpool", "max_workers": 1}},
        job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
    )
    for kind in RunKind:
        crontab = line(timetable, kind)
        first = now if kind is at_once else crontab.after(now)
        scheduler.add_job(
            run,
            Due(crontab),
            args=(kind.value,),
            id=kind.value,
            name=f"{kind.value} ({crontab.text})",
            next_run_time=first,
        )
    return scheduler
