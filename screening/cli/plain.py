"""Which calls of `sanctions screen` are plain texts, and can be read at once?

Typer checks each option with a library that takes longer to load than the screening takes.
A call that gives nothing but texts needs no check. Every other one, and whatever may be a
mistake, is left to Typer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

TEXTS = {
    "--type": "type",
    "--other-name": "other_names",
    "--birth-date": "birth_date",
    "--birth-place": "birth_place",
    "--gender": "gender",
    "--nationality": "nationality",
    "--residence": "residence",
    "--address": "address",
    "--identifier": "identifier",
    "--role": "role",
    "--organisation": "organisation",
    "--source": "source",
    "--purpose": "purpose",
}
"""Options that take any text, and the field of the query that it states."""
CHOICES = {"--scope": ("dprk", "all"), "--format": ("table", "json")}
"""Options that take one of a few words, the first unless told."""
MAX_AGE = "--max-age"
_AGE = re.compile(r"any|[0-9]{1,4}")
"""An age that is sure to be one; whatever else may be is left to Typer."""
ONLY_ONE = frozenset({"type", "gender"})
"""Fields of one value: stated again, the last one counts."""


@dataclass(slots=True)
class Asked:
    """What a plain call asks."""

    name: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    scope: str = "dprk"
    as_json: bool = False
    max_age: str | None = None


def read(arguments: list[str]) -> Asked | None:
    """Read a call of `sanctions screen`; `None` for any that is not plain."""
    if arguments[:1] != ["screen"] or not _is_text(arguments):
        return None
    names: list[str] = []
    chosen: dict[str, str] = {}
    asked = Asked()
    words = iter(arguments[1:])
    for word in words:
        if word == "--":
            names.extend(words)
        elif not word.startswith("-"):
            names.append(word)
        else:
            option, joined, value = word.partition("=")
            value = value if joined else next(words, "-")
            if value.startswith("-") or not _is_taken(asked, chosen, option, value):
                return None
    asked.name = names[0] if names else ""
    asked.scope = chosen.get("--scope", "dprk")
    asked.as_json = chosen.get("--format") == "json"
    asked.max_age = chosen.get(MAX_AGE)
    is_whole = bool(asked.name.strip()) or "identifier" in asked.fields
    return asked if is_whole and len(names) < 2 else None


def _is_taken(asked: Asked, chosen: dict[str, str], option: str, value: str) -> bool:
    """Whether an option is one that is read here, and its value surely right."""
    if option in TEXTS:
        _state(asked, TEXTS[option], value)
        return True
    is_age = option == MAX_AGE and _AGE.fullmatch(value) is not None
    is_right = is_age or value in CHOICES.get(option, ())
    if is_right:
        chosen[option] = value
    return is_right


def _state(asked: Asked, stated: str, value: str) -> None:
    if stated in ONLY_ONE:
        asked.fields[stated] = [value]
    else:
        asked.fields.setdefault(stated, []).append(value)


def _is_text(arguments: Iterable[str]) -> bool:
    """Whether all bytes given were text; Python hands others on as surrogates."""
    return not any("\ud800" <= sign <= "\udfff" for text in arguments for sign in text)
