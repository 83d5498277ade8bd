"""What is a party called?"""

from sqlmodel import Field

from db.tables.row import COMPACT, CitedDetailRow, Row


class NameRow(CitedDetailRow, table=True):
    """One name a list gives a party, as printed."""

    __tablename__ = "name"
    __table_args__ = COMPACT

    text: str = Field(index=True)
    kind: str
    quality_printed: str
    is_weak: bool
    script: str
    language: str
    gender_printed: str
    note: str
    part_of: str


class NamePartRow(Row, table=True):
    """A piece of a name under the publisher's own label, such as `FIRST_NAME`."""

    __tablename__ = "name_part"
    __table_args__ = COMPACT

    version_id: int = Field(primary_key=True, foreign_key="entry_version.id")
    name_position: int = Field(primary_key=True)
    """The `position` of the name among those of the version."""
    position: int = Field(primary_key=True)
    label: str
    text: str
