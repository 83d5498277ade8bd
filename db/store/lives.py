"""In which publications did each party of a list stand?"""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, select

from db.codec import decode
from db.records.entry import Entry
from db.records.life import Life, Lives, Span
from db.records.publication import Publication
from db.store.engine import Store
from db.store.publications import publications
from db.tables.entry import EntryRow, EntryValidityRow, EntryVersionRow
from db.tables.row import table

_entry = table(EntryRow)
_version = table(EntryVersionRow)
_validity = table(EntryValidityRow)
_CHUNK = 500
"""So many versions are asked for at a time."""


def lives(
    store: Store,
    name: str,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> Lives:
    """Give everybody who ever stood on a list, as it was published.

    `as_of` leaves out publications of later days, `known_at` those that this installation took
    in later. Of several readings of one file the last counts, but it was here since the first
    and holds what any of them held; the sample is no publication.
    """
    every = publications(store, name)
    looked_at = _looked_at(every, as_of, known_at)
    with store.reading() as connection:
        spans = _spans(connection, name, every, looked_at)
    found = {ref: Life(ref, _joined(runs)) for ref, runs in sorted(spans.items())}
    return Lives(name, tuple(looked_at), found)


def documents(store: Store, version_ids: set[int]) -> dict[int, Entry]:
    """Give how entries read, version by version."""
    wanted = sorted(version_ids)
    found: dict[int, Entry] = {}
    with store.reading() as connection:
        for start in range(0, len(wanted), _CHUNK):
            some = _version.c.id.in_(wanted[start : start + _CHUNK])
            statement = select(_version.c.id, _version.c.document).where(some)
            for number, document in connection.execute(statement):
                found[number] = decode(document)
    return found


def _looked_at(
    every: list[Publication], as_of: datetime | None, known_at: datetime | None
) -> list[Publication]:
    known = (
        found
        for found in every
        if not found.is_sample
        and (as_of is None or found.published_on <= as_of.astimezone(UTC).date())
        and (known_at is None or found.activated_at <= known_at)
    )
    of_one_moment = groupby(known, key=lambda found: found.generated_at)
    return [_last_reading(list(same)) for _, same in of_one_moment]


def _last_reading(same: list[Publication]) -> Publication:
    return replace(
        same[-1],
        activated_at=min(reading.activated_at for reading in same),
        held_because=next((r.held_because for r in same if r.held_because), ""),
    )


def _spans(
    connection: Connection, name: str, every: list[Publication], looked_at: list[Publication]
) -> dict[str, list[Span]]:
    """Give the spans of each reference, in terms of the publications looked at."""
    order = {found.id: place for place, found in enumerate(every)}
    shown = {found.id for found in looked_at}
    # How many of those looked at stand before each place among all.
    before = [0]
    for found in every:
        before.append(before[-1] + (found.id in shown))
    statement = (
        select(
            _entry.c.ref,
            _validity.c.version_id,
            _validity.c.from_publication_id,
            _validity.c.to_publication_id,
        )
        .join(_version, _version.c.id == _validity.c.version_id)
        .join(_entry, _entry.c.id == _version.c.entry_id)
        .where(_entry.c.list == name)
    )
    spans: dict[str, list[Span]] = {}
    for ref, version_id, starts, ends in connection.execute(statement):
        first = before[order[starts]]
        end = before[len(every) if ends is None else order[ends]]
        if first < end:
            spans.setdefault(ref, []).append(Span(version_id, first, end))
    return spans


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Put spans in order, those of one version together that nothing parts."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.first):
        before = found[-1] if found else None
        if before and before.version_id == span.version_id and before.end == span.first:
            found[-1] = Span(span.version_id, before.first, span.end)
        else:
            found.append(span)
    return tuple(found)
