"""Which party does a list name, how has its entry read, and from when to when?"""

from sqlalchemy import Column, Text, UniqueConstraint, text
from sqlmodel import Field

from db.tables.row import COMPACT, Row


class EntryRow(Row, table=True):
    """A party under the reference its list gives it; it stays when the party is delisted."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("list", "ref"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    list: str
    ref: str


class EntryVersionRow(Row, table=True):
    """One way in which an entry has read."""

    __tablename__ = "entry_version"
    __table_args__ = (UniqueConstraint("entry_id", "digest"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entry_id: int = Field(foreign_key="entry.id")
    digest: str
    type: str
    type_printed: str
    display_name: str
    genders: str
    is_partial: bool
    document: str = Field(sa_column=Column(Text, nullable=False))
    """The whole entry as JSON; the other tables repeat it for whoever asks in SQL."""
    document_sha256: str = Field(default="", sa_column_kwargs={"server_default": text("''")})


class EntryValidityRow(Row, table=True):
    """A version is in force from one publication up to another, that one not included."""

    __tablename__ = "entry_validity"
    __table_args__ = COMPACT

    version_id: int = Field(primary_key=True, foreign_key="entry_version.id")
    from_publication_id: int = Field(primary_key=True, foreign_key="publication.id", index=True)
    to_publication_id: int | None = Field(
        default=None, foreign_key="publication.id", index=True
    )
    """Null where the version is still in force."""
