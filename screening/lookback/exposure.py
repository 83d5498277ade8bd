"""On how many days was a customer's record like a listed party's entry, and unnoticed?

Nothing here compares: it counts the days of what was compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records.screening import Match, Outcome
from db.records.subject import EntryKey
from screening.lookback.days import Days, before, count, runs
from screening.lookback.party import Party
from screening.lookback.records import Record

STRENGTH = (Outcome.MATCH, Outcome.REVIEW, Outcome.NOT_SCREENED, Outcome.NO_MATCH)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a screening says of a record beside an entry; nothing of the customer's is in it."""

    outcome: Outcome
    rule: str
    because: str
    score: float
    confidence: float | None
    matched_name: str
    """As the list prints it."""

    @property
    def is_alert(self) -> bool:
        """Whether it would have raised an alert."""
        return self.outcome in {Outcome.MATCH, Outcome.REVIEW}

    @property
    def order(self) -> tuple[int, float]:
        """The strongest comes first."""
        return STRENGTH.index(self.outcome), -self.score


def likeness(found: Match) -> Likeness:
    """Keep of a match what is reported."""
    sure = None if found.confidence is None else round(found.confidence, 4)
    return Likeness(
        found.outcome,
        found.rule,
        found.because,
        round(found.score, 4),
        sure,
        found.matched_name,
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """A record like a reading of the entry, and the days on which both stood."""

    record: Record
    reading: int
    """The place of the reading among the party's."""
    days: Days
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Exposure:
    """A customer that would have raised an alert, and on which days."""

    party: EntryKey
    portfolio: str
    customer_id: str
    hits: tuple[Hit, ...]
    """In the order of days; never none."""
    noticed_on: date | None
    """The day of the first alert on the two; `None` where there was none."""
    days_before_active: int
    """So many days lie before the party was screened here."""
    days_pending: int
    """On so many the list had the party no longer, its removal not being in effect."""

    @property
    def spans(self) -> tuple[Days, ...]:
        """The days, with a gap wherever the two were not alike or one of them not there."""
        return runs(hit.days for hit in self.hits)

    @property
    def days(self) -> int:
        """How many days, each counted once."""
        return count(self.spans)

    @property
    def days_unnoticed(self) -> int:
        """How many of them lie before the first alert."""
        return count(before(self.spans, self.noticed_on))

    @property
    def is_open(self) -> bool:
        """Whether no alert was ever raised on the two."""
        return self.noticed_on is None

    @property
    def strongest(self) -> Hit:
        """The hit with the strongest outcome."""
        return min(self.hits, key=lambda hit: hit.likeness.order)

    @property
    def name(self) -> str:
        """The customer's name as it stood in the last record that is like the entry."""
        return self.hits[-1].record.name


@dataclass(frozen=True, slots=True)
class Near:
    """A customer whose record is similar, and would not have raised an alert on any day."""

    party: EntryKey
    portfolio: str
    record: Record
    reading: int
    likeness: Likeness


def exposure(
    party: Party, portfolio: str, hits: Sequence[Hit], noticed_on: date | None
) -> Exposure:
    """Count the days of a customer's hits on a party."""
    ordered = tuple(sorted(hits, key=lambda hit: (hit.days, hit.reading)))
    days = [hit.days for hit in ordered]
    pending = [h.days for h in ordered if party.readings[h.reading].is_pending]
    active = party.active_at.date() if party.active_at is not None else None
    return Exposure(
        party.key,
        portfolio,
        ordered[0].record.customer.id,
        ordered,
        noticed_on,
        count(before(days, active)),
        count(pending),
    )
