"""How is a text file read line by line, in bounded memory, whatever its encoding?"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from screening.rows.row import RowsError

LONGEST_LINE = 1_000_000
"""A line longer than this many characters is no row of customers."""
_SHOWN = 200
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


def lines(path: Path, encoding: Encoding, newline: str | None = "") -> Iterator[Line]:
    """Give the lines with their breaks, each no longer than `LONGEST_LINE`.

    Bytes that the encoding has no character for become surrogates, for the row to report.
    """
    errors, breaks = "surrogateescape", ("\n",) if newline else ("\n", "\r")
    with path.open(encoding=encoding.codec, errors=errors, newline=newline) as file:
        number = 0
        try:
            while text := file.readline(LONGEST_LINE):
                number += 1
                is_too_long = len(text) == LONGEST_LINE and not text.endswith(breaks)
                if is_too_long:
                    text = text[:_SHOWN]
                    while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(breaks):
                        pass
                yield Line(number, text, is_too_long)
        except UnicodeError as error:
            raise RowsError(f"{path}, after line {number}: {error}") from error
