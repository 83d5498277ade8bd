"""What else does a list say of a party?"""

from datetime import date

from sqlmodel import Field

from db.tables.row import COMPACT, CitedDetailRow, DetailRow


class StatementRow(CitedDetailRow, table=True):
    """A title, an office, a remark: prose about the party."""

    __tablename__ = "statement"
    __table_args__ = COMPACT

    kind: str
    text: str


class EntryDateRow(DetailRow, table=True):
    """A date in the life of the entry itself: listed, updated, delisted."""

    __tablename__ = "entry_date"
    __table_args__ = COMPACT

    kind: str
    printed: str
    on: date | None = Field(default=None, index=True)


class UnmappedFieldRow(DetailRow, table=True):
    """A leaf of the publisher's record that no other table has room for yet."""

    __tablename__ = "unmapped_field"
    __table_args__ = COMPACT

    path: str
    value: str
