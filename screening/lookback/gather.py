"""What came of the comparisons of a portfolio, customer by customer?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.audit import root
from db.store.looking_back import SealedVersion
from screening.lookback.answer import Examined
from screening.lookback.compare import Shelved
from screening.lookback.exposure import Exposure, Hit, Likeness, Near, exposure
from screening.lookback.party import Party
from screening.lookback.records import Record

Key = tuple[int, str]
"""The place of a party among those looked back at, and a customer."""
Noticed = Mapping[Key, date]
"""The day of the first alert on the two."""
Found = tuple[Record, int, Likeness]
"""A record, the number of the version that it is like, and how alike they are."""


@dataclass(slots=True)
class Seen:
    """Counts the versions of a portfolio as they pass by."""

    portfolio: str
    last: int
    customers: int = 0
    seals: list[str] = field(default_factory=list)
    _before: str | None = None

    def noted(self, versions: Iterable[SealedVersion]) -> Iterator[SealedVersion]:
        """Note each version and hand it on."""
        for version in versions:
            self.seals.append(version.seal)
            self.customers += version.customer.id != self._before
            self._before = version.customer.id
            yield version

    def examined(self) -> Examined:
        """Tell what passed by."""
        digest, count = root(self.seals), len(self.seals)
        return Examined(self.portfolio, self.customers, count, self.last, digest)


@dataclass(slots=True)
class Gathered:
    """What is alike in a portfolio."""

    portfolio: str
    versions: Sequence[Shelved]
    hits: dict[Key, list[Hit]] = field(default_factory=dict)
    below: dict[Key, Near] = field(default_factory=dict)

    def take(self, record: Record, number: int, told: Likeness, party: Party) -> None:
        """Take up one comparison."""
        version = self.versions[number]
        key = version.party, record.customer.id
        for place, days in zip(version.readings, version.days, strict=True):
            if (both := record.days.common(days)) is None:
                continue
            if told.is_alert:
                self.hits.setdefault(key, []).append(Hit(record, place, both, told))
            elif key not in self.below or told.score > self.below[key].likeness.score:
                self.below[key] = Near(party.key, self.portfolio, record, place, told)

    def exposures(self, parties: Sequence[Party], noticed: Noticed) -> Iterator[Exposure]:
        """Give who would have raised an alert, with the days counted."""
        for key, hits in self.hits.items():
            yield exposure(parties[key[0]], self.portfolio, hits, noticed.get(key))

    def nearest(self) -> Iterator[Near]:
        """Give who is similar and would have raised none on any day."""
        return (near for key, near in self.below.items() if key not in self.hits)
