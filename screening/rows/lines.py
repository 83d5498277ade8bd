"""How is a text file read line by line, in bounded memory, whatever its encoding?"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path

from screening.rows.row import RowsError

LONGEST_LINE = 1_000_000
"""A line longer than this many characters is no row of customers."""
_SHOWN = 200
_MOST_LINES, _AT_ONCE = 500, 50
"""So many lines are given at a time, and so many read before it is seen how long they are."""
_CHUNK = 1 << 20
_INVALID = re.compile("[\udc80-\udcff]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]+")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the characters of a file are written."""

    codec: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line; its text ends before the line break."""

    number: int
    text: str
    is_too_long: bool = False
    """Only its beginning is given."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that follow one another."""

    first: int
    """The number of the first."""
    texts: list[str] = field(default_factory=list)
    too_long: set[int] = field(default_factory=set)
    """Numbers of the lines of which only the beginning is given."""


def recognise(path: Path, *, fallback: bool = True) -> Encoding:
    """Tell how a text file is written: by its byte order mark, else by its bytes.

    Without a mark it is UTF-8, unless it holds more bytes that are none than letters
    written so beyond ASCII: then it is Windows-1252. With `fallback` off it is UTF-8 anyhow.
    Raises `RowsError` for what is no text, and for UTF-16 without a mark.
    """
    with path.open("rb") as file:
        start = file.read(4096)
        for mark, codec, title in _BOMS:
            if start.startswith(mark):
                return Encoding(codec, f"{title} with a byte order mark")
        if start.count(b"\0") * 4 > len(start):
            raise RowsError(
                f"{path} is not a text, or UTF-16 without a byte order mark; save it as UTF-8"
            )
        if not fallback:
            return Encoding("utf-8", "UTF-8")
        file.seek(0)
        invalid, beyond = 0, 0
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            if not text.isascii():
                invalid += sum(map(len, _INVALID.findall(text)))
                beyond += sum(map(len, _BEYOND_ASCII.findall(text)))
    if invalid > beyond:
        return Encoding("cp1252", "Windows-1252 (it is not UTF-8)")
    return Encoding("utf-8", "UTF-8")


def of_block(block: Block) -> Iterator[Line]:
    """Give the lines one by one."""
    for number, text in enumerate(block.texts, block.first):
        yield Line(number, text, number in block.too_long)


def blocks(path: Path, encoding: Encoding, newline: str | None = "") -> Iterator[Block]:
    """Give the lines with their breaks, several hundred at a time.

    None is longer than `LONGEST_LINE`. Bytes that the encoding has no character for become
    surrogates, for the row to report.
    """
    breaks = ("\n",) if newline else ("\n", "\r")
    with path.open(encoding=encoding.codec, errors="surrogateescape", newline=newline) as file:
        source = iter(partial(file.readline, LONGEST_LINE), "")
        number, problem = 0, None
        while problem is None:
            block = Block(number + 1)
            try:
                _fill(block, source, breaks)
            except UnicodeError as error:  # the lines before it are given first
                problem = error
            if not block.texts:
                break
            yield block
            number += len(block.texts)
    if problem is not None:
        raise RowsError(f"{path}, after line {number}: {problem}") from problem


def _fill(block: Block, source: Iterator[str], breaks: tuple[str, ...]) -> None:
    """Take the next lines, fewer where they are long."""
    size = 0
    while len(block.texts) < _MOST_LINES and size < LONGEST_LINE:
        read: list[str] = []
        try:
            read.extend(islice(source, _AT_ONCE))
        finally:
            _add(block, read, source, breaks)
        if not read:
            return
        size += sum(map(len, read))


def _add(block: Block, read: list[str], source: Iterator[str], breaks: tuple[str, ...]) -> None:
    """Add what was read, lines and parts of lines too long; of these the rest is passed."""
    if max(map(len, read), default=0) < LONGEST_LINE:
        block.texts.extend(read)
        return
    parts = iter(read)
    for part in parts:
        is_too_long = len(part) == LONGEST_LINE and not part.endswith(breaks)
        block.texts.append(part[:_SHOWN] if is_too_long else part)
        if is_too_long:
            block.too_long.add(block.first + len(block.texts) - 1)
            next((rest for rest in chain(parts, source) if rest.endswith(breaks)), "")
