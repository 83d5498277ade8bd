"""Which customers raised an alert, and what did whom decide?"""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import SealedRow, UtcDateTime


class AlertRow(SealedRow, table=True):
    """A customer may be a listed party: one alert for the two."""

    __tablename__ = "alert"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    portfolio: str
    customer_id: str = Field(index=True)
    customer_version: int
    subject: str
    """The party as it was called then: `un:KPi.033`."""
    entries: str
    """Its entries that are like the customer, parted by spaces."""
    why: str
    """Why it appeared: a new entry, an amended one, a changed customer ..."""
    because: str
    earlier: int | None = None
    """The alert on the same two that this one comes after."""
    rescreening_id: int = Field(index=True)
    outcome: str
    score: float
    confidence: float | None = None
    matches: str = Field(sa_column=Column(Text, nullable=False))
    """As the documented JSON of a screening has them."""


class AlertStepRow(SealedRow, table=True):
    """What happened to an alert after it was raised."""

    __tablename__ = "alert_step"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    alert_id: int = Field(foreign_key="alert.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    kind: str
    """`assigned`, `proposed`, `decided`, `refused`, `seen_again`, `gone`."""
    verdict: str = ""
    reason: str = ""
    """The code of the reason, from `rules/review.toml`."""
    text: str = Field(default="", sa_column=Column(Text, nullable=False))
    """The officer's comment, or what changed."""
    evidence: str = ""
    """Digests of files kept with it, parted by spaces."""
    expires_on: date | None = None
    """For a false positive: the last day on which it suppresses the pair."""
    fingerprint: str = Field(default="", sa_column=Column(Text, nullable=False))
    """For a false positive: digests of the fields that mattered, as JSON."""


class ProposalRow(SealedRow, table=True):
    """What takes effect once a second person has agreed."""

    __tablename__ = "proposal"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    kind: str = Field(index=True)
    about: str
    payload: str = Field(sa_column=Column(Text, nullable=False))
    reason: str


class ApprovalRow(SealedRow, table=True):
    """What a second person said of a proposal."""

    __tablename__ = "approval"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    proposal_id: int = Field(foreign_key="proposal.id", unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    is_approved: bool
    reason: str


class LegalHoldRow(SealedRow, table=True):
    """A customer's records must be kept, whatever their age; the last word counts."""

    __tablename__ = "legal_hold"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    portfolio: str
    customer_id: str
    is_held: bool
    reason: str
