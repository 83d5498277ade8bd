"""In what condition is each list, and which index is in force?

The answer stands in one small file that a refresh replaces in one step, so that a
screening sees the lists either as before or as after it.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from db.records.entry import PartyType
from db.records.publication import ListState, NewLeaf
from db.records.screening import ListUsed

ANY_AGE = -1.0
"""For `--max-age any`: neither age nor sample withholds *no match* in this call."""
CLOCK_TOLERANCE = timedelta(hours=26)
"""How far ahead a check may lie: a clock that is a day off, with a zone mistaken besides."""
SAMPLE_WARNING = "sample lists, not for real screening"


@dataclass(frozen=True, slots=True)
class ListCondition:
    """What is known of one list since the last refresh."""

    list: str
    title: str
    covers: tuple[PartyType, ...]
    max_age_days: int
    publication: int | None = None
    sha256: str = ""
    published_at: datetime | None = None
    fetched_at: datetime | None = None
    checked_at: datetime | None = None
    entries: int = 0
    removals: tuple[str, ...] = ()
    """Whose removal is pending or held: parties that are screened though the list lost them."""
    interims: tuple[str, ...] = ()
    """Designations entered by hand from the official journal, as no file has them yet."""
    dprk_related: int = 0
    mentions: int = 0
    is_sample: bool = False
    incomplete_because: str = ""
    attention: tuple[str, ...] = ()
    new_in_source: tuple[NewLeaf, ...] = ()
    problem: str = ""
    """Why the last look at the publisher failed; empty where it succeeded."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """The lists' conditions and the index built from them."""

    index: str
    """The index file's name."""
    digest: str
    """Of everything the index was built from."""
    rules_digest: str
    engine_version: str
    lists: tuple[ListCondition, ...]
    index_sha256: str = ""
    """Of the index file. A refresh keeps one only with this content."""
    index_seal: str = ""
    """And by what every start can tell soon that it is damaged, and is to be built anew."""
    known: datetime | None = None
    """The moment up to which something could be known when the index was found to be right."""


class ConditionsUnreadableError(Exception):
    """The file of conditions is damaged; it must be written anew from the database."""


def read(path: Path) -> Conditions | None:
    """Read the conditions; `None` where no list was ever loaded."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Conditions)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:  # what is not JSON, not UTF-8, or another shape
        raise ConditionsUnreadableError(f"{path}: {error}") from error


def write(path: Path, conditions: Conditions) -> None:
    """Replace the conditions in one step."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(conditions), indent=1))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def age(condition: ListCondition, now: datetime) -> timedelta | None:
    """How long ago the last successful check was; `None` where there was none."""
    return None if condition.checked_at is None else now - condition.checked_at


def days(text: str) -> float:
    """Read `--max-age`. Raises `ValueError` for what is no number of days."""
    if text == "any":
        return ANY_AGE
    try:
        found = float(text)
    except ValueError:
        found = -1
    if not 0 <= found < 100_000:
        raise ValueError(f"a number of days or 'any', not {text!r}")
    return found


def used(condition: ListCondition, now: datetime, max_age_days: float | None) -> ListUsed:
    """Give the list's state on the terms of one call.

    `max_age_days` of `None` is the manifest's own; `ANY_AGE` accepts any age, and a sample.
    """
    state, because = _state(condition, now, max_age_days)
    if not because and max_age_days is not None and (old := _too_old(condition, now, None)):
        because = f"{old}; accepted by --max-age"
    accepts_all = max_age_days == ANY_AGE and state is ListState.SAMPLE
    return ListUsed(
        list=condition.list,
        state=state.value,
        published_at=condition.published_at,
        checked_at=condition.checked_at,
        fetched_at=condition.fetched_at,
        sha256=condition.sha256,
        because=because,
        withholds_no_match=state.withholds_no_match and not accepts_all,
    )


def _state(
    condition: ListCondition, now: datetime, max_age_days: float | None
) -> tuple[ListState, str]:
    if not condition.sha256:
        return (
            ListState.MISSING,
            condition.problem or "it was never loaded; run sanctions refresh",
        )
    if condition.is_sample:
        return ListState.SAMPLE, SAMPLE_WARNING
    if condition.incomplete_because:
        return ListState.INCOMPLETE, condition.incomplete_because
    if old := _too_old(condition, now, max_age_days):
        return ListState.STALE, old
    if condition.attention:
        return ListState.ATTENTION, "; ".join(condition.attention)
    return ListState.CURRENT, ""


def _too_old(condition: ListCondition, now: datetime, max_age_days: float | None) -> str:
    """Say why the last check does not count for today; nothing where it does."""
    allowed = condition.max_age_days if max_age_days is None else max_age_days
    if allowed == ANY_AGE:
        return ""
    since = age(condition, now)
    if since is None or condition.checked_at is None:
        return f"it was never checked with its publisher; {allowed:g} days allowed"
    if since < -CLOCK_TOLERANCE:
        return (
            f"last checked at a time yet to come ({condition.checked_at:%Y-%m-%d %H:%M} UTC): "
            "this machine's clock was wrong then or is wrong now; refresh the list"
        )
    if since > timedelta(days=allowed):
        return f"{_known(condition.checked_at, since)}; {allowed:g} days allowed"
    return ""


def _known(checked_at: datetime, since: timedelta) -> str:
    """Say until when the list is known to be right, by its publisher or a file's own date."""
    return f"known to be right on {checked_at:%Y-%m-%d}, {since.days} days ago"


def missing(name: str) -> ListCondition:
    """Give the condition of a list that nobody knows yet."""
    return ListCondition(name, name, (), 1)


def now() -> datetime:
    """Give the present moment, in UTC."""
    return datetime.now(UTC)
