"""When and where was a party of the EU's file born, where is it, what numbers does it have?"""

from dataclasses import astuple

from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    Identifier,
    IdentifierKind,
    Nationality,
    PartialDate,
    Place,
)
from feeds.countries import country
from feeds.coverage import Coverage
from feeds.dates import month_of_year, read_date, year_range
from feeds.identifiers import imo_kind
from feeds.lists.eu_origin import origin
from feeds.xml import Node

_UNKNOWN_COUNTRY = frozenset({"00", "UNKNOWN"})
_SAYS_NOTHING = _UNKNOWN_COUNTRY | {"", "-"}
_NO = frozenset({"false", "0"})
_IDENTIFIER_KINDS = {
    "passport": IdentifierKind.PASSPORT,
    "id": IdentifierKind.NATIONAL_ID,
    "ssn": IdentifierKind.NATIONAL_ID,
    "nationcert": IdentifierKind.NATIONAL_ID,
    "birthcert": IdentifierKind.NATIONAL_ID,
    "regnumber": IdentifierKind.REGISTRATION,
    "fiscalcode": IdentifierKind.TAX,
    "taxid": IdentifierKind.TAX,
    "swiftbic": IdentifierKind.BIC,
}
_DATE_FIELDS = (
    "birthdate",
    "year",
    "monthOfYear",
    "dayOfMonth",
    "yearRangeFrom",
    "yearRangeTo",
    "circa",
)
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")


def _country(item: Node) -> tuple[str, str, str]:
    """Give the country's code, and the publisher's code and name as printed."""
    code, described = item.take("countryIso2Code"), item.take("countryDescription")
    known = "" if code in _UNKNOWN_COUNTRY else country(code) or country(described)
    return known, code, described


def _place(item: Node) -> Place:
    known, code, described = _country(item)
    return Place(
        country=known,
        country_code_printed=code,
        country_printed=described,
        region=item.take("region"),
        city=item.take("city"),
        place=item.take("place"),
        street=item.take("street"),
        po_box=item.take("poBox"),
        zip_code=item.take("zipCode"),
    )


def birth(
    item: Node, coverage: Coverage, ref: str
) -> tuple[BirthDate | None, BirthPlace | None]:
    """Read a `birthdate`, which may hold a date, a place or both.

    Either is left out where it says nothing: a place of `00`, `UNKNOWN` and `-`, and no
    date but the usual `circa="false"` and `GREGORIAN`.
    """
    calendar = item.take("calendarType")
    coverage.code("sanctionEntity/birthdate/@calendarType", calendar, ref)
    place, source = _place(item), origin(item)
    fields = tuple((label, text) for label in _DATE_FIELDS if (text := item.take(label)))
    is_unusual = calendar != "GREGORIAN" or dict(fields).get("circa", "false") not in _NO
    has_date = is_unusual or any(label != "circa" for label, _ in fields)
    date = BirthDate(_birth_date(dict(fields), calendar), fields, calendar, origin=source)
    has_place = any(text not in _SAYS_NOTHING for text in astuple(place))
    return (
        date if has_date or source.remarks or source.additional else None,
        BirthPlace(place, origin=source) if has_place or not has_date else None,
    )


def _birth_date(fields: dict[str, str], calendar: str) -> PartialDate:
    """Read a date of birth.

    `birthdate` is a Gregorian day whatever the calendar. The other fields of another
    calendar are left unread: lists use ISLAMIC for lunar and for solar years alike. So is
    a range of years with one end only.
    """
    is_circa = fields.get("circa", "false") not in _NO
    if day_printed := fields.get("birthdate", ""):
        return read_date(day_printed, is_circa=is_circa)
    numbers = {
        label: int(text)
        for label, text in fields.items()
        if text.isdecimal() and len(text) <= 4
    }
    year, month = numbers.get("year"), numbers.get("monthOfYear")
    first, last = numbers.get("yearRangeFrom"), numbers.get("yearRangeTo")
    printed = "-".join(text for label, text in fields.items() if label != "circa")
    if calendar != "GREGORIAN":
        return PartialDate(f"{printed} ({calendar})", is_circa=is_circa)
    if year and month:
        return month_of_year(printed, year, month, is_circa=is_circa)
    if year:
        return year_range(printed, year, year, is_circa=is_circa)
    if first and last:
        return year_range(printed, first, last, is_circa=is_circa)
    return PartialDate(printed, is_circa=is_circa)


def nationality(item: Node) -> Nationality:
    """Read a `citizenship`."""
    known, code, described = _country(item)
    return Nationality(
        country=known,
        country_code_printed=code,
        country_printed=described,
        region=item.take("region"),
        acquired_printed=item.take("acquisitionDate"),
        lost_printed=item.take("disenfranchisementDate"),
        origin=origin(item),
    )


def address(item: Node, coverage: Coverage, ref: str) -> Address:
    """Read an `address` and how to reach the party there."""
    contacts = tuple(
        (contact.take("key"), contact.take("value"))
        for contact in item.take_children("contactInfo")
    )
    coverage.codes("sanctionEntity/address/contactInfo/@key", (key for key, _ in contacts), ref)
    return Address(
        place=_place(item),
        as_at_listing_printed=item.take("asAtListingTime"),
        contacts=contacts,
        origin=origin(item),
    )


def document(item: Node, coverage: Coverage, ref: str) -> Identifier:
    """Read an `identification`."""
    code = item.take("identificationTypeCode")
    coverage.code("sanctionEntity/identification/@identificationTypeCode", code, ref)
    described = item.take("identificationTypeDescription")
    number, (known, code_printed, country_printed) = item.take("number"), _country(item)
    kind = (
        imo_kind(number) if code == "imo" else _IDENTIFIER_KINDS.get(code, IdentifierKind.OTHER)
    )
    return Identifier(
        number=number,
        kind=kind,
        kind_printed=(code, described) if described else (code,),
        latin_number=item.take("latinNumber"),
        country=known,
        country_code_printed=code_printed,
        country_printed=country_printed,
        region=item.take("region"),
        issued_by=item.take("issuedBy"),
        issued_on_printed=item.take("issueDate"),
        valid_from_printed=item.take("validFrom"),
        valid_to_printed=item.take("validTo"),
        name_on_document=item.take("nameOnDocument"),
        flags=tuple((flag, text) for flag in _FLAGS if (text := item.take(flag))),
        origin=origin(item),
    )
