"""When does the tool run by itself, what does monitoring expect of it, how does it log?

`[schedule]`, `[health]` and `[log]` of `sanctions.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from screening.crontab import Crontab, CrontabError
from screening.crontab import read as read_crontab

POLL, NIGHTLY, ZONE = "17 * * * *", "30 2 * * *", "UTC"


class OperationsError(Exception):
    """A setting of `[schedule]`, `[health]` or `[log]` is wrong."""


class LogFormat(StrEnum):
    """How lines of the log are written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Timetable:
    """`[schedule]`: when runs are due, and which lists they are about."""

    poll: Crontab = field(default_factory=lambda: read_crontab(POLL, ZoneInfo(ZONE)))
    """When the publishers are asked."""
    nightly: Crontab = field(default_factory=lambda: read_crontab(NIGHTLY, ZoneInfo(ZONE)))
    """When everything is done."""
    lists: tuple[str, ...] = ()
    """Which lists this installation uses; empty for all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`[health]`: from when on something is not well. 0 asks for nothing."""

    nightly_hours: float = 26
    """Hours since the last good nightly run began."""
    alert_days: float = 0
    """Days that an alert may wait for an officer."""
    undelivered_hours: float = 24
    """Hours that a notice may wait to be delivered."""


@dataclass(frozen=True, slots=True)
class Operations:
    """What the tool does unattended."""

    timetable: Timetable = field(default_factory=Timetable)
    limits: Limits = field(default_factory=Limits)
    log: LogFormat = LogFormat.TEXT


def read(table: Mapping[str, object]) -> Operations:
    """Check the three tables and give them in their plain form.

    Raises `OperationsError` naming the table and the key.
    """
    return Operations(
        _timetable(_table(table, "schedule", {"poll", "nightly", "timezone", "lists"})),
        _limits(_table(table, "health", set(Limits.__slots__))),
        _log(_table(table, "log", {"format"})),
    )


def _table(table: Mapping[str, object], name: str, keys: set[str]) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise OperationsError(f"{name} must be a table")
    if unknown := sorted(set(found) - keys):
        known = ", ".join(sorted(keys))
        raise OperationsError(f"[{name}]: no setting is named {unknown}; there are {known}")
    return found


def _timetable(table: Mapping[str, object]) -> Timetable:
    if not table:
        return Timetable()
    zone = _zone(table.get("timezone", ZONE))
    lists = table.get("lists", [])
    if not isinstance(lists, list) or not all(isinstance(name, str) for name in lists):
        raise OperationsError("[schedule] lists must be a list of names of lists")
    return Timetable(
        _crontab("poll", table.get("poll", POLL), zone),
        _crontab("nightly", table.get("nightly", NIGHTLY), zone),
        tuple(lists),
    )


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(name if isinstance(name, str) else "")
    except (KeyError, OSError, ValueError):  # unknown names, folders, and no key at all
        raise OperationsError(
            f"[schedule] timezone must be a name such as Europe/Berlin, not {name!r}"
        ) from None


def _crontab(key: str, text: object, zone: ZoneInfo) -> Crontab:
    if not isinstance(text, str):
        raise OperationsError(f"[schedule] {key} must be a text, such as {NIGHTLY!r}")
    try:
        return read_crontab(text, zone)
    except CrontabError as error:
        raise OperationsError(f"[schedule] {key} = {text!r}: {error}") from error


def _limits(table: Mapping[str, object]) -> Limits:
    for key, value in table.items():
        # True is a number to Python.
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise OperationsError(f"[health] {key} must be a number, 0 for no limit")
    usual = Limits()
    return Limits(
        **{key: float(str(table.get(key, getattr(usual, key)))) for key in Limits.__slots__}
    )


def _log(table: Mapping[str, object]) -> LogFormat:
    name = table.get("format", LogFormat.TEXT.value)
    try:
        return LogFormat(str(name))
    except ValueError:
        known = ", ".join(LogFormat)
        raise OperationsError(f"[log] format must be one of {known}, not {name!r}") from None
