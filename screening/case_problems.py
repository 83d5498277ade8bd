"""How is it said what is wrong with a case file, and where?

Only the reader of case files imports this, and only for a file that has something wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from screening import toml_lines
from screening.case_model import KEYS, RowError
from screening.case_references import Problem
from screening.case_values import near, shown
from screening.toml_lines import Location

MOST_SHOWN = 20


def message(name: str, text: str, problems: Iterable[Problem]) -> str:
    """Say all problems of the file of that name, those of the first lines first.

    Each has its line and its place in words in front: `case.toml:17: fact 4, key kind: `.
    """
    found = toml_lines.lines(text)
    ordered = sorted(
        (
            (toml_lines.line_of(location, found), location, words)
            for location, words in problems
        ),
        key=lambda problem: problem[0],
    )
    return listed(
        [
            f"{name}:{line}: {_place(location)}{words()}"
            for line, location, words in ordered[:MOST_SHOWN]
        ],
        len(ordered),
    )


def listed(problems: Sequence[str], count: int) -> str:
    """Give problems each on its line, and say how many of the whole count are left out."""
    more = count - MOST_SHOWN
    return "\n".join((*problems[:MOST_SHOWN], *((f"and {more:,} more",) if more > 0 else ())))


def of_form(error: ValidationError) -> Iterator[Problem]:
    """Give what the model refuses, key by key."""
    for one in error.errors(include_url=False):
        cause = one.get("ctx", {}).get("error")
        if isinstance(cause, RowError):
            for key, words in cause.problems:
                yield (*one["loc"], key) if key else one["loc"], partial(str, words)
        else:
            yield one["loc"], partial(_words, one, cause)


def _words(error: ErrorDetails, cause: object) -> str:
    location = error["loc"]
    match error["type"]:
        case "missing" if len(location) == 1:
            return f"the table is missing; it begins with {_brackets(location)}"
        case "missing":
            return "it is missing"
        case "extra_forbidden":
            return _unknown(location)
        case "tuple_type":
            return f"several can stand here: each begins with [[{_header(location)}]]"
        case "model_type" | "model_attributes_type":
            return f"it is a table and begins with {_brackets(location)}"
        case _:
            return str(cause or error["msg"])


def _unknown(location: Location) -> str:
    """Say that a key is unknown, with the nearest one, or the table that has it."""
    table = tuple(part for part in location[:-1] if isinstance(part, str))
    key = str(location[-1])
    known = KEYS.get(table, ())
    if hint := near(key.lower(), known):
        return f"there is no such key{hint}"
    if homes := [_header(home) for home, keys in KEYS.items() if key in keys and home]:
        return f"there is no such key here; it belongs to {' or '.join(homes)}"
    return f"there is no such key here; there are {', '.join(known)}"


def _header(location: Location) -> str:
    return ".".join(str(part) for part in location if isinstance(part, str))


def _brackets(location: Location) -> str:
    header = _header(location)
    return f"[[{header}]]" if isinstance(location[-1], int) else f"[{header}]"


def _place(location: Location) -> str:
    """Name a place: `fact 4, source 2, key level: `; nothing for a table that isn't there."""
    words: list[str] = []
    for part, after in zip(location, (*location[1:], None), strict=True):
        if isinstance(after, int):
            words.append(f"{part} {after + 1}")
        elif isinstance(part, str):
            is_table = after is not None or (len(location) == 1 and part in KEYS[()])
            plain = part if part.isidentifier() and len(part) <= 60 else shown(part)
            words.append(plain if is_table else f"key {plain}")
    return f"{', '.join(words)}: "
