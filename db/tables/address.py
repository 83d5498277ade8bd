"""Where is a party found, and how is it reached there?"""

from sqlmodel import Field

from db.tables.origin import PlaceRow
from db.tables.row import COMPACT, Row


class AddressRow(PlaceRow, table=True):
    """An address of a party."""

    __tablename__ = "address"
    __table_args__ = COMPACT

    note: str
    as_at_listing_printed: str


class ContactRow(Row, table=True):
    """A telephone number, an e-mail address or the like, given with an address."""

    __tablename__ = "contact"
    __table_args__ = COMPACT

    version_id: int = Field(primary_key=True, foreign_key="entry_version.id")
    address_position: int = Field(primary_key=True)
    """The `position` of the address among those of the version."""
    position: int = Field(primary_key=True)
    kind: str
    value: str = Field(index=True)
