"""Which rows does an entry make, for whoever asks in SQL?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from db.records import entry as words
from db.records.entry import Entry, LegalAct
from db.tables.address import AddressRow, ContactRow
from db.tables.identifier import IdentifierRow, ReferenceRow
from db.tables.law import LegalBasisRow, MeasureRow
from db.tables.name import NamePartRow, NameRow
from db.tables.origin import BirthDateRow, BirthPlaceRow, NationalityRow
from db.tables.row import DetailRow, Row
from db.tables.statement import EntryDateRow, StatementRow, UnmappedFieldRow

Values = dict[str, Any]
NumberOfAct = Callable[[LegalAct], int]
"""Give the key of a legal act, making its row where it has none."""

_ORIGIN = {
    "source_id": "origin.source_id",
    "source_language": "origin.language",
    "source_remarks": "origin.remarks",
    "legal_act_id": "origin.act",
}
_NESTED = {
    "date": words.PartialDate,
    "place": words.Place,
}
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class _Copy:
    """How the details of one kind, all of one type, are copied to their table."""

    row: type[DetailRow]
    field: str
    columns: tuple[str, ...]
    read: Callable[[Any], tuple[Any, ...]]


def _copy(row: type[DetailRow], field: str, detail: type) -> _Copy:
    """Match each column with the place in the detail that bears its name."""
    places = {name.name: name.name for name in fields(detail)}
    for nested in _NESTED.keys() & places.keys():
        inner = {f.name: f"{nested}.{f.name}" for f in fields(_NESTED[nested])}
        places = {**places, **inner}
    if "origin" in places:
        places |= _ORIGIN
    columns = tuple(
        column for column in row.model_fields if column not in ("version_id", "position")
    )
    return _Copy(row, field, columns, attrgetter(*(places[column] for column in columns)))


_COPIES = (
    _copy(NameRow, "names", words.Name),
    _copy(BirthDateRow, "birth_dates", words.BirthDate),
    _copy(BirthPlaceRow, "birth_places", words.BirthPlace),
    _copy(NationalityRow, "nationalities", words.Nationality),
    _copy(AddressRow, "addresses", words.Address),
    _copy(IdentifierRow, "identifiers", words.Identifier),
    _copy(StatementRow, "statements", words.Statement),
    _copy(EntryDateRow, "dates", words.EntryDate),
    _copy(UnmappedFieldRow, "unmapped", words.SourceField),
)


def rows(
    version_id: int, entry: Entry, number_of_act: NumberOfAct
) -> Iterator[tuple[type[Row], Values]]:
    """Give every row of a version beside its own, with the table it belongs to."""
    for copy in _COPIES:
        for position, detail in enumerate(getattr(entry, copy.field)):
            values: Values = {"version_id": version_id, "position": position}
            for column, value in zip(copy.columns, copy.read(detail), strict=True):
                is_act = isinstance(value, LegalAct)
                values[column] = number_of_act(value) if is_act else plain(value)
            yield copy.row, values
    yield from _parts(version_id, entry)
    yield from _grounds(version_id, entry, number_of_act)


def _parts(version_id: int, entry: Entry) -> Iterator[tuple[type[Row], Values]]:
    """Give the pieces of names and addresses, and the bare pairs and texts."""
    for number, name in enumerate(entry.names):
        key = {"version_id": version_id, "name_position": number}
        for position, part in enumerate(name.parts):
            yield (
                NamePartRow,
                {**key, "position": position, "label": part.label, "text": part.text},
            )
    for number, address in enumerate(entry.addresses):
        key = {"version_id": version_id, "address_position": number}
        for position, (kind, value) in enumerate(address.contacts):
            yield ContactRow, {**key, "position": position, "kind": kind, "value": value}
    for position, (label, value) in enumerate(entry.references):
        key = {"version_id": version_id, "position": position}
        yield ReferenceRow, {**key, "label": label, "value": value}
    for position, measure in enumerate(entry.measures):
        yield MeasureRow, {"version_id": version_id, "position": position, "text": measure}


def _grounds(
    version_id: int, entry: Entry, number_of_act: NumberOfAct
) -> Iterator[tuple[type[Row], Values]]:
    """Give the acts that list the party, and the programmes that no act is cited for."""
    cited = {act.programme for act in entry.legal_acts}
    grounds = [(number_of_act(act), act.programme) for act in entry.legal_acts]
    bare = [(None, programme) for programme in entry.programmes if programme not in cited]
    for position, (act_id, programme) in enumerate([*grounds, *bare]):
        key = {"version_id": version_id, "position": position}
        yield LegalBasisRow, {**key, "legal_act_id": act_id, "programme": programme}


def plain(value: Any) -> Any:
    """Write a value into one column; several values stand in one text."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return _SEPARATOR.join(": ".join(v) if isinstance(v, tuple) else v for v in value)
    return value
