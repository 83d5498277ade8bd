"""Pages of the list of designated vessels, as HTML and as PDF, from the same cells."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

TITLE = "Microsoft Word - 1718 Designated Vessels List 7 May 2030.docx"
MEASURES = (
    "Paragraph 8 (d) of resolution 1718 (2006) and paragraph 12 of resolution 2270 (2016)",
    "Paragraph 12 (a) of resolution 2321 (2016)",
    "Paragraph 12 (d) of resolution 2321 (2016)",
    "Paragraph 6 of resolution 2371 (2017) and paragraph 6 of resolution 2375 (2017)",
    "Economic resources controlled or operated by Ocean Maritime Management (KPe.020)",
)
WIDTH, HEIGHT = 79, 70


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that reaches over so many columns and rows."""

    text: str
    across: int = 1
    down: int = 1


Row = list[Cell]
Table = list[Row]


def header() -> Table:
    """The two rows of headings, below the caption."""
    tall = [Cell("#", down=2), Cell("Vessel Name", 2, 2), Cell("IMO number", down=2)]
    return [
        [Cell("1718 Designated Vessels List", across=10)],
        [*tall, Cell("Date of designation", down=2), Cell("Relevant sanctions measures", 5)],
        [Cell(text) for text in MEASURES],
    ]


def vessel(
    number: str = "1",
    names: str = "1: EXAMPLE STAR",
    imo: str = "9990014",
    date: str = "30-Mar-18",
    measures: str = "na Yes na Yes na",
    **labels: str,
) -> Table:
    """A vessel; `Call_Sign="T3XX2"` makes a row of label and value."""
    rows = labels or {"Other_information": "na"}
    down = len(rows) + 1
    flags = [Cell(text, down=down) for text in measures.split()]
    first = [Cell(number, down=down), Cell(names, 2), Cell(imo, down=down)]
    return [
        [*first, Cell(date, down=down), *flags],
        *([Cell(label.replace("_", " ")), Cell(text)] for label, text in rows.items()),
    ]


def html(*tables: Table, title: str = TITLE) -> bytes:
    """The tables as a web page."""
    body = "".join(f"<table>{''.join(map(_row, table))}</table>" for table in tables)
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return page.encode()


def _row(row: Row) -> str:
    cells = (
        f'<td colspan="{cell.across}" rowspan="{cell.down}">'
        + "".join(f"<p>{escape(line)}</p>" for line in cell.text.split("\n"))
        + "</td>"
        for cell in row
    )
    return f"<tr>{''.join(cells)}</tr>"


def pdf(*tables: Table, title: str = TITLE, beside: str = "") -> bytes:
    """The tables as a PDF, one a page, with ruled lines and a text below each table."""
    count = len(tables)
    kids = " ".join(f"{4 + 2 * position} 0 R" for position in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for position, table in enumerate(tables):
        high = len(table) * HEIGHT + 20
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 810 {high}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * position} 0 R >>"
        )
        stream = zlib.compress(_drawing(table, high - 10, beside).encode("latin-1"))
        objects += [page.encode(), _stream(stream)]
    objects.append(f"<< /Title ({title}) >>".encode())
    return _file(objects)


def _stream(packed: bytes) -> bytes:
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _file(objects: Iterable[bytes]) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for position, item in enumerate(objects, 1):
        places.append(len(content))
        content += f"{position} 0 obj\n".encode() + item + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    return (
        content
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
            f"startxref\n{len(content)}\n%%EOF\n"
        ).encode()
    )


def _drawing(table: Table, top: int, beside: str) -> str:
    drawn = _lines(Cell(beside, 10), 10, 2)
    taken: set[tuple[int, int]] = set()
    for line, row in enumerate(table):
        column = 0
        for cell in row:
            while (line, column) in taken:
                column += 1
            left, upper = 10 + column * WIDTH, top - line * HEIGHT
            wide, high = cell.across * WIDTH, cell.down * HEIGHT
            drawn.append(f"{left} {upper - high} {wide} {high} re S")
            drawn += _lines(cell, left + 3, upper - 8)
            taken |= {
                (line + y, column + x) for y in range(cell.down) for x in range(cell.across)
            }
            column += cell.across
    return "\n".join(drawn)


def _lines(cell: Cell, left: int, top: int) -> list[str]:
    broken = [part for line in cell.text.split("\n") for part in wrap(line, 20 * cell.across)]
    return [
        f"BT /F1 6 Tf {left} {top - 7 * position} Td ({_escaped(text)}) Tj ET"
        for position, text in enumerate(broken)
    ]


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)
