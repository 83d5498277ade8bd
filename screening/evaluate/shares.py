"""How many of how many, and how sure is that?"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.96
"""Standard errors to either side for an interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with Wilson's interval of 95 %."""

    hits: int
    size: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.hits / self.size if self.size else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of all such cases lies, with 95 % certainty."""
        return interval(self.value, self.size)


def interval(value: float, size: float) -> tuple[float, float]:
    """Give Wilson's interval of 95 % for a share found in so many cases."""
    if not size:
        return 0.0, 1.0
    middle = value + Z * Z / (2 * size)
    spread = Z * sqrt(value * (1 - value) / size + Z * Z / (4 * size * size))
    below = 1 + Z * Z / size
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def share(hits: Iterable[bool]) -> Share:
    """Count."""
    found = list(hits)
    return Share(sum(found), len(found))
