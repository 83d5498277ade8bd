"""How does a person read one detail of an entry: a name, a date, a number, an address?"""

from collections.abc import Callable
from typing import Any

from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    EntryDate,
    Identifier,
    LegalAct,
    Name,
    Nationality,
    Place,
    SourceField,
    Statement,
)


def said(detail: object) -> str:
    """Give one detail of an entry as a person reads it."""
    if isinstance(detail, tuple):
        return " ".join(map(str, detail))
    return _SAID.get(type(detail), str)(detail)


def _birth_date(birth: BirthDate) -> str:
    circa = "circa " if birth.date.is_circa else ""
    alias = f" (of the alias {birth.of_alias})" if birth.of_alias else ""
    calendar = f" {birth.calendar}" if birth.calendar not in {"", "GREGORIAN"} else ""
    return f"{circa}{birth.date.printed}{calendar}{alias} {birth.note}".strip()


def _act(act: LegalAct) -> str:
    force = f", in force from {act.in_force_from}" if act.in_force_from else ""
    return f"{act.number} ({act.kind}){force} {act.url}"


def _name(name: Name) -> str:
    said = [name.kind.value.replace("_", " ")]
    said += [f"quality {name.quality_printed}"] if name.quality_printed else []
    said += ["weak"] if name.is_weak else []
    said += [name.language] if name.language else []
    said += [name.note] if name.note else []
    said += [f"in {name.part_of!r}"] if name.part_of else []
    return f"{name.text} ({', '.join(said)})"


def _place(place: Place) -> str:
    texts = (
        place.street,
        place.po_box,
        place.place,
        place.zip_code,
        place.city,
        place.region,
        place.state,
        place.country_printed or place.country,
    )
    return ", ".join(text for text in texts if text and text != "-")


def _identifier(identifier: Identifier) -> str:
    said = [identifier.kind.value.replace("_", " "), *identifier.kind_printed]
    country = identifier.country_printed
    said += [country] if country not in {"", "UNKNOWN"} else []
    said += [f"{label}: {text}" for label, text in identifier.flags if text == "true"]
    for label, text in (
        ("issued by", identifier.issued_by),
        ("issued on", identifier.issued_on_printed),
        ("valid from", identifier.valid_from_printed),
        ("valid to", identifier.valid_to_printed),
        ("name on document", identifier.name_on_document),
        ("found in", identifier.found_in),
        ("note", identifier.note),
    ):
        said += [f"{label} {text}"] if text else []
    return f"{identifier.number} ({', '.join(said)})"


def _address(address: Address) -> str:
    contacts = "; ".join(f"{key} {value}" for key, value in address.contacts)
    said = [_place(address.place), address.note, contacts]
    return "; ".join(text for text in said if text)


_SAID: dict[type, Callable[[Any], str]] = {
    Name: _name,
    BirthDate: _birth_date,
    BirthPlace: lambda birth: f"{_place(birth.place)} {birth.note}".strip(),
    Nationality: lambda nationality: nationality.country_printed or nationality.country,
    Identifier: _identifier,
    Address: _address,
    LegalAct: _act,
    Statement: lambda statement: statement.text,
    EntryDate: lambda date: f"{date.kind.value} {date.printed}",
    SourceField: lambda field: f"{field.path} = {field.value}",
}
"""How each kind of detail is said."""
