"""Under which act and programme is a party listed, and what does that forbid?"""

from sqlalchemy import Column, Text
from sqlmodel import Field

from db.tables.row import COMPACT, DetailRow, Row


class LegalActRow(Row, table=True):
    """An act as a list cites it; the same citation is kept once."""

    __tablename__ = "legal_act"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    digest: str = Field(unique=True)
    number: str
    kind: str
    organisation: str
    published_on: str
    in_force_from: str
    url: str
    programme: str
    source_id: str
    document: str = Field(sa_column=Column(Text, nullable=False))
    """The whole citation as JSON, with its remarks and corrigenda."""


class LegalBasisRow(DetailRow, table=True):
    """Why a party is listed: an act, a programme, or an act of a programme."""

    __tablename__ = "legal_basis"
    __table_args__ = COMPACT

    legal_act_id: int | None = Field(default=None, foreign_key="legal_act.id", index=True)
    """Null where the list names a programme without an act."""
    programme: str = Field(index=True)


class MeasureRow(DetailRow, table=True):
    """What is forbidden or frozen."""

    __tablename__ = "measure"
    __table_args__ = COMPACT

    text: str
