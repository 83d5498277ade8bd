"""How are decisions written as CSV: UTF-8, separated by commas?"""

import csv
from collections.abc import Iterable

from db.records.screening import Decision
from screening.report.alike import Write
from screening.report.flat import COLUMNS, Cell, rows, safe

_END = "\r\n"
_SCREENING_ID = COLUMNS.index("screening_id")


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        """Give back a line."""
        return text


_writer = csv.writer(_Echo(), lineterminator=_END)


def _line(cells: Iterable[Cell]) -> str:
    """Give a line; no cell can be taken for a formula."""
    line: str = _writer.writerow(map(safe, cells))
    return line


def head() -> str:
    """Give the headings."""
    return _line(COLUMNS)


def lines(decision: Decision) -> str:
    """Give a row a match, and one for a decision without."""
    return "".join(map(_line, rows(decision)))


def alike(decision: Decision) -> Write:
    """Give what writes the lines of decisions that say the same, to other queries."""
    (cells,) = rows(decision)
    middle = _line(cells[2:_SCREENING_ID]).removesuffix(_END)
    end = _line(cells[_SCREENING_ID + 1 :])

    def write(one: Decision) -> bytes:
        start = _line((one.query.id, one.query.name)).removesuffix(_END)
        number = _line(("", one.screening_id)).removesuffix(_END)
        return f"{start},{middle}{number},{end}".encode()

    return write
