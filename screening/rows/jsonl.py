"""How is a file with one JSON object a line read?"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from screening.rows.cells import bad_row, row
from screening.rows.headings import named
from screening.rows.lines import LONGEST_LINE, Block, Line, blocks, of_block, recognise
from screening.rows.piece import Piece
from screening.rows.row import HeadingError, Row, Say

_MOST_UNKNOWN = 30
_BOM = "\ufeff"
"""A line that begins with it is refused by `loads` alone, in words of its own."""


def pieces(path: Path, say: Say) -> Iterator[Piece]:
    """Give the rows; keys nobody knows are said once each.

    Raises `HeadingError` for an empty file.
    """
    encoding = recognise(path, fallback=False)
    say(f"{path}: {encoding.title}, one JSON object a line")
    unknown: set[str] = set()
    number = blank = 0
    for block in blocks(path, encoding, "\n"):
        asked = 0
        for line in _asked(block):
            asked += 1
            found = _row(line)
            for key in () if isinstance(found, Row) else _unknown(tuple(found)):
                if key not in unknown and len(unknown) < _MOST_UNKNOWN:
                    unknown.add(key)
                    say(f"{path}: key nobody asked for is ignored: {key[:40]!r}")
        number += len(block.texts)
        blank += len(block.texts) - asked
        yield Piece(asked, partial(_rows, block))
    if not number:
        raise HeadingError(f"{path} is empty")
    if blank:
        say(f"{path}: {blank} empty lines")


def _rows(block: Block) -> Iterator[Row]:
    """Read the rows once more, where they are screened: so they need not be handed over."""
    for line in _asked(block):
        found = _row(line)
        yield found if isinstance(found, Row) else _known(line, found)


def _asked(block: Block) -> Iterator[Line]:
    return (line for line in of_block(block) if line.text.strip())


def _row(line: Line) -> dict[str, Any] | Row:
    """Give the object of a line, or the row that says why there is none."""
    place, default_id = f"line {line.number}", str(line.number)
    if line.is_too_long:
        reason = f"the line is longer than {LONGEST_LINE:,} characters"
        return bad_row(place, reason, {}, default_id)
    try:
        found = _loads(line.text)
    except (ValueError, RecursionError) as error:
        return bad_row(place, f"it is not JSON: {error}", {}, default_id)
    if not isinstance(found, dict):
        return bad_row(place, "it is not a JSON object", {}, default_id)
    return found


def _loads(text: str) -> Any:
    # A decoder made once: `loads` with these arguments makes one a call.
    return json.loads(text) if text.startswith(_BOM) else _DECODER.decode(text)


def _digits(number: str) -> str:
    whole, _, decimals = number.partition(".")
    return whole if decimals and not decimals.strip("0") else number


_DECODER = json.JSONDecoder(parse_float=_digits, parse_int=str)
"""Numbers keep their digits: an identifier is not to be counted with."""


@lru_cache(maxsize=8)
def _named(keys: tuple[str, ...]) -> Sequence[str]:
    return named(keys)


@lru_cache(maxsize=8)
def _unknown(keys: tuple[str, ...]) -> Sequence[str]:
    return [key for key, name in zip(keys, _named(keys), strict=True) if not name]


def _known(line: Line, found: dict[str, Any]) -> Row:
    place, default_id = f"line {line.number}", str(line.number)
    cells: dict[str, object] = {}
    for name, value in zip(_named(tuple(found)), found.values(), strict=True):
        if name in cells:
            reason = f"the key {name!r} is there twice"
            return bad_row(place, reason, {k: str(v) for k, v in cells.items()}, default_id)
        if name:
            cells[name] = value
    return row(place, cells.items(), default_id)
