"""What does the Security Council's consolidated XML say about each party?

The file has two kinds of record, `INDIVIDUAL` and `ENTITY`. Its fields are described
at https://main.un.org/securitycouncil/en/content/list-format and in its schema
(`sc-sanctions.xsd`); newer files do not keep to that schema, so nothing is refused
for breaking it. Ships have no record of their own: IMO numbers stand in `COMMENTS1`.
"""

import re
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
from feeds.dates import day, read_date, timestamp, year_range
from feeds.errors import UnreadableListError
from feeds.identifiers import imo_numbers, is_placeholder
from feeds.manifest import Manifest
from feeds.names import script, with_parts
from feeds.parsed import ParsedList
from feeds.records import read_all
from feeds.xml import Node, records

_RECORDS = frozenset({"INDIVIDUALS/INDIVIDUAL", "ENTITIES/ENTITY"})
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACEHOLDERS = frozenset({"na", "n/a", "-"})
_GENDERS = {"male": "M", "female": "F", "unknown": ""}
_GENDER_IN_PROSE = re.compile(r"\bgender:?\s*(male|female)\b", re.I)


def parse(content: bytes, manifest: Manifest) -> ParsedList:
    """Read the consolidated list.

    Raises `UnreadableListError` for anything that is not a whole consolidated list.
    """
    document, nodes = records(content, root="CONSOLIDATED_LIST", record_paths=_RECORDS)
    coverage = Coverage(manifest)
    entries, unreadable = read_all(nodes, document, coverage, _entry)
    leaves = count_leaves(document.root)
    generated = document.root.take("dateGenerated")
    coverage.settle(document.root, "", leaves)
    try:
        return ParsedList(timestamp(generated), entries, unreadable, coverage)
    except ValueError:
        raise UnreadableListError(
            f"the file's date of generation reads {generated!r}"
        ) from None


def _entry(node: Node, coverage: Coverage) -> Entry:
    is_person = node.tag == "INDIVIDUAL"
    ref = node.take_child_text("REFERENCE_NUMBER")
    programme = node.take_child_text("UN_LIST_TYPE")
    coverage.code("UN_LIST_TYPE", programme, ref)
    primary = _primary_name(node)
    aliases, alias_dates, alias_places = _aliases(node, coverage, ref)
    comments = node.take_texts("COMMENTS1")
    return Entry(
        list=coverage.manifest.id,
        ref=ref,
        type=PartyType.PERSON if is_person else PartyType.ORGANISATION,
        type_printed=(node.tag,),
        names=tuple(chain.from_iterable(with_parts(n) for n in (*primary, *aliases))),
        programmes=(programme,) if programme else (),
        birth_dates=(*_birth_dates(node, coverage, ref), *alias_dates),
        birth_places=(*_birth_places(node), *alias_places),
        nationalities=_nationalities(node),
        genders=_genders(node, coverage, ref, comments),
        identifiers=(
            *_documents(node, coverage, ref),
            *chain.from_iterable(imo_numbers(text, "COMMENTS1") for text in comments),
        ),
        addresses=_addresses(node),
        statements=_statements(node, comments),
        dates=_dates(node),
        references=_references(node, coverage, ref),
    )


def _primary_name(node: Node) -> tuple[Name, ...]:
    parts = []
    for label in _NAME_PARTS:
        for text in node.take_texts(label):
            if label == "FIRST_NAME" or text not in _PLACEHOLDERS:
                parts.append(NamePart(label, text))
    text = " ".join(part.text for part in parts)
    names = (
        [Name(text, NameKind.PRIMARY, parts=tuple(parts), script=script(text))] if text else []
    )
    for original in node.take_texts("NAME_ORIGINAL_SCRIPT"):
        names.append(Name(original, NameKind.ORIGINAL_SCRIPT, script=script(original)))
    return tuple(names)


def _aliases(
    node: Node, coverage: Coverage, ref: str
) -> tuple[list[Name], list[BirthDate], list[BirthPlace]]:
    names, dates, places = [], [], []
    for alias in node.take_children(f"{node.tag}_ALIAS"):
        quality = alias.take_child_text("QUALITY")
        coverage.code(f"{node.tag}/{node.tag}_ALIAS/QUALITY", quality, ref)
        text = alias.take_child_text("ALIAS_NAME")
        note = alias.take_child_text("NOTE")
        if text:
            is_former = quality == "f.k.a."
            names.append(
                Name(
                    text,
                    NameKind.FORMER if is_former else NameKind.ALIAS,
                    quality_printed=quality,
                    is_weak=quality == "Low",
                    script=script(text),
                    note=note,
                )
            )
        for printed in alias.take_texts("DATE_OF_BIRTH"):
            dates.append(
                BirthDate(read_date(printed), of_alias=text, note="" if text else note)
            )
        city = alias.take_child_text("CITY_OF_BIRTH")
        printed_country = alias.take_child_text("COUNTRY_OF_BIRTH")
        if city or printed_country:
            place = Place(
                country=country(printed_country), country_printed=printed_country, city=city
            )
            places.append(BirthPlace(place, of_alias=text))
    return names, dates, places


def _birth_dates(node: Node, coverage: Coverage, ref: str) -> list[BirthDate]:
    found = []
    for item in node.take_children("INDIVIDUAL_DATE_OF_BIRTH"):
        kind = item.take_child_text("TYPE_OF_DATE")
        coverage.code("INDIVIDUAL/INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE", kind, ref)
        note = item.take_child_text("NOTE")
        labels = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")
        fields = {label: text for label in labels if (text := item.take_child_text(label))}
        if fields or note:
            printed = (("TYPE_OF_DATE", kind), *fields.items()) if kind else fields.items()
            found.append(BirthDate(_birth_date(kind, fields, note), tuple(printed), note=note))
    return found


def _birth_date(kind: str, fields: dict[str, str], note: str) -> PartialDate:
    is_circa = kind not in {"EXACT", "BETWEEN"} or "approx" in note.casefold()
    if "DATE" in fields:
        return read_date(fields["DATE"], is_circa=is_circa)
    if "FROM_YEAR" in fields or "TO_YEAR" in fields:
        first = fields.get("FROM_YEAR") or fields["TO_YEAR"]
        last = fields.get("TO_YEAR") or first
        if first.isdecimal() and last.isdecimal():
            return year_range(f"{first}-{last}", int(first), int(last), is_circa=is_circa)
        return PartialDate(f"{first}-{last}", is_circa=is_circa)
    if "YEAR" in fields:
        return read_date(fields["YEAR"], is_circa=is_circa)
    return read_date(note, is_circa=is_circa)


def _place(item: Node) -> Place:
    printed = item.take_child_text("COUNTRY")
    return Place(
        country=country(printed),
        country_printed=printed,
        state=item.take_child_text("STATE_PROVINCE"),
        city=item.take_child_text("CITY"),
        street=item.take_child_text("STREET"),
        zip_code=item.take_child_text("ZIP_CODE"),
    )


def _birth_places(node: Node) -> list[BirthPlace]:
    found = []
    for item in node.take_children("INDIVIDUAL_PLACE_OF_BIRTH"):
        birth_place = BirthPlace(_place(item), note=item.take_child_text("NOTE"))
        if birth_place != BirthPlace(Place()):
            found.append(birth_place)
    return found


def _addresses(node: Node) -> tuple[Address, ...]:
    found = []
    for item in node.take_children(f"{node.tag}_ADDRESS"):
        address = Address(_place(item), note=item.take_child_text("NOTE"))
        if address != Address(Place()):
            found.append(address)
    return tuple(found)


def _nationalities(node: Node) -> tuple[Nationality, ...]:
    printed = [
        text for item in node.take_children("NATIONALITY") for text in item.take_texts("VALUE")
    ]
    printed += node.take_texts("NATIONALITY2")
    return tuple(
        Nationality(country(text), country_printed=text)
        for text in printed
        if text not in _PLACEHOLDERS
    )


def _genders(node: Node, coverage: Coverage, ref: str, comments: list[str]) -> tuple[str, ...]:
    printed = node.take_texts("GENDER")
    coverage.codes("INDIVIDUAL/GENDER", printed, ref)
    if not printed:
        printed = [match[1] for text in comments for match in _GENDER_IN_PROSE.finditer(text)]
    read = (_GENDERS.get(text.casefold(), text) for text in printed)
    return tuple(dict.fromkeys(gender for gender in read if gender))


def _documents(node: Node, coverage: Coverage, ref: str) -> list[Identifier]:
    found = []
    for item in node.take_children("INDIVIDUAL_DOCUMENT"):
        kind = item.take_child_text("TYPE_OF_DOCUMENT")
        coverage.code("INDIVIDUAL/INDIVIDUAL_DOCUMENT/TYPE_OF_DOCUMENT", kind, ref)
        kinds = [text for text in (kind, item.take_child_text("TYPE_OF_DOCUMENT2")) if text]
        issuer = item.take_child_text("ISSUING_COUNTRY")
        issued_in = item.take_child_text("COUNTRY_OF_ISSUE")
        identifier = Identifier(
            number=item.take_child_text("NUMBER"),
            kind=_document_kind(" ".join(kinds)),
            kind_printed=tuple(kinds),
            country=country(issuer) or country(issued_in),
            country_printed="; ".join(dict.fromkeys(t for t in (issuer, issued_in) if t)),
            city=item.take_child_text("CITY_OF_ISSUE"),
            issued_on_printed=item.take_child_text("DATE_OF_ISSUE"),
            note=item.take_child_text("NOTE"),
        )
        if not is_placeholder(identifier.number) or identifier.note or kinds:
            found.append(identifier)
    return found


def _document_kind(printed: str) -> IdentifierKind:
    text = printed.casefold()
    if "passport" in text or "passeport" in text or "pasaporte" in text:
        return IdentifierKind.PASSPORT
    if "identi" in text or "tazkira" in text or "nationality" in text:
        return IdentifierKind.NATIONAL_ID
    return IdentifierKind.OTHER


def _statements(node: Node, comments: list[str]) -> tuple[Statement, ...]:
    found = []
    for tag, kind in (
        ("TITLE", StatementKind.TITLE),
        ("DESIGNATION", StatementKind.FUNCTION),
    ):
        for item in node.take_children(tag):
            found += [
                Statement(kind, text)
                for text in item.take_texts("VALUE")
                if text not in _PLACEHOLDERS
            ]
    return (*found, *(Statement(StatementKind.REMARK, text) for text in comments))


def _dates(node: Node) -> tuple[EntryDate, ...]:
    found = []
    for tag, kind in (
        ("LISTED_ON", EntryDateKind.LISTED),
        ("DELISTED_ON", EntryDateKind.DELISTED),
        ("SUBMITTED_ON", EntryDateKind.SUBMITTED),
    ):
        found += [EntryDate(kind, text, day(text)) for text in node.take_texts(tag)]
    for item in node.take_children("LAST_DAY_UPDATED"):
        found += [
            EntryDate(EntryDateKind.UPDATED, text, day(text))
            for text in item.take_texts("VALUE")
        ]
    return tuple(found)


def _references(node: Node, coverage: Coverage, ref: str) -> tuple[tuple[str, str], ...]:
    tags = ("DATAID", "VERSIONNUM", "SUBMITTED_BY", "SORT_KEY", "SORT_KEY_LAST_MOD")
    found = [(tag, text) for tag in tags for text in node.take_texts(tag)]
    for item in node.take_children("LIST_TYPE"):
        texts = item.take_texts("VALUE")
        coverage.codes(f"{node.tag}/LIST_TYPE/VALUE", texts, ref)
        found += [("LIST_TYPE", text) for text in texts]
    return tuple(found)
