"""Is everything that is kept as it was written, night after night?"""

from db.store.verify import verify
from screening.logs import LOG
from screening.nightly.night import Night, Trouble

SUBJECT = "log"
_MOST = 3
"""So many faults are named; how many there are is said."""


def verified(night: Night) -> None:
    """Hold everything that is kept against the log; a fault is told as trouble."""
    with night.store.reading() as connection:
        found = verify(connection)
    night.looked_at.add(SUBJECT)
    night.told["log"] = {
        "events": found.events,
        "rows": found.rows,
        "purged": found.purged,
        "head": found.head,
        "faults": len(found.faults),
    }
    LOG.info("log verified: %s events, %s faults", found.events, len(found.faults))
    if found.faults:
        named = "; ".join(f"{one.where}: {one.what}" for one in found.faults[:_MOST])
        problem = f"{len(found.faults)} faults: {named}; see sanctions audit verify"
        night.troubles.append(Trouble(SUBJECT, "verifying the log", "altered", problem))
