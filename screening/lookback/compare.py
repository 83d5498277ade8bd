"""Which records of customers are like which readings of the entries, by the present rules?

All readings stand in a small index of their own, and each record is put to it as a screening
does: what search comes upon is compared, and a rule decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.records.assessment import CategoryFinding
from db.records.derived import Assessed, Derived
from db.records.entry import Entry
from db.records.screening import Scope
from db.records.subject import EntryKey
from rules import loader
from rules.decision import WORDS_FOUND_FROM
from screening.built_index import build
from screening.decide import beside
from screening.index import Index
from screening.lookback.days import Days
from screening.lookback.exposure import Likeness, likeness
from screening.lookback.party import Party
from screening.lookback.records import Record
from screening.nexus import NexusReader, country_pattern
from screening.portfolio.record import query

NEAR_FROM = WORDS_FOUND_FROM
"""Search comes upon every name in scope that is as similar; it may pass over others."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version of an entry in the small index: its number there is its place in a list."""

    party: int
    """The place of the party among those looked back at."""
    entry: Entry
    readings: tuple[int, ...]
    """The places of the party's readings that read so."""
    days: tuple[Days, ...]
    """Of each of them."""

    def is_there(self, days: Days) -> bool:
        """Whether the entry read so on one of some days."""
        return any(days.common(one) is not None for one in self.days)


def shelved(parties: Sequence[Party]) -> list[Shelved]:
    """Give every version of every party once, in the order of their numbers."""
    found = []
    for number, party in enumerate(parties):
        by_digest: dict[tuple[str, str], list[int]] = {}
        for place, reading in enumerate(party.readings):
            by_digest.setdefault((reading.entry.ref, reading.digest), []).append(place)
        for places in by_digest.values():
            entry = party.readings[places[0]].entry
            days = tuple(party.readings[place].days for place in places)
            found.append(Shelved(number, entry, tuple(places), days))
    return found


def build_small(
    path: Path,
    versions: Sequence[Shelved],
    rules: loader.RuleFiles,
    nexus: NexusReader,
    explained: Mapping[EntryKey, tuple[CategoryFinding, ...]],
) -> None:
    """Write the index of the versions; `explained` are categories that today's entries have."""
    keys = {EntryKey(one.entry.list, one.entry.ref) for one in versions}
    told = tuple(Assessed(key, (), explained[key]) for key in sorted(keys & explained.keys()))
    build(
        path,
        [(one.entry, nexus.reasons(one.entry)) for one in versions],
        loader.decisions(rules),
        country_pattern(loader.nexus(rules)),
        derived=Derived(assessed=told),
    )


@dataclass(frozen=True, slots=True)
class Comparer:
    """Puts records to the small index."""

    index: Index
    days: Sequence[Shelved]
    scope: Scope
    today: date
    is_near_wanted: bool = True

    def found(self, records: Sequence[Record]) -> Iterator[tuple[int, int, Likeness]]:
        """Give what is alike: the place of the record, the number of the version, how alike."""
        for place, record in enumerate(records):
            if not any(one.is_there(record.days) for one in self.days):
                continue
            asked = query(record.customer, self.today)
            least = NEAR_FROM if self.is_near_wanted else None
            for number in sorted(self.index.candidates(asked, self.scope, least)):
                if not self.days[number].is_there(record.days):
                    continue
                indexed = self.index.entry(number)
                told = likeness(beside(asked, indexed, self.scope, self.index.decisions))
                if told.is_alert or (self.is_near_wanted and told.score >= NEAR_FROM):
                    yield place, number, told
