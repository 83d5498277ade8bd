"""What has each publisher put out, and when did we look?"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.row import Row, SealedRow, UtcDateTime


class PublicationRow(SealedRow, table=True):
    """One file of one list; those of a list stand in the order (`generated_at`, `id`)."""

    __tablename__ = "publication"
    __table_args__ = (Index(None, "list", "generated_at", "id"), Index(None, "list", "sha256"))

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    list: str
    sha256: str
    content_sha256: str
    generated_at: datetime = Field(sa_type=UtcDateTime)
    fetched_at: datetime = Field(sa_type=UtcDateTime)
    activated_at: datetime = Field(sa_type=UtcDateTime)
    source: str
    size: int
    entry_count: int
    """Parties in force as of this publication, those carried over included."""
    record_count: int
    """Records of the file that could be read whole."""
    unreadable_count: int
    is_sample: bool
    incomplete_because: str = ""
    read_by: str = ""
    held_because: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    accepted_by: str = ""
    published_on: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    """`YYYY-MM-DD`."""


class NewLeafRow(SealedRow, table=True):
    """An element, attribute or code of a publication that nobody had seen before."""

    __tablename__ = "new_leaf"

    publication_id: int = Field(primary_key=True, foreign_key="publication.id")
    position: int = Field(primary_key=True)
    path: str
    count: int
    example: str
    ref: str
    is_code: bool


class CarriedOverRow(SealedRow, table=True):
    """A party that is in force though the publication does not give it whole."""

    __tablename__ = "carried_over"

    publication_id: int = Field(primary_key=True, foreign_key="publication.id")
    entry_id: int = Field(primary_key=True, foreign_key="entry.id")
    problem: str


class RemovalConfirmationRow(SealedRow, table=True):
    """A person has confirmed that a party was taken off a list, and by which act."""

    __tablename__ = "removal_confirmation"

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entry.id", index=True)
    absent_at: datetime = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    act: str


class ListCheckRow(Row, table=True):
    """What the last look at the publisher of a list gave."""

    __tablename__ = "list_check"

    list: str = Field(primary_key=True)
    checked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str = ""
    etag: str = ""
    last_modified: str = ""
