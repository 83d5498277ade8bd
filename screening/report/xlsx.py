"""How are decisions written as a workbook?"""

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from db.records.screening import Decision
from screening.report.flat import COLUMNS, Cell, rows, safe

MOST_ROWS = 1_048_576
"""A sheet holds no more; the next rows stand on another one."""
_LONGEST = 32_767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS = {"name": 30, "because": 40, "listed_name": 30, "matched_name": 30, "problems": 40}


class Writer:
    """Writes a row a match; no cell can be taken for a formula."""

    def __init__(self, path: Path, _title: str, _about: Decision) -> None:
        """Begin a workbook."""
        self._path = path
        self._book = Workbook(write_only=True)
        self._begin_sheet()

    def add(self, decision: Decision) -> None:
        """Write one decision."""
        for row in rows(decision):
            if self._rows == MOST_ROWS:
                self._begin_sheet()
            self._sheet.append([_cell(cell) for cell in row])
            self._rows += 1

    def close(self) -> None:
        """Write the workbook."""
        for sheet in self._book.worksheets:
            sheet.close()
        self._book.save(self._path)

    def _begin_sheet(self) -> None:
        number = len(self._book.worksheets) + 1
        sheet = self._book.create_sheet(f"decisions {number}" if number > 1 else "decisions")
        self._sheet: WriteOnlyWorksheet = sheet
        self._sheet.freeze_panes = "C2"
        for place, column in enumerate(COLUMNS, start=1):
            width = _WIDTHS.get(column, 14)
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        headings = [WriteOnlyCell(self._sheet, column) for column in COLUMNS]
        for heading in headings:
            heading.font = Font(bold=True)
        self._sheet.append(headings)
        self._rows = 1


def _cell(cell: Cell) -> Cell:
    """Give a cell that a workbook can hold: without control signs, and not too long."""
    kept = safe(cell)
    if not isinstance(kept, str):
        return kept
    text = _ILLEGAL.sub("\ufffd", kept)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 6]} (cut)"
