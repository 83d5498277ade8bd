"""On which line of a TOML text does each key stand?

Python's reader of TOML gives values without their places. This one follows headers, keys and
the ends of values, no more: it is asked of a text that has been read already, to say where
a value is that is wrong. On any other text it gives what it finds, and always comes to an end.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Location: TypeAlias = tuple[str | int, ...]
"""A way to a value: `("fact", 3, "kind")` is `kind` in the fourth `[[fact]]`."""

_INSIDE = r'(?:[^"\\\n]++|\\[^\n])*+'
_BASIC, _LITERAL = rf'"{_INSIDE}"', r"'[^'\n]*+'"
_STRING = (
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'{1,2}(?!'))*+(?:'{3,5})?"
    rf"|\"{_INSIDE}\"?|'[^'\n]*+'?"
)
"""Any string; one that is never closed too, or each of its signs would be looked at anew."""
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+"
_ONE_PART = re.compile(_PART)
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
"""What stands between two statements: blanks, empty lines, comments."""
_STATEMENT = re.compile(
    rf"(?P<opening>\[\[?)[ \t]*(?P<table>{_KEY})[ \t]*\]\]?|(?P<key>{_KEY})[ \t]*="
)
_PIECE = re.compile(
    rf"(?P<string>{_STRING})|(?P<comment>#[^\n]*+)|(?P<open>[\[{{])|(?P<close>[\]}}])"
    r"|(?P<end>\n)|[^\"'#\[\]{}\n]++|.",
    re.DOTALL,
)
_DEEP = r"(?<![A-Za-z0-9_-]){part}(?:[ \t]*\.[ \t]*{part}){{{dots}}}"


def lines(text: str) -> dict[Location, int]:
    """Give the line of each table, each item of an array of tables, and each of their keys.

    Lines count from 1. What stands within an array or an inline table has the line of the key
    in front.
    """
    found: dict[Location, int] = {}
    items: dict[Location, int] = {}
    table: Location = ()
    line, counted = 1, 0
    for statement in _statements(text):
        line += text.count("\n", counted, statement.start())
        counted = statement.start()
        if statement["key"] is None:
            is_item = statement["opening"] == "[["
            table = _entered(_parts(statement["table"]), items, is_item=is_item)
            _note(table, 0, line, found)
        else:
            _note((*table, *_parts(statement["key"])), len(table), line, found)
    return found


def line_of(location: Location, found: Mapping[Location, int]) -> int:
    """Give the line of a value, or of the nearest table around it; 1 where there is none."""
    for length in range(len(location), 0, -1):
        if line := found.get(location[:length]):
            return line
    return 1


def line_of_longer_key(text: str, parts: int) -> int | None:
    """Give the line of the first key of more than so many parts: `a.b.c` has three.

    Python's reader takes the square of their number of steps, so hostile ones are looked for
    before it reads.
    """
    deep = _DEEP.format(part=_PART, dots=parts)
    for piece in re.finditer(rf"(?P<deep>{deep})|{_STRING}|#[^\n]*+", text, re.DOTALL):
        if piece["deep"] is not None:
            return text.count("\n", 0, piece.start()) + 1
    return None


def _statements(text: str) -> Iterator[re.Match[str]]:
    """Give each header, and each key with its sign of equality, passing over the values."""
    at = 0
    while (at := _end(_BETWEEN, text, at)) < len(text):
        if (statement := _STATEMENT.match(text, at)) is None:
            at = _after_value(text, at)
            continue
        yield statement
        at = _after_value(text, statement.end())


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _after_value(text: str, at: int) -> int:
    """Give the place of the end of the line, or of the last line of a value over several."""
    depth = 0
    for piece in _PIECE.finditer(text, at):
        match piece.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth -= 1
            case "end" if depth <= 0:
                return piece.end()
    return len(text)


def _parts(key: str) -> tuple[str, ...]:
    """Give the parts of a dotted key without their quotation marks."""
    return tuple(_plain(part[0]) for part in _ONE_PART.finditer(key))


def _plain(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        try:
            return next(iter(tomllib.loads(f"{part}=0")))
        except tomllib.TOMLDecodeError:
            return part
    return part[1:-1] if part[0] in "\"'" else part


def _entered(parts: tuple[str, ...], items: dict[Location, int], *, is_item: bool) -> Location:
    """Give the location of a header's table: within an array of tables it is the last item's.

    `items` counts the items of each array so far.
    """
    table: Location = ()
    for part in parts[:-1]:
        table = _last_item((*table, part), items)
    table = (*table, parts[-1])
    if not is_item:
        return _last_item(table, items)
    items[table] = items.get(table, 0) + 1
    return _last_item(table, items)


def _last_item(table: Location, items: Mapping[Location, int]) -> Location:
    return (*table, items[table] - 1) if table in items else table


def _note(location: Location, known: int, line: int, found: dict[Location, int]) -> None:
    """Keep the line of a location and of what it first mentions: `a.b = 1` makes `a` too."""
    for length in range(known + 1, len(location) + 1):
        found.setdefault(location[:length], line)
