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
caption { caption-side: top; color: var(--quiet); font-size: .8rem; padding: 0 0 .15rem;
  text-align: left; }
th, td { overflow-wrap: anywhere; }
thead th { white-space: normal; vertical-align: bottom; }
tbody th { color: var(--ink); font-size: inherit; font-weight: 500; white-space: normal; }
td:last-child { padding-right: 0; }
.columns-2 tbody th { width: 12rem; }
.columns-3 tbody th { width: 34%; } .columns-3 td:nth-child(2) { width: 22%; }
.six tbody th { width: 7rem; } .six td:nth-child(2) { width: 8.5rem; }
.cited { margin: .4rem 0; padding-left: 1.6rem; } ul.cited { list-style: none; padding: 0; }
.cited li { margin: .35rem 0; }
blockquote { border-left: 3px solid var(--line); margin: .25rem 0 .5rem; padding: 0 0 0 .75rem;
  white-space: pre-line; }
code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .15em; } a.source { text-decoration: none; }
:target { outline: 2px solid var(--ink); outline-offset: 2px; }
.source { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media screen and (max-width: 40rem) { .columns-5, .columns-6 { min-width: 42rem; }
  .columns-2 tbody th { width: 34%; } .columns-3 { min-width: 26rem; } }
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #000; --line: #777;
    --panel: #fff; --match: #000; --review: #000; --none: #000; --withheld: #000; }
  body { font-size: 9.5pt; line-height: 1.4; } table { font-size: 8.5pt; }
  h1 { font-size: 15pt; } h2 { font-size: 12pt; margin-top: 1.2rem; }
  article { border: 0; border-top: 2px solid #000; border-radius: 0; padding: .5rem 0 0; }
  h2, h3, h4, caption, thead { break-after: avoid; break-inside: avoid; }
  p, tr, li, blockquote { break-inside: avoid; orphans: 3; widows: 3; }
  .short { break-inside: avoid; }
  a[href^="http"]:not(.whole)::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; }
  a.source { color: #000; }
}
"""
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
    return "".join(map(_piece, line))


def _piece(piece: Piece) -> str:
    said = shown(piece.text)
    match piece.kind:
        case Kind.PLAIN:
            return text(said)
        case Kind.PRINTED:
            return bdi(said)
        case Kind.STRONG:
            return element("strong", text(said))
        case Kind.EMPHASIS:
            return element("em", text(said))
        case Kind.QUIET:
            return element("span", bdi(said), "quiet small")
        case Kind.CODE:
            return element("code", text(said))
        case Kind.BADGE:
            return element("span", text(said), f"badge {piece.target}")
        case Kind.NUMBER:
            return element("a", f"[{text(said)}]", "source", href=f"#source-{said}")
        case Kind.LINK:
            css = "whole" if piece.text == piece.target else ""
            return element("a", bdi(said), css, href=piece.target, rel="noreferrer")


def _table(table: Table) -> str:
    heads = "".join(element("th", text(head), scope="col") for head in table.heads)
    rows = "\n".join(map(_row, table.rows))
    css = [f"columns-{len(table.heads)}", *(["short"] if len(table.rows) <= _FEW else [])]
    caption = element("caption", text(table.caption))
    inside = f"{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
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
