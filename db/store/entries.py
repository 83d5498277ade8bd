"""How does each party of a list read, as of one of its publications?"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from db.codec import decode
from db.records.entry import Entry
from db.store.engine import Store
from db.store.order import Place, place_of, up_to
from db.store.validity import Interval
from db.tables.entry import EntryRow, EntryValidityRow, EntryVersionRow
from db.tables.identifier import ReferenceRow
from db.tables.publication import PublicationRow
from db.tables.row import table

_publication = table(PublicationRow)
_entry = table(EntryRow)
_version = table(EntryVersionRow)
_validity = table(EntryValidityRow)
_reference = table(ReferenceRow)

_BATCH = 500
"""Documents held in memory at once while they are streamed."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A party in force, and for how long this version of its entry has been."""

    entry_id: int
    digest: str
    is_partial: bool
    interval: Interval


def entries_in_force(store: Store, publication_id: int) -> Iterator[Entry]:
    """Stream every party in force as of a publication, those carried over included."""
    with store.reading() as connection:
        place = place_of(connection, publication_id)
        statement = (
            select(_version.c.document)
            .join(_validity, _validity.c.version_id == _version.c.id)
            .where(covering(place))
            .order_by(_version.c.entry_id)
        )
        streamed = connection.execution_options(yield_per=_BATCH)
        for document in streamed.execute(statement).scalars():
            yield decode(document)


def digests_in_force(store: Store, publication_id: int) -> dict[str, str]:
    """Give the digest of every party in force as of a publication, by reference."""
    with store.reading() as connection:
        return digests(in_force(connection, place_of(connection, publication_id)))


def readings(
    connection: Connection, name: str, ref: str
) -> list[tuple[Entry, int, int | None]]:
    """Give each version of one entry with the publications it holds from and up to."""
    statement = (
        select(
            _version.c.document,
            _validity.c.from_publication_id,
            _validity.c.to_publication_id,
        )
        .join(_entry, _entry.c.id == _version.c.entry_id)
        .join(_validity, _validity.c.version_id == _version.c.id)
        .join(_publication, _publication.c.id == _validity.c.from_publication_id)
        .where(_entry.c.list == name, _entry.c.ref == ref)
        .order_by(_publication.c.generated_at, _publication.c.id)
    )
    rows = connection.execute(statement)
    return [(decode(document), starts, ends) for document, starts, ends in rows]


def covering(place: Place) -> ColumnElement[bool]:
    """Hold for the intervals that a publication lies in."""
    begun = select(_publication.c.id).where(up_to(place))
    return and_(
        _validity.c.from_publication_id.in_(begun),
        or_(
            _validity.c.to_publication_id.is_(None),
            _validity.c.to_publication_id.not_in(begun),
        ),
    )


def in_force(connection: Connection, place: Place) -> dict[str, InForce]:
    """Give who is in force as of a publication, by reference."""
    statement = (
        select(
            _entry.c.ref,
            _version.c.entry_id,
            _version.c.digest,
            _version.c.is_partial,
            _validity.c.version_id,
            _validity.c.from_publication_id,
            _validity.c.to_publication_id,
        )
        .join(_version, _version.c.entry_id == _entry.c.id)
        .join(_validity, _validity.c.version_id == _version.c.id)
        .where(covering(place))
    )
    return {
        ref: InForce(entry_id, digest, is_partial, Interval(version_id, starts, ends))
        for ref, entry_id, digest, is_partial, version_id, starts, ends in connection.execute(
            statement
        )
    }


def digests(parties: dict[str, InForce]) -> dict[str, str]:
    """Keep of each party only what tells its versions apart."""
    return {ref: party.digest for ref, party in parties.items()}


def refs_by_reference(
    connection: Connection, place: Place
) -> dict[tuple[str, str], frozenset[str]]:
    """Give who is in force as of a publication, by the other numbers of their records."""
    statement = (
        select(_reference.c.label, _reference.c.value, _entry.c.ref)
        .join(_version, _version.c.id == _reference.c.version_id)
        .join(_entry, _entry.c.id == _version.c.entry_id)
        .join(_validity, _validity.c.version_id == _version.c.id)
        .where(covering(place))
    )
    found: dict[tuple[str, str], set[str]] = {}
    for label, value, ref in connection.execute(statement):
        found.setdefault((label, value), set()).add(ref)
    return {pair: frozenset(refs) for pair, refs in found.items()}
