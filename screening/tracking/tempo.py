"""How soon did designations and measures follow violations, and which drew none?

It describes: that a listing comes after an event doesn't say that it was taken because of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from rules.comparison_model import (
    Event,
    EventRegister,
    Preset,
    Response,
    ResponseForm,
    Triggers,
)


@dataclass(frozen=True, slots=True)
class Wave:
    """Listings by one authority on one day, or on days close together."""

    by: str
    on: date
    """The first of the days."""
    parties: int | None
    source: str
    """The lists that state the day, or the register's own source."""


@dataclass(frozen=True, slots=True)
class After:
    """What an authority did after an event, and how many days later."""

    first: Response | None
    """Its first consequence that is linked to the event."""
    days: int | None
    wave: Wave | None
    """Its next wave of listings, linked or not."""
    wave_days: int | None


class Due(StrEnum):
    """What became of a consequence that a preset asks for."""

    TAKEN = "taken"
    LATE = "late"
    ABSENT = "absent"
    OPEN = "open"
    """The time for it hasn't passed."""
    NOT_RESEARCHED = "not researched"
    """Nobody has looked for responses."""


@dataclass(frozen=True, slots=True)
class Told:
    """One violation with what followed."""

    event: Event
    after: Mapping[str, After]
    """By authority."""
    due: Mapping[str, Due]
    """By authority: what became of what the preset asks for; empty where it asks nothing."""


@dataclass(frozen=True, slots=True)
class KindTempo:
    """One kind of event, with what it drew."""

    id: str
    title: str
    events: int
    researched: int
    answered: Mapping[str, int]
    """By authority: events after which it took a linked consequence."""
    days: Mapping[str, tuple[int, ...]]
    """By authority: the days to that consequence."""
    others: tuple[Response, ...]
    """Consequences beyond listings and measures: diplomatic ones, projects that ended."""

    def median_days(self, authority: str) -> float | None:
        """Give the median of the days to the first consequence of an authority."""
        found = self.days.get(authority, ())
        return median(found) if found else None


@dataclass(frozen=True, slots=True)
class Tempo:
    """The register of violations beside what followed, in one view."""

    preset: Preset
    authorities: tuple[str, ...]
    told: tuple[Told, ...]
    kinds: tuple[KindTempo, ...]
    waves: tuple[Wave, ...]
    titles: Mapping[str, str]
    """What each kind of event is called."""


def waves(
    days: Mapping[str, Iterable[tuple[date, str]]], register: EventRegister, apart: int
) -> tuple[Wave, ...]:
    """Give the waves of listings: those that loaded lists state, and the register's.

    `days` are by authority the days of listing of parties, each with its list. Of two waves so
    many days `apart` at most the one of more parties counts: a list may state the day of some.
    """
    noted = [Wave(one.by, one.on, one.parties, one.source) for one in register.wave]
    noted += [
        Wave(response.by, response.on, None, event.source)
        for event in register.event
        for response in event.response
        if response.form is ResponseForm.LISTING
    ]
    found = [wave for by, listed in days.items() for wave in _stated(by, listed, apart)]
    gap = timedelta(days=apart)
    for wave in noted:
        near = [one for one in found if one.by == wave.by and abs(one.on - wave.on) <= gap]
        if all((one.parties or 0) < (wave.parties or 0) for one in near):
            found = [one for one in found if one not in near] + [wave]
    return tuple(sorted(found, key=lambda wave: (wave.on, wave.by)))


def _stated(by: str, listed: Iterable[tuple[date, str]], apart: int) -> Iterator[Wave]:
    together: list[tuple[date, str]] = []
    for one in [*sorted(listed), None]:
        if together and (one is None or one[0] - together[-1][0] > timedelta(days=apart)):
            source = ", ".join(sorted({name for _, name in together}))
            yield Wave(by, together[0][0], len(together), source)
            together = []
        if one is not None:
            together.append(one)


def tempo(
    register: EventRegister,
    triggers: Triggers,
    preset: str,
    found: Sequence[Wave],
    today: date,
) -> Tempo:
    """Put every violation beside what followed, in one view of what calls for a consequence.

    The authorities are the UN, the EU, those whom the view asks, and those who have waves.
    Raises `KeyError` for a view that the table doesn't have.
    """
    view = {one.id: one for one in triggers.preset}[preset]
    authorities = tuple(dict.fromkeys(["UN", "EU", *view.by, *sorted({w.by for w in found})]))
    violations = {kind.id for kind in register.kind if kind.violation}
    events = sorted(register.event, key=lambda one: one.on)
    events = [one for one in events if one.kind in violations]
    told = [_told(event, authorities, view, found, today) for event in events]
    kinds = [
        _kind(
            kind.id, kind.title, [one for one in told if one.event.kind == kind.id], authorities
        )
        for kind in register.kind
        if kind.violation
    ]
    titles = {kind.id: kind.title for kind in register.kind}
    return Tempo(view, authorities, tuple(told), tuple(kinds), tuple(found), titles)


def _told(
    event: Event,
    authorities: Sequence[str],
    view: Preset,
    found: Sequence[Wave],
    today: date,
) -> Told:
    after = {by: _after(event, by, found) for by in authorities}
    asked = view.by if event.kind in view.kinds else ()
    due = {by: _due(event, after[by], view.within_days, today) for by in asked}
    return Told(event, after, due)


def _after(event: Event, by: str, found: Sequence[Wave]) -> After:
    taken = [
        one for one in event.response if one.by == by and one.linked and one.form.is_consequence
    ]
    first = min(taken, key=lambda one: one.on, default=None)
    wave = next((one for one in found if one.by == by and one.on >= event.on), None)
    return After(
        first,
        (first.on - event.on).days if first else None,
        wave,
        (wave.on - event.on).days if wave else None,
    )


def _due(event: Event, after: After, within: int, today: date) -> Due:
    if after.days is not None:
        return Due.TAKEN if after.days <= within else Due.LATE
    if not event.researched:
        return Due.NOT_RESEARCHED
    return Due.OPEN if today <= event.on + timedelta(days=within) else Due.ABSENT


def _kind(id_: str, title: str, told: Sequence[Told], authorities: Sequence[str]) -> KindTempo:
    days = {
        by: tuple(one.after[by].days or 0 for one in told if one.after[by].days is not None)
        for by in authorities
    }
    others = [
        response
        for one in told
        for response in one.event.response
        if response.form.value in {"diplomatic", "project"}
    ]
    return KindTempo(
        id_,
        title,
        len(told),
        sum(one.event.researched for one in told),
        {by: len(found) for by, found in days.items()},
        days,
        tuple(others),
    )
