"""In which fields does an answer differ from the one that was recorded?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NOTHING = "(nothing)"
"""Stands for a field that one of the two doesn't have."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else than it did."""

    field: str
    """Its way: `matches[0].score`."""
    recorded: Any
    now: Any


def differences(recorded: Any, now: Any, field: str = "") -> Iterator[Difference]:
    """Compare two values read from JSON, field by field."""
    if isinstance(recorded, dict) and isinstance(now, dict):
        for name in (*recorded, *(key for key in now if key not in recorded)):
            ours, theirs = recorded.get(name, NOTHING), now.get(name, NOTHING)
            yield from differences(ours, theirs, f"{field}.{name}" if field else name)
    elif isinstance(recorded, list) and isinstance(now, list):
        for place in range(max(len(recorded), len(now))):
            one = recorded[place] if place < len(recorded) else NOTHING
            other = now[place] if place < len(now) else NOTHING
            yield from differences(one, other, f"{field}[{place}]")
    elif recorded != now or isinstance(recorded, bool) != isinstance(now, bool):
        yield Difference(field, recorded, now)
