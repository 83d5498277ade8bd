"""Which records are due: every period over, and nothing that keeps them?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from db.records.retention import Aged, Pair
from db.store import ageing
from rules.retention_model import Record, RetentionRule, RetentionTable, begun_before, is_due


@dataclass(frozen=True, slots=True)
class Part:
    """What is due of one type of record."""

    record: Record
    rules: tuple[RetentionRule, ...]
    """Every one must have run out; with none of them nothing is ever due."""
    due: tuple[Aged, ...]
    held: int
    """Records whose periods are over, and which somebody wanted kept."""
    newest: int = 0
    """Records that stay as their number would be given again."""

    @property
    def numbers(self) -> list[int]:
        """Of every row that is due."""
        return [number for one in self.due for number in one.numbers]

    @property
    def oldest(self) -> datetime | None:
        """Since when the oldest of them would have had to be kept."""
        return min((min(one.starts.values()) for one in self.due), default=None)


_BY_AGE: Mapping[Record, Callable[[Connection, datetime], Iterator[Aged]]] = {
    Record.SCREENINGS: ageing.aged_screenings,
    Record.BATCH_RUNS: ageing.aged_batch_runs,
    Record.MESSAGES: ageing.aged_messages,
    Record.EVENTS: ageing.aged_event_details,
}


def due(connection: Connection, table: RetentionTable, today: date) -> tuple[Part, ...]:
    """Say of each type of record what is due, as one state of the store has it."""
    alerts = list(ageing.aged_alerts(connection))
    plain, confirmed = (
        _part(
            record,
            [one for one in alerts if one.is_confirmed is (record is Record.CONFIRMED)],
            table,
            today,
        )
        for record in (Record.ALERTS, Record.CONFIRMED)
    )
    gone = {one.numbers for one in (*plain.due, *confirmed.due)}
    left = {one.pair for one in alerts if one.numbers not in gone}
    customers = _part(Record.CUSTOMERS, _without(connection, left), table, today)
    return (plain, confirmed, customers, *_by_age(connection, table, today))


def _without(connection: Connection, left: set[Pair | None]) -> list[Aged]:
    """Give the customers of whom no alert stays."""
    return [one for one in ageing.aged_customers(connection) if one.pair not in left]


def _by_age(connection: Connection, table: RetentionTable, today: date) -> Iterator[Part]:
    for record, older in _BY_AGE.items():
        rules = table.rules_for(record)
        longest = max((one.years for one in rules), default=0)
        found = older(connection, begun_before(today, longest)) if longest else ()
        yield _part(record, found, table, today)


def _part(record: Record, found: Iterable[Aged], table: RetentionTable, today: date) -> Part:
    rules = table.rules_for(record)
    over = [one for one in found if is_due(rules, one.starts, today)]
    return Part(
        record,
        rules,
        tuple(one for one in over if not one.stays),
        sum(one.stays == ageing.HELD for one in over),
        sum(one.stays == ageing.NEWEST for one in over),
    )
