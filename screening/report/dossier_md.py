"""How does a dossier stand in a file note or a mail: as Markdown?

It is read as CommonMark with tables, and as plain text. Every text is escaped, so that it can
neither set anything nor bring in HTML.
"""

import re
from urllib.parse import quote

from db.records.dossier import Dossier
from screening.report.dossier_content import content
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

_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]|~#$]")
_BEGINS_SOMETHING = re.compile(r"\A(\s*)(?:([-+=])|(\d+)([.)])(?=\s|\Z))")
_BECOMES_LINK = re.compile(r"(?i)(?:(https?|ftp|mailto|xmpp)(:)|(www)(\.))")
_MARKS = {Kind.STRONG: "**", Kind.EMPHASIS: "*"}
_SAFE = "%/:=&?#!$,;'@+"
"""What an address has besides letters and digits, and means nothing in Markdown."""


def document(found: Dossier) -> str:
    """Give a dossier as Markdown."""
    blocks = (_block(block) for block in content(found))
    return "\n\n".join(filter(None, blocks)) + "\n"


def escaped(said: str) -> str:
    """Give a text, on one line, that Markdown shows as it is."""
    said = _CONTROL.sub("\ufffd", _BREAK.sub(" ", shown(said)))
    said = _MEANS_SOMETHING.sub(r"\\\g<0>", said)
    said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = _BECOMES_LINK.sub(r"\1\3\\\2\4", said)
    return _BEGINS_SOMETHING.sub(_begun, said)


def _begun(found: re.Match[str]) -> str:
    blank, sign, number, mark = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\{mark}"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_line(block.line, is_heading=True)}"
        case Paragraph():
            return f"> {_line(block.line)}" if block.tone == "notice" else _line(block.line)
        case Bullets():
            return "\n".join(f"- {_line(one)}" for one in block.lines)
        case Table():
            return _table(block)
        case Evidence():
            items = (_item(item, is_whole=block.is_whole) for item in block.items)
            return "\n".join(items).rstrip()
        case Box():
            return "\n\n".join(filter(None, map(_block, block.blocks)))


def _line(line: Line, *, is_heading: bool = False) -> str:
    return "".join(_piece(one, is_heading=is_heading) for one in line).strip()


def _piece(piece: Piece, *, is_heading: bool = False) -> str:
    said = escaped(piece.text)
    match piece.kind:
        case Kind.PLAIN | Kind.PRINTED | Kind.QUIET:
            return said
        case Kind.STRONG | Kind.EMPHASIS:
            mark = _MARKS[piece.kind]
            return f"{mark}{said}{mark}"
        case Kind.CODE:
            return f"`{said}`" if piece.text.isalnum() else said
        case Kind.BADGE:
            return f"({said})" if is_heading else said
        case Kind.NUMBER:
            return f"\\[{said}\\]"
        case Kind.LINK:
            return _link(piece, said)


def _link(piece: Piece, said: str) -> str:
    address = quote(piece.target, safe=_SAFE)
    return f"<{address}>" if piece.text == piece.target else f"[{said}](<{address}>)"


def _table(table: Table) -> str:
    rows = (" | ".join(map(_line, row)) for row in table.rows)
    heads = " | ".join(escaped(head) for head, _ in table.heads)
    lines = [heads, " | ".join("---" for _ in table.heads), *rows]
    return "\n".join([f"*{escaped(table.caption)}*", "", *(f"| {one} |" for one in lines)])


def _item(item: Item, *, is_whole: bool) -> str:
    """Give a source with its words below it."""
    begin = f"{item.number}. " if is_whole else "- "
    number = "" if is_whole else f"{_piece(Piece(str(item.number), Kind.NUMBER))} "
    told = [f"{begin}{number}{_line(item.line)}"]
    if item.quote.strip():
        blank = " " * len(begin)
        lines = (escaped(one).strip() for one in _lines(item.quote))
        told += ["", *(f"{blank}> {one}".rstrip() for one in lines), ""]
    return "\n".join(told)


def _lines(words: str) -> list[str]:
    return words.strip().splitlines()
