"""Does every listed name and number find its own entry in the index of tonight?"""

from dataclasses import asdict
from typing import Any

from db.records.event import Happening
from db.store.ledger import record
from screening.logs import LOG
from screening.nightly.night import Night, Trouble
from screening.selftest import EVENT, SelfTest, self_test

SUBJECT = "self-test"
SHOWN = 20
"""So many misses are kept."""


def self_tested(night: Night) -> None:
    """Screen every listed text, and keep what came of it in the log.

    Raises `NotReadyError` where there is no index, `StoreError` where nothing can be kept.
    """
    lists = night.settings.operations.timetable.lists
    session = night.session()
    found = self_test(night.settings, session, lists, _unwatched)
    told = said(found) | {"index": session.conditions.digest}
    at = night.world.now()
    record(night.store, Happening(EVENT, night.by, at, night.run.run_id, told))
    night.told["self_test"] = told
    LOG.info("self-test: %s names, %s missed", found.names, len(found.misses))
    if not found.is_passed:
        night.troubles.append(_trouble(found))


def said(found: SelfTest) -> dict[str, Any]:
    """Give what is kept of a self-test; listed parties are public."""
    return {
        "passed": found.is_passed,
        "names": found.names,
        "numbers": found.numbers,
        "entries": found.entries,
        "seconds": round(found.seconds, 1),
        "missed": len(found.misses),
        "misses": [asdict(miss) for miss in found.misses[:SHOWN]],
    }


def _trouble(found: SelfTest) -> Trouble:
    step = "the self-test of the index"
    if not found.names:
        return Trouble(SUBJECT, step, "empty", "there is no list to test")
    shown = "; ".join(f"{m.list} {m.ref} {m.text!r}: {m.problem}" for m in found.misses[:3])
    problem = f"{len(found.misses)} listed names and numbers don't find their entry: {shown}"
    return Trouble(SUBJECT, step, "missed", problem)


def _unwatched(done: int, total: int) -> None:
    """A run has nobody who would watch it."""
