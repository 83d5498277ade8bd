"""When and where was a party born, and whose citizen is it?"""

from datetime import date

from sqlmodel import Field

from db.tables.row import COMPACT, CitedDetailRow


class PlaceRow(CitedDetailRow):
    """A detail that says where: from a street to a country (ISO 3166-1 alpha-2)."""

    country: str = Field(index=True)
    country_code_printed: str
    country_printed: str
    state: str
    region: str
    city: str
    place: str
    street: str
    po_box: str
    zip_code: str


class BirthDateRow(CitedDetailRow, table=True):
    """A date of birth; `earliest` and `latest` say what is known of it."""

    __tablename__ = "birth_date"
    __table_args__ = COMPACT

    printed: str
    precision: str
    earliest: date | None = Field(default=None, index=True)
    latest: date | None = None
    is_circa: bool
    calendar: str
    note: str
    of_alias: str


class BirthPlaceRow(PlaceRow, table=True):
    """A place of birth."""

    __tablename__ = "birth_place"
    __table_args__ = COMPACT

    note: str
    of_alias: str


class NationalityRow(CitedDetailRow, table=True):
    """A citizenship or, for a vessel, a flag."""

    __tablename__ = "nationality"
    __table_args__ = COMPACT

    country: str = Field(index=True)
    country_code_printed: str
    country_printed: str
    region: str
    acquired_printed: str
    lost_printed: str
