"""How does a person read what the criteria explain of the lists, and what they don't?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from db.records.publication import ListState
from db.records.screening import ListUsed
from screening.coverage import Coverage, ListCoverage, Unexplained
from screening.evaluate.shares import Share
from screening.report import json
from screening.report.lists import lists_used, sample_banner

NO_EVIDENCE = (
    "Taken from each entry's own text: it explains that listing and is no independent evidence "
    "of anything."
)
IN_VIEW = (
    "The criteria were written with these lists in view: the share says how much of them they "
    "read, not how they would do on others. The interval (95 %, Wilson) takes the entries as "
    "drawn at random."
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures rest on."""

    criteria: str
    """The version of the catalogue."""
    lists: tuple[ListUsed, ...]
    at: datetime
    note: str = ""
    """What is to be said about the index; empty where all is well."""


def documented(found: Coverage, basis: Basis) -> json.Json:
    """Give the figures and the gaps for JSON."""
    return {
        "criteria": basis.criteria,
        "basis": "listing_text",
        "says": f"{NO_EVIDENCE} {IN_VIEW}",
        "problems": [basis.note] if basis.note else [],
        "at": json.moment(basis.at),
        "lists": [json.list_used(one) for one in basis.lists],
        "coverage": [_documented(one) for one in found.lists],
        "categories": [
            {"id": one.id, "title": one.title, "explains": dict(one.by_list)}
            for one in found.categories
        ],
        "unexplained": [_left(one) for one in found.unexplained],
    }


def _documented(one: ListCoverage) -> json.Json:
    share = Share(one.explained, one.stating)
    return {
        "list": one.list,
        "entries": one.entries,
        "not_read": one.unread,
        "state_a_reason": one.stating,
        "explained": one.explained,
        "share": round(share.value, 4) if one.stating else None,
        "interval": [round(end, 4) for end in share.interval],
        "by_name_or_programme_only": one.by_name,
        "state_no_reason": one.silent,
        "explained_by_name_or_programme": one.silent_explained,
    }


def _left(one: Unexplained) -> json.Json:
    entry = one.indexed.entry
    return {
        "list": entry.list,
        "ref": entry.ref,
        "type": entry.type.value,
        "name": entry.name,
        "states_a_reason": one.states_reason,
        "text": [{"kind": s.kind.value, "text": s.text} for s in entry.statements],
        "otherwise": [
            {"id": a.category, "outcome": a.outcome.value, "because": a.because}
            for a in one.otherwise
        ],
        "explained_in_another_entry": list(one.elsewhere),
    }


def render(found: Coverage, basis: Basis, console: Console) -> None:
    """Print the figures by list and by category, then every entry that is left."""
    if any(used.state == ListState.SAMPLE for used in basis.lists):
        console.print(sample_banner())
    title = f"What the criteria explain, version {basis.criteria}"
    console.print(Text(title, style="bold"))
    console.print(NO_EVIDENCE)
    if basis.note:
        console.print(Text.assemble(("! ", "bold yellow"), basis.note))
    console.print()
    console.print(_by_list(found.lists))
    console.print()
    console.print(Text(IN_VIEW, style="dim"))
    console.print()
    console.print(_by_category(found))
    stating = sum(one.states_reason for one in found.unexplained)
    silent = len(found.unexplained) - stating
    left = f"Explained by no category: {stating} that state a reason, {silent} that state none"
    for heading, is_stating in ((left, True), ("Without a reason in the text", False)):
        if shown := [one for one in found.unexplained if one.states_reason is is_stating]:
            console.print()
            console.print(Text(heading, style="bold"))
            console.print(Group(*(_entry(one) for one in shown)))
    console.print()
    console.print(lists_used(basis.lists, basis.at))


def _by_list(found: Sequence[ListCoverage]) -> Table:
    """Give a column a list: names of lists are short, and what is counted is not."""
    table = _table([one.list for one in found], "")
    for label, figures in _rows(found):
        if any(figure not in {"0", "-"} for figure in figures) or "not DPRK" not in label:
            table.add_row(Text(label), *map(Text, figures))
    return table


def _rows(found: Sequence[ListCoverage]) -> Iterator[tuple[str, list[str]]]:
    yield "entries", [str(one.entries) for one in found]
    yield "  not DPRK-related, not read", [str(one.unread) for one in found]
    yield "state a reason", [str(one.stating) for one in found]
    yield "  explained by a category", [str(one.explained) for one in found]
    yield "    by name or programme only", [str(one.by_name) for one in found]
    yield "  share explained", [_share(one) for one in found]
    yield "  95 % interval", [_interval(one) for one in found]
    yield "state no reason", [str(one.silent) for one in found]
    yield "  explained by name or programme", [str(one.silent_explained) for one in found]


def _share(one: ListCoverage) -> str:
    return f"{100 * one.explained / one.stating:.1f} %" if one.stating else "-"


def _interval(one: ListCoverage) -> str:
    if not one.stating:
        return "-"
    low, high = Share(one.explained, one.stating).interval
    return f"{100 * low:.1f}–{100 * high:.1f}"


def _by_category(found: Coverage) -> Table:
    table = _table([one.list for one in found.lists], "", "explains entries of")
    for one in found.categories:
        counts = (Text(str(count)) for _, count in one.by_list)
        table.add_row(Text(one.id, style="bold"), Text(one.title), *counts)
    return table


def _table(lists: Sequence[str], *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading)
    for name in lists:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _entry(one: Unexplained) -> RenderableType:
    """Give an entry with its whole text, and what else is known of it."""
    entry = one.indexed.entry
    head = Text.assemble((f"{entry.list} {entry.ref}", "bold"), f" {entry.type}: {entry.name}")
    said = [f"{s.kind.value.replace('_', ' ')}: {s.text}" for s in entry.statements]
    lines = [Text(text) for text in said]
    lines += [
        Text(f"{a.category} {a.outcome.value.replace('_', ' ')}: {a.because}", style="dim")
        for a in one.otherwise
    ]
    if one.elsewhere:
        shown = ", ".join(one.elsewhere)
        lines.append(Text(f"another entry of the party shows {shown}", style="dim"))
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in lines))
