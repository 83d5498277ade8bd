"""Who did what, and when?"""

from datetime import datetime

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import Row, UtcDateTime


class EventRow(Row, table=True):
    """Something that happened, never changed afterwards; `detail` is JSON."""

    __tablename__ = "event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    by: str
    kind: str = Field(index=True)
    detail: str = Field(sa_column=Column(Text, nullable=False))
