"""How does a person see which list has which party, and how far lists agree?"""

from collections.abc import Iterable, Sequence

from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from db.records.publication import ListState
from screening.report.lists import lists_used, sample_banner
from screening.tracking.comparison import Comparison
from screening.tracking.matrix import Cell, CellState, Column, Row
from screening.tracking.matrix_measures import Coverage, ListMeasures

CAVEAT = (
    "Not found says what this tool found in that file: it is no finding that an authority "
    "hasn't listed the party. Days with ≤ are the latest possible ones, and lags count exact "
    "days only."
)
KEY = (
    "+ listed; (+) only the body it is part of, or the ship's owner, is listed; ? an entry may "
    "be about it; - not found in that file; = takes over the UN's listing by law; blank: the "
    "list is of other kinds of party; unknown: the list can't say. Probable: joined by a name "
    "and a fact that few share."
)
_MARKS = {
    CellState.LISTED: "+",
    CellState.PART_OF: "(+)",
    CellState.MIRRORS: "=",
    CellState.POSSIBLE: "?",
    CellState.NOT_FOUND: "-",
    CellState.NOT_COVERED: "",
    CellState.UNKNOWN: "unknown",
}


def render(found: Comparison, rows: Sequence[Row], console: Console) -> None:
    """Print what is counted, then a line for each party."""
    if any(used.state == ListState.SAMPLE for used in found.lists):
        console.print(sample_banner())
    console.print(Text("Lists beside each other", style="bold"))
    if found.note:
        console.print(Text.assemble(("! ", "bold yellow"), found.note))
    console.print(_of_lists(found.measures.lists))
    console.print()
    console.print(_coverage(found.measures.coverage))
    console.print()
    console.print(_categories(found))
    if found.removals:
        console.print()
        console.print(Text("Removed from one list, still on another", style="bold"))
        for one in found.removals:
            still = ", ".join(f"{entry.list} {entry.ref}" for entry in one.event.elsewhere)
            gone = one.event.publication.published_on
            name = one.event.entry.name
            said = f"{one.list} {one.event.ref} {name}: gone since {gone}; on {still}"
            console.print(Text(said))
    console.print()
    console.print(Text(KEY, style="dim"))
    if len(rows) < len(found.matrix.rows):
        every = len(found.matrix.rows)
        console.print(f"{len(rows)} of {every} parties; the figures above count all of them.")
    console.print(_parties(found.matrix.columns, rows))
    for column in found.matrix.columns:
        if column.used is None:
            console.print(
                Text(f"{column.title} takes over the listings of the {column.authority} by law "
                     "(not compared with its law).", style="dim")
            )  # fmt: skip
    console.print(Text(CAVEAT, style="dim"))
    console.print(lists_used(found.lists, found.at))


def _of_lists(found: Iterable[ListMeasures]) -> Table:
    table = _table(
        "list",
        "parties",
        "no entry elsewhere",
        "nothing found",
        "median lag",
        "of",
        "lag unknown",
    )
    for one in found:
        lag = "-" if one.median_lag is None else f"{one.median_lag:g} days"
        alone = "-" if one.autonomous is None else str(len(one.autonomous))
        none = "-" if one.nothing_found is None else str(one.nothing_found)
        figures = str(one.parties), alone, none, lag, str(len(one.lags)), str(one.undated)
        table.add_row(Text(one.list, style="bold"), *figures)
    return table


def _coverage(found: Iterable[Coverage]) -> Table:
    table = _table("of the parties on", "on", "all", *(STATE_HEADS.values()), "share")
    for one in found:
        counts = (str(one.counts.get(state, 0)) for state in STATE_HEADS)
        share = "-" if one.share is None else f"{100 * one.share:.1f} %"
        table.add_row(Text(one.of, style="bold"), one.on, str(one.parties), *counts, share)
    return table


STATE_HEADS = {
    CellState.LISTED: "listed",
    CellState.PART_OF: "part of",
    CellState.POSSIBLE: "possible",
    CellState.NOT_FOUND: "not found",
    CellState.UNKNOWN: "unknown",
}
"""The states of which the parties of another list can be, with their headings."""


def _categories(found: Comparison) -> Table:
    lists = [one.list for one in found.measures.lists]
    table = _table("category", *lists, "used by one, unused by")
    for one in found.measures.categories:
        counts = (str(one.by_list.get(name, 0)) for name in lists)
        table.add_row(Text(one.id, style="bold"), *counts, ", ".join(one.gaps))
    return table


def _parties(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    with_list = [column for column in columns if column.used is not None]
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("party", ratio=2, overflow="fold")
    for column in with_list:
        table.add_column(column.id, ratio=1, overflow="fold")
    for row in rows:
        cells = (cell_text(row.cells[column.id]) for column in with_list)
        table.add_row(Text(row.name), *map(Text, cells))
    return table


def cell_text(cell: Cell) -> str:
    """Give a cell in short: a sign, the reference and the day."""
    mark = _MARKS[cell.state]
    refs = ", ".join(one.key.ref for one in cell.listings)
    if cell.state is CellState.LISTED:
        day = cell.day.printed if cell.day else ""
        sure = f", {cell.level}" if cell.level and cell.level != "confirmed" else ""
        gone = ", removal pending" if any(o.is_removal_pending for o in cell.listings) else ""
        return f"{mark} {refs} {day}{sure}{gone}"
    return f"{mark} {refs}".strip()


def _table(first: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column(first)
    for heading in headings:
        justify: JustifyMethod = "left" if heading in _WORDS else "right"
        table.add_column(heading, justify=justify, overflow="fold")
    return table


_WORDS = frozenset({"on", "used by one, unused by"})
"""Headings of columns that hold words."""
