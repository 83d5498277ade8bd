"""How did the entry of a listed party read, and on which days?

By the days on which the publisher put its files out, not by those on which they were taken in
here. The first reading holds from the day of listing that the list states, else from the first
file that has the party. A party that the list no longer has counts until its removal takes
effect, as a screening of those days finds it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from db.codec import digest
from db.records.entry import Entry
from db.records.life import Life, Lives, Span
from db.records.publication import Confirmation, Publication
from db.records.subject import EntryKey
from feeds.manifest import Manifest
from screening.lookback.days import DAY, Days, between
from screening.removals import Removal, absence
from screening.tracking.changes import Documents
from screening.tracking.listing_day import DayBasis, ListingDay, listing_day

StatedElsewhere = Callable[[EntryKey], Collection[date]]
"""Gives the days on which other lists state that they listed the party."""
Gone = frozenset[tuple[int, str]]
"""By place of the publication: references whose record goes on under another one there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it read on some days."""

    entry: Entry
    digest: str
    days: Days
    since: Publication
    """The first file in which it reads so."""
    is_pending: bool = False
    """Whether the list had the party no longer, and its removal was not in effect yet."""
    stated: ListingDay | None = None
    """Where the first file is later than the day of listing: that day."""
    active_at: datetime | None = None
    """Since when it was screened here so; `None` where it never was."""


@dataclass(frozen=True, slots=True)
class Party:
    """A listed party with all readings of its entry."""

    key: EntryKey
    """As its list had it last."""
    refs: tuple[str, ...]
    """Every reference under which the record stood."""
    readings: tuple[Reading, ...]
    """In order."""
    entered: ListingDay
    """When it came into force, and what that rests on."""
    active_at: datetime | None
    """Since when it was screened here; `None` where it never was."""
    why: str = ""
    """Why it is looked back at."""

    @property
    def name(self) -> str:
        """The party as its list calls it now, or called it last."""
        return self.readings[-1].entry.name

    @property
    def keys(self) -> frozenset[EntryKey]:
        """Every entry under which it may be known."""
        return frozenset(EntryKey(self.key.list, ref) for ref in self.refs)

    @property
    def days_late(self) -> int | None:
        """Days from its entry into force until it was screened here; `None` if it never was."""
        if self.active_at is None or self.entered.on is None:
            return None
        return max((self.active_at.date() - self.entered.on).days, 0)


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads parties out of the lives of a list."""

    manifest: Manifest
    lives: Lives
    documents: Documents
    gone_on: Gone
    said: Mapping[str, Sequence[Confirmation]]
    pattern: re.Pattern[str]
    """Finds a day of listing behind words for it."""
    now: datetime
    elsewhere: StatedElsewhere = lambda _: ()
    _digests: dict[int, str] = field(default_factory=dict)

    def party(self, refs: Collection[str]) -> Party | None:
        """Give the party that stood under some references; `None` where it is yet to come."""
        spans = sorted(
            ((span, ref) for ref in refs for span in self.lives.lives[ref].spans),
            key=lambda found: (found[0].first, found[0].end),
        )
        readings: list[Reading] = []
        for span, ref in spans:
            readings += self._readings(span, ref, [one for one, _ in spans], readings)
        if not readings:
            return None
        first, latest = readings[0], max(spans, key=lambda found: found[0].end)
        entered = first.stated or ListingDay(first.days.first, DayBasis.NO_LATER_THAN)
        return Party(
            EntryKey(self.lives.list, latest[1]),
            tuple(sorted(refs)),
            tuple(readings),
            entered,
            self._active([span for span, _ in spans]),
        )

    def _readings(
        self, span: Span, ref: str, spans: Sequence[Span], earlier: Sequence[Reading]
    ) -> Iterator[Reading]:
        published = self.lives.publications
        since, entry = published[span.first], self.documents[span.version_id]
        begins = not any(one.first < span.first <= one.end for one in spans)
        stated = self._stated(entry, ref, since, earlier) if begins else None
        day = stated.on if stated is not None and stated.on else since.published_on
        digest_ = self._digest(span.version_id, entry)
        active = self._active([span])
        if days := between(day, self._end(span)):
            yield Reading(entry, digest_, days, since, stated=stated, active_at=active)
        if days := self._pending(self.lives.lives[ref], span, spans):
            yield Reading(entry, digest_, days, since, is_pending=True, active_at=active)

    def _digest(self, version_id: int, entry: Entry) -> str:
        if version_id not in self._digests:
            self._digests[version_id] = digest(entry)
        return self._digests[version_id]

    def _stated(
        self, entry: Entry, ref: str, since: Publication, earlier: Sequence[Reading]
    ) -> ListingDay | None:
        """Give the day of listing, if it is before the first file and after what was before."""
        others = self.elsewhere(EntryKey(entry.list, ref))
        acts = self.manifest.base_acts
        found = listing_day(entry, self.pattern, others, None, acts)
        if found.on is None or found.on > since.published_on:
            return None
        is_new = all(found.on > reading.days.last for reading in earlier)
        return found if is_new else None

    def _end(self, span: Span) -> date:
        """Give the last day on which it reads so; a day belongs to the file put out on it."""
        published = self.lives.publications
        if span.end == len(published):
            return self.now.date()
        return min(published[span.end].published_on - DAY, self.now.date())

    def _pending(self, life: Life, span: Span, spans: Sequence[Span]) -> Days | None:
        """Give the days on which the party was gone and its removal not in effect."""
        place, published = span.end, self.lives.publications
        if place == len(published) or (place, life.ref) in self.gone_on:
            return None
        if any(one.first <= place < one.end for one in spans):
            return None
        said = self.said.get(life.ref, ())
        removal = absence(self.lives, life, place, self.manifest, said, self.now)
        back = min((one.first for one in spans if one.first > place), default=None)
        ends = [self.now.date()]
        if back is not None:
            ends.append(published[back].published_on - DAY)
        if removal.until is not None and removal.removal is not Removal.WITHDRAWN:
            ends.append(removal.until.date() - DAY)
        return between(published[place].published_on, min(ends))

    def _active(self, spans: Sequence[Span]) -> datetime | None:
        """Give the moment from which the newest file here had the party in one of the spans."""
        published, newest = self.lives.publications, -1
        order = sorted(range(len(published)), key=lambda one: published[one].activated_at)
        for place in order:
            newest = max(newest, place)
            if any(span.first <= newest < span.end for span in spans):
                return published[place].activated_at
        return None
