"""What did the tool do unattended, and whom did it tell?"""

from datetime import datetime

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import SealedRow, UtcDateTime


class RunRow(SealedRow, table=True):
    """A run began."""

    __tablename__ = "run"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    run_id: str = Field(unique=True)
    kind: str = Field(index=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    by: str
    host: str


class RunEndRow(SealedRow, table=True):
    """And ended; a run without an end died."""

    __tablename__ = "run_end"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    run_id: str = Field(foreign_key="run.run_id", unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    result: str
    detail: str = Field(sa_column=Column(Text, nullable=False))


class RescreeningRow(SealedRow, table=True):
    """A portfolio was screened against an index, wholly or as far as something changed."""

    __tablename__ = "rescreening"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    run_id: str
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    portfolio: str = Field(index=True)
    because: str
    """Why it was wanted: lists changed, customers changed, rules changed ..."""
    is_full: bool
    scope: str
    customers: int
    """In the portfolio."""
    compared: int
    """Customers compared with whatever they had not been compared with before."""
    alerts: int
    """New ones."""
    last_version: int
    """Of the customers' versions; later ones are still to be screened."""
    state: str
    """The digest of the index' state, kept as content."""
    lists: str = Field(sa_column=Column(Text, nullable=False))
    versions: str
    """Engine and rules, as JSON."""


class MessageRow(SealedRow, table=True):
    """Something that somebody must be told; `document` is the notice as JSON."""

    __tablename__ = "message"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    key: str = Field(unique=True)
    """A notice with the same key is the same notice."""
    kind: str
    at: datetime = Field(sa_type=UtcDateTime)
    run_id: str
    document: str = Field(sa_column=Column(Text, nullable=False))


class DeliveryRow(SealedRow, table=True):
    """An attempt to deliver a message on a channel."""

    __tablename__ = "delivery"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    message_id: int = Field(foreign_key="message.id", index=True)
    channel: str
    at: datetime = Field(sa_type=UtcDateTime)
    is_delivered: bool
    problem: str


class InterimRow(SealedRow, table=True):
    """A designation entered from an official journal before the list's file carries it."""

    __tablename__ = "interim"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    list: str
    ref: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    approved_by: str
    document: str = Field(sa_column=Column(Text, nullable=False))
    """The entry as JSON."""
    act: str
    url: str
    published_at: datetime = Field(sa_type=UtcDateTime)
    in_force_from: str
    """`YYYY-MM-DD`."""


class InterimEndRow(SealedRow, table=True):
    """A person confirmed that the list's file carries it, or that it was entered wrongly."""

    __tablename__ = "interim_end"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    interim_id: int = Field(foreign_key="interim.id", unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    approved_by: str
    carried_as: str
    """The reference under which the list has the party; empty where it was withdrawn."""
    reason: str
