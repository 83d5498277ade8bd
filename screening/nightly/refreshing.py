"""What does a run do about the lists, and what is wrong with them afterwards?"""

from datetime import datetime

from db.records.publication import Delta, ListState
from db.store.checks import check
from db.store.looks import failing_since
from db.store.publications import put_in_force_after
from feeds.registry import manifest, manifests
from screening.condition import used
from screening.incoming import Order
from screening.list_report import ListReport, Result
from screening.nightly.night import Night, Trouble
from screening.refresh import RefreshError, RefreshReport, refresh

WAITS = "person"
"""The cause where nothing fails, and a person has to decide."""


def refreshed(night: Night) -> None:
    """Ask every publisher, and note what is wrong with each list."""
    lists = night.settings.operations.timetable.lists
    if unknown := [name for name in lists if name not in manifests()]:
        raise RefreshError(
            f"[schedule] lists names {', '.join(unknown)}; there are {', '.join(manifests())}"
        )
    world = night.world
    report = refresh(
        night.settings,
        Order(lists=lists),
        client=world.client,
        now=world.now,
        watcher=world.watcher,
        pause=world.pause,
    )
    night.refreshed = report
    night.told["lists"] = [_told(one, report, world.now()) for one in report.lists]
    for one in report.lists:
        _note(night, one)
    _note_index(night, report)
    night.is_something_new = bool(put_in_force_after(night.store, night.mark))


def _told(one: ListReport, report: RefreshReport, now: datetime) -> dict[str, object]:
    """Give what the record of the run says of a list."""
    conditions = report.conditions.lists if report.conditions else ()
    condition = next((c for c in conditions if c.list == one.list), None)
    return {
        "list": one.list,
        "result": one.result.value,
        "sha256": one.sha256,
        "problem": one.problem,
        "state": used(condition, now, None).state if condition else "",
        "entries": condition.entries if condition else 0,
        **_counts(one.delta),
    }


def _counts(delta: Delta | None) -> dict[str, int]:
    found = delta or Delta("")
    return {
        "added": len(found.added) + len(found.returned),
        "amended": len(found.amended),
        "removed": len(found.removed),
    }


def _note(night: Night, one: ListReport) -> None:
    """Note how a list fails; or, where it doesn't, whether it waits for a person."""
    title = manifest(one.list).title
    looked = check(night.store, one.list)
    good = looked.checked_at if looked else None
    last_good = f"{good:%Y-%m-%d %H:%M} UTC" if good else "never"
    failing, waiting = f"list-{one.list}", f"list-{one.list}-waits"
    night.looked_at.add(failing)
    if one.result is Result.FAILED:
        cause = one.cause.value if one.cause else ""
        since = failing_since(night.store, one.list)
        step = f"getting the list {one.list} ({title})"
        night.troubles.append(Trouble(failing, step, cause, one.problem, since, last_good))
        return
    night.looked_at.add(waiting)
    if one.needs_a_person:
        step = f"the list {one.list} waits for a person"
        night.troubles.append(Trouble(waiting, step, WAITS, one.problem, last_good=last_good))


def _note_index(night: Night, report: RefreshReport) -> None:
    night.looked_at.add("index")
    if report.problem:
        step = "building the index that is screened"
        night.troubles.append(Trouble("index", step, "index", report.problem))
        night.is_whole = False


def withheld(night: Night) -> list[tuple[str, ListState, str]]:
    """Give the lists that withhold *no match*, with their states and the reasons."""
    report = night.refreshed
    if report is None or report.conditions is None:
        return []
    now = night.world.now()
    chosen = night.settings.operations.timetable.lists or tuple(manifests())
    found = [used(one, now, None) for one in report.conditions.lists if one.list in chosen]
    return [
        (one.list, ListState(one.state), one.because) for one in found if one.withholds_no_match
    ]
