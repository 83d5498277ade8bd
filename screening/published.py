"""What does a stored publication tell whoever takes in the next one?"""

from typing import TypeGuard

from db.records.publication import CarryReason, Publication
from screening.version import __version__


def held(publication: Publication) -> list[str]:
    """Give the parties whose removal waits for a person."""
    reason = CarryReason.REMOVAL_HELD
    return [carried.ref for carried in publication.carried_over if carried.reason is reason]


def is_read_by_us(publication: Publication | None) -> TypeGuard[Publication]:
    """Whether a publication was read by this version of the tool.

    Another version may read the same file better, so it is read again.
    """
    return publication is not None and publication.read_by == __version__


def carried_problem(publication: Publication) -> str:
    """Say which parties are in force though the newest file does not give them whole."""
    waiting = held(publication)
    said = [
        f"record {carried.ref}: {carried.problem}"
        for carried in publication.carried_over
        if carried.reason is CarryReason.UNREADABLE
    ]
    if waiting:
        said.insert(
            0,
            f"the removal of {len(waiting)} parties waits for a person; "
            f"accept it with --accept {publication.sha256}",
        )
    return "; ".join(said)
