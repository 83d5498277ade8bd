"""When is each list asked for again, where nothing else (cron, systemd) does it?

A thin clock around `refresh`: each list by its manifest's cadence, one at a time.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.blocking import BlockingScheduler

from feeds.registry import manifests

MISFIRE_GRACE = 3600
"""Seconds by which a run may start late, after the machine slept, before it is left out."""


def clock(run: Callable[[str], None], begin: datetime) -> BlockingScheduler:
    """Give a clock, not yet started, that calls `run` with each list's name.

    The first run of every list is due at once, a minute apart; runs never overlap.
    """
    scheduler = BlockingScheduler(
        timezone=UTC,
        executors={"default": {"type": "threadpool", "max_workers": 1}},
        job_defaults={
            "coalesce": True,
            "misfire_grace_time": MISFIRE_GRACE,
            "max_instances": 1,
        },
    )
    for position, manifest in enumerate(manifests().values()):
        scheduler.add_job(
            run,
            "interval",
            hours=manifest.cadence_hours,
            args=(manifest.id,),
            id=f"refresh-{manifest.id}",
            name=f"refresh {manifest.title}",
            next_run_time=begin + timedelta(minutes=position),
        )
    return scheduler
