"""Which rows does a publication make beside its entries?"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from db.records.publication import CarriedOver, Draft
from db.tables.publication import CarriedOverRow, NewLeafRow, PublicationRow
from db.tables.row import table

_publication = table(PublicationRow)
_new_leaf = table(NewLeafRow)
_carried_over = table(CarriedOverRow)


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
    del values["printed_on"]
    values["published_on"] = draft.published_on.isoformat()
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
            "problem": party.problem,
        }
        for party in carried
    ]
    if rows:
        connection.execute(insert(_carried_over), rows)
