"""Which numbers does a party go by?"""

from sqlmodel import Field

from db.tables.row import COMPACT, CitedDetailRow, DetailRow


class IdentifierRow(CitedDetailRow, table=True):
    """A number that a document, a register or a network gives the party."""

    __tablename__ = "identifier"
    __table_args__ = COMPACT

    number: str = Field(index=True)
    kind: str
    kind_printed: str
    latin_number: str
    country: str
    country_code_printed: str
    country_printed: str
    region: str
    city: str
    issued_by: str
    issued_on_printed: str
    valid_from_printed: str
    valid_to_printed: str
    name_on_document: str
    flags: str
    note: str
    found_in: str


class ReferenceRow(DetailRow, table=True):
    """Another number of the publisher's record, such as `DATAID`."""

    __tablename__ = "reference"
    __table_args__ = COMPACT

    label: str
    value: str = Field(index=True)
