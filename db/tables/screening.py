"""What has been asked, and what was answered?"""

from datetime import datetime

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import SealedRow, UtcDateTime


class ScreeningRow(SealedRow, table=True):
    """One screening that is kept singly; `query`, `decision` and `lists` are JSON."""

    __tablename__ = "screening"

    id: int | None = Field(default=None, primary_key=True)
    screening_id: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    by: str
    query: str = Field(sa_column=Column(Text, nullable=False))
    outcome: str = Field(index=True)
    rule: str
    decision: str = Field(sa_column=Column(Text, nullable=False))
    lists: str = Field(sa_column=Column(Text, nullable=False))


class BatchRunRow(SealedRow, table=True):
    """One file of customers screened; `outcomes` and `lists` are JSON."""

    __tablename__ = "batch_run"

    id: int | None = Field(default=None, primary_key=True)
    batch_id: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    by: str
    input_name: str
    input_sha256: str
    output_name: str
    output_sha256: str
    rows: int
    alerts: int
    outcomes: str = Field(sa_column=Column(Text, nullable=False))
    lists: str = Field(sa_column=Column(Text, nullable=False))
