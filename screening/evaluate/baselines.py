"""With what else is the matcher compared?

A baseline gets the names of the listed parties and a query, and nothing that is ours.
"""

import unicodedata
from collections.abc import Sequence
from typing import ClassVar, Protocol

from rapidfuzz import fuzz

from screening.evaluate.parties import Party


class Baseline(Protocol):
    """Another way of comparing names."""

    about: ClassVar[str]
    """What it is."""
    library: ClassVar[str]
    """The distribution it comes in; the report states its version."""
    threshold: ClassVar[float | None]
    """From this score on it alerts as it is shipped; `None` where it is shipped with none."""

    def score(self, query: str) -> list[tuple[Party, float]]:
        """Give the parties that are at all like the query, with scores from 0 to 1.

        The best of a party's names counts. Order means nothing; a party left out has
        score 0.
        """


class MakeBaseline(Protocol):
    """Builds a baseline from the listed parties."""

    about: str
    library: str
    threshold: float | None

    def __call__(self, parties: Sequence[Party], /) -> Baseline:
        """Build it."""


class RapidfuzzMix:
    """The better of two ratios on folded names: of sorted words, and without blanks."""

    about = "the better of two ratios: of sorted words, and of all letters joined"
    library = "rapidfuzz"
    threshold = None

    def __init__(self, parties: Sequence[Party]) -> None:
        self._listed = [
            (party, [_forms(name.text) for name in party.names]) for party in parties
        ]

    def score(self, query: str) -> list[tuple[Party, float]]:
        """Compare the query with every name of every party."""
        asked = _forms(query)
        return [
            (party, max((_alike(asked, form) for form in forms), default=0.0))
            for party, forms in self._listed
        ]


Forms = tuple[str, str]
"""A name folded: its words in order of the alphabet, and all its letters joined."""


def _forms(name: str) -> Forms:
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`")
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return " ".join(sorted(words)), "".join(words)


def _alike(one: Forms, other: Forms) -> float:
    return max(fuzz.ratio(one[0], other[0]), fuzz.ratio(one[1], other[1])) / 100
