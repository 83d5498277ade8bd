"""What did runs and processes leave behind that nobody needs any more?"""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from screening.nightly.night import Night
from screening.settings import Settings

LEFT_BEHIND = timedelta(days=1)
"""After which an unfinished file is nobody's any more."""
REPORTS_KEPT = timedelta(days=400)


def pruned(night: Night) -> None:
    """Remove what is old: unfinished files, reports of past years.

    Indexes that nobody needs any more are removed by every refresh.
    """
    found = [*_old(_unfinished(night.settings), LEFT_BEHIND)]
    found += _old(reports_folder(night.settings).glob("night-*.json"), REPORTS_KEPT)
    for path in found:
        with suppress(OSError):
            path.unlink()
    night.told["pruned"] = len(found)


def reports_folder(settings: Settings) -> Path:
    """Give the folder of the reports of nights."""
    return settings.home / "reports"


def _unfinished(settings: Settings) -> Iterator[Path]:
    yield from settings.home.glob(f".{settings.conditions_file.name}.*")
    yield from reports_folder(settings).glob(".night-*")


def _old(paths: Iterator[Path], age: timedelta) -> Iterator[Path]:
    before = time.time() - age.total_seconds()
    for path in paths:
        with suppress(OSError):
            if path.stat().st_mtime < before:
                yield path
