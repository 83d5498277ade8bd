"""How does a person see the condition of the lists at a glance?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.publication import ListState
from db.records.screening import ListUsed
from screening.condition import SAMPLE_WARNING, ListCondition

_STYLES = {
    ListState.CURRENT: "green",
    ListState.ATTENTION: "yellow",
    ListState.INCOMPLETE: "bold red",
    ListState.STALE: "bold red",
    ListState.MISSING: "bold red",
    ListState.SAMPLE: "bold magenta",
}

_MOST_SHOWN = 10
"""So many references are named in a sentence."""


def state_text(state: str) -> Text:
    """Give a state as a word that is not told by its colour alone."""
    return Text(state, style=_STYLES[ListState(state)])


def render(
    found: list[tuple[ListCondition, ListUsed]], now: datetime, console: Console
) -> RenderableType:
    """Give the panel of all lists: state, age, counts, and below it what needs a person."""
    table = Table(box=None, pad_edge=False, expand=True, show_edge=False)
    for heading, style in (("list", "bold"), ("state", ""), ("published", ""), ("checked", "")):
        table.add_column(heading, style=style, no_wrap=True)
    for heading in ("entries", "DPRK"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("SHA-256", style="dim", no_wrap=True, overflow="ellipsis")
    wide = console.width >= 120
    for condition, used in found:
        table.add_row(
            condition.list,
            state_text(used.state),
            _day(condition.published_at),
            ago(condition.checked_at, now),
            str(condition.entries) if condition.sha256 else "-",
            str(condition.dprk_related) if condition.sha256 else "-",
            condition.sha256 if wide else condition.sha256[:10],
        )
    notes = [note for condition, used in found for note in _notes(condition, used)]
    parts: list[RenderableType] = [table]
    if notes:
        parts += [Text(), *notes]
    if any(used.state == ListState.SAMPLE for _, used in found):
        parts.insert(0, sample_banner())
    return Panel(Group(*parts), title="Lists", title_align="left", border_style="dim")


def lists_used(found: Iterable[ListUsed], moment: datetime) -> RenderableType:
    """Give the lists that an answer rests on, a line each, with their ages at a moment."""
    table = Table.grid(padding=(0, 2))
    for used in found:
        table.add_row(
            Text(used.list, style="bold"),
            state_text(used.state),
            Text(f"published {_day(used.published_at)}"),
            Text(f"checked {ago(used.checked_at, moment)}"),
            Text(used.sha256[:10], style="dim"),
        )
    return table


def sample_banner() -> RenderableType:
    """Give the banner that stands over everything screened against the built-in sample."""
    return Panel(
        Text(SAMPLE_WARNING.upper(), justify="center", style="bold"),
        border_style="bold magenta",
        style="bold magenta",
    )


def _notes(condition: ListCondition, used: ListUsed) -> list[Text]:
    notes = []
    if used.because:
        because = used.because.removeprefix(f"list {condition.list}: ")
        notes.append(Text.assemble((f"{condition.list}: ", "bold"), because))
    if condition.interims:
        said = f"interim designations ({len(condition.interims)}), entered by hand as the file "
        said += f"does not carry them yet: {', '.join(condition.interims[:_MOST_SHOWN])}"
        more = len(condition.interims) - _MOST_SHOWN
        said += f" and {more} more" if more > 0 else ""
        notes.append(Text.assemble((f"{condition.list}: ", "bold"), said))
    if condition.problem and condition.problem != used.because:
        said = f"the last look at the publisher failed: {_without_prefix(condition)}"
        notes.append(Text.assemble((f"{condition.list}: ", "bold"), said))
    notes += [
        Text.assemble(
            (f"{condition.list}: ", "bold"),
            f"new in the source: {leaf.path} = {leaf.example!r}, "
            f"{leaf.count} times, first in {leaf.ref or 'no record'}",
        )
        for leaf in condition.new_in_source
    ]
    return notes


def _without_prefix(condition: ListCondition) -> str:
    return condition.problem.removeprefix(f"list {condition.list}: ")


def ago(moment: datetime | None, now: datetime) -> str:
    """Say how long ago something was, in the unit that a person would use."""
    if moment is None:
        return "never"
    since = max(now - moment, timedelta(0))
    if since < timedelta(hours=1):
        return f"{since.seconds // 60} min ago"
    if since < timedelta(days=2):
        return f"{since.days * 24 + since.seconds // 3600} h ago"
    return f"{since.days} days ago"


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "-"
