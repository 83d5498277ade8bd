"""How does a person read a dossier on a page that can be printed and attached?

The page needs nothing besides itself and runs nothing. Every text is escaped, and marks that
would turn the direction of what follows are shown instead of obeyed.
"""

from importlib import resources

from db.records.dossier import Dossier
from screening.report.dossier_content import content, title
from screening.report.dossier_parts import (
    Block,
    Box,
    Bullets,
    Evidence,
    Heading,
    Item,
    Kind,
    Line,
    Paragraph,
    Piece,
    Table,
    shown,
)
from screening.report.html_text import bdi, element, text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body { font-family: system-ui, "Noto Sans", "Noto Sans CJK KR", "Apple SD Gothic Neo",
  "Malgun Gothic", sans-serif; }
.supported { --tone: var(--match); } .contested { --tone: var(--withheld); }
.indicated { --tone: var(--review); }
.explained_by_listing, .rebutted, .no_category { --tone: var(--none); }
.notice { border: 1px solid var(--line); border-left: 4px solid var(--ink); margin: 1rem 0;
  padding: .5rem .75rem; }
article { margin: 1.25rem 0; } article h4 { margin: 1.1rem 0 .25rem; }
.wide { margin: .6rem 0; }
caption { caption-side: top; color: var(--quiet); font-size: .85em; padding: 0 0 .15rem;
  text-align: left; }
table { table-layout: fixed; }
thead th { font-size: .85em; white-space: normal; vertical-align: bottom; }
.small { font-size: .88em; }
tbody th { color: var(--ink); font-size: inherit; font-weight: 500; white-space: normal; }
td:last-child { padding-right: 0; }
td .badge { display: inline-block; white-space: normal; }
h1, h2, h3, h4, th, td { word-break: keep-all; }
.cited { margin: .4rem 0; padding-left: 1.6rem; } ul.cited { list-style: none; padding: 0; }
.cited li { margin: .35rem 0; }
blockquote { border-left: 3px solid var(--line); margin: .25rem 0 .5rem; padding: 0 0 0 .75rem;
  white-space: pre-line; }
code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .15em; } a.source { text-decoration: none; }
:target { outline: 2px solid var(--ink); outline-offset: 2px; }
.source { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media screen and (max-width: 48rem) {
  .columns-5, .columns-6 { min-width: 50rem; } .columns-3 { table-layout: auto; }
  .columns-3 td:nth-child(2):not(:has(.badge)) { white-space: nowrap; } }
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #000; --line: #777;
    --panel: #fff; --match: #000; --review: #000; --none: #000; --withheld: #000; }
  body { font-size: 9.5pt; line-height: 1.4; } table { font-size: 8.5pt; }
  h1 { font-size: 15pt; } h2 { font-size: 12.5pt; margin-top: 1.2rem; }
  caption { font-size: 8.5pt; } h3 { font-size: 11pt; } h4 { font-size: 10pt; }
  .badge { font-size: 7pt; }
  article { border: 0; border-top: 2px solid #000; border-radius: 0; padding: .5rem 0 0; }
  h2, h3, h4, caption, thead { break-after: avoid; break-inside: avoid; }
  p, tr { break-inside: avoid; } blockquote { break-before: avoid; orphans: 3; widows: 3; }
  .short { break-inside: avoid; } h2 + p { break-after: avoid; }
  a[href^="http"]:not(.whole)::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; }
  a.source { color: #000; }
}
"""
_TAGS = {Kind.STRONG: "strong", Kind.EMPHASIS: "em", Kind.CODE: "code"}
_FEW = 9
"""A table of no more rows is not cut by the end of a page."""


def page(found: Dossier) -> str:
    """Give the page of a dossier."""
    style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
    blocks = "\n".join(map(_block, content(found)))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(shown(title(found)))}</title>\n<style>\n{style}{_STYLE}</style></head>\n"
        f"<body><main>\n{blocks}\n</main></body></html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return element(f"h{block.level}", _line(block.line))
        case Paragraph():
            return element("p", _line(block.line), block.tone)
        case Bullets():
            return element("ul", "".join(element("li", _line(one)) for one in block.lines))
        case Table():
            return _table(block)
        case Evidence():
            items = "\n".join(_item(item, is_whole=block.is_whole) for item in block.items)
            return element("ol" if block.is_whole else "ul", f"\n{items}\n", "cited")
        case Box():
            return element("article", "\n".join(map(_block, block.blocks)), block.tone)


def _line(line: Line) -> str:
    return "".join(_piece(one) for one in line if one.text)


def _piece(piece: Piece) -> str:
    said = shown(piece.text)
    match piece.kind:
        case Kind.PLAIN:
            return text(said)
        case Kind.PRINTED:
            return bdi(said)
        case Kind.STRONG | Kind.EMPHASIS | Kind.CODE:
            return element(_TAGS[piece.kind], text(said))
        case Kind.QUIET:
            return element("span", bdi(said), "quiet small")
        case Kind.BADGE:
            return element("span", text(said), f"badge {piece.target}")
        case Kind.NUMBER | Kind.LINK:
            return _link(piece, said)


def _link(piece: Piece, said: str) -> str:
    """Give a link to a source of the page, or into the web; `whole` shows its address."""
    if piece.kind is Kind.NUMBER:
        return element("a", f"[{text(said)}]", "source", href=f"#source-{said}")
    css = "whole" if piece.text == piece.target else ""
    return element("a", bdi(said), css, href=piece.target, rel="noreferrer")


def _table(table: Table) -> str:
    heads = "".join(element("th", text(head), scope="col") for head, _ in table.heads)
    widths = "".join(f'<col style="width: {width}%">' for _, width in table.heads)
    rows = "\n".join(map(_row, table.rows))
    css = [f"columns-{len(table.heads)}", *(["short"] if len(table.rows) <= _FEW else [])]
    inside = (
        f"{element('caption', text(table.caption))}<colgroup>{widths}</colgroup>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    )
    # A box that scrolls must be reachable without a mouse.
    return element(
        "div",
        element("table", inside, " ".join(css)),
        "wide",
        tabindex="0",
        role="group",
        **{"aria-label": table.caption},
    )


def _row(cells: tuple[Line, ...]) -> str:
    first, *others = map(_line, cells)
    told = "".join(element("td", cell) for cell in others)
    return element("tr", f"{element('th', first, scope='row')}{told}")


def _item(item: Item, *, is_whole: bool) -> str:
    """Give a source; what a list of some of them calls it is its number in the whole list."""
    said, number = _line(item.line), str(item.number)
    if item.quote:
        said += element("blockquote", bdi(shown(item.quote)))
    if is_whole:
        return element("li", said, id=f"source-{number}", value=number)
    return element("li", f"{_piece(Piece(number, Kind.NUMBER))} {said}")
