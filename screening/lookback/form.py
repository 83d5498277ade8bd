"""What stands in the certificate of a look back?

All of it is canonical JSON, so that one digest vouches for it. Customers stand in it by the
institution's own number; by name only where that was asked for.
"""

from datetime import date, datetime

import msgspec

FORM = "sanctions look-back 1"
"""Changes with the shape of a certificate."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a certificate."""


class SpanForm(Part, frozen=True):
    """Days in a row, the first and the last included."""

    first: date
    last: date
    days: int


class Parameters(Part, frozen=True):
    """What was asked for."""

    ref: str
    since: date | None
    scope: str
    portfolios: list[str]
    lists: list[str]
    nearest: int
    near_from: float
    """Less similar names were not looked for."""


class FileForm(Part, frozen=True):
    """A publisher's file as it was taken in."""

    sha256: str
    published_on: date
    generated_at: datetime
    activated_at: datetime
    """Since when it was in force here."""


class ListForm(Part, frozen=True):
    """A list, in which condition it was, and every file of it that is here."""

    list: str
    state: str
    because: str
    files: tuple[FileForm, ...]


class ReadingForm(Part, frozen=True):
    """How an entry read, and on which days."""

    ref: str
    digest: str
    """Of the entry as it read."""
    file: str
    """The SHA-256 of the first file in which it reads so."""
    first: date
    last: date
    is_pending: bool
    stated: str
    """What the first day rests on, if it is earlier than the first file; empty where not."""
    active_at: datetime | None


class PartyForm(Part, frozen=True):
    """A listed party."""

    party: str
    refs: list[str]
    name: str
    why: str
    entered: date | None
    basis: str
    active_at: datetime | None
    days_late: int | None
    readings: list[ReadingForm]


class PortfolioForm(Part, frozen=True):
    """The customers that were looked at."""

    portfolio: str
    customers: int
    versions: int
    last_version: int
    seals: str
    """One digest over the seals of all versions."""


class LikenessForm(Part, frozen=True):
    """What a screening says of a record beside an entry."""

    outcome: str
    rule: str
    because: str
    score: float
    confidence: float | None
    matched_name: str


class HitForm(Part, frozen=True):
    """A record like a reading, and the days on which both stood."""

    record: int
    """The number of the version of the customer's record."""
    seal: str
    record_first: date
    record_last: date
    reading: int
    first: date
    last: date
    like: LikenessForm


class ResultForm(Part, frozen=True):
    """A customer that would have raised an alert."""

    party: str
    portfolio: str
    customer: str
    name: str | None
    spans: list[SpanForm]
    days: int
    days_unnoticed: int
    days_before_active: int
    days_pending: int
    noticed_on: date | None
    hits: list[HitForm]


class NearForm(Part, frozen=True):
    """A customer that is similar, and would have raised no alert."""

    party: str
    portfolio: str
    customer: str
    name: str | None
    record: int
    seal: str
    reading: int
    like: LikenessForm


class LogForm(Part, frozen=True):
    """The last event of the log before."""

    event: int
    hash: str


class Certificate(Part, frozen=True):
    """What was looked at, and what came of it."""

    form: str
    says: str
    made_at: datetime
    by: str
    tool: str
    engine: str
    index_format: str
    rules: str
    is_whole: bool
    """Whether every list that matters was there, fresh and whole."""
    parameters: Parameters
    lists: list[ListForm]
    parties: list[PartyForm]
    portfolios: list[PortfolioForm]
    found: int
    """How many customers would have raised an alert, each counted once."""
    results: list[ResultForm]
    nearest: list[NearForm]
    log: LogForm
    digest: str = ""
    """The SHA-256 over everything else, as canonical JSON."""
