"""How is a CSV file of customers read, whatever its encoding and separator?"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from screening.rows.cells import bad_row, row
from screening.rows.headings import columns, named
from screening.rows.lines import LONGEST_LINE, Line, lines, recognise
from screening.rows.row import HeadingError, Row, Say

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_MOST_LINES = 100
"""A row over more lines than this has a quotation mark that is never closed."""


def read(path: Path, say: Say) -> Iterator[Row]:
    """Give the rows; encoding, separator and columns are recognised and said.

    Raises `HeadingError` where the first line names no column for names.
    """
    encoding = recognise(path)
    source = _Lines(lines(path, encoding))
    head = source.first()
    if head is None:
        raise HeadingError(f"{path} is empty; its first line must hold the headings")
    separator, headings = _headings(path, head)
    say(f"{path}: {encoding.title}, separated by {SEPARATORS[separator]}")
    found = columns(str(path), headings, say)
    yield from _rows(source, separator, found)
    if source.blank:
        say(f"{path}: {source.blank} empty lines, the first of them line {source.first_blank}")


def _headings(path: Path, head: Line) -> tuple[str, list[str]]:
    """Give the separator under which most headings are known, and the headings."""
    try:
        cells = {sep: next(csv.reader([head.text], delimiter=sep), []) for sep in SEPARATORS}
    except csv.Error as error:
        raise HeadingError(f"{path}: the first line holds no headings: {error}") from error
    best = max(cells, key=lambda sep: (sum(map(bool, named(cells[sep]))), len(cells[sep])))
    return best, [cell.strip() for cell in cells[best]]


class _Lines:
    """The lines of a file, which can be given back where they turn out to be rows apart."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._given_back: deque[Line] = deque()
        self.taken: list[Line] = []
        self.is_at_end = False
        self.blank = 0
        self.first_blank = 0

    def first(self) -> Line | None:
        """Give the first line that is not blank."""
        return next((line for line in self._source if line.text.strip()), None)

    def begin(self) -> Line | None:
        """Give the line at which the next row begins, without taking it."""
        while (line := self._take()) is not None:
            if line.text.strip("\r\n"):
                self._given_back.appendleft(line)
                self.taken = []
                return line
            self.blank += 1
            self.first_blank = self.first_blank or line.number
        return None

    def give_back_all_but_first(self) -> None:
        """Let every line after the first of this row be a row of its own."""
        self._given_back.extendleft(reversed(self.taken[1:]))
        self.is_at_end = False

    def _take(self) -> Line | None:
        return self._given_back.popleft() if self._given_back else next(self._source, None)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        """Give the row's next line to the reader of CSV."""
        line = self._take() if len(self.taken) < _MOST_LINES else None
        if line is None:
            self.is_at_end = True
            raise StopIteration
        self.taken.append(line)
        return line.text


def _rows(source: _Lines, separator: str, found: Sequence[str]) -> Iterator[Row]:
    while (start := source.begin()) is not None:
        place = f"line {start.number}"
        source.is_at_end = False
        cells, problem = _cells(source, separator)
        if any(line.is_too_long for line in source.taken):
            problem = f"the line is longer than {LONGEST_LINE:,} characters"
        elif not problem and source.is_at_end:
            problem = "the row does not end"
        elif not problem:
            cells, problem = _counted(cells, len(found))
        if not problem:
            named = ((n, c) for n, c in zip(found, cells, strict=True) if n)
            yield row(place, named, str(start.number))
            continue
        if len(source.taken) > 1 and not start.is_too_long:
            problem = (
                "a quotation mark is opened on this line, and with the next ones it is no row"
            )
            cells, _ = _cells(iter((start.text,)), separator)
        source.give_back_all_but_first()
        shown = dict(zip(found, cells, strict=False))
        yield bad_row(place, problem, shown, str(start.number))


def _cells(source: Iterator[str], separator: str) -> tuple[list[str], str]:
    try:
        return next(csv.reader(source, delimiter=separator), []), ""
    except csv.Error as error:
        return [], str(error)


def _counted(cells: list[str], count: int) -> tuple[list[str], str]:
    """Tell a row with cells too many or too few; blank ones too many do no harm."""
    kept, rest = cells[:count], cells[count:]
    if len(kept) == count and not any(cell.strip() for cell in rest):
        return kept, ""
    return cells, f"the row has {len(cells)} cells and the headings are {count}"
