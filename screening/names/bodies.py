"""Are two names those of one North Korean body, in English, hangul or romanised Korean?

The table `bodies.toml` holds the bodies whose names don't answer to one another word by word.
"""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from screening.names.vocabulary import Kind
from screening.names.words import words

SAME_BODY = 0.95


def _table() -> str:
    return files("screening.names").joinpath("tables", "bodies.toml").read_text("utf-8")


@lru_cache(maxsize=1)
def _letters() -> str:
    """Give all letters and digits of the table in a row, for a look before it is read."""
    return "".join(filter(str.isalnum, _table().casefold()))


@lru_cache(maxsize=1)
def _bodies() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give the bodies, each by its first name, under the words of every name of theirs."""
    found: dict[tuple[str, ...], list[str]] = {}
    for body in tomllib.loads(_table())["body"]:
        for name in body["names"]:
            found.setdefault(_said(name), []).append(body["names"][0])
    return {said: tuple(dict.fromkeys(names)) for said, names in found.items()}


def _said(name: str) -> tuple[str, ...]:
    """Give what the words stand for, in any order, legal forms left out.

    The country is left out as well where another word is telling: `National Insurance
    Company` names a body only together with it.
    """
    found = words(name)
    left_out = {Kind.LEGAL, Kind.KOREA} if found.telling else {Kind.LEGAL}
    return tuple(sorted(w.text for w in found.words if w.kind not in left_out))


@lru_cache(maxsize=2_000)
def bodies(name: str) -> tuple[str, ...]:
    """Give the bodies of that name, each by the first name in the table.

    Most names have a word of their own that is nowhere in the table; for them it isn't read.
    """
    own = [word.text for word in words(name).words if word.kind is Kind.DISTINCTIVE]
    return _bodies().get(_said(name), ()) if _may_be_in_the_table(own) else ()


def named(said: Sequence[str]) -> tuple[str, ...]:
    """Give the bodies of a name that consists of these distinctive words."""
    return _bodies().get(tuple(sorted(said)), ()) if _may_be_in_the_table(said) else ()


def _may_be_in_the_table(own: Sequence[str]) -> bool:
    return all(text in _letters() for text in own)


def compare(asked: str, listed: str) -> tuple[float, str]:
    """Score two names of one body; 0 where the table knows of none."""
    shared = [body for body in bodies(asked) if body in bodies(listed)]
    return (SAME_BODY, f"Both are names of one body: {shared[0]}.") if shared else (0.0, "")
