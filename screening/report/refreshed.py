"""How does a person read what a refresh did?"""

from datetime import datetime

from rich.console import Console
from rich.text import Text

from db.records.publication import Delta, ListState
from screening.condition import used
from screening.list_report import ListReport, Result
from screening.refresh import RefreshReport
from screening.report import lists

_STYLES = {
    Result.PUBLISHED: "green",
    Result.UNCHANGED: "green",
    Result.HISTORY: "green",
    Result.FAILED: "bold red",
}


def has_failed(report: RefreshReport) -> bool:
    """Whether a list failed, is half read, or waits for a person, or the end went wrong."""
    return bool(report.problem) or any(
        r.result is Result.FAILED or r.needs_a_person for r in report.lists
    )


def render(report: RefreshReport, now: datetime, console: Console) -> None:
    """Print what was done for each list, and the conditions after it."""
    for found in report.lists:
        console.print(_line(found, report))
    if report.problem:
        console.print(Text.assemble(("! ", "bold yellow"), report.problem))
    if report.conditions is not None:
        panel = [(c, used(c, now, None)) for c in report.conditions.lists]
        console.print(lists.render(panel, now, console))


def render_problems(report: RefreshReport, now: datetime, console: Console) -> None:
    """Print only what is wrong: nothing at all where every list is current."""
    wrong = [found for found in report.lists if found.problem]
    for found in wrong:
        console.print(_line(found, report), soft_wrap=True)
    if report.problem:
        console.print(Text.assemble(("! ", "bold yellow"), report.problem), soft_wrap=True)
    untold = {found.list for found in report.lists if not found.problem}
    for condition in report.conditions.lists if report.conditions else ():
        state = used(condition, now, None)
        if state.state != ListState.CURRENT and condition.list in untold:
            console.print(f"{condition.list} {state.state}: {state.because}", soft_wrap=True)


def _line(found: ListReport, report: RefreshReport) -> Text:
    line = Text.assemble(
        (found.list, "bold"),
        " ",
        (found.result.value, _STYLES[found.result]),
        _counts(found, report),
    )
    if found.problem:
        line.append("\n  ! ", style="bold yellow")
        line.append(found.problem)
    return line


def _counts(found: ListReport, report: RefreshReport) -> str:
    match found.result:
        case Result.PUBLISHED:
            return f": {_delta(found.delta)}" if found.delta else ""
        case Result.UNCHANGED:
            return ": nothing has changed"
        case Result.HISTORY:
            said = _delta(found.delta) if found.delta else ""
            return f": an older file, kept as history ({said}); what is in force did not change"
        case Result.FAILED:
            lists = report.conditions.lists if report.conditions else ()
            has_earlier = any(c.sha256 for c in lists if c.list == found.list)
            kept = "yesterday's list stays in force" if has_earlier else "no list is in force"
            return f": {kept}"


def _delta(delta: Delta) -> str:
    counts = (
        f"{len(delta.added)} added, {len(delta.amended)} amended, {len(delta.removed)} removed"
    )
    if delta.returned:
        counts += f", {len(delta.returned)} returned"
    kept = f", {len(delta.carried_over)} kept in force" if delta.carried_over else ""
    return f"{counts}{kept}"
