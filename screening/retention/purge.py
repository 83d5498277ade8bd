"""How is what is due erased: all of it and the record of that, or nothing?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records.event import Happening
from db.store import erasing
from db.store.engine import Store
from db.store.erasing import Counts
from db.store.ledger import Ledger
from rules.retention_model import Record, RetentionTable, begun_before
from screening.retention.due import Part, due

KIND = "purged"
_ERASE: Mapping[Record, Callable[[Ledger, Sequence[int]], Counts]] = {
    Record.ALERTS: erasing.erase_alerts,
    Record.CONFIRMED: erasing.erase_alerts,
    Record.SCREENINGS: erasing.erase_screenings,
    Record.BATCH_RUNS: erasing.erase_batch_runs,
    Record.MESSAGES: erasing.erase_messages,
    Record.EVENTS: erasing.erase_event_details,
}


@dataclass(frozen=True, slots=True)
class Purged:
    """What went."""

    parts: tuple[Part, ...]
    rows: Mapping[str, int]
    """By table."""


def purge(store: Store, table: RetentionTable, *, reason: str, by: str, at: datetime) -> Purged:
    """Erase what is due now, in one transaction with the event that says so.

    The event says by what rules, how many records of each type and rows of each table went, and
    nothing of what they held. Where nothing is due, nothing is written.
    """
    with store.writing() as connection:
        ledger = Ledger(connection)
        erasing.overwriting(connection)
        parts = due(connection, table, at.date())
        rows: Counts = {}
        for part in parts:
            gone = _erased(ledger, part, at)
            rows = {name: rows.get(name, 0) + gone.get(name, 0) for name in rows | gone}
        if rows:
            told = {
                "reason": reason,
                "policy": table.version,
                "applies": list(table.applies),
                "erased": rows,
                "records": [_told(part) for part in parts if part.due],
            }
            ledger.close(Happening(KIND, by, at, "", told))
    erasing.settle(store)
    return Purged(parts, rows)


def _erased(ledger: Ledger, part: Part, at: datetime) -> Counts:
    if not part.due:
        return {}
    if part.record is Record.CUSTOMERS:
        longest = max(one.years for one in part.rules)
        before = begun_before(at.date(), longest)
        return erasing.erase_customers(ledger, part.numbers, before)
    return _ERASE[part.record](ledger, part.numbers)


def _told(part: Part) -> dict[str, object]:
    rules = [
        {
            "jurisdiction": one.jurisdiction,
            "years": one.years,
            "starts": one.starts.value,
            "source": one.source,
        }
        for one in part.rules
    ]
    return {"record": part.record.value, "count": len(part.due), "rules": rules}
