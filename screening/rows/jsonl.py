"""How is a file with one JSON object a line read?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screening.rows.cells import bad_row, row
from screening.rows.headings import named
from screening.rows.lines import LONGEST_LINE, Line, lines, recognise
from screening.rows.row import HeadingError, Row, Say

_MOST_UNKNOWN = 30


def read(path: Path, say: Say) -> Iterator[Row]:
    """Give the rows; keys nobody knows are said once each.

    Raises `HeadingError` for an empty file.
    """
    encoding = recognise(path, fallback=False)
    say(f"{path}: {encoding.title}, one JSON object a line")
    unknown: set[str] = set()
    number = blank = 0
    for line in lines(path, encoding, "\n"):
        number += 1
        if not line.text.strip():
            blank += 1
            continue
        found = _row(line)
        if isinstance(found, Row):
            yield found
            continue
        for key, name in zip(found, named(list(found)), strict=True):
            if not name and key not in unknown and len(unknown) < _MOST_UNKNOWN:
                unknown.add(key)
                say(f"{path}: key nobody asked for is ignored: {key[:40]!r}")
        yield _known(line, found)
    if not number:
        raise HeadingError(f"{path} is empty")
    if blank:
        say(f"{path}: {blank} empty lines")


def _row(line: Line) -> dict[str, Any] | Row:
    """Give the object of a line, or the row that says why there is none."""
    place, default_id = f"line {line.number}", str(line.number)
    if line.is_too_long:
        reason = f"the line is longer than {LONGEST_LINE:,} characters"
        return bad_row(place, reason, {}, default_id)
    try:
        # Numbers keep their digits: an identifier is not to be counted with.
        found = json.loads(line.text, parse_float=_digits, parse_int=str)
    except (ValueError, RecursionError) as error:
        return bad_row(place, f"it is not JSON: {error}", {}, default_id)
    if not isinstance(found, dict):
        return bad_row(place, "it is not a JSON object", {}, default_id)
    return found


def _digits(number: str) -> str:
    whole, _, decimals = number.partition(".")
    return whole if decimals and not decimals.strip("0") else number


def _known(line: Line, found: dict[str, Any]) -> Row:
    place, default_id = f"line {line.number}", str(line.number)
    cells: dict[str, object] = {}
    for name, value in zip(named(list(found)), found.values(), strict=True):
        if name in cells:
            reason = f"the key {name!r} is there twice"
            return bad_row(place, reason, {k: str(v) for k, v in cells.items()}, default_id)
        if name:
            cells[name] = value
    return row(place, cells.items(), default_id)
