"""What did each publication of a list change?

Everything here follows from the publications that were loaded, in whatever order, and from
what persons confirmed: two installations with the same files tell the same story.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db.history import difference
from db.records.entry import Entry, Statement
from db.records.life import Lives, Turn
from db.records.publication import Confirmation, Publication
from feeds.manifest import Manifest
from screening.names.terms import plain
from screening.removals import absence, is_same_record
from screening.tracking.event import Event, EventKind

Documents = Mapping[int, Entry]
"""How entries read, by the number of the version."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads events out of the lives of a list."""

    manifest: Manifest
    lives: Lives
    documents: Documents
    death: re.Pattern[str]
    """What a folded text says of a dead party."""
    confirmations: Mapping[str, Sequence[Confirmation]]
    now: datetime

    def events(self, turns: Sequence[Turn]) -> Iterator[Event]:
        """Give what happened at each turn; nothing where only stamps and order changed.

        All turns of a publication must be given, as a record under a new reference is one
        that is gone and one that is new.
        """
        by_place: dict[int, list[Turn]] = {}
        for turn in turns:
            by_place.setdefault(turn.place, []).append(turn)
        for place, here in sorted(by_place.items()):
            yield from self._at(self.lives.publications[place], place, here)

    def _at(
        self, publication: Publication, place: int, turns: Sequence[Turn]
    ) -> Iterator[Event]:
        earlier = self._rekeyed(turns)
        gone = set(earlier.values())
        for turn in turns:
            if turn.after is None and turn.ref in gone:
                continue
            before = self._entry(turn.before)
            kind = _kind(turn)
            if (old := earlier.get(turn.ref)) is not None:
                before = self._entry(next(t.before for t in turns if t.ref == old))
                kind = EventKind.REKEYED
            found = Event(
                kind,
                turn.ref,
                publication,
                before,
                self._entry(turn.after),
                earlier_ref=old or "",
            )
            if (told := self._told(found, place)) is not None:
                yield told

    def _entry(self, version_id: int | None) -> Entry | None:
        return None if version_id is None else self.documents[version_id]

    def _told(self, found: Event, place: int) -> Event | None:
        """Complete an event; `None` where nothing happened that says anything."""
        if found.kind is EventKind.REMOVED:
            return self._removed(found, place)
        if found.kind is EventKind.LISTED and self._was_here(found.ref, place):
            return self._returned(found, place)
        if found.before is None or found.after is None:
            return found
        return self._amended(found, found.before, found.after)

    def _amended(self, found: Event, before: Entry, after: Entry) -> Event | None:
        changes = difference(before, after, self.manifest.stamps)
        if not changes and found.kind is EventKind.AMENDED:
            return None
        told = replace(found, changes=changes)
        if set(before.programmes).isdisjoint(after.programmes):
            return replace(told, kind=EventKind.MOVED)
        if said := self._says_dead(before, after):
            return replace(told, kind=EventKind.DIED, because=f"The list now says: {said!r}.")
        return told

    def _was_here(self, ref: str, place: int) -> bool:
        return any(span.end <= place for span in self.lives.lives[ref].spans)

    def _returned(self, found: Event, place: int) -> Event:
        """Complete the return of a party, with what it changed since it was last there."""
        span = [s for s in self.lives.lives[found.ref].spans if s.end <= place][-1]
        before = self.documents[span.version_id]
        gone = self.lives.publications[span.end].generated_at
        back = found.publication.generated_at
        is_soon = back < gone + timedelta(days=self.manifest.removal_days)
        said = "its removal was still pending" if is_soon else "its removal had taken effect"
        after = found.after or before
        return replace(
            found,
            kind=EventKind.RETURNED,
            before=before,
            changes=difference(before, after, self.manifest.stamps),
            because=f"The list had it no longer since {gone:%Y-%m-%d}; {said}.",
        )

    def _removed(self, found: Event, place: int) -> Event:
        life, said = self.lives.lives[found.ref], self.confirmations.get(found.ref, ())
        gone = absence(self.lives, life, place, self.manifest, said, self.now)
        act = gone.confirmation
        because = f"Confirmed by {act.by}: {act.act}." if act else ""
        return replace(found, absence=gone, because=because)

    def _rekeyed(self, turns: Sequence[Turn]) -> dict[str, str]:
        """Give, for each new reference, the one under which its record stood before."""
        gone = {t.ref: self.documents[t.before] for t in turns if t.before and not t.after}
        new = {t.ref: self.documents[t.after] for t in turns if t.after and not t.before}
        found: dict[str, str] = {}
        for ref, entry in new.items():
            for old, before in gone.items():
                if is_same_record(before, entry, self.manifest.identity):
                    found[ref] = old
                    del gone[old]
                    break
        return found

    def _says_dead(self, before: Entry, after: Entry) -> str:
        """Give the text that says so, if none did before."""
        if any(self._finds_death(text) for text in _texts(before.statements)):
            return ""
        return next(filter(self._finds_death, _texts(after.statements)), "")

    def _finds_death(self, text: str) -> bool:
        return self.death.search(plain(text)) is not None


def _kind(turn: Turn) -> EventKind:
    if turn.after is None:
        return EventKind.REMOVED
    return EventKind.LISTED if turn.before is None else EventKind.AMENDED


def _texts(statements: Iterable[Statement]) -> Iterator[str]:
    return (statement.text for statement in statements)


def versions_of(turns: Iterable[Turn], lives: Lives) -> set[int]:
    """Give the versions that must be read to tell what happened at these turns."""
    wanted = {v for turn in turns for v in (turn.before, turn.after) if v is not None}
    for turn in turns:
        earlier = [s for s in lives.lives[turn.ref].spans if s.end <= turn.place]
        wanted.update(span.version_id for span in earlier[-1:])
    return wanted
