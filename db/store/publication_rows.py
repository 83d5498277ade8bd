"""Which rows does a publication make beside its entries?"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from db.records.publication import CarriedOver, CarryReason, Draft
from db.tables.entry import EntryRow
from db.tables.publication import CarriedOverRow, NewLeafRow, PublicationRow
from db.tables.row import table

_publication = table(PublicationRow)
_new_leaf = table(NewLeafRow)
_carried_over = table(CarriedOverRow)
_entry = table(EntryRow)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many parties are in force, and how many records of the file could be read."""

    entry_count: int
    record_count: int
    unreadable_count: int


def add_publication(
    connection: Connection, number: int, draft: Draft, counts: Counts, activated_at: datetime
) -> None:
    """Write a publication and what nobody had seen before in its file."""
    values = {**asdict(draft), **asdict(counts), "id": number, "activated_at": activated_at}
    leaves = values.pop("new_in_source")
    connection.execute(insert(_publication), values)
    if leaves:
        rows = [
            {**leaf, "publication_id": number, "position": position}
            for position, leaf in enumerate(leaves)
        ]
        connection.execute(insert(_new_leaf), rows)


def note_carried(
    connection: Connection,
    number: int,
    carried: Iterable[CarriedOver],
    entry_ids: Mapping[str, int],
) -> None:
    """Write why each party is in force that the file does not give whole."""
    rows = [
        {
            "publication_id": number,
            "entry_id": entry_ids[party.ref],
            "reason": party.reason.value,
            "problem": party.problem,
        }
        for party in carried
    ]
    if rows:
        connection.execute(insert(_carried_over), rows)


def held(connection: Connection, number: int) -> tuple[str, ...]:
    """Give the parties whose removal a publication holds, by reference."""
    statement = (
        select(_entry.c.ref)
        .join(_carried_over, _carried_over.c.entry_id == _entry.c.id)
        .where(
            _carried_over.c.publication_id == number,
            _carried_over.c.reason == CarryReason.REMOVAL_HELD.value,
        )
    )
    return tuple(sorted(connection.execute(statement).scalars()))


def release(connection: Connection, number: int, entry_count: int) -> None:
    """Hold no removal any longer."""
    connection.execute(
        delete(_carried_over).where(
            _carried_over.c.publication_id == number,
            _carried_over.c.reason == CarryReason.REMOVAL_HELD.value,
        )
    )
    statement = update(_publication).where(_publication.c.id == number)
    connection.execute(statement.values(entry_count=entry_count))
