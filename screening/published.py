"""What does a stored publication tell whoever takes in the next one?"""

from collections.abc import Sequence
from typing import TypeGuard

from db.records.publication import Publication
from screening.removals import Missing, Removal
from screening.version import __version__

_MOST_SHOWN = 10
"""So many references are named in a sentence."""


def held(missing: Sequence[Missing]) -> list[str]:
    """Give the parties whose removal waits for a person, however long."""
    return [one.absence.ref for one in missing if one.absence.removal is Removal.HELD]


def is_read_by_us(publication: Publication | None) -> TypeGuard[Publication]:
    """Whether a publication was read by this version of the tool.

    Another version may read the same file better, so it is read again.
    """
    return publication is not None and publication.read_by == __version__


def carried_problem(publication: Publication, missing: Sequence[Missing]) -> str:
    """Say what of the newest file a person must look at: removals held, unreadable records."""
    said = [f"record {carried.ref}: {carried.problem}" for carried in publication.carried_over]
    if waiting := held(missing):
        said.insert(
            0,
            f"the removal of {len(waiting)} parties waits for a person; "
            f"accept it with --accept {publication.sha256}",
        )
    return "; ".join(said)


def pending(missing: Sequence[Missing]) -> str:
    """Say who is screened for some days though the list no longer has them."""
    said = [
        f"{one.absence.ref} until {one.absence.until:%Y-%m-%d}"
        for one in missing
        if one.absence.removal is Removal.PENDING and one.absence.until
    ]
    if not said:
        return ""
    shown = ", ".join(said[:_MOST_SHOWN])
    more = f" and {len(said) - _MOST_SHOWN} more" if len(said) > _MOST_SHOWN else ""
    return (
        f"removals pending, screened unless confirmed with sanctions changes --confirm: "
        f"{shown}{more}"
    )
