"""On which days was each version of a customer's record the institution's?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from db.records.customer import Customer
from db.store.looking_back import SealedVersion
from screening.lookback.days import Days, touched


@dataclass(frozen=True, slots=True)
class Record:
    """A version of a customer's record, with the days on which it stood, if only in part."""

    customer: Customer
    days: Days
    seal: str
    """By which the log vouches for it."""

    @property
    def name(self) -> str:
        """The customer's name as it stood then."""
        return next(iter(self.customer.fields.get("name", ())), "")


def by_customer(
    versions: Iterable[SealedVersion], now: datetime
) -> Iterator[tuple[Record, ...]]:
    """Give the records of each customer; none for the time in which it was retired.

    A day on which one version gives way to the next belongs to both, the day of the retirement
    to the record retired.
    """
    for _, its in groupby(versions, key=lambda version: version.customer.id):
        yield tuple(_records(tuple(its), now))


def _records(versions: Sequence[SealedVersion], now: datetime) -> Iterator[Record]:
    known = [version for version in versions if version.at <= now]
    for place, version in enumerate(known):
        later = [one.at for one in known[place + 1 :]]
        days = touched(version.at, min(later)) if later else Days(version.at.date(), now.date())
        if days is not None and not version.customer.is_retired:
            yield Record(version.customer, days, version.seal)
