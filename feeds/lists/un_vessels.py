"""What does the 1718 Committee's list of designated vessels say about each ship?

The Committee publishes a PDF; the page on which it speaks of the list only links to it.
HTML converted from the PDF is in use too. Both are read and give the same entries.
`un_vessels_table` says which cells belong to which vessel, `un_vessels_entry` what they
mean.

**Reference.** `IMO` and the ship's number, as the rows' numbers shift; those are kept in
`Entry.references` (see `un_vessels_numbers`).

**A whole list.** The rows must be numbered from 1 without a gap: a gap means that a part
of the table is lost, and nothing of it is read.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from db.records.entry import Entry, UnreadableRecord
from feeds.coverage import Coverage, count_leaves
from feeds.dates import day
from feeds.errors import UnreadableListError
from feeds.lists.un_vessels_columns import NUMBER
from feeds.lists.un_vessels_entry import ROW, read_entry
from feeds.lists.un_vessels_html import read_html
from feeds.lists.un_vessels_pdf import is_pdf, read_pdf
from feeds.lists.un_vessels_table import Source, lay_out, texts
from feeds.manifest import Manifest
from feeds.parsed import ParsedList
from feeds.records import read_all
from feeds.xml import Document, Node

_DATES = re.compile(r"\b\d{1,2} [A-Za-z]{3,9} \d{4}\b|\b\d{4}-\d{2}-\d{2}\b")


def parse(content: bytes, manifest: Manifest) -> ParsedList:
    """Read the list from its PDF or from HTML.

    Raises `UnreadableListError` for anything that is not the whole list.
    """
    source = read_pdf(content) if is_pdf(content) else read_html(content)
    table = lay_out(source)
    _refuse_gaps(table.vessels)
    coverage = Coverage(manifest)
    read, unreadable = read_all(iter(table.vessels), Document(), coverage, read_entry)
    entries, misnumbered = _check_numbers(read)
    for note in table.notes:
        coverage.settle(note, "", count_leaves(note))
    return ParsedList(
        _published_on(source, [note.text for note in table.notes], entries, coverage),
        entries,
        (*unreadable, *misnumbered),
        coverage,
    )


def _refuse_gaps(vessels: list[Node]) -> None:
    printed = [_row_number(texts(vessel, NUMBER)) for vessel in vessels]
    numbers = set(printed) - {None}
    last = max((number for number in printed if number is not None), default=0)
    missing = [number for number in range(1, last) if number not in numbers]
    if len(missing) > printed.count(None):
        shown = ", ".join(map(str, missing[:20]))
        raise UnreadableListError(
            f"the numbering of the vessels has a gap, so a part is lost; missing: {shown}"
        )


def _row_number(printed: list[str]) -> int | None:
    """Read the number of a vessel's row; several, or none, are no number."""
    text = printed[0].rstrip(".") if len(printed) == 1 else ""
    return int(text) if text.isdecimal() and len(text) < 6 else None


def _check_numbers(
    entries: Iterable[Entry],
) -> tuple[tuple[Entry, ...], tuple[UnreadableRecord, ...]]:
    """Set apart a vessel whose number is missing or another's: its rows may be mixed up."""
    sound: dict[int, Entry] = {}
    unreadable = []
    for entry in entries:
        printed = [text for label, text in entry.references if label == ROW]
        number = _row_number(printed)
        if number is not None and number not in sound:
            sound[number] = entry
            continue
        problem = _no_number(printed) if number is None else f"another vessel is {number} too"
        partial = replace(entry, is_partial=True)
        unreadable.append(
            UnreadableRecord(entry.list, problem, entry.ref, entry.references, partial)
        )
    return tuple(sound.values()), tuple(unreadable)


def _no_number(printed: list[str]) -> str:
    shown = ", ".join(map(repr, printed))
    return f"its number cannot be read: {shown}" if shown else "it has no number"


def _published_on(
    source: Source, notes: list[str], entries: tuple[Entry, ...], coverage: Coverage
) -> datetime:
    """Read the date in the document's title, else take the latest designation."""
    for text in (source.title, *notes):
        for printed in reversed(_DATES.findall(text)):
            if (found := day(printed)) is not None:
                return _midnight(found)
    stray = Node("title", "document/title without a date", {}, source.title or "(none)", [])
    coverage.settle(stray, "", 1)
    latest = max((d.on for entry in entries for d in entry.dates if d.on), default=None)
    if latest is None:
        raise UnreadableListError("neither the title nor any vessel of the list has a date")
    return _midnight(latest)


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=UTC)
