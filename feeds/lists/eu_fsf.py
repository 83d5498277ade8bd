"""What does the EU's Financial Sanctions File say about each party?

The file is XML 1.1 of the Commission's Financial Sanctions Files; its schema
(`export`, `SanctionEntityType`) names every element and attribute read here. Two
traps: the one `regulation` of a party is the latest act that touched it, so its
date is no date of listing; and the order of children changes between exports, so
they are put in the order of their `logicalId`.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain

from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    NamePart,
    Nationality,
    PartialDate,
    PartyType,
    Place,
    Statement,
    StatementKind,
)
from feeds.countries import country
from feeds.coverage import Coverage, count_leaves
from feeds.dates import day, month_of_year, read_date, timestamp, year_range
from feeds.errors import UnreadableListError
from feeds.identifiers import imo_kind, imo_numbers
from feeds.lists.eu_origin import legal_act, origin, texts
from feeds.manifest import Manifest
from feeds.names import script, with_parts
from feeds.parsed import ParsedList
from feeds.records import read_all
from feeds.xml import Node, records

NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"
_UNKNOWN_COUNTRY = frozenset({"00", "UNKNOWN"})
_NAME_PARTS = ("firstName", "middleName", "lastName")
_LOW_QUALITY = re.compile(
    r"\b(?:low|weak|poor)[- ]quality\b|\bweak alias\b|\bquality:? *low\b", re.I
)
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
_STRENGTH = {"true": "strong", "false": "not strong"}
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


def parse(content: bytes, manifest: Manifest) -> ParsedList:
    """Read the full list.

    Raises `UnreadableListError` for anything that is not a whole export 1.1.
    """
    document, nodes = records(
        content,
        root="export",
        record_paths=frozenset({"sanctionEntity"}),
        namespace=NAMESPACE,
    )
    coverage = Coverage(manifest)
    entries, unreadable = read_all(nodes, document, coverage, _entry)
    leaves = count_leaves(document.root)
    generated = document.root.take("generationDate")
    document.root.take("globalFileId")
    coverage.settle(document.root, "", leaves)
    try:
        return ParsedList(timestamp(generated), entries, unreadable, coverage)
    except ValueError:
        raise UnreadableListError(
            f"the file's date of generation reads {generated!r}"
        ) from None


def _entry(node: Node, coverage: Coverage) -> Entry:
    ref = node.take("euReferenceNumber")
    remarks, additional = texts(node)
    acts = tuple(legal_act(item, coverage, ref) for item in node.take_children("regulation"))
    aliases = [_alias(item, coverage, ref) for item in _ordered(node, "nameAlias")]
    births = [_birth(item, coverage, ref) for item in _ordered(node, "birthdate")]
    documents = [_document(item, coverage, ref) for item in _ordered(node, "identification")]
    statements = _statements(remarks, node.take("designationDetails"), aliases)
    type_printed = _type_printed(node, coverage, ref)
    return Entry(
        list=coverage.manifest.id,
        ref=ref,
        type=_party_type(type_printed, documents),
        type_printed=type_printed,
        names=_names(aliases),
        programmes=tuple(dict.fromkeys(act.programme for act in acts if act.programme)),
        birth_dates=tuple(birth_date for birth_date, _ in births if birth_date),
        birth_places=tuple(birth_place for _, birth_place in births if birth_place),
        nationalities=tuple(_nationality(item) for item in _ordered(node, "citizenship")),
        genders=tuple(dict.fromkeys(a.gender for a in aliases if a.gender not in {"", "?"})),
        identifiers=(*documents, *_numbers_in_prose(statements)),
        addresses=tuple(_address(item, coverage, ref) for item in _ordered(node, "address")),
        legal_acts=acts,
        statements=statements,
        dates=_dates(node),
        references=_references(node, additional),
    )


def _ordered(node: Node, tag: str) -> list[Node]:
    """Take the children of that name in the order of their numbers, as files shuffle them."""
    return sorted(
        node.take_children(tag),
        key=lambda item: (len(number := item.attributes.get("logicalId", "")), number),
    )


@dataclass(frozen=True, slots=True)
class _Alias:
    """One `nameAlias`: a name, and what it says about the party besides."""

    name: Name
    gender: str
    statements: tuple[Statement, ...]


def _alias(item: Node, coverage: Coverage, ref: str) -> _Alias:
    strong = item.take("strong")
    coverage.code("sanctionEntity/nameAlias/@strong", strong, ref)
    gender = item.take("gender")
    coverage.code("sanctionEntity/nameAlias/@gender", gender, ref)
    title, function = item.take("title"), item.take("function")
    source = origin(item)
    parts = tuple(NamePart(label, text) for label in _NAME_PARTS if (text := item.take(label)))
    text = item.take("wholeName") or " ".join(part.text for part in parts)
    low = [remark for remark in source.remarks if _LOW_QUALITY.search(remark)]
    name = Name(
        text=text,
        quality_printed=_STRENGTH.get(strong, strong),
        is_weak=strong == "false" or bool(low),
        parts=parts,
        script=script(text),
        language=item.take("nameLanguage"),
        gender_printed=gender,
        note="; ".join(low),
        origin=source,
    )
    said = ((StatementKind.TITLE, title), (StatementKind.FUNCTION, function))
    return _Alias(name, gender, tuple(Statement(k, t, source) for k, t in said if t))


def _names(aliases: list[_Alias]) -> tuple[Name, ...]:
    """Give the names, the one to show for the party first.

    The list marks no primary name; shown is the oldest strong one in Latin letters,
    English or of no stated language, else the oldest.
    """
    names = [alias.name for alias in aliases if alias.name.text]
    shown = min(range(len(names)), key=lambda i: (_shown_later(names[i]), i), default=0)
    return tuple(
        chain.from_iterable(
            with_parts(replace(name, kind=NameKind.PRIMARY) if i == shown else name)
            for i, name in enumerate(names)
        )
    )


def _shown_later(name: Name) -> int:
    if name.is_weak or name.script != "Latn":
        return 2
    return 0 if name.language.upper() in {"", "EN"} else 1


def _statements(
    remarks: tuple[str, ...], details: str, aliases: list[_Alias]
) -> tuple[Statement, ...]:
    found = [statement for alias in aliases for statement in alias.statements]
    found += [Statement(StatementKind.REMARK, remark) for remark in remarks]
    if details:
        found.append(Statement(StatementKind.DESIGNATION_DETAILS, details))
    return tuple({(s.kind, s.text): s for s in reversed(found)}.values())[::-1]


def _type_printed(node: Node, coverage: Coverage, ref: str) -> tuple[str, ...]:
    found = []
    for item in node.take_children("subjectType"):
        for name in ("code", "classificationCode"):
            value = item.take(name)
            coverage.code(f"sanctionEntity/subjectType/@{name}", value, ref)
            found.append(value)
    return tuple(found)


def _party_type(printed: tuple[str, ...], documents: list[Identifier]) -> PartyType:
    """Read the type; ships stand here as enterprises that have a ship's IMO number."""
    match printed:
        case ("person", "P"):
            return PartyType.PERSON
        case ("enterprise", "E"):
            is_ship = any(d.kind is IdentifierKind.IMO_SHIP for d in documents)
            return PartyType.VESSEL if is_ship else PartyType.ORGANISATION
        case _:
            return PartyType.UNKNOWN


def _place(item: Node) -> Place:
    code, described = item.take("countryIso2Code"), item.take("countryDescription")
    known = "" if code in _UNKNOWN_COUNTRY else country(code) or country(described)
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


def _says_nothing(place: Place) -> bool:
    texts_printed = (place.region, place.city, place.place, place.street, place.zip_code)
    return not place.country and all(text in {"", "-"} for text in texts_printed)


def _birth(
    item: Node, coverage: Coverage, ref: str
) -> tuple[BirthDate | None, BirthPlace | None]:
    calendar = item.take("calendarType")
    coverage.code("sanctionEntity/birthdate/@calendarType", calendar, ref)
    place, source = _place(item), origin(item)
    fields = tuple((label, text) for label in _DATE_FIELDS if (text := item.take(label)))
    is_bare = all(label == "circa" for label, _ in fields)
    kept = source if source.remarks or source.additional or not is_bare else None
    date = BirthDate(_birth_date(dict(fields), calendar), fields, calendar, origin=source)
    return (
        date if kept else None,
        BirthPlace(place, origin=source) if not _says_nothing(place) or is_bare else None,
    )


def _birth_date(fields: dict[str, str], calendar: str) -> PartialDate:
    """Read a date of birth.

    `birthdate` is a Gregorian day whatever the calendar. The other fields of another
    calendar are left unread: lists use ISLAMIC for lunar and for solar years alike.
    """
    is_circa = fields.get("circa", "false") not in {"false", "0"}
    if day_printed := fields.get("birthdate", ""):
        return read_date(day_printed, is_circa=is_circa)
    numbers = {label: int(text) for label, text in fields.items() if text.isdecimal()}
    year, month = numbers.get("year"), numbers.get("monthOfYear")
    first = numbers.get("yearRangeFrom", numbers.get("yearRangeTo"))
    printed = "-".join(text for label, text in fields.items() if label != "circa")
    if calendar != "GREGORIAN":
        return PartialDate(f"{printed} ({calendar})", is_circa=is_circa)
    if year and month:
        return month_of_year(printed, year, month, is_circa=is_circa)
    if year:
        return year_range(printed, year, year, is_circa=is_circa)
    if first:
        last = numbers.get("yearRangeTo", first)
        return year_range(printed, first, last, is_circa=is_circa)
    return PartialDate(printed, is_circa=is_circa)


def _nationality(item: Node) -> Nationality:
    place = _place(item)
    return Nationality(
        country=place.country,
        country_code_printed=place.country_code_printed,
        country_printed=place.country_printed,
        region=place.region,
        acquired_printed=item.take("acquisitionDate"),
        lost_printed=item.take("disenfranchisementDate"),
        origin=origin(item),
    )


def _address(item: Node, coverage: Coverage, ref: str) -> Address:
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


def _document(item: Node, coverage: Coverage, ref: str) -> Identifier:
    code = item.take("identificationTypeCode")
    coverage.code("sanctionEntity/identification/@identificationTypeCode", code, ref)
    described = item.take("identificationTypeDescription")
    number, place = item.take("number"), _place(item)
    kind = (
        imo_kind(number) if code == "imo" else _IDENTIFIER_KINDS.get(code, IdentifierKind.OTHER)
    )
    return Identifier(
        number=number,
        kind=kind,
        kind_printed=(code, described) if described else (code,),
        latin_number=item.take("latinNumber"),
        country=place.country,
        country_code_printed=place.country_code_printed,
        country_printed=place.country_printed,
        region=place.region,
        issued_by=item.take("issuedBy"),
        issued_on_printed=item.take("issueDate"),
        valid_from_printed=item.take("validFrom"),
        valid_to_printed=item.take("validTo"),
        name_on_document=item.take("nameOnDocument"),
        flags=tuple((flag, text) for flag in _FLAGS if (text := item.take(flag))),
        origin=origin(item),
    )


def _numbers_in_prose(statements: tuple[Statement, ...]) -> tuple[Identifier, ...]:
    found = chain.from_iterable(imo_numbers(s.text, s.kind.value) for s in statements)
    return tuple({identifier.number: identifier for identifier in found}.values())


def _dates(node: Node) -> tuple[EntryDate, ...]:
    """Take the dates of designation and delisting; the regulation's date is neither."""
    kinds = (
        ("designationDate", EntryDateKind.LISTED),
        ("delistingDate", EntryDateKind.DELISTED),
    )
    return tuple(
        EntryDate(kind, text, day(text)) for name, kind in kinds if (text := node.take(name))
    )


def _references(
    node: Node, additional: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    names = ("logicalId", "unitedNationId")
    own = tuple((name, text) for name in names if (text := node.take(name)))
    return (*own, *additional)
