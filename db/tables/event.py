"""Who did what, and when, so that nobody can change it unseen?"""

from datetime import datetime

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import Row, SealedRow, UtcDateTime


class EventRow(Row, table=True):
    """Something that happened, chained to the event before it; `detail` is canonical JSON."""

    __tablename__ = "event"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    by: str
    kind: str = Field(index=True)
    about: str = Field(default="", index=True)
    detail: str = Field(sa_column=Column(Text, nullable=False))
    personal: str = ""
    previous: str
    hash: str


class EventPersonalRow(Row, table=True):
    """What is personal in an event; the event holds its salted digest. `document` is JSON."""

    __tablename__ = "event_personal"

    event_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    salt: str
    document: str = Field(sa_column=Column(Text, nullable=False))


class EventHeadRow(Row, table=True):
    """The last event of the log; whoever adds one holds this row."""

    __tablename__ = "event_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """Always 1."""
    event_id: int
    hash: str


class PurgedRow(SealedRow, table=True):
    """A row that was erased as its time was up: what the log held of it, and nothing else."""

    __tablename__ = "purged"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    of_event: int = Field(index=True)
    of_table: str
    of_seal: str
    """Of the row; empty where it is the personal part of an event."""


class ContentRow(SealedRow, table=True):
    """A file or document by its digest: rules, states of an index, evidence."""

    __tablename__ = "content"

    sha256: str = Field(primary_key=True)
    kind: str
    body: bytes
