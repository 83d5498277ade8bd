"""How does a person read what a refresh did?"""

from datetime import datetime

from rich.console import Console
from rich.text import Text

from db.records.publication import Delta
from screening.condition import used
from screening.intake import ListReport, Result
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
        console.print(_line(found))
    if report.problem:
        console.print(Text.assemble(("! ", "bold yellow"), report.problem))
    if report.conditions is not None:
        panel = [(c, used(c, now, None)) for c in report.conditions.lists]
        console.print(lists.render(panel, now, console))


def _line(found: ListReport) -> Text:
    line = Text.assemble(
        (found.list, "bold"), " ", (found.result.value, _STYLES[found.result]), _counts(found)
    )
    if found.problem:
        line.append("\n  ! ", style="bold yellow")
        line.append(found.problem)
    return line


def _counts(found: ListReport) -> str:
    match found.result:
        case Result.PUBLISHED:
            return f": {_delta(found.delta)}" if found.delta else ""
        case Result.UNCHANGED:
            return ": nothing has changed"
        case Result.HISTORY:
            said = _delta(found.delta) if found.delta else ""
            return f": an older file, kept as history ({said}); what is in force did not change"
        case Result.FAILED:
            return ": yesterday's list stays in force"


def _delta(delta: Delta) -> str:
    counts = (
        f"{len(delta.added)} added, {len(delta.amended)} amended, {len(delta.removed)} removed"
    )
    kept = f", {len(delta.carried_over)} kept in force" if delta.carried_over else ""
    return f"{counts}{kept}"
