"""When was the matcher last measured, and when is it due again?

Once a year, and as soon as the engine, the rules or the form of a list are no longer those
that were measured. What a list holds changes every week and calls for no new measurement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from screening.condition import Conditions, ListCondition
from screening.version import __version__

FOLDER = "evaluations"
INTERVAL = timedelta(days=365)
YEARLY = "It is due once a year, and when engine, rules or the form of a list change."


@dataclass(frozen=True, slots=True)
class Record:
    """What a run was made with; the file holds its whole report besides."""

    at: datetime
    engine_version: str
    rules_digest: str
    forms: dict[str, tuple[str, ...]]
    """For each list: the leaves of its source that are new to its reader."""


@dataclass(frozen=True, slots=True)
class Due:
    """When the next evaluation is due."""

    last: datetime | None
    on: datetime
    because: str

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been made by now."""
        return now >= self.on


def forms(lists: Sequence[ListCondition]) -> dict[str, tuple[str, ...]]:
    """Say in what form the loaded lists come."""
    return {
        found.list: tuple(sorted(leaf.path for leaf in found.new_in_source))
        for found in lists
        if found.sha256
    }


def last(home: Path) -> Record | None:
    """Give the last recorded run; a file that cannot be read counts as none."""
    for path in sorted((home / FOLDER).glob("*.json"), reverse=True):
        try:
            return msgspec.json.decode(path.read_bytes(), type=Record)
        except (OSError, ValueError):
            continue
    return None


def due(record: Record | None, conditions: Conditions, now: datetime) -> Due:
    """Say when the next run is due, and why."""
    if record is None:
        return Due(None, now, "The matcher was never measured on this machine.")
    if record.engine_version != __version__:
        return Due(record.at, now, "The engine is another than the one measured.")
    if record.rules_digest != conditions.rules_digest:
        return Due(record.at, now, "The rules are others than those measured.")
    if record.forms != forms(conditions.lists):
        return Due(record.at, now, "A list is new, or its form has changed.")
    return Due(record.at, record.at + INTERVAL, YEARLY)


def keep(home: Path, at: datetime, document: bytes) -> Path:
    """Keep the report of a run."""
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at:%Y-%m-%dT%H%M%SZ}.json"
    temporary = path.with_suffix(".part")
    temporary.write_bytes(document)
    temporary.replace(path)
    return path
