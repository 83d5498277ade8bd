"""What did each list ever say, and which references are one record?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from db.records.life import Lives
from db.store.confirmations import confirmations
from db.store.engine import Store
from db.store.lives import documents, lives
from feeds.manifest import Manifest
from screening.lookback.party import Gone, Party, PartyReader, StatedElsewhere
from screening.tracking.changes import Reader, versions_of

_NEVER = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Archive:
    """What is the same for every list: the store, the words for a listing, the moment."""

    store: Store
    pattern: re.Pattern[str]
    now: datetime
    elsewhere: StatedElsewhere = lambda _: ()

    def past(self, manifest: Manifest, known_at: datetime | None = None) -> "Past":
        """Give all that a list ever said, or what of it was here at a moment."""
        found = lives(self.store, manifest.id, known_at=known_at)
        return Past(self, manifest, found, _renamed(self.store, manifest, found, self.now))


@dataclass(frozen=True, slots=True)
class Past:
    """All that a list ever said of anybody, as far as it is here."""

    archive: Archive
    manifest: Manifest
    lives: Lives
    renamed: tuple[tuple[int, str, str], ...]
    """The place of a publication, the reference before it and the one in it, of one record."""

    def families(self) -> list[frozenset[str]]:
        """Give the references of each record, in the order of references."""
        family = {ref: frozenset({ref}) for ref in self.lives.lives}
        for _, before, after in self.renamed:
            joined = family[before] | family[after]
            family.update(dict.fromkeys(joined, joined))
        return sorted(set(family.values()), key=min)

    def parties(self, families: Collection[frozenset[str]]) -> Iterator[Party]:
        """Read the parties that stood under some references."""
        spans = (s for refs in families for ref in refs for s in self.lives.lives[ref].spans)
        archive, name = self.archive, self.manifest.id
        reader = PartyReader(
            self.manifest,
            self.lives,
            documents(archive.store, {span.version_id for span in spans}),
            self._gone(),
            confirmations(archive.store, name),
            archive.pattern,
            archive.now,
            archive.elsewhere,
        )
        for refs in families:
            if (party := reader.party(refs)) is not None:
                yield party

    def _gone(self) -> Gone:
        return frozenset((place, before) for place, before, _ in self.renamed)


def _renamed(
    store: Store, manifest: Manifest, found: Lives, now: datetime
) -> tuple[tuple[int, str, str], ...]:
    turns = [turn for turn in found.turns() if turn.before is None or turn.after is None]
    read = documents(store, versions_of(turns, found))
    place = {published.id: place for place, published in enumerate(found.publications)}
    events = Reader(manifest, found, read, _NEVER, {}, now).events(turns)
    return tuple(
        (place[event.publication.id], event.earlier_ref, event.ref)
        for event in events
        if event.earlier_ref
    )
