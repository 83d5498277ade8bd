"""Which cells does the PDF form of the list of vessels hold?

Its tables are found by their ruled lines. What the file may unpack to is bounded: a
stream packed in another way than Flate, the usual one, is not measured beforehand.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from feeds.errors import UnreadableListError
from feeds.lists.un_vessels_table import Grid, Source, join_lines
from feeds.xml import clean_text

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_MOST_PAGES = 200
_MOST_CHARACTERS, _MOST_LINES = 50_000, 20_000
"""On one page; a page of the real list has about 1,000 characters and 300 lines."""
_MOST_BYTES = 200_000_000
"""Of all streams together, unpacked; the real list has about 1 MB."""
_MOST_STREAMS = 5_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def is_pdf(content: bytes) -> bool:
    """Whether the answer calls itself a PDF; readers look for that in its first 1,024 bytes."""
    return b"%PDF-" in content[:1024]


def read_pdf(content: bytes) -> Source:
    """Read the tables of every page.

    Raises `UnreadableListError` for a damaged, locked or absurdly large PDF.
    """
    _refuse_bombs(content)
    try:
        return _read(content)
    except UnreadableListError:
        raise
    except Exception as error:
        # A damaged file can make the reader of PDFs fail in any way.
        name = type(error).__name__
        raise UnreadableListError(f"the PDF is damaged or locked: {name} {error}") from error


def _read(content: bytes) -> Source:
    import pdfplumber  # noqa: PLC0415 - takes longer to import than a screening takes

    grids: list[Grid] = []
    outside: list[str] = []
    with pdfplumber.open(BytesIO(content)) as document:
        if len(document.pages) > _MOST_PAGES:
            raise UnreadableListError(f"the PDF has {len(document.pages)} pages")
        for page in document.pages:
            _refuse_absurd(page)
            tables = page.find_tables()
            grids += map(_grid, tables)
            outside += _outside(page, tables)
            page.close()
        title = clean_text(str(document.metadata.get("Title", "")))
    ends_early = b"%%EOF" not in content[-2000:]
    return Source(title, tuple(grids), tuple(outside), ends_early=ends_early)


def _refuse_absurd(page: "Page") -> None:
    lines = len(page.lines) + len(page.rects) + len(page.curves)
    if len(page.chars) > _MOST_CHARACTERS or lines > _MOST_LINES:
        raise UnreadableListError(
            f"page {page.page_number} of the PDF has {len(page.chars)} characters and {lines} "
            "lines; no page of the list is like that"
        )


def _grid(table: "Table") -> Grid:
    return tuple(
        tuple(None if cell is None else join_lines(cell) for cell in row)
        for row in table.extract()
    )


def _outside(page: "Page", tables: list["Table"]) -> Iterator[str]:
    """Give the page's text beside its tables, so that no vessel without lines is missed."""
    words = [
        word["text"]
        for word in page.extract_words()
        if not any(_holds(table.bbox, word) for table in tables)
    ]
    if words:
        yield clean_text(" ".join(words))


def _holds(box: tuple[float, float, float, float], word: dict[str, float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _refuse_bombs(content: bytes) -> None:
    total = 0
    whole = memoryview(content)
    for position, stream in enumerate(_STREAM.finditer(content)):
        end = content.find(b"endstream", stream.end())
        packed = whole[stream.end() : end if end != -1 else None]
        total += _unpacked_size(packed, _MOST_BYTES - total)
        if total >= _MOST_BYTES or position >= _MOST_STREAMS:
            raise UnreadableListError(
                f"the PDF has more than {_MOST_STREAMS:,} parts or unpacks to more than "
                f"{_MOST_BYTES:,} bytes"
            )


def _unpacked_size(packed: bytes | memoryview, most: int) -> int:
    """Unpack a stream piece by piece and give its size, at most `most`."""
    reader = zlib.decompressobj()
    size = 0
    try:
        while packed and size < most and not reader.eof:
            size += len(reader.decompress(packed, 1_000_000))
            packed = reader.unconsumed_tail
    except zlib.error:
        pass  # packed in another way, or an image; what was unpacked counts
    return min(size, most)
