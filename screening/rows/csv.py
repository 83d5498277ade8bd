"""How is a CSV file of customers read, whatever its encoding and separator?"""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from screening.rows.csv_rows import (
    Taken,
    Whole,
    bad,
    cells_of,
    counted,
    good,
    read,
    whole,
)
from screening.rows.headings import columns, named
from screening.rows.lines import LONGEST_LINE, Block, blocks, recognise
from screening.rows.piece import Piece, gathered, of_rows
from screening.rows.row import HeadingError, Row, Say

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}


def pieces(path: Path, say: Say) -> Iterator[Piece]:
    """Give the rows; encoding, separator and columns are recognised and said.

    Raises `HeadingError` where the first line names no column for names.
    """
    encoding = recognise(path)
    source = _Lines(blocks(path, encoding))
    head = source.head()
    if head is None:
        raise HeadingError(f"{path} is empty; its first line must hold the headings")
    separator, headings = _headings(path, head)
    say(f"{path}: {encoding.title}, separated by {SEPARATORS[separator]}")
    found = columns(str(path), headings, say)
    yield from gathered(_pieces(source, separator, found))
    if source.blank:
        say(f"{path}: {source.blank} empty lines, the first of them line {source.first_blank}")


def _headings(path: Path, head: str) -> tuple[str, list[str]]:
    """Give the separator under which most headings are known, and the headings."""
    try:
        cells = {sep: next(csv.reader([head], delimiter=sep), []) for sep in SEPARATORS}
    except csv.Error as error:
        raise HeadingError(f"{path}: the first line holds no headings: {error}") from error
    best = max(cells, key=lambda sep: (sum(map(bool, named(cells[sep]))), len(cells[sep])))
    return best, [cell.strip() for cell in cells[best]]


class _Lines:
    """The lines of a file from the first that no row has taken."""

    def __init__(self, source: Iterator[Block]) -> None:
        self._source = source
        self.at_hand = Block(1)
        self.blank = 0
        self.first_blank = 0

    def head(self) -> str | None:
        """Take the first line that is not blank."""
        while self.is_at_hand():
            text = self.at_hand.texts[0]
            self.drop(1)
            if text.strip():
                return text
        return None

    def is_at_hand(self) -> bool:
        """Have a line at hand, unless there is none left."""
        return bool(self.at_hand.texts) or self._more()

    def _more(self) -> bool:
        """Have more lines at hand."""
        block = next(self._source, None)
        if block is None:
            return False
        self.at_hand.texts.extend(block.texts)
        self.at_hand.too_long.update(block.too_long)
        return True

    def from_here(self) -> Iterator[str]:
        """Give the lines without taking them."""
        place = 0
        while place < len(self.at_hand.texts) or self._more():
            yield self.at_hand.texts[place]
            place += 1

    def drop(self, count: int) -> None:
        """Take the first lines at hand."""
        first = self.at_hand.first + count
        too_long = {number for number in self.at_hand.too_long if number >= first}
        self.at_hand = Block(first, self.at_hand.texts[count:], too_long)

    def note_blank(self, found: Whole) -> None:
        """Count the blank lines among the first at hand."""
        if found.blank:
            self.blank += found.blank
            self.first_blank = self.first_blank or self.at_hand.first + found.first_blank


def _pieces(source: _Lines, separator: str, found: Sequence[str]) -> Iterator[Piece]:
    """Part the lines where a row begins; a row that is not one as it stands is read here."""
    while source.is_at_hand():
        block = source.at_hand
        fit = min(block.too_long, default=block.first + len(block.texts)) - block.first
        plain = whole(block.texts[:fit], separator, len(found))
        if not plain.lines:
            yield of_rows([_row(source, separator, found)])
            continue
        source.note_blank(plain)
        texts = block.texts[: plain.lines]
        source.drop(plain.lines)
        yield Piece(plain.rows, partial(read, texts, block.first, separator, found))


def _row(source: _Lines, separator: str, found: Sequence[str]) -> Row:
    """Read the row that begins here, or say why there is none and pass its first line."""
    number, start = source.at_hand.first, source.at_hand.texts[0]
    taken = Taken(source.from_here())
    cells, problem = cells_of(taken, separator)
    last = number + taken.count
    if any(line < last for line in source.at_hand.too_long):
        problem = f"the line is longer than {LONGEST_LINE:,} characters"
    elif not problem and taken.is_at_end:
        problem = "the row does not end"
    elif not problem:
        cells, problem = counted(cells, len(found))
    if not problem:
        source.drop(taken.count)
        return good(cells, number, found)
    if taken.count > 1 and number not in source.at_hand.too_long:
        problem = "a quotation mark is opened on this line, and with the next ones it is no row"
        cells, _ = cells_of(iter((start,)), separator)
    source.drop(1)
    return bad(cells, number, problem, found)
