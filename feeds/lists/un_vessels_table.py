"""Which cells of the list of vessels belong to which vessel?

The list is one Word table, cut into pages; `un_vessels_html` and `un_vessels_pdf` give
each page as a grid.

A vessel takes several rows. The first holds its names, across the column of labels
and the column of values; the rows below hold a label and a value each (`Flag`, `Call
Sign`, `Other information`). Its number stands in any of them, since a page break moves
it, and so does a second date of designation with its own measures. Hence a vessel
begins where names reach across both columns or an IMO number stands, and ends where
the next one begins.
"""

import re
from dataclasses import dataclass, field

from feeds.errors import UnreadableListError
from feeds.identifiers import is_placeholder
from feeds.lists.un_vessels_columns import (
    IMO,
    NAME,
    NUMBER,
    Columns,
    Row,
    is_header,
    known,
    read_columns,
)
from feeds.xml import Node, clean_text

Grid = tuple[Row, ...]

DESIGNATION = "designation"
CAPTION, NOTE, PAGE = "document/caption", "document/note", "document/page number"

_HYPHEN_AT_LINE_END = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_LIKE_AN_IMO_NUMBER = re.compile(r"(?<!\d)\d{7}(?!\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """One form of the list, before we know what its cells mean."""

    title: str
    grids: tuple[Grid, ...]
    outside: tuple[str, ...] = ()
    """Texts beside the tables, where the form has nothing else on its pages."""
    links: tuple[str, ...] = ()
    """Addresses of PDFs that it links to."""
    ends_early: bool = False


@dataclass(slots=True)
class Table:
    """The list laid out: one node a vessel, and what stands beside the vessels."""

    vessels: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    columns: Columns | None = None


def join_lines(text: str) -> str:
    """Make one line of the lines of a cell: a word cut at its hyphen is one word again."""
    return clean_text(_HYPHEN_AT_LINE_END.sub("-", text))


def lay_out(source: Source) -> Table:
    """Give the vessels of the list.

    Raises `UnreadableListError` if there is no table of vessels, or only a part of it.
    """
    table = Table()
    for grid in source.grids:
        _read_grid(grid, table)
    if table.columns is None:
        raise UnreadableListError(_without_table(source))
    if source.ends_early:
        last = next((t for v in reversed(table.vessels) for t in texts(v, NUMBER)), "none")
        raise UnreadableListError(f"the file ends early, in or after vessel number {last}")
    if not table.vessels:
        raise UnreadableListError("the table of vessels is empty")
    for text in source.outside:
        _note(PAGE if text.isdecimal() else NOTE, text, table)
    for note in table.notes:
        if _LIKE_AN_IMO_NUMBER.search(note.text):
            shown = note.text[:120]
            raise UnreadableListError(
                f"what looks like a vessel stands beside the table: {shown}"
            )
    return table


def texts(vessel: Node, tag: str) -> list[str]:
    """Give the texts of the cells of that name, without taking them."""
    return [child.text for child in vessel.children if child.tag == tag]


def take(vessel: Node, tag: str) -> list[str]:
    """Take the texts of the cells of that name; `na` is none."""
    return [text for text in vessel.take_texts(tag) if not is_placeholder(text)]


def _without_table(source: Source) -> str:
    problem = (
        f"{source.title or 'the answer'!r} has no table with the columns {NAME!r} and {IMO!r}"
    )
    if source.links:
        return f"{problem}; it links to {', '.join(source.links[:3])}, which may be the list"
    return f"{problem}: an error page, most likely"


def _read_grid(grid: Grid, table: Table) -> None:
    if table.columns is None and not any(map(is_header, grid)):
        return  # a table of the web site, before the list begins
    position = 0
    while position < len(grid):
        row = grid[position]
        position += 1
        if is_header(row):
            below = grid[position] if position < len(grid) else ()
            table.columns = read_columns(row, below)
            position += table.columns.height - 1
        elif table.columns is None:
            _note(CAPTION, _whole(row), table)
        elif len(row) != len(table.columns.headings) or _reaches_across(row):
            _note(NOTE, _whole(row), table)
        else:
            _read_row(row, table.columns, table)


def _whole(row: Row) -> str:
    return clean_text(" ".join(cell for cell in row if cell))


def _reaches_across(row: Row) -> bool:
    return len(row) > 1 and bool(row[0]) and all(cell is None for cell in row[1:])


def _note(path: str, text: str, table: Table) -> None:
    if text:
        table.notes.append(Node("note", path, {}, text, []))


def _read_row(row: Row, columns: Columns, table: Table) -> None:
    number, imo = columns.at(row, NUMBER), columns.at(row, IMO)
    first = row[columns.name] or ""
    value = None if columns.value is None else row[columns.value]
    has_names = value is None or (not value and bool(imo))
    is_numbered = bool(table.vessels and texts(table.vessels[-1], NUMBER))
    if (first and has_names) or imo or (number and is_numbered):
        table.vessels.append(Node("vessel", "vessel", {}, "", []))
    if not table.vessels:
        _note(NOTE, _whole(row), table)
        return
    vessel = table.vessels[-1]
    _add(vessel, NUMBER, number)
    if has_names:
        _add(vessel, NAME, first)
    else:
        _add_labelled(vessel, first, value or "")
    _add(vessel, IMO, imo)
    designation = Node(DESIGNATION, f"vessel/{DESIGNATION}", {}, "", [])
    for heading, text, is_designation in columns.others(row):
        _add(designation if is_designation else vessel, heading, text)
    if designation.children:
        vessel.children.append(designation)


def _add(node: Node, tag: str, text: str) -> None:
    if text:
        node.children.append(Node(tag, f"{node.path}/{tag}", {}, text, []))


def _add_labelled(vessel: Node, label: str, value: str) -> None:
    """Add a label's value; a value without a label goes on with the one above it."""
    above = next((child for child in reversed(vessel.children) if not child.children), None)
    if label:
        _add(vessel, known(label), value)
    elif value and above is not None and above.tag not in {NUMBER, NAME, IMO}:
        above.text = join_lines(f"{above.text}\n{value}")
    else:
        _add(vessel, "(no label)", value)
