"""How does a person read everything that a list says about one party?"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

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
from db.records.screening import IndexedEntry
from screening.report.terminal_match import removal_text


def documented(found: Sequence[IndexedEntry]) -> str:
    """Give the entries as JSON, every field of them."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode()


def render(found: Sequence[IndexedEntry], console: Console) -> None:
    """Print the entries, one panel each."""
    for indexed in found:
        console.print(_panel(indexed))


def said(detail: object) -> str:
    """Give one detail of an entry as a person reads it."""
    if isinstance(detail, tuple):
        return " ".join(map(str, detail))
    return _SAID.get(type(detail), str)(detail)


def _panel(indexed: IndexedEntry) -> Panel:
    entry = indexed.entry
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    before = ""
    for label, text in _rows(indexed):
        if text:
            table.add_row(label if label != before else "", Text(text))
            before = label
    title = Text.assemble((entry.name, "bold"), f" {entry.list} {entry.ref}")
    return Panel(table, title=title, title_align="left")


def _rows(indexed: IndexedEntry) -> Iterator[tuple[str, str]]:
    entry = indexed.entry
    printed = f" ({', '.join(entry.type_printed)})" if entry.type_printed else ""
    yield "type", f"{entry.type.value}{printed}"
    yield "programme", ", ".join(entry.programmes)
    if indexed.removal is not None:
        yield "removal", removal_text(indexed.removal)
    yield from _nexus(indexed)
    yield from ((date.kind.value, date.printed) for date in entry.dates)
    yield from (("name", _name(name)) for name in entry.names)
    yield "gender", ", ".join(entry.genders)
    yield from (("born", _birth_date(birth)) for birth in entry.birth_dates)
    yield from (("born in", f"{_place(b.place)} {b.note}".strip()) for b in entry.birth_places)
    yield from (("nationality", n.country_printed or n.country) for n in entry.nationalities)
    yield from (("number", _identifier(identifier)) for identifier in entry.identifiers)
    yield from (("address", _address(address)) for address in entry.addresses)
    yield from ((s.kind.value.replace("_", " "), s.text) for s in entry.statements)
    yield from (("measure", measure) for measure in entry.measures)
    yield from (("latest act", _act(act)) for act in entry.legal_acts)
    yield from (("reference", f"{scheme} {number}") for scheme, number in entry.references)
    yield from (("new in source", f"{f.path} = {f.value}") for f in entry.unmapped)


def _nexus(indexed: IndexedEntry) -> Iterator[tuple[str, str]]:
    for reason in indexed.nexus:
        word = "mentions the DPRK" if reason.is_mention else "DPRK-related"
        yield "nexus", f"{word}: {reason.because} [{reason.rule}] {reason.quote!r}"
    if not indexed.nexus:
        yield "nexus", "nothing in the entry speaks of the DPRK"


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
