"""How does a file become what is in force, wholly or not at all?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.codec import digest
from db.errors import StoreError
from db.history import compare
from db.records.entry import Entry, UnreadableRecord
from db.records.event import Happening
from db.records.publication import CarriedOver, Delta, Draft
from db.store import validity
from db.store.carry import SURROGATE, Before, carry_over
from db.store.confirmations import confirm
from db.store.engine import Store
from db.store.entries import InForce, digests, in_force, refs_by_reference
from db.store.ledger import Ledger
from db.store.order import Place, neighbours
from db.store.publication_rows import Counts, add_publication, note_carried
from db.store.vouching import vouch_for_publication
from db.store.writing import add_entries, add_versions, known_refs, next_number
from db.tables.publication import PublicationRow

_ACCEPTED = "the file was accepted as it is, with --accept"


@dataclass(frozen=True, slots=True)
class _Content:
    """What holds as of a publication."""

    readable: Mapping[str, Entry]
    """The records of the file, whole and partial."""
    digests: Mapping[str, str]
    """Of every party in force, those carried over included."""
    carried: tuple[CarriedOver, ...]


def publish(
    store: Store,
    draft: Draft,
    entries: Sequence[Entry],
    unreadable: Sequence[UnreadableRecord],
    *,
    activated_at: datetime | None = None,
) -> Delta:
    """Put a file in force in one transaction, also an older one among those loaded before.

    What is kept is what the publisher says: whether a party that the file no longer has is
    screened all the same follows from it (`screening.removals`). An older file changes only
    what was in force in its time, and holds no removals. `activated_at` is now, if not given.
    """
    whole = _by_ref(draft, entries)
    said = {ref: digest(entry) for ref, entry in whole.items()}
    with store.publishing() as connection:
        here = Place(draft.list, draft.generated_at, next_number(connection, PublicationRow))
        predecessor, successor = neighbours(connection, here)
        before = {} if predecessor is None else in_force(connection, predecessor)
        known = _before(connection, predecessor, before, unreadable)
        content = _content(whole, said, unreadable, before, known)
        counts = Counts(len(content.digests), len(whole), len(unreadable))
        now = activated_at or datetime.now(UTC)
        if successor is not None:
            draft = replace(draft, held_because="")
        add_publication(connection, here.id, draft, counts, now)
        earlier = frozenset() if successor else known_refs(connection, draft.list)
        _put_in_force(connection, here, successor, before, content)
        added, amended, removed = compare(digests(before), content.digests)
        ledger = Ledger(connection)
        if draft.accepted_by:
            act = f"{_ACCEPTED} {draft.sha256}"
            confirm(ledger, here, removed, at=now, by=draft.accepted_by, act=act)
        vouch_for_publication(ledger, here)
        ledger.close(_happened(draft, here, (added, amended, removed), now))
    returned = tuple(ref for ref in added if ref in earlier)
    return Delta(
        draft.list,
        tuple(ref for ref in added if ref not in earlier),
        amended,
        removed,
        returned,
        content.carried,
        is_history=successor is not None,
    )


def _happened(
    draft: Draft, here: Place, changed: tuple[tuple[str, ...], ...], at: datetime
) -> Happening:
    added, amended, removed = changed
    told = {
        "sha256": draft.sha256,
        "publication": here.id,
        "added": len(added),
        "amended": len(amended),
        "removed": removed,
        "accepted_by": draft.accepted_by,
    }
    return Happening("list published", draft.accepted_by, at, draft.list, told)


def _by_ref(draft: Draft, entries: Sequence[Entry]) -> dict[str, Entry]:
    """Refuse a file in which two different records bear one reference."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.list != draft.list or not entry.ref:
            raise StoreError(f"{draft.list}: {entry.name} has no reference of this list")
        if entry.ref in found and digest(found[entry.ref]) != digest(entry):
            raise StoreError(f"{draft.list}: two records bear the reference {entry.ref}")
        found[entry.ref] = entry
    return found


def _before(
    connection: Connection,
    predecessor: Place | None,
    before: Mapping[str, InForce],
    unreadable: Sequence[UnreadableRecord],
) -> Before:
    """Give what `carry_over` has to know; other numbers only where it will ask for them."""
    partial = frozenset(ref for ref, party in before.items() if party.is_partial)
    asks = any(not record.ref for record in unreadable)
    asks = asks or any(ref.startswith(SURROGATE) for ref in partial)
    numbers = refs_by_reference(connection, predecessor) if predecessor and asks else {}
    return Before(frozenset(before) - partial, partial, numbers)


def _content(
    whole: Mapping[str, Entry],
    said: Mapping[str, str],
    unreadable: Sequence[UnreadableRecord],
    before: Mapping[str, InForce],
    known: Before,
) -> _Content:
    carried = carry_over(whole, unreadable, known)
    kept = {ref: before[ref].digest for ref in carried.kept if ref in before}
    partial = {ref: digest(entry) for ref, entry in carried.partials.items()}
    reasons = tuple(carried.kept[ref] for ref in sorted(carried.kept))
    return _Content({**whole, **carried.partials}, {**kept, **said, **partial}, reasons)


def _put_in_force(
    connection: Connection,
    here: Place,
    successor: Place | None,
    before: Mapping[str, InForce],
    content: _Content,
) -> None:
    """Write what is new, and from when to when each version holds."""
    entry_ids = add_entries(connection, here.list, content.digests)
    version_ids = {
        ref: party.interval.version_id
        for ref, party in before.items()
        if content.digests.get(ref) == party.digest
    }
    wanted = {
        (entry_ids[ref], said): content.readable[ref]
        for ref, said in content.digests.items()
        if ref not in version_ids
    }
    made = add_versions(connection, here.list, wanted)
    after = {entry_id: version_id for (entry_id, _), version_id in made.items()}
    after |= {entry_ids[ref]: version_id for ref, version_id in version_ids.items()}
    until = None if successor is None else successor.id
    intervals = {party.entry_id: party.interval for party in before.values()}
    starting = validity.starting_at(connection, until)
    change = validity.changes(intervals, after, starting, here.id, until)
    validity.apply(connection, change, here.id, until)
    note_carried(connection, here.id, content.carried, entry_ids)
