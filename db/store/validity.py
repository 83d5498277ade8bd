"""From which publication to which is a version in force, once one more is put in its place?"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from db.tables.entry import EntryValidityRow
from db.tables.row import table

_validity = table(EntryValidityRow)


@dataclass(frozen=True, slots=True)
class Interval:
    """A version is in force from one publication up to another, that one not included."""

    version_id: int
    starts: int
    ends: int | None
    """`None` where it is still in force."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one more publication does to the intervals of its list."""

    closed: tuple[Interval, ...]
    """They end at the new publication."""
    opened: tuple[Interval, ...]
    extended: tuple[int, ...]
    """Versions whose interval started at the successor and now starts at the new one."""


def changes(
    before: Mapping[int, Interval],
    after: Mapping[int, int],
    starting: Set[int],
    here: int,
    successor: int | None,
) -> Changes:
    """Put the publication `here` between its predecessor and its successor, if it has one.

    `before` holds, for each party in force at the predecessor, the interval that covers it;
    `after` the version of each party in force here; `starting` the versions that come into
    force at the successor. What held at any other publication still holds afterwards.
    """
    closed, opened, extended = [], [], []
    for entry_id in before.keys() | after.keys():
        old, version_id = before.get(entry_id), after.get(entry_id)
        if old is not None and old.version_id == version_id:
            continue
        if old is not None:
            closed.append(old)
            if old.ends != successor and successor is not None:
                opened.append(Interval(old.version_id, successor, old.ends))
        if version_id in starting and version_id is not None:
            extended.append(version_id)
        elif version_id is not None:
            opened.append(Interval(version_id, here, successor))
    return Changes(tuple(closed), tuple(opened), tuple(extended))


def starting_at(connection: Connection, publication_id: int | None) -> frozenset[int]:
    """Give the versions that come into force at a publication."""
    statement = select(_validity.c.version_id).where(
        _validity.c.from_publication_id == publication_id
    )
    return frozenset(connection.execute(statement).scalars())


def apply(connection: Connection, change: Changes, here: int, successor: int | None) -> None:
    """Write the changes that the publication `here` makes."""
    close(connection, change.closed, here)
    if change.extended:
        statement = update(_validity).where(
            _validity.c.version_id == bindparam("of"),
            _validity.c.from_publication_id == successor,
        )
        moved = [{"of": version_id} for version_id in change.extended]
        connection.execute(statement.values(from_publication_id=here), moved)
    if change.opened:
        rows = [
            {
                "version_id": interval.version_id,
                "from_publication_id": interval.starts,
                "to_publication_id": interval.ends,
            }
            for interval in change.opened
        ]
        connection.execute(insert(_validity), rows)


def close(connection: Connection, intervals: tuple[Interval, ...], here: int) -> None:
    """End intervals at the publication `here`, not included; an empty one goes altogether."""
    this = (
        _validity.c.version_id == bindparam("of"),
        _validity.c.from_publication_id == bindparam("since"),
    )
    ended = [{"of": i.version_id, "since": i.starts} for i in intervals if i.starts != here]
    if ended:
        connection.execute(update(_validity).where(*this).values(to_publication_id=here), ended)
    emptied = [{"of": i.version_id, "since": i.starts} for i in intervals if i.starts == here]
    if emptied:
        connection.execute(_validity.delete().where(*this), emptied)
