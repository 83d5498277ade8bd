"""Which parties does a list no longer have, and are they screened all the same?

Publishers drop entries by mistake and bring them back. So a removal is *pending*, and the party
screened, until a person confirms it with the official act or the days of the manifest have
passed; where a file lost too much at once it is *held* until a person has looked, however long.
All of it follows from the publications and the confirmations, in whatever order files came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from db.codec import digest
from db.records.entry import Entry
from db.records.life import Life, Lives
from db.records.publication import Confirmation, Publication
from db.store.confirmations import confirmations
from db.store.engine import Store
from db.store.entries import digests_in_force
from db.store.lives import documents, lives
from db.store.publications import newest
from feeds.manifest import Manifest
from screening.names.terms import plain


class Removal(StrEnum):
    """What becomes of a party that a list no longer has."""

    PENDING = "pending"
    """It stays screened until a person confirms the removal, or enough days have passed."""
    HELD = "held"
    """The file lost too much: it stays screened until a person has looked."""
    WITHDRAWN = "withdrawn"
    """It came back before that."""
    CONFIRMED = "confirmed"
    """A person has named the official act."""
    IN_EFFECT = "in_effect"
    """Enough days have passed."""

    @property
    def keeps_screened(self) -> bool:
        """Whether the party is screened though the list no longer has it."""
        return self in {Removal.PENDING, Removal.HELD}


@dataclass(frozen=True, slots=True)
class Absence:
    """A party is gone from a list, for now or for good."""

    ref: str
    version_id: int
    """How its entry read last."""
    last: Publication
    """The last publication that has it."""
    gone: Publication
    """The first that doesn't."""
    removal: Removal
    until: datetime | None
    """When it took or takes effect, was confirmed or withdrawn; `None` while it is held."""
    confirmation: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A party that the newest publication doesn't have, and that is screened all the same."""

    absence: Absence
    entry: Entry


def missing(
    store: Store,
    manifest: Manifest,
    at: datetime,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> tuple[Missing, ...]:
    """Give who is screened though the list no longer has them, by reference.

    `at` is the moment at which somebody asks; the others leave publications out, see `lives`.
    An older file that is loaded late brings nobody back who was never in force here, but as of
    a day in the past everything counts that was published.
    """
    found = lives(store, manifest.id, as_of=as_of, known_at=known_at)
    said = confirmations(store, manifest.id, known_at)
    open_ = [
        absence
        for life in found.lives.values()
        if (absence := last_absence(found, life, manifest, said.get(life.ref, ()), at))
        and absence.removal.keeps_screened
        and (as_of is not None or _was_in_force(found, life))
    ]
    if not open_:
        return ()
    goes_on = _carried_on(store, manifest, found, open_)
    read = documents(store, {absence.version_id for absence in open_})
    still = (absence for absence in open_ if absence.ref not in goes_on)
    return tuple(Missing(absence, read[absence.version_id]) for absence in still)


def screened_refs(
    store: Store, manifest: Manifest, published: Publication, now: datetime
) -> set[str]:
    """Give who is screened as of a publication, those too that the newest doesn't have."""
    found = set(digests_in_force(store, published.id))
    if published == newest(store, manifest.id):
        found |= {one.absence.ref for one in missing(store, manifest, now)}
    return found


def last_absence(
    found: Lives,
    life: Life,
    manifest: Manifest,
    said: Sequence[Confirmation],
    at: datetime,
) -> Absence | None:
    """Give the absence that lasts; `None` for a party that the newest publication has."""
    place = life.spans[-1].end
    if place == len(found.publications):
        return None
    return absence(found, life, place, manifest, said, at)


def absence(
    found: Lives,
    life: Life,
    place: int,
    manifest: Manifest,
    said: Sequence[Confirmation],
    at: datetime,
) -> Absence:
    """Give the absence of a party that begins with a publication."""
    span = next(span for span in life.spans if span.end == place)
    last, gone = found.publications[place - 1], found.publications[place]
    until = gone.generated_at + timedelta(days=manifest.removal_days)
    back = life.back_after(place)
    returned = found.publications[back].generated_at if back is not None else None
    known = Absence(life.ref, span.version_id, last, gone, Removal.PENDING, until)
    for one in said:
        if one.absent_at >= gone.generated_at and (
            returned is None or one.absent_at < returned
        ):
            status = Removal.CONFIRMED
            return replace(known, removal=status, until=one.at, confirmation=one)
    if returned is not None and (returned < until or gone.held_because):
        return replace(known, removal=Removal.WITHDRAWN, until=returned)
    if gone.held_because:
        return replace(known, removal=Removal.HELD, until=None)
    return replace(known, removal=Removal.IN_EFFECT) if at >= until else known


def _was_in_force(found: Lives, life: Life) -> bool:
    """Whether the party was here before the first file came that doesn't have it any more."""
    having = (p for span in life.spans for p in found.publications[span.first : span.end])
    lacking = found.publications[life.spans[-1].end :]
    return min(p.activated_at for p in having) <= min(p.activated_at for p in lacking)


def is_same_record(before: Entry, after: Entry, identity: Iterable[str]) -> bool:
    """Whether two entries are one record under two references.

    They have a number in common by which the publisher knows the record, and a name unless
    the first could only half be read; or all that they say.
    """
    if before.type is not after.type and not before.is_partial:
        return False
    labels = set(identity)
    ours, theirs = ({p for p in e.references if p[0] in labels} for e in (before, after))
    if not ours.isdisjoint(theirs):
        if before.is_partial:
            return True
        named = {plain(name.text) for name in before.names}
        return not named.isdisjoint(plain(name.text) for name in after.names)
    if {name.text for name in before.names} != {name.text for name in after.names}:
        return False  # no need to digest all the rest of them
    return digest(_bare(before)) == digest(_bare(after))


def _bare(entry: Entry) -> Entry:
    return replace(entry, ref="", references=())


def _carried_on(
    store: Store, manifest: Manifest, found: Lives, gone: Sequence[Absence]
) -> set[str]:
    """Give those whose record goes on under another reference."""
    first = {p.id: place for place, p in enumerate(found.publications)}
    earliest = min(first[absence.gone.id] for absence in gone)
    end = len(found.publications)
    new = {
        life.spans[-1].version_id
        for life in found.lives.values()
        if life.spans[0].first >= earliest and life.spans[-1].end == end
    }
    read = documents(store, new | {absence.version_id for absence in gone})
    return {
        absence.ref
        for absence in gone
        if any(
            is_same_record(read[absence.version_id], read[other], manifest.identity)
            for other in new
        )
    }
