"""How does a person see which list has which party, and how far lists agree?"""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.records.publication import ListState
from screening.report import json
from screening.report.lists import lists_used, sample_banner
from screening.tracking.comparison import Comparison, Removal
from screening.tracking.matrix import Cell, CellState, Column, Listing, Row
from screening.tracking.matrix_measures import Coverage, ListMeasures

STATES = {
    CellState.LISTED: "listed",
    CellState.PART_OF: "only what it is part of is listed",
    CellState.MIRRORS: "takes over the UN's listing by law",
    CellState.POSSIBLE: "an entry may be about it",
    CellState.NOT_FOUND: "not found",
    CellState.NOT_COVERED: "the list is of other kinds of party",
    CellState.UNKNOWN: "unknown",
}
"""How each state reads."""
CAVEAT = (
    "Not found says what this tool found in that file: it is no finding that an authority "
    "hasn't listed the party. Days with ≤ are the latest possible ones, and lags count exact "
    "days only."
)
MARKS = {
    CellState.LISTED: "+",
    CellState.PART_OF: "(+)",
    CellState.MIRRORS: "=",
    CellState.POSSIBLE: "?",
    CellState.NOT_FOUND: "-",
    CellState.NOT_COVERED: "",
    CellState.UNKNOWN: "unknown",
}


def documented(found: Comparison, rows: Sequence[Row]) -> json.Json:
    """Give the matrix and what is counted over it for JSON."""
    return {
        "at": json.moment(found.at),
        "says": CAVEAT,
        "problems": [found.note] if found.note else [],
        "lists": [json.list_used(one) for one in found.lists],
        "columns": [
            {
                "id": one.id,
                "title": one.title,
                "authority": one.authority,
                "covers": [kind.value for kind in one.covers],
                "has_a_list": one.used is not None,
            }
            for one in found.matrix.columns
        ],
        "rows": [_row(row) for row in rows],
        "measures": measures(found),
    }


def _row(row: Row) -> json.Json:
    return {
        "party": row.party,
        "name": row.name,
        "type": row.type.value,
        "categories": [one.id for one in row.categories],
        "cells": {name: _cell(cell) for name, cell in row.cells.items()},
    }


def _cell(cell: Cell) -> json.Json:
    return {
        "state": cell.state.value,
        "entries": [_listing(one) for one in cell.listings],
        "matched_by": cell.how,
        "level": cell.level,
        "because": cell.because,
        "lag_days": cell.lag_days,
    }


def _listing(one: Listing) -> json.Json:
    return {
        "list": one.key.list,
        "ref": one.key.ref,
        "name": one.name,
        "programmes": list(one.programmes),
        "listed_on": one.day.on.isoformat() if one.day.on else None,
        "day_is": one.day.basis.value,
        "removal_pending": one.is_removal_pending,
    }


def measures(found: Comparison) -> json.Json:
    """Give what is counted over the matrix for JSON."""
    told = found.measures
    return {
        "coverage": [
            {
                "of": one.of,
                "on": one.on,
                "parties": one.parties,
                "states": {state.value: count for state, count in one.counts.items()},
                "share": None if one.share is None else round(one.share, 4),
            }
            for one in told.coverage
        ],
        "lists": [
            {
                "list": one.list,
                "parties": one.parties,
                "on_no_other_authority's": [row.party for row in one.autonomous],
                "median_lag_days": one.median_lag,
                "lags_known": len(one.lags),
                "lags_unknown": one.undated,
            }
            for one in told.lists
        ],
        "categories": [
            {"id": one.id, "explains": dict(one.by_list), "unused_by": list(one.gaps)}
            for one in told.categories
        ],
        "years": [
            {
                "list": one.list,
                "year": one.year,
                "listed": one.exact,
                "listed_then_or_earlier": one.at_latest,
                "categories": dict(one.by_category),
            }
            for one in told.years
        ],
        "seniority": [
            {"list": one.list, "year": one.year, "level": one.rung, "persons": one.persons}
            for one in found.seniority
        ],
        "removals_not_followed": [_removal(one) for one in found.removals],
    }


def _removal(one: Removal) -> json.Json:
    return {
        "list": one.list,
        "ref": one.event.ref,
        "name": one.event.entry.name,
        "gone_since": one.event.publication.published_on.isoformat(),
        "still_on": [f"{entry.list}:{entry.ref}" for entry in one.event.elsewhere],
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
            console.print(f"{one.list} {one.event.ref} {name}: gone since {gone}; on {still}")
    console.print()
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
    table = _table("list", "parties", "on no other's", "median lag", "of", "no exact day")
    for one in found:
        lag = "-" if one.median_lag is None else f"{one.median_lag:g} days"
        figures = one.parties, len(one.autonomous), lag, len(one.lags), one.undated
        table.add_row(Text(one.list, style="bold"), *map(str, figures))
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
    mark = MARKS[cell.state]
    refs = ", ".join(one.key.ref for one in cell.listings)
    if cell.state is CellState.LISTED:
        day = cell.day.printed if cell.day else ""
        sure = f", {cell.level}" if cell.level and cell.level != "confirmed" else ""
        return f"{mark} {refs} {day}{sure}"
    return f"{mark} {refs}".strip()


def _table(first: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column(first)
    for heading in headings:
        table.add_column(heading, justify="right" if heading not in _WORDS else "left")
    return table


_WORDS = frozenset({"on", "used by one, unused by"})
"""Headings of columns that hold words."""
