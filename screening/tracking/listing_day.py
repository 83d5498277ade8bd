"""On which day was a party listed, as far as its list and its publications tell?"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records.entry import Entry
from db.records.life import Lives
from db.records.subject import EntryKey
from screening.subjects.particulars import stated_days

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
    entry: Entry, pattern: re.Pattern[str], others: Collection[date], seen: date | None
) -> ListingDay:
    """Give the day of listing of an entry.

    `pattern` finds a day behind words for a listing; one of the UN's, or one that is the day on
    which another authority listed the party (`others`), is not this list's. Else the day is no
    later than the oldest act that the entry cites, or than the day on which it was `seen`.
    """
    if entry.listed_on is not None:
        return ListingDay(entry.listed_on, DayBasis.STATED)
    for day, words in stated_days(entry, pattern):
        if not _OF_UN.search(words) and day not in others:
            return ListingDay(day, DayBasis.REMARK)
    acts = (act.published_on for act in entry.legal_acts if act.published_on)
    bounds = [day for day in (*map(_iso, acts), seen) if day is not None]
    if not bounds:
        return ListingDay(None, DayBasis.UNKNOWN)
    return ListingDay(min(bounds), DayBasis.NO_LATER_THAN)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
