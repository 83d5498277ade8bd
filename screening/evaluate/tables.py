"""What do the tables of this package hold, each read once?"""

import tomllib
from functools import cache
from importlib import resources
from random import Random
from typing import Any

Weighted = tuple[tuple[str, ...], tuple[float, ...]]
"""Choices, and how often each is taken."""


@cache
def table(name: str) -> dict[str, Any]:
    """Read a table of `cases/` by its name without ending."""
    file = resources.files("screening.evaluate").joinpath("cases", f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def weighted(text: str) -> Weighted:
    """Read pairs of a choice and its weight: `영 60 정 60`.

    Raises `ValueError` naming the text where it is not made of pairs.
    """
    words = text.split()
    if not words or len(words) % 2:
        raise ValueError(f"not pairs of a choice and a weight: {text[:60]!r}")
    return tuple(words[::2]), tuple(float(weight) for weight in words[1::2])


@cache
def choices(name: str, key: str) -> Weighted:
    """Read the choices of one key of a table."""
    return weighted(table(name)[key])


def pick(random: Random, options: Weighted) -> str:
    """Take one, as often as its weight says."""
    return random.choices(options[0], options[1])[0]
