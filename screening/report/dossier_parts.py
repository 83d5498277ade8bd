"""Of which pieces is a dossier made, whatever it is written as?

What stands in a dossier is put together once, from these values; one module writes them as a
page and another as Markdown, so that neither says what the other doesn't.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from urllib.parse import urlsplit

from db.records.fact import Source


class Kind(StrEnum):
    """How a piece of text is meant."""

    PLAIN = "plain"
    """Our words."""
    PRINTED = "printed"
    """Words of somebody else: a name, a statement. They turn nothing that stands around."""
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUIET = "quiet"
    CODE = "code"
    """A digest."""
    BADGE = "badge"
    """A word that stands out; `target` is what the page calls its tone."""
    LINK = "link"
    """`target` is an address that `is_web_address`."""
    NUMBER = "number"
    """The number of a source in the list of sources."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of one kind."""

    text: str
    kind: Kind = Kind.PLAIN
    target: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the dossier is of level 1."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tone` is `quiet`, `notice` or nothing."""

    line: Line
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Some lines one below the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column says what each row is about."""

    caption: str
    heads: tuple[tuple[str, int], ...]
    """Each with the share of the width that its column has, in per cent."""
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A source in a list: its number, what is known of it, and its words."""

    number: int
    line: Line
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources of some facts; or, `is_whole`, the list to which all numbers refer."""

    items: tuple[Item, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What belongs together, such as all about one category; `tone` as for a badge."""

    tone: str
    blocks: "tuple[Block, ...]"


_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
Block = Heading | Paragraph | Bullets | Table | Evidence | Box
Numbers = dict[Source, int]
"""The number of each distinct source."""


def line(*pieces: Piece | str) -> Line:
    """Put a line together; a text by itself is in our words."""
    return tuple(Piece(one) if isinstance(one, str) else one for one in pieces)


def printed(text: str) -> Piece:
    """Give words of somebody else."""
    return Piece(text, Kind.PRINTED)


def strong(text: str) -> Piece:
    """Give words that matter."""
    return Piece(text, Kind.STRONG)


def quiet(text: str) -> Piece:
    """Give words that matter less."""
    return Piece(text, Kind.QUIET)


def code(text: str) -> Piece:
    """Give a digest."""
    return Piece(text, Kind.CODE)


def named(text: str, address: str) -> Piece:
    """Give somebody's words, as a link where there is an address on the web."""
    return Piece(text, Kind.LINK, address) if is_web_address(address) else printed(text)


def among(lines: Iterable[Line], separator: str) -> Line:
    """Put lines one after the other, with something between any two that aren't empty."""
    told = [one for one in lines if one]
    between = [(Piece(separator), *one) for one in told[1:]]
    return tuple(chain.from_iterable([*told[:1], *between]))


def heading(level: int, *pieces: Piece | str) -> Heading:
    """Give a heading."""
    return Heading(level, line(*pieces))


def paragraph(*pieces: Piece | str, tone: str = "") -> Paragraph:
    """Give a paragraph."""
    return Paragraph(line(*pieces), tone)


def table(
    caption: str, heads: Mapping[str, int], rows: Iterable[Sequence[Line]]
) -> list[Block]:
    """Give a table, or nothing where it has no row."""
    told = tuple(tuple(row) for row in rows)
    return [Table(caption, tuple(heads.items()), told)] if told else []


def shown(text: str) -> str:
    """Give a text whose marks of direction can be seen and turn nothing: `[U+202E]`."""
    return _TURNS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def is_web_address(address: str) -> bool:
    """Whether an address may be a link: `http` or `https`, with a host and nothing hidden."""
    if not address.isprintable() or any(map(str.isspace, address)):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
