"""How does each event vouch for the one before it, and for the rows that it wrote?

An event carries the hash of its predecessor, so that none can be changed, taken out or moved
without every later one giving it away (Haber and Stornetta, *How to time-stamp a digital
document*, 1991). What it says of rows is one digest over their seals. A seal is salted: who
holds the log alone can't guess a customer's name from it, and once a row and its salt are
erased the log says nothing about a person any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import msgspec

from db.records.event import Event

GENESIS = "0" * 64
"""What the first event carries in place of a predecessor's hash."""
_NOT_SEALED = frozenset({"event_id", "salt", "seal"})


def canonical(value: object) -> bytes:
    """Write a value as JSON in one way only: keys in order, no spaces."""
    return msgspec.json.encode(value, order="sorted")


def hash_of(event: Event) -> str:
    """Give the SHA-256 over everything that an event says, its predecessor's hash included."""
    said = {
        "id": event.id,
        "at": moment(event.at),
        "by": event.by,
        "kind": event.kind,
        "about": event.about,
        "detail": event.detail,
        "personal": event.personal,
        "previous": event.previous,
    }
    return sha256(canonical(said)).hexdigest()


def moment(at: datetime) -> str:
    """Write a moment in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(salt: str, table: str, values: Mapping[str, Any]) -> str:
    """Digest a row. What is empty is left out, so that a column added later breaks no seal."""
    said = {
        str(name): plain(value)
        for name, value in values.items()
        if name not in _NOT_SEALED and value is not None and value != ""
    }
    return sha256(salt.encode() + canonical([str(table), said])).hexdigest()


def salted(salt: str, document: str) -> str:
    """Digest what is personal in an event."""
    return sha256(f"{salt}{document}".encode()).hexdigest()


def unsealed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a row says, as its seal has it, without the marks of the log."""
    return {
        str(name): plain(value) for name, value in values.items() if name not in _NOT_SEALED
    }


def root(seals: Iterable[str]) -> str:
    """Digest the seals of rows, whatever their order."""
    return sha256("\n".join(sorted(seals)).encode()).hexdigest()


def plain(value: object) -> object:
    """Give a value of a row as its seal has it: moments in UTC, of a file its digest."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    return value


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that isn't as it was written."""

    where: str
    """`event 17`, or a table with the event that wrote the row."""
    what: str


def faults(events: Iterable[Event], head: tuple[int, str]) -> Iterator[Fault]:
    """Follow the chain from its first event to its head, and say where it is broken.

    `head` is the number and the hash of the last event, as kept apart from the events.
    """
    number, previous = 0, GENESIS
    for event in events:
        where = f"event {event.id}"
        if event.id != number + 1:
            yield Fault(where, _gap(number + 1, event.id))
        if event.previous != previous:
            yield Fault(where, f"it doesn't follow on event {number}")
        if hash_of(event) != event.hash:
            yield Fault(where, "it was changed: its hash is not that of what it says")
        number, previous = event.id, event.hash
    if head != (number, previous):
        yield Fault(
            f"event {max(head[0], number)}",
            f"the log ends with event {number}, and its head names event {head[0]}"
            if head[0] != number
            else "the head of the log has another hash than its last event",
        )


def _gap(first: int, found: int) -> str:
    if found < first:
        return "it stands in the wrong place"
    missing = str(first) if found == first + 1 else f"{first} to {found - 1}"
    return f"event {missing} is missing before it"


def chained(events: Sequence[Event], previous: str = GENESIS) -> bool:
    """Whether events taken out of the log follow on each other and on what came before."""
    for event in events:
        if event.previous != previous or hash_of(event) != event.hash:
            return False
        previous = event.hash
    return True
