"""Which interim designations are screened, now or on a past day?

One is screened from the moment at which a second person agreed to it, also before its act
enters into force, until two persons have confirmed that the list's file carries it. As of a
past day it is screened from the day on which its act entered into force until the first
publication that carries it; one that was entered wrongly on no past day.
"""

from datetime import UTC, datetime

from db.records.interim import Interim
from db.store.engine import Store
from db.store.interims import interims
from db.store.lives import lives


def standing_in(
    store: Store, *, as_of: datetime | None = None, known_at: datetime | None = None
) -> tuple[Interim, ...]:
    """Give who is screened though no file has them yet.

    `as_of` and `known_at` mean what they mean for publications.
    """
    found = interims(store, known_at)
    if as_of is None:
        return tuple(one for one in found if one.end is None)
    day = as_of.astimezone(UTC).date()
    return tuple(
        one
        for one in found
        if one.designation.in_force_from <= day and not _has_ended(store, one, as_of, known_at)
    )


def _has_ended(store: Store, one: Interim, as_of: datetime, known_at: datetime | None) -> bool:
    """Whether it was entered wrongly, or the list had the party by then."""
    if one.end is None:
        return False
    if not one.end.carried_as:
        return True
    return one.end.carried_as in lives(store, one.list, as_of=as_of, known_at=known_at).lives
