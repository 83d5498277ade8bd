"""Which cells does the HTML form of the list of vessels hold?

It is a converted Word document: a table a page, cells that reach over several rows and
columns, a paragraph for every printed line. Nothing depends on its styles. The address
behind a picture's link is not read: it is only the first line of the printed one.
"""

from collections.abc import Iterator

from lxml import etree, html

from feeds.errors import UnreadableListError
from feeds.lists.un_vessels_table import Grid, Source, join_lines
from feeds.xml import clean_text, refuse_other_formats

_MOST_COLUMNS, _MOST_ROWS = 100, 20_000
_NEW_LINE = frozenset({"br", "div", "li", "p"})


def read_html(content: bytes) -> Source:
    """Read the tables of a page.

    Raises `UnreadableListError` for an answer that is no page.
    """
    if b"<html" not in content[:10_000].lower():
        refuse_other_formats(content)
        raise UnreadableListError("the answer is neither a web page nor a PDF")
    try:
        root = html.document_fromstring(content, parser=_parser(content))
    except etree.ParserError as error:
        raise UnreadableListError(f"the page cannot be read: {error}") from error
    title = clean_text(root.findtext(".//title"))
    innermost = (t for t in root.iter("table") if t.find(".//table") is None)
    grids = tuple(grid for table in innermost if (grid := _grid(table)))
    addresses = (link.get("href", "") for link in root.iter("a"))
    return Source(
        title,
        grids,
        links=tuple(address for address in addresses if ".pdf" in address.casefold()),
        ends_early=b"</html" not in content[-2000:].lower(),
    )


def _parser(content: bytes) -> html.HTMLParser:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = None
    else:
        encoding = "utf-8"
    return html.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True
    )


def _grid(table: etree._Element) -> Grid:
    rows: list[dict[int, str | None]] = []
    reaching: dict[int, int] = {}
    for line in _lines(table):
        row: dict[int, str | None] = dict.fromkeys(reaching)
        reaching = {column: rest - 1 for column, rest in reaching.items() if rest > 1}
        column = 0
        for cell in (child for child in line if child.tag in {"td", "th"}):
            while column in row:
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for covered in range(column, column + width):
                row[covered] = None
                if height > 1:
                    reaching[covered] = height - 1
            row[column] = join_lines("".join(_text(cell)))
            column += width
            if column > _MOST_COLUMNS:
                raise UnreadableListError(f"a table has more than {_MOST_COLUMNS} columns")
        rows.append(row)
        if len(rows) > _MOST_ROWS:
            raise UnreadableListError(f"a table has more than {_MOST_ROWS} rows")
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return tuple(tuple(row.get(column, "") for column in range(width)) for row in rows)


def _lines(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (line for line in child if line.tag == "tr")


def _span(cell: etree._Element, attribute: str) -> int:
    printed = cell.get(attribute, "1").strip()
    return max(1, min(int(printed), 1000)) if printed.isdecimal() and len(printed) < 6 else 1


def _text(element: etree._Element) -> Iterator[str]:
    """Give the text with a line break for every paragraph, and for no other reason."""
    if element.tag in _NEW_LINE:
        yield "\n"
    if element.text:
        yield element.text.replace("\n", " ")
    for child in element:
        yield from _text(child)
        if child.tag in _NEW_LINE:
            yield "\n"
        if child.tail:
            yield child.tail.replace("\n", " ")
