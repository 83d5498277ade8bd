"""What is one listed party, in the publisher's words and in ours?

Every value here is frozen and made of plain types, so that it can be compared,
digested and stored. A field whose name ends in `_printed` holds the publisher's own
characters (runs of white space made one blank); its neighbour without the ending
holds what we read them as, or an empty string where we do not read them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PartyType(StrEnum):
    """What kind of party an entry or a query is about."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    UNKNOWN = "unknown"
    """The publisher's code is new to us: such an entry is compared with every query."""


class NameKind(StrEnum):
    """How the list uses a name."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    ORIGINAL_SCRIPT = "original_script"
    PART = "part"
    """One of several names that the list prints inside one field."""


class IdentifierKind(StrEnum):
    """What a number identifies, as far as the list says."""

    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    IMO_SHIP = "imo_ship"
    IMO_COMPANY = "imo_company"
    IMO = "imo"
    """An IMO number that the list does not say is a ship's or a company's."""
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    BIC = "bic"
    REGISTRATION = "registration"
    TAX = "tax"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How much of a date the list knows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"
    """Printed, but not a date we can place: an age, another calendar, prose."""


class StatementKind(StrEnum):
    """What a piece of prose in an entry is about."""

    TITLE = "title"
    FUNCTION = "function"
    REMARK = "remark"
    DESIGNATION_DETAILS = "designation_details"


class EntryDateKind(StrEnum):
    """What happened to the entry on a date."""

    LISTED = "listed"
    UPDATED = "updated"
    DELISTED = "delisted"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class LegalAct:
    """An act that listed or amended the party, as the list cites it."""

    number: str
    kind: str = ""
    organisation: str = ""
    published_on: str = ""
    in_force_from: str = ""
    url: str = ""
    programme: str = ""
    source_id: str = ""
    remarks: tuple[str, ...] = ()
    additional: tuple[tuple[str, str], ...] = ()
    corrigenda: tuple["LegalAct", ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the publisher's record a detail stands."""

    source_id: str = ""
    """The publisher's own number of this detail (EU `logicalId`)."""
    language: str = ""
    act: LegalAct | None = None
    remarks: tuple[str, ...] = ()
    additional: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NamePart:
    """A piece of a name under the publisher's own label, such as `FIRST_NAME`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name a list gives a party, as printed."""

    text: str
    kind: NameKind = NameKind.ALIAS
    quality_printed: str = ""
    is_weak: bool = False
    """The publisher marks this alias as too common or too poor to act on alone."""
    parts: tuple[NamePart, ...] = ()
    script: str = ""
    """ISO 15924 code of the writing (`Latn`, `Hang`, `Zyyy` if mixed)."""
    language: str = ""
    gender_printed: str = ""
    note: str = ""
    part_of: str = ""
    """For `NameKind.PART`: the whole field this name was found in."""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with what is known of it; a bare year is a year, not 1 January."""

    printed: str
    precision: DatePrecision = DatePrecision.UNKNOWN
    earliest: date | None = None
    latest: date | None = None
    is_circa: bool = False


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A date of birth that the list gives for the party or for one of its aliases."""

    date: PartialDate
    fields: tuple[tuple[str, str], ...] = ()
    """Every part of the date under the publisher's own label, as printed."""
    calendar: str = ""
    note: str = ""
    of_alias: str = ""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Place:
    """A place, from a street to a country. `country` is ISO 3166-1 alpha-2."""

    country: str = ""
    country_code_printed: str = ""
    country_printed: str = ""
    state: str = ""
    region: str = ""
    city: str = ""
    place: str = ""
    street: str = ""
    po_box: str = ""
    zip_code: str = ""


@dataclass(frozen=True, slots=True)
class BirthPlace:
    """A place of birth."""

    place: Place
    note: str = ""
    of_alias: str = ""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Nationality:
    """A citizenship or, for a vessel, a flag."""

    country: str
    country_code_printed: str = ""
    country_printed: str = ""
    region: str = ""
    acquired_printed: str = ""
    lost_printed: str = ""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Address:
    """An address, with the ways of reaching the party there."""

    place: Place
    note: str = ""
    as_at_listing_printed: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that a document, a register or a network gives the party."""

    number: str
    """As printed."""
    kind: IdentifierKind = IdentifierKind.OTHER
    kind_printed: tuple[str, ...] = ()
    latin_number: str = ""
    country: str = ""
    country_code_printed: str = ""
    country_printed: str = ""
    region: str = ""
    city: str = ""
    issued_by: str = ""
    issued_on_printed: str = ""
    valid_from_printed: str = ""
    valid_to_printed: str = ""
    name_on_document: str = ""
    flags: tuple[tuple[str, str], ...] = ()
    """`diplomatic`, `knownExpired`, `knownFalse`, `reportedLost`, `revokedByIssuer`."""
    note: str = ""
    found_in: str = ""
    """Where in the record's prose the number was found; empty where it has a field."""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Statement:
    """A title, an office, a remark: prose about the party."""

    kind: StatementKind
    text: str
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class EntryDate:
    """A date in the life of the entry itself."""

    kind: EntryDateKind
    printed: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SourceField:
    """A leaf of the publisher's record that no field of ours has room for yet."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One party as one list describes it in one publication."""

    list: str
    ref: str
    """The publisher's reference, blanks stripped: `KPi.033`, `EU.4094.64`."""
    type: PartyType
    type_printed: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    programmes: tuple[str, ...] = ()
    birth_dates: tuple[BirthDate, ...] = ()
    birth_places: tuple[BirthPlace, ...] = ()
    nationalities: tuple[Nationality, ...] = ()
    genders: tuple[str, ...] = ()
    """`M` or `F`, or as printed where the code is another."""
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    legal_acts: tuple[LegalAct, ...] = ()
    measures: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[EntryDate, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    """Other numbers of the record, such as `("DATAID", "6908402")`."""
    unmapped: tuple[SourceField, ...] = ()
    is_partial: bool = False
    """The record could not be read whole; its readable names are screened all the same."""

    @property
    def name(self) -> str:
        """The name to show for the party: its primary name, else the first there is."""
        primary = [name.text for name in self.names if name.kind is NameKind.PRIMARY]
        return (primary or [name.text for name in self.names] or [self.ref])[0]

    @property
    def listed_on(self) -> date | None:
        """The day of listing, where the list states one."""
        return next((d.on for d in self.dates if d.kind is EntryDateKind.LISTED), None)


@dataclass(frozen=True, slots=True)
class UnreadableRecord:
    """A record without reference or name: it is named, and nothing of it is lost."""

    list: str
    problem: str
    ref: str = ""
    references: tuple[tuple[str, str], ...] = ()
    partial: Entry | None = None
    """What could be read, if it has a name that can be screened."""
