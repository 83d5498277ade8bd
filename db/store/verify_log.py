"""Is the log whole, and is every row that it vouches for as it was written?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from db.audit import GENESIS, Fault, faults, root, salted, seal
from db.records.event import Event
from db.store.reading_rows import rows_of
from db.store.vouching import sealed_tables
from db.tables.event import EventHeadRow, EventPersonalRow, EventRow, PurgedRow
from db.tables.row import table

PERSONAL = "event_personal"
Watch = Callable[[str], None]
"""Is told what is being looked at."""


class _Written(msgspec.Struct):
    count: int
    root: str


class _Look(msgspec.Struct):
    list: str


class _Detail(msgspec.Struct):
    """What a verification asks of the detail of an event."""

    rows: dict[str, _Written] = {}
    in_force: dict[int, str] = {}
    looks: list[_Look] = []


@dataclass(slots=True)
class Findings:
    """What a verification looked at and found."""

    events: int = 0
    rows: int = 0
    purged: int = 0
    """Rows that were lawfully erased: the log holds what they were, and who erased them."""
    head: str = GENESIS
    faults: list[Fault] = field(default_factory=list)
    by_event: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What each event says, for whoever verifies more."""


def verify_log(connection: Connection, watch: Watch) -> Findings:
    """Follow the chain, and hold every sealed row against its event."""
    found = Findings()
    watch("the chain of events")
    events = list(_events(connection, found))
    head = connection.execute(select(table(EventHeadRow))).all()
    if len(head) != 1:
        found.faults.append(Fault("event_head", f"it has {len(head)} rows, not one"))
    elif head[0].id != 1:
        found.faults.append(Fault("event_head", f"its row is number {head[0].id}, not 1"))
    at = (head[0].event_id, head[0].hash) if head else (0, GENESIS)
    found.faults += faults(events, at)
    found.events = len(events)
    found.head = events[-1].hash if events else GENESIS
    _personal(connection, events, found)
    _sealed(connection, found, watch)
    return found


def _events(connection: Connection, found: Findings) -> Iterator[Event]:
    for row in rows_of(connection, table(EventRow), found.faults):
        event = Event(**row)
        try:
            msgspec.json.decode(event.detail, type=_Detail)
            found.by_event[event.id] = msgspec.json.decode(event.detail, type=dict[str, Any])
        except msgspec.DecodeError as error:
            what = f"its detail can't be read: {error}"
            found.faults.append(Fault(f"event {event.id}", what))
        yield event


def _tombstones(connection: Connection) -> Mapping[tuple[int, str], list[str]]:
    """Give the seals of what was erased, by event and table."""
    of = table(PurgedRow)
    erased: dict[tuple[int, str], list[str]] = {}
    for row in connection.execute(select(of.c.of_event, of.c.of_table, of.c.of_seal)):
        erased.setdefault((row.of_event, row.of_table), []).append(row.of_seal)
    return erased


def _personal(connection: Connection, events: list[Event], found: Findings) -> None:
    """Hold what is personal in events against their digests."""
    erased = _tombstones(connection)
    kept = {
        row["event_id"]: row
        for row in rows_of(connection, table(EventPersonalRow), found.faults)
    }
    for event in events:
        row = kept.pop(event.id, None)
        where = f"{PERSONAL} {event.id}"
        if row is not None and salted(row["salt"], row["document"]) != event.personal:
            found.faults.append(Fault(where, "it was changed"))
        if row is None and event.personal:
            if erased.get((event.id, PERSONAL)) == [event.personal]:
                found.purged += 1
            else:
                found.faults.append(Fault(where, "it is missing, and was not purged"))
    found.faults += [Fault(f"{PERSONAL} {n}", "no event knows of it") for n in kept]


def _sealed(connection: Connection, found: Findings, watch: Watch) -> None:
    """Hold the rows of every sealed table against the digests in the events."""
    erased = _tombstones(connection)
    tables = sealed_tables()
    for row_type in tables:
        of = table(row_type)
        watch(f"the table {of.name}")
        seals: dict[int, list[str]] = {}
        changed: set[int] = set()
        for row in rows_of(connection, of, found.faults):
            found.rows += 1
            seals.setdefault(row["event_id"], []).append(row["seal"])
            if seal(row["salt"], of.name, row) != row["seal"]:
                changed.add(row["event_id"])
                key = ", ".join(str(row[column.name]) for column in of.primary_key.columns)
                where = f"{of.name} {key}, written by event {row['event_id']}"
                found.faults.append(Fault(where, "the row was changed"))
        found.faults += _against_events(of.name, seals, changed, erased, found)
    names = {table(row_type).name for row_type in tables}
    for (event_id, name), seals_ in erased.items():
        found.purged += len(seals_) if name in names else 0
        if name not in {*names, PERSONAL}:
            what = "says that a row was purged of a table that there isn't"
            found.faults.append(Fault(f"purged, of event {event_id}", what))


def _against_events(
    name: str,
    seals: Mapping[int, list[str]],
    changed: set[int],
    erased: Mapping[tuple[int, str], list[str]],
    found: Findings,
) -> Iterator[Fault]:
    told = {
        event_id: said["rows"][name]
        for event_id, said in found.by_event.items()
        if name in said.get("rows", {})
    }
    for event_id in sorted(seals.keys() - told.keys()):
        yield Fault(f"{name}, event {event_id}", "a row was added that no event wrote")
    for event_id, said in told.items():
        here = [*seals.get(event_id, ()), *erased.get((event_id, name), ())]
        if len(here) != said["count"]:
            yield Fault(
                f"{name}, event {event_id}",
                f"{said['count']} rows were written, {len(here)} are there or lawfully purged",
            )
        elif root(here) != said["root"] and event_id not in changed:
            yield Fault(f"{name}, event {event_id}", "its rows are not those that were written")


def head_of(connection: Connection) -> tuple[int, str]:
    """Give the number and the hash of the last event."""
    row = connection.execute(select(table(EventHeadRow))).one()
    return row.event_id, row.hash
