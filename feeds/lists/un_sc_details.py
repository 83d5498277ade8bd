"""When and where was a party of the Security Council's list born, and what else has it?"""

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
from feeds.dates import read_date, year_range
from feeds.identifiers import is_placeholder
from feeds.lists.un_sc_names import PLACEHOLDERS
from feeds.xml import Node


def birth_dates(node: Node, coverage: Coverage, ref: str) -> list[BirthDate]:
    """Read the dates of birth of a person, one to an element."""
    found = []
    for item in node.take_children("INDIVIDUAL_DATE_OF_BIRTH"):
        kind = item.take_child_text("TYPE_OF_DATE")
        coverage.code("INDIVIDUAL/INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE", kind, ref)
        note = item.take_child_text("NOTE")
        labels = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")
        fields = {label: text for label in labels if (text := item.take_child_text(label))}
        if kind or fields or note:
            printed = (("TYPE_OF_DATE", kind), *fields.items()) if kind else fields.items()
            found.append(BirthDate(_birth_date(kind, fields, note), tuple(printed), note=note))
    return found


def _birth_date(kind: str, fields: dict[str, str], note: str) -> PartialDate:
    is_circa = kind not in {"EXACT", "BETWEEN"} or "approx" in note.casefold()
    if "DATE" in fields:
        return read_date(fields["DATE"], is_circa=is_circa)
    if "FROM_YEAR" in fields or "TO_YEAR" in fields:
        first, last = fields.get("FROM_YEAR", ""), fields.get("TO_YEAR", "")
        if _is_year(first) and _is_year(last):
            return year_range(f"{first}-{last}", int(first), int(last), is_circa=is_circa)
        return PartialDate(f"{first}-{last}", is_circa=is_circa)
    if "YEAR" in fields:
        return read_date(fields["YEAR"], is_circa=is_circa)
    return read_date(note, is_circa=is_circa)


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4


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


def birth_places(node: Node) -> list[BirthPlace]:
    """Read the places of birth of a person; an empty element is none."""
    found = []
    for item in node.take_children("INDIVIDUAL_PLACE_OF_BIRTH"):
        birth_place = BirthPlace(_place(item), note=item.take_child_text("NOTE"))
        if birth_place != BirthPlace(Place()):
            found.append(birth_place)
    return found


def addresses(node: Node) -> tuple[Address, ...]:
    """Read the addresses; an empty element is none."""
    found = []
    for item in node.take_children(f"{node.tag}_ADDRESS"):
        address = Address(_place(item), note=item.take_child_text("NOTE"))
        if address != Address(Place()):
            found.append(address)
    return tuple(found)


def nationalities(node: Node) -> tuple[Nationality, ...]:
    """Read the nationalities; `na` is none."""
    printed = [
        text for item in node.take_children("NATIONALITY") for text in item.take_texts("VALUE")
    ]
    printed += node.take_texts("NATIONALITY2")
    return tuple(
        Nationality(country(text), country_printed=text)
        for text in printed
        if text not in PLACEHOLDERS
    )


def documents(node: Node, coverage: Coverage, ref: str) -> list[Identifier]:
    """Read the documents of a person; an empty element, or one with `na`, is none."""
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
        said = (
            *kinds,
            identifier.country_printed,
            identifier.city,
            identifier.issued_on_printed,
            identifier.note,
        )
        if not is_placeholder(identifier.number) or any(said):
            found.append(identifier)
    return found


def _document_kind(printed: str) -> IdentifierKind:
    text = printed.casefold()
    if "passport" in text or "passeport" in text or "pasaporte" in text:
        return IdentifierKind.PASSPORT
    if "identi" in text or "tazkira" in text or "nationality" in text:
        return IdentifierKind.NATIONAL_ID
    return IdentifierKind.OTHER
