"""On which day was a party listed, as far as its list and its publications tell?"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from db.records.entry import Entry, LegalAct, Origin
from db.records.life import Lives
from db.records.subject import EntryKey
from screening.subjects.particulars import stated_days

_NUMBER, _YEAR = re.compile(r"\d+(?=/)|(?<=/)\d+"), 4
"""An act's number and year, in either order: `1059/2014`, `2018/548`."""
_OF_UN = re.compile(r"\bUN", re.IGNORECASE)


class DayBasis(StrEnum):
    """What a day of listing rests on."""

    STATED = "stated"
    """The list has a field for it."""
    REMARK = "remark"
    """A remark of the entry says so."""
    NO_LATER_THAN = "no later than"
    """An act that the entry cites, or the first publication that has it: it may be earlier."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ListingDay:
    """The day on which a list took a party on."""

    on: date | None
    basis: DayBasis

    @property
    def exact(self) -> date | None:
        """The day, where it is known as such."""
        return None if self.basis is DayBasis.NO_LATER_THAN else self.on

    @property
    def printed(self) -> str:
        """The day as a report prints it."""
        if self.on is None:
            return "day unknown"
        return f"≤ {self.on}" if self.basis is DayBasis.NO_LATER_THAN else f"{self.on}"


class _Detail(Protocol):
    """What a list says of a party, with where it stands."""

    @property
    def origin(self) -> Origin: ...


FirstSeen = Mapping[EntryKey, date]
"""By entry: the day of the first publication that has it, where an earlier one lacks it."""


def first_seen(found: Lives) -> dict[EntryKey, date]:
    """Give the day of the first publication that has a party, if an earlier one lacks it."""
    return {
        EntryKey(found.list, life.ref): found.publications[life.spans[0].first].published_on
        for life in found.lives.values()
        if life.spans[0].first
    }


def listing_day(
    entry: Entry,
    pattern: re.Pattern[str],
    others: Collection[date],
    seen: date | None,
    base_acts: tuple[str, ...] = (),
) -> ListingDay:
    """Give the day of listing of an entry.

    `pattern` finds a day behind words for a listing; one of the UN's, or one that is the day on
    which another authority listed the party (`others`), is not this list's. Else the day is no
    later than the oldest act that the entry cites, or than the day on which it was `seen`;
    of the acts that details cite those that made the regime (`base_acts`) are left out.
    """
    if entry.listed_on is not None:
        return ListingDay(entry.listed_on, DayBasis.STATED)
    for day, words in stated_days(entry, pattern):
        if not _OF_UN.search(words) and day not in others:
            return ListingDay(day, DayBasis.REMARK)
    acts = map(_published, _cited(entry, base_acts))
    bounds = [day for day in (*acts, seen) if day is not None]
    if not bounds:
        return ListingDay(None, DayBasis.UNKNOWN)
    return ListingDay(min(bounds), DayBasis.NO_LATER_THAN)


def _cited(entry: Entry, base_acts: tuple[str, ...]) -> Iterator[LegalAct]:
    """Give every act that an entry cites, for itself and for its details."""
    yield from entry.legal_acts
    details: tuple[_Detail, ...] = (
        *entry.names, *entry.birth_dates, *entry.birth_places, *entry.nationalities,
        *entry.identifiers, *entry.addresses, *entry.statements,
    )  # fmt: skip
    for detail in details:
        act = detail.origin.act
        if act is not None and not act.number.startswith(base_acts):
            yield act


def _published(act: LegalAct) -> date | None:
    """Give the day of an act; none where its number is of another year, as one is wrong."""
    day = _iso(act.published_on)
    years = {int(part) for part in _NUMBER.findall(act.number) if len(part) == _YEAR}
    return day if day is None or not years or day.year in years else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
