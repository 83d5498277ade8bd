"""How is a report written as a workbook, and as a text for a mail?"""

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from screening.report.sheet import Report, Table, Value, said_of

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDEST, _LONGEST = 60, 32_767
_FORMULA, _TEXT = "f", "s"
"""What openpyxl takes a text for that begins with `=`, and what it is."""


def workbook(found: Report, path: Path) -> None:
    """Write every table on a sheet of its own; no cell can be taken for a formula."""
    book = Workbook()
    first = book.active
    if isinstance(first, Worksheet):
        first.title = "about"
        for said in (found.title, f"Made on {found.stamp}", *found.warnings):
            first.append([_plain(said)])
        for section in found.sections:
            first.append([_plain(section.title), _plain(section.source or None)])
            notes = (*section.paragraphs, *(table.note for table in section.tables))
            for note in filter(None, notes):
                first.append([None, _plain(note)])
    for section in found.sections:
        for table in section.tables:
            _sheet(book, table)
    book.save(path)


def _sheet(book: Workbook, table: Table) -> None:
    sheet: Worksheet = book.create_sheet(table.id)
    sheet.append([field.heading for field in table.fields])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in table.rows:
        sheet.append([_plain(value) for value in row])
        for cell in sheet[sheet.max_row]:
            if cell.data_type == _FORMULA:
                cell.data_type = _TEXT
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for place, field in enumerate(table.fields):
        longest = max([len(str(row[place] or "")) for row in table.rows], default=0)
        width = min(max(longest, len(field.heading)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
        if width == _WIDEST:
            for cell in sheet[get_column_letter(place + 1)]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _plain(value: Value) -> Value:
    return _ILLEGAL.sub("\ufffd", value)[:_LONGEST] if isinstance(value, str) else value


def document(found: Report) -> str:
    """Give the report for a mail: what is short enough to be read in one."""
    parts = [f"# {_line(found.title)}", f"Made on {found.stamp}"]
    parts += [f"**{_line(one)}**" for one in found.warnings]
    for section in found.sections:
        if section.is_for_mail:
            parts.append(f"## {_line(section.title)}")
            parts += map(_line, section.paragraphs)
            parts += [_marked(table) for table in section.tables if len(table.rows) <= _MANY]
            longer = [table for table in section.tables if len(table.rows) > _MANY]
            parts += [f"{_line(one.title)}: {len(one.rows)} rows, in the page and the workbook."
                      for one in longer]  # fmt: skip
            if section.source:
                parts.append(f"*From {_line(section.source)}.*")
    return "\n\n".join(parts) + "\n"


_MANY = 40
"""A table of more rows isn't for a mail."""


def _marked(table: Table) -> str:
    heads = " | ".join(_line(field.heading) for field in table.fields)
    rule = " | ".join("---:" if field.is_number else "---" for field in table.fields)
    rows = [f"| {' | '.join(_line(said_of(value)) for value in row)} |" for row in table.rows]
    note = [f"\n{_line(table.note)}"] if table.note else []
    return "\n".join([f"{_line(table.title)}\n", f"| {heads} |", f"| {rule} |", *rows, *note])


def _line(said: str) -> str:
    """Give words that stay on one line and in one field, and mark nothing up."""
    bare = " ".join(_ILLEGAL.sub("\ufffd", said).split())
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", bare)
