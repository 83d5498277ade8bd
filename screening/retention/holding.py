"""How is it said that a customer's records must be kept, whatever their age?"""

from dataclasses import dataclass
from datetime import datetime

from db.records.alert import Status
from db.records.retention import Hold
from db.store.alerts import alerts
from db.store.customers import versions
from db.store.engine import Store
from db.store.holds import holds, say


class HoldError(Exception):
    """Nothing was said; the message says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose records are to be held, or held no longer."""

    portfolio: str
    customer_id: str
    is_held: bool
    reason: str


def hold(store: Store, wanted: Wanted, *, by: str, at: datetime) -> int:
    """Keep a word on a hold, and give its number. Raises `HoldError`."""
    whom = f"{wanted.portfolio} {wanted.customer_id}"
    if not wanted.reason.strip():
        raise HoldError("say why, with --reason")
    theirs = alerts(store, wanted.portfolio, customers=[wanted.customer_id])
    if not theirs and not versions(store, wanted.portfolio, wanted.customer_id):
        raise HoldError(f"nothing is kept of {whom}")
    words = [
        one
        for one in holds(store)
        if (one.portfolio, one.customer_id) == (wanted.portfolio, wanted.customer_id)
    ]
    is_held = bool(words) and words[-1].is_held
    if wanted.is_held and is_held:
        raise HoldError(f"{whom} is held already, since {words[-1].at:%Y-%m-%d}")
    is_confirmed = any(one.status is Status.CONFIRMED for one in theirs)
    if not wanted.is_held and not is_held and not is_confirmed:
        raise HoldError(f"{whom} isn't held")
    said = Hold(
        0,
        at,
        by,
        wanted.portfolio,
        wanted.customer_id,
        is_held=wanted.is_held,
        reason=wanted.reason.strip(),
    )
    return say(store, said)
