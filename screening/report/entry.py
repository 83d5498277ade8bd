"""How does a person read everything that a list says about one party?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.interim import interim_remark
from db.records.screening import IndexedEntry
from db.records.subject import Subject
from screening.report import json, subject
from screening.report.details import said
from screening.report.parties import removal_text


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with the party it is about."""

    indexed: IndexedEntry
    subject: Subject | None = None
    beside: tuple[IndexedEntry, ...] = ()
    """The other entries about the party, and those that may be and stand apart."""


def documented(found: Sequence[Shown]) -> list[json.Json]:
    """Give the entries for JSON, every field of them, each with the party it is about."""
    return [_documented(one) for one in found]


def _documented(shown: Shown) -> json.Json:
    fields: json.Json = msgspec.to_builtins(shown.indexed)
    if shown.subject is None:
        return {**fields, "party": None}
    others = [msgspec.to_builtins(one) for one in shown.beside]
    return {**fields, "party": {**json.subject(shown.subject), "others": others}}


def render(found: Sequence[Shown], console: Console) -> None:
    """Print the entries, one panel each, and how each stands to others of its party."""
    for shown in found:
        console.print(_panel(shown.indexed))
        if shown.subject is not None:
            known = {one.key: one.entry for one in (shown.indexed, *shown.beside)}
            subject.render(shown.subject, known, console)


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
    yield "interim", interim_remark(entry)
    if indexed.removal is not None:
        yield "removal", removal_text(indexed.removal)
    yield from _nexus(indexed)
    yield from ((date.kind.value, date.printed) for date in entry.dates)
    yield from (("name", said(name)) for name in entry.names)
    yield "gender", ", ".join(entry.genders)
    yield from (("born", said(birth)) for birth in entry.birth_dates)
    yield from (("born in", said(birth)) for birth in entry.birth_places)
    yield from (("nationality", said(one)) for one in entry.nationalities)
    yield from (("number", said(identifier)) for identifier in entry.identifiers)
    yield from (("address", said(address)) for address in entry.addresses)
    yield from ((s.kind.value.replace("_", " "), s.text) for s in entry.statements)
    yield from (("measure", measure) for measure in entry.measures)
    yield from (("latest act", said(act)) for act in entry.legal_acts)
    yield from (("reference", f"{scheme} {number}") for scheme, number in entry.references)
    yield from (("new in source", said(leaf)) for leaf in entry.unmapped)


def _nexus(indexed: IndexedEntry) -> Iterator[tuple[str, str]]:
    for reason in indexed.nexus:
        word = "mentions the DPRK" if reason.is_mention else "DPRK-related"
        yield "nexus", f"{word}: {reason.because} [{reason.rule}] {reason.quote!r}"
    if not indexed.nexus:
        yield "nexus", "nothing in the entry speaks of the DPRK"
