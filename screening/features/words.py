"""Which words tell offices, bodies and places apart, and which don't?"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from screening.names.fold import fold


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `tables/words.toml`, folded."""

    common_of_places: frozenset[str]
    known_places: dict[str, str]
    """A place's other writing, and the name it is compared by."""
    common_of_offices: frozenset[str]
    common_of_bodies: frozenset[str]
    silent: frozenset[str]
    no_acronyms: frozenset[str]
    """As printed, in capitals."""


@cache
def words() -> Words:
    """Read the table once, when a fact first needs it."""
    table = resources.files("screening.features").joinpath("tables/words.toml")
    told = tomllib.loads(table.read_text("utf-8"))
    return Words(
        common_of_places=_folded(told["places"]["common"]),
        known_places={
            other: place
            for place, others in told["places"]["known"].items()
            for other in _folded(others)
        },
        common_of_offices=_folded(told["offices"]["common"]),
        common_of_bodies=_folded(told["bodies"]["common"]),
        silent=_folded(told["offices"]["silent"]),
        no_acronyms=frozenset(told["bodies"]["no_acronyms"].split()),
    )


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
