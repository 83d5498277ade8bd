"""Does the log verify, what changed in how the tool works, and what was lawfully erased?"""

from collections import Counter
from typing import Any

import msgspec

from db.records.event import Event
from db.store.events import happened
from screening.audit.verification import Verified
from screening.kept_rules import RULES_CHANGED
from screening.kept_settings import CONFIGURATION_CHANGED
from screening.pack.ground import Ground, minute
from screening.report.sheet import Section, Table, fields, row
from screening.retention.purge import KIND as PURGED

_AT = "at (UTC)"


def log(ground: Ground, verified: Verified) -> Section:
    """Give what verifying the log found, its head, and its events by kind."""
    events = [one for one in happened(ground.store) if ground.period.has(one.at)]
    tables = (_faults(verified), _changes(events), _purges(events), _kinds(events))
    shown = tuple(one for one in tables if one.rows)
    return Section("log", "The log of what was done", _said(verified), (), shown)


def _said(verified: Verified) -> tuple[str, ...]:
    word = (
        "Everything is as it was written."
        if verified.is_whole
        else f"{len(verified.faults)} things are not as they were written: see the faults."
    )
    looked = (
        f"Verified: {verified.events:,} events, {verified.rows:,} rows and {verified.files:,} "
        f"raw files of lists; {verified.purged:,} rows were lawfully erased. {word}"
    )
    head = verified.head
    if head is None:
        return (looked, "The log has no event.")
    return (
        looked,
        f"Head of the log when this pack was made: event {head.event} of {minute(head.at)} "
        f"UTC, {head.hash}; the log begins with {head.installation}.",
    )


def _faults(verified: Verified) -> Table:
    rows = tuple(row(one.where, one.what) for one in verified.faults)
    return Table("faults", "What is not as it was written", fields("where", "what"), rows)


def _changes(events: list[Event]) -> Table:
    rows = []
    for event in events:
        if event.kind in {RULES_CHANGED, CONFIGURATION_CHANGED}:
            told = _detail(event)
            changed = (
                f"{word}: {', '.join(map(str, told[word]))}"
                for word in ("changed", "added", "removed")
                if told.get(word)
            )
            rows.append(
                row(event.id, minute(event.at), event.kind, event.by, "; ".join(changed))
            )
    heads = fields("event", _AT, "kind", "by", "what", numbers=("event",), keys=(_AT,))
    return Table("changes", "Rules and settings that changed", heads, tuple(rows))


def _purges(events: list[Event]) -> Table:
    rows = []
    for event in events:
        if event.kind == PURGED:
            told = _detail(event)
            gone = ", ".join(f"{one['record']} {one['count']}" for one in told["records"])
            what = (
                gone,
                sum(told["erased"].values()),
                told["reason"],
                ", ".join(told["applies"]),
            )
            rows.append(row(event.id, minute(event.at), event.by, *what))
    heads = fields(
        "event", _AT, "by", "records", "rows", "reason", "jurisdictions",
        numbers=("event", "rows"), keys=(_AT,),
    )  # fmt: skip
    return Table("purges", "What was lawfully erased", heads, tuple(rows))


def _kinds(events: list[Event]) -> Table:
    counts = Counter(event.kind for event in events)
    rows = tuple(row(kind, count) for kind, count in sorted(counts.items()))
    heads = fields("kind", "events", numbers=("events",))
    return Table("events", "Events of the period, by kind", heads, rows)


def _detail(event: Event) -> dict[str, Any]:
    return msgspec.json.decode(event.detail, type=dict[str, Any])
