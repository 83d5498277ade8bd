"""Which rows do some lines of a CSV file make?

A line by itself, or several where a quoted cell has line breaks. Lines are *whole* where that
can be told from them alone: they can be handed over and read elsewhere.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from screening.rows.cells import bad_row, row
from screening.rows.row import Row

MOST_LINES = 100
"""A row over more lines than this has a quotation mark that is never closed."""
_BLANK = ("\n", "\r\n", "\r")
_AFTER = "\n"
"""A line put behind the others: a quotation that is still open there takes it in."""


class Taken:
    """Lines that the reader of CSV takes for one row."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self.count = 0
        self.is_at_end = False
        """Whether the reader wanted more than there is, or than one row may have."""

    def __iter__(self) -> "Taken":
        return self

    def __next__(self) -> str:
        """Give the row's next line."""
        line = next(self._source, None) if self.count < MOST_LINES else None
        if line is None:
            self.is_at_end = True
            raise StopIteration
        self.count += 1
        return line


@dataclass(frozen=True, slots=True)
class Whole:
    """How many lines at the beginning of some are whole rows."""

    lines: int
    rows: int
    blank: int = 0
    """How many of the lines are blank and no rows."""
    first_blank: int = 0
    """The place of the first of them, from 0."""


def whole(texts: list[str], separator: str, count: int) -> Whole:
    """Tell how many lines from the first on are whole rows or blank.

    Read alone, `Taken` line by line or by `read`, they make the same rows. A row that spans
    lines counts only where it has as many cells as there are headings: else it would be read
    anew from its second line.
    """
    if '"' in "".join(texts) or max(map(len, texts), default=0) > csv.field_size_limit():
        return _whole(texts, separator, count)
    blank = sum(map(texts.count, _BLANK))
    first = min((texts.index(text) for text in _BLANK if text in texts), default=0)
    return Whole(len(texts), len(texts) - blank, blank, first)


def _whole(texts: list[str], separator: str, count: int) -> Whole:
    reader = csv.reader(chain(texts, (_AFTER,)), delimiter=separator)
    end = rows = blank = first_blank = 0
    try:
        for cells in reader:
            after = reader.line_num
            if after > len(texts) or not _is_whole(cells, after - end, count):
                break
            if cells:
                rows += 1
            else:
                first_blank = first_blank if blank else end
                blank += 1
            end = after
    except csv.Error:  # what came before is whole
        pass
    return Whole(end, rows, blank, first_blank)


def _is_whole(cells: list[str], lines: int, count: int) -> bool:
    return lines == 1 or (lines <= MOST_LINES and not counted(cells, count)[1])


def read(texts: list[str], first: int, separator: str, found: Sequence[str]) -> Iterator[Row]:
    """Give the rows of lines that are whole, the first of which has that number."""
    reader = csv.reader(texts, delimiter=separator)
    number = first
    for cells in reader:
        if cells:
            kept, problem = counted(cells, len(found))
            yield bad(kept, number, problem, found) if problem else good(kept, number, found)
        number = first + reader.line_num


def cells_of(source: Iterator[str], separator: str) -> tuple[list[str], str]:
    """Give the cells of the row that begins here, or what is wrong with it."""
    try:
        return next(csv.reader(source, delimiter=separator), []), ""
    except csv.Error as error:
        return [], str(error)


def counted(cells: list[str], count: int) -> tuple[list[str], str]:
    """Tell a row with cells too many or too few; blank ones too many do no harm."""
    if len(cells) == count:
        return cells, ""
    kept, rest = cells[:count], cells[count:]
    if len(kept) == count and not any(cell.strip() for cell in rest):
        return kept, ""
    return cells, f"the row has {len(cells)} cells and the headings are {count}"


def good(cells: Sequence[str], number: int, found: Sequence[str]) -> Row:
    """Give the row that begins on that line."""
    return row(f"line {number}", zip(found, cells, strict=True), str(number))


def bad(cells: Sequence[str], number: int, problem: str, found: Sequence[str]) -> Row:
    """Give a row that cannot be screened, with what can be shown of it."""
    shown = dict(zip(found, cells, strict=False))
    return bad_row(f"line {number}", problem, shown, str(number))
