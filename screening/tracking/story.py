"""What changed on the lists in a time, and what is the life of one entry?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.records.entry import Entry
from db.records.life import Lives, Turn
from db.records.publication import Publication
from db.records.screening import Scope
from db.store.confirmations import confirmations
from db.store.engine import Store
from db.store.lives import documents, lives
from feeds.manifest import Manifest
from feeds.registry import manifests
from rules import loader
from screening.names.terms import alternatives, whole_words
from screening.nexus import reader
from screening.tracking.changes import Reader, versions_of
from screening.tracking.event import Event, EventKind

_ENDS = frozenset({EventKind.REMOVED, EventKind.MOVED, EventKind.DIED})
"""What one list does to a party and no other list need follow."""


@dataclass(frozen=True, slots=True)
class Span:
    """About what time is asked."""

    since: datetime | None = None
    """Publications after this moment; `None` for the newest one only."""
    until: datetime | None = None
    known_at: datetime | None = None
    """As this installation knew it then."""


@dataclass(frozen=True, slots=True)
class ListChanges:
    """What the publications of one list changed in a time."""

    list: str
    base: Publication | None
    """The publication with which the first of them is compared; `None` where there is none."""
    publications: tuple[Publication, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is the same for all that is asked: the store, the tables, the moment."""

    store: Store
    rules: loader.RuleFiles
    now: datetime
    elsewhere: Callable[[Entry], tuple[Entry, ...]] = lambda _: ()
    """Gives the entries in force that other lists have of the party."""

    def changes(self, names: Sequence[str], span: Span, scope: Scope) -> list[ListChanges]:
        """Tell what changed on some lists, list by list."""
        return [self._changes(manifests()[name], span, scope) for name in names]

    def departures(self, name: str, scope: Scope) -> list[Event]:
        """Tell whom a list has removed since its first publication here."""
        manifest = manifests()[name]
        found = lives(self.store, name)
        turns = [turn for turn in found.turns() if turn.before is None or turn.after is None]
        return [
            event
            for event in self._events(manifest, found, turns, None)
            if event.kind is EventKind.REMOVED and (scope is Scope.ALL or event.is_dprk)
        ]

    def history(self, manifest: Manifest, ref: str, span: Span) -> "History | None":
        """Tell the life of one entry; `None` where the list never had it."""
        found = lives(self.store, manifest.id, as_of=span.until, known_at=span.known_at)
        if ref not in found.lives:
            return None
        refs, turns = {ref}, found.turns()
        while True:  # as long as the record turns out to have had another reference
            places = {turn.place for turn in turns if turn.ref in refs}
            here = [turn for turn in turns if turn.place in places]
            told = self._events(manifest, found, here, span.known_at)
            events = [event for event in told if not refs.isdisjoint(_refs(event))]
            more = refs.union(*map(_refs, events))
            if more == refs:
                return self._history(found, ref, refs, events)
            refs = more

    def _changes(self, manifest: Manifest, span: Span, scope: Scope) -> ListChanges:
        found = lives(self.store, manifest.id, as_of=span.until, known_at=span.known_at)
        published = found.publications
        first = max(len(published) - 1, 0)
        if span.since is not None:
            since = span.since
            first = next(
                (n for n, p in enumerate(published) if p.published_on > since.date()),
                len(published),
            )
        turns = [turn for turn in found.turns() if turn.place >= first]
        events = self._events(manifest, found, turns, span.known_at)
        wanted = [event for event in events if scope is Scope.ALL or event.is_dprk]
        base = published[first - 1] if first else None
        return ListChanges(manifest.id, base, published[first:], tuple(wanted))

    def _events(
        self,
        manifest: Manifest,
        found: Lives,
        turns: Sequence[Turn],
        known_at: datetime | None,
    ) -> list[Event]:
        read = documents(self.store, versions_of(turns, found))
        words = alternatives(loader.tracking(self.rules).death.words)
        death = re.compile(whole_words(words))
        is_related = self._is_related()
        said = confirmations(self.store, manifest.id, known_at)
        events = Reader(manifest, found, read, death, said, self.now).events(turns)
        return [
            replace(
                event,
                is_dprk=any(is_related(e) for e in (event.before, event.after) if e),
                elsewhere=self.elsewhere(event.entry) if event.kind in _ENDS else (),
            )
            for event in events
        ]

    def _is_related(self) -> Callable[[Entry], bool]:
        nexus = reader(loader.nexus(self.rules))
        return lambda entry: any(not reason.is_mention for reason in nexus.reasons(entry))

    def _history(
        self, found: Lives, ref: str, refs: set[str], events: Sequence[Event]
    ) -> "History":
        first = min(span.first for one in refs for span in found.lives[one].spans)
        born = next(
            span for one in refs for span in found.lives[one].spans if span.first == first
        )
        last = found.lives[ref].spans[-1]
        read = documents(self.store, {born.version_id, last.version_id})
        return History(
            found.list,
            ref,
            found.publications,
            found.publications[first],
            read[born.version_id],
            read[last.version_id],
            is_first=first == 0,
            is_listed=any(
                found.lives[one].spans[-1].end == len(found.publications) for one in refs
            ),
            events=tuple(events),
        )


@dataclass(frozen=True, slots=True)
class History:
    """The life of one entry."""

    list: str
    ref: str
    publications: tuple[Publication, ...]
    """All that were looked at."""
    first_seen: Publication
    born: Entry
    """As it read then."""
    last: Entry
    """As it reads now or, where it is gone, last read."""
    is_first: bool
    """Whether it stood in the first publication: it may have been listed before."""
    is_listed: bool
    """Whether the last publication has it, under whatever reference."""
    events: tuple[Event, ...]


def _refs(event: Event) -> set[str]:
    """Give the references under which a record stood before and after an event."""
    return {event.ref, event.earlier_ref} - {""}
