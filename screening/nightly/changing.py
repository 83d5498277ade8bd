"""What changed on the lists since a run last told of it, and did it come into force in time?"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from db.records.message import Message
from db.records.publication import Publication
from db.records.screening import Scope
from db.store.looks import last_good
from db.store.messages import put
from db.store.publications import event_of, publications, put_in_force_after
from db.store.runs import head
from feeds.registry import manifest
from rules import loader
from screening.logs import LOG
from screening.nightly.night import Night
from screening.notices.notice import Notice, NoticeKind, Value
from screening.removals import Removal
from screening.tracking.event import Event, EventKind
from screening.tracking.story import Span, Stage

ALLOWED = timedelta(hours=24)
"""From publication to active."""
_RUN = timedelta(hours=2)
"""What a run may be later than the one of the day before. The date in some files is only that
of the download: all that is known of such a file is that the last look did not bring it."""
_ADDED = {EventKind.LISTED, EventKind.RETURNED}
_WORDS = {
    EventKind.LISTED: "added",
    EventKind.AMENDED: "amended",
    EventKind.REKEYED: "under another reference",
    EventKind.MOVED: "moved to another programme",
    EventKind.DIED: "amended: said to be dead",
    EventKind.REMOVED: "removed",
    EventKind.RETURNED: "back",
}


def changed(night: Night) -> None:
    """Keep a notice of each publication that came into force and changed anything."""
    seen_to = head(night.store)
    new = put_in_force_after(night.store, night.mark)
    for published in new:
        events = _events(night, published)
        is_first = _is_first(night, published)
        if events or is_first:
            night.is_to_review = True
            keep(night, _changes(night, published, events, is_first=is_first))
        late = None if is_first else _late(night, published)
        if late is not None:
            keep(night, late)
        LOG.info("list %s: %s changes in force", published.list, len(events))
    night.told["publications"] = [one.id for one in new]
    night.told["seen_to"] = seen_to


def keep(night: Night, notice: Notice) -> None:
    """Keep a notice to be delivered, unless it was kept before."""
    message = Message(
        notice.key, notice.kind.value, notice.at, night.run.run_id, notice.to_json()
    )
    if put(night.store, message, by=night.by):
        LOG.info("notice %s kept", notice.key)


def _is_first(night: Night, published: Publication) -> bool:
    earlier = publications(night.store, published.list)
    return not any(one.id < published.id and not one.is_sample for one in earlier)


def _events(night: Night, published: Publication) -> list[Event]:
    """Tell what one publication changed, whatever has to do with the DPRK first."""
    rules = loader.read(night.settings.rules_folder)
    stage = Stage(night.store, rules, night.world.now())
    since = published.generated_at - timedelta(days=2)
    (found,) = stage.changes([published.list], Span(since), Scope.ALL)
    events = [one for one in found.events if one.publication.id == published.id]
    return sorted(events, key=lambda one: (not one.is_dprk, one.kind is EventKind.AMENDED))


def _changes(
    night: Night, published: Publication, events: Sequence[Event], *, is_first: bool
) -> Notice:
    lines = [*map(_line, events)]
    if is_first:
        lines.insert(0, f"{published.entry_count} parties: the first file of this list here")
    held = sum(1 for one in events if one.absence and one.absence.removal is Removal.HELD)
    facts: dict[str, Value] = {
        "run": night.run.run_id,
        "lists": (f"{published.list} of {published.published_on:%Y-%m-%d}",),
        "added": _count(events, _ADDED),
        "amended": _count(events, set(_WORDS) - _ADDED - {EventKind.REMOVED}),
        "removed": _count(events, {EventKind.REMOVED}),
        "held": held,
        "parties": tuple(lines),
    }
    key = f"changes/{published.list}/{published.id}"
    return Notice(NoticeKind.CHANGES, key, night.world.now(), facts)


def _count(events: Iterable[Event], kinds: set[EventKind]) -> int:
    return sum(1 for one in events if one.kind in kinds)


def _line(event: Event) -> str:
    mark = " (DPRK)" if event.is_dprk else ""
    word = _WORDS[event.kind]
    if event.absence is not None and event.absence.removal.keeps_screened:
        word = f"{word}, {event.absence.removal.value}: still screened"
    return f"{event.publication.list} {event.ref} {word}: {event.entry.name}{mark}"


def _late(night: Night, published: Publication) -> Notice | None:
    """Give the alarm where a file of the publisher may have become active too late."""
    if "://" not in published.source:  # a file that somebody loaded
        return None
    looked = last_good(night.store, published.list, event_of(night.store, published.id))
    lasted, allowed = published.activated_at - _out_at(published), ALLOWED
    if manifest(published.list).volatile and looked is not None:
        lasted, allowed = published.activated_at - looked, ALLOWED + _RUN
    if lasted <= allowed:
        return None
    facts: dict[str, Value] = {
        "run": night.run.run_id,
        "list": published.list,
        "hours": int(ALLOWED.total_seconds() // 3600),
        "published": _moment(published.generated_at),
        "looked": _moment(looked) if looked else "never",
        "active": _moment(published.activated_at),
        "lasted": f"up to {lasted.total_seconds() / 3600:.1f} hours",
    }
    key = f"late/{published.list}/{published.id}"
    return Notice(NoticeKind.LATE, key, night.world.now(), facts)


def _out_at(published: Publication) -> datetime:
    """Give when it was out for sure: a file that names only a day, by the end of it."""
    said = published.generated_at
    is_day = (said.hour, said.minute, said.second) == (0, 0, 0)
    return said + timedelta(days=1) if is_day else said


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
