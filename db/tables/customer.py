"""Whom does the institution have as a customer, and how has each record read?"""

from datetime import datetime

from sqlalchemy import Column, Index, Text
from sqlmodel import Field

from db.tables.row import SealedRow, UtcDateTime


class CustomerImportRow(SealedRow, table=True):
    """One file of customers taken in, or one customer changed by hand."""

    __tablename__ = "customer_import"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    portfolio: str = Field(index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    file_name: str
    file_sha256: str
    rows: int
    added: int
    changed: int
    retired: int
    returned: int
    unchanged: int
    unreadable: int


class CustomerVersionRow(SealedRow, table=True):
    """How a customer's record reads from one import on, until the next version."""

    __tablename__ = "customer_version"
    __table_args__ = (Index(None, "portfolio", "customer_id", "id"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    import_id: int = Field(foreign_key="customer_import.id", index=True)
    portfolio: str
    customer_id: str
    """The institution's own."""
    is_retired: bool
    document: str = Field(sa_column=Column(Text, nullable=False))
    """The columns of the record as JSON, each with its values."""
