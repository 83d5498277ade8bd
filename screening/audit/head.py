"""How is the end of the log told outside, so that a rewritten log gives itself away?

Whoever can write the whole database can write a log anew. Not so the copy of its head that
stands elsewhere: in a mail to the auditor, on paper, at a notary or a time-stamping service.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from db.audit import Fault
from db.store.events import event_of, hash_at, last_of_all
from screening.audit.errors import AuditError
from screening.version import __version__


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a log at a moment."""

    installation: str
    """The hash of the first event: no other log has it."""
    event: int
    hash: str
    at: datetime
    """When the event happened."""
    exported_at: datetime
    engine: str


def head(connection: Connection, now: datetime) -> Head:
    """Give the head of the log.

    Raises `AuditError` where nothing was ever written.
    """
    first, last = event_of(connection, 1), last_of_all(connection)
    if first is None or last is None:
        raise AuditError("the log has no event yet: nothing was ever recorded here")
    return Head(first.hash, last.id, last.hash, last.at, now, __version__)


def written(found: Head) -> bytes:
    """Give the head as the JSON of its file."""
    return msgspec.json.format(msgspec.json.encode(asdict(found)), indent=2) + b"\n"


def read(path: Path) -> Head:
    """Read a head that was exported.

    Raises `AuditError` where the file can't be read or is none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Head)
    except OSError as error:
        raise AuditError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise AuditError(f"{path} is no head of a log: {error}") from error


def still_there(connection: Connection, kept: Head) -> list[Fault]:
    """Hold a head that was exported against the log as it is now."""
    where, on = f"event {kept.event}", f"{kept.exported_at:%Y-%m-%d %H:%M} UTC"
    if hash_at(connection, 1) != kept.installation:
        return [Fault("event 1", f"this is not the log whose head was exported on {on}")]
    found = hash_at(connection, kept.event)
    if found is None:
        return [Fault(where, f"it was the last one on {on}, and is not there any more")]
    if found != kept.hash:
        what = f"it was written anew: on {on} it was the last one and had another hash"
        return [Fault(where, what)]
    return []
