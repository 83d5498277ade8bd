"""In which publications of a list does a party stand, and how does its entry read there?"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records.publication import Publication


@dataclass(frozen=True, slots=True)
class Span:
    """Publications in a row in which an entry reads the same."""

    version_id: int
    first: int
    """The place of the first of them among the publications looked at."""
    end: int
    """The place after the last."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A publication that says something else of a party than the one before it."""

    place: int
    """Of the publication among those looked at."""
    ref: str
    before: int | None
    """The version that stood before it; `None` where the party stood not there."""
    after: int | None


@dataclass(frozen=True, slots=True)
class Life:
    """All that is kept of one reference of a list."""

    ref: str
    spans: tuple[Span, ...]
    """In order; between two of them the party may have been gone."""

    def back_after(self, place: int) -> int | None:
        """Give the first publication from a place on in which the party stands."""
        return next((max(s.first, place) for s in self.spans if s.end > place), None)

    def turns(self, count: int) -> Iterator[Turn]:
        """Give every change up to the last of so many publications.

        What stands in the first one is no change: nobody knows since when.
        """
        before: Span | None = None
        for span in self.spans:
            if before is not None and before.end < span.first:
                yield Turn(before.end, self.ref, before.version_id, None)
                before = None
            if span.first:
                yield Turn(
                    span.first, self.ref, before.version_id if before else None, span.version_id
                )
            before = span
        if before is not None and before.end < count:
            yield Turn(before.end, self.ref, before.version_id, None)


@dataclass(frozen=True, slots=True)
class Lives:
    """The publications of a list in their order, and everybody who ever stood in one."""

    list: str
    publications: tuple[Publication, ...]
    lives: dict[str, Life]
    """By reference."""

    def turns(self) -> tuple[Turn, ...]:
        """Give every change, publication by publication and in the order of references."""
        count = len(self.publications)
        found = (turn for life in self.lives.values() for turn in life.turns(count))
        return tuple(sorted(found, key=lambda turn: (turn.place, turn.ref)))
