"""Do the tables of entries say what was published, down to the last detail?

An event holds one digest of every entry in force as of its publication. The tables for names,
dates and the rest repeat what an entry's document says, so they are held against it.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select, text

from db.audit import Fault, root
from db.codec import act_document, decode, digest
from db.migrations import HEAD
from db.records.entry import Entry, LegalAct
from db.store.checks import said
from db.store.details import rows
from db.store.reading_rows import rows_of
from db.store.verify_log import Findings, Watch
from db.store.writing import Acts, act_row, version_row
from db.tables.entry import EntryRow, EntryValidityRow, EntryVersionRow
from db.tables.law import LegalActRow
from db.tables.publication import ListCheckRow, PublicationRow
from db.tables.row import table
from db.tables.schema import metadata

_OTHERWISE_VERIFIED = frozenset(
    {"entry", "entry_version", "entry_validity", "legal_act", "list_check"}
    | {"event", "event_head", "event_personal"}
)


def verify_lists(connection: Connection, found: Findings, watch: Watch) -> None:
    """Hold entries, versions, details, acts and looks at publishers against the log."""
    watch("the schema")
    found.faults += _schema(connection)
    watch("entries and their versions")
    versions = {row["id"]: row for row in rows_of(connection, _version, found.faults)}
    entries = {row["id"]: row for row in rows_of(connection, _entry, found.faults)}
    found.faults += _in_force(connection, found, versions, entries)
    watch("details of entries")
    found.faults += _documents(connection, found, versions, entries)
    watch("looks at the publishers")
    found.faults += _looks(connection, found)


_version, _entry = table(EntryVersionRow), table(EntryRow)
_act = table(LegalActRow)
Rows = Mapping[int, Mapping[str, Any]]


def _schema(connection: Connection) -> Iterator[Fault]:
    held = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if list(held) != [HEAD]:
        yield Fault("alembic_version", f"it says {', '.join(held) or 'nothing'}, not {HEAD}")


def _in_force(
    connection: Connection, found: Findings, versions: Rows, entries: Rows
) -> Iterator[Fault]:
    """Hold what is in force as of each publication against the event that published it."""
    validity = list(rows_of(connection, table(EntryValidityRow), found.faults))
    published = {
        int(number): (event_id, here)
        for event_id, detail in found.by_event.items()
        for number, here in detail.get("in_force", {}).items()
    }
    publication = table(PublicationRow)
    places = connection.execute(
        select(publication.c.list, publication.c.id).order_by(
            publication.c.list, publication.c.generated_at, publication.c.id
        )
    ).all()
    held = {row["version_id"] for row in validity}
    there = {row.id for row in places}
    for row in validity:
        if row["from_publication_id"] not in there or row["version_id"] not in versions:
            what = "there is no such version, or no such publication from which it holds"
            yield Fault(f"entry_validity of version {row['version_id']}", what)
    for name, ours in groupby(places, key=lambda row: row.list):
        numbers = [row.id for row in ours]
        yield from _swept(name, numbers, validity, published, versions, entries)
    for number in sorted(versions.keys() - held):
        yield Fault(f"entry_version {number}", "it was never in force")
    having = {row["entry_id"] for row in versions.values()}
    for number in sorted(entries.keys() - having):
        yield Fault(f"entry {number}", "it has no version")


def _swept(
    name: str,
    numbers: list[int],
    validity: list[dict[str, Any]],
    published: Mapping[int, tuple[int, str]],
    versions: Rows,
    entries: Rows,
) -> Iterator[Fault]:
    """Go from publication to publication of a list, taking up and dropping versions."""
    place = {number: at for at, number in enumerate(numbers)}
    starting: dict[int, list[str]] = {}
    ending: dict[int, list[str]] = {}
    for row in validity:
        starts, ends = row["from_publication_id"], row["to_publication_id"]
        if starts not in place:
            continue
        reads = _reads(versions.get(row["version_id"]), entries)
        starting.setdefault(starts, []).append(reads)
        if ends is not None:
            if place.get(ends, -1) <= place[starts]:
                where = f"entry_validity of version {row['version_id']}"
                yield Fault(where, "it ends before it begins")
                continue
            ending.setdefault(ends, []).append(reads)
    here: list[str] = []
    for number in numbers:
        for reads in ending.get(number, ()):
            here.remove(reads)
        here += starting.get(number, ())
        event_id, wanted = published.get(number, (0, ""))
        if not event_id:
            yield Fault(f"publication {number} of {name}", "no event published it")
        elif root(here) != wanted:
            yield Fault(
                f"entries in force as of publication {number} of {name}",
                f"they are not those that event {event_id} put in force",
            )


def _reads(version: Mapping[str, Any] | None, entries: Rows) -> str:
    if version is None or version["entry_id"] not in entries:
        return ""
    ref = entries[version["entry_id"]]["ref"]
    return f"{ref} {version['digest']} {version['document_sha256']}"


def _documents(
    connection: Connection, found: Findings, versions: Rows, entries: Rows
) -> Iterator[Fault]:
    """Hold every column and detail of a version against its document."""
    details = _details(connection, found)
    acts = Acts(connection)
    known = {row["id"]: row for row in rows_of(connection, _act, found.faults)}
    cited: dict[int, LegalAct] = {}
    for number, row in versions.items():
        where = f"entry_version {number}"
        try:
            entry = decode(row["document"])
        except (msgspec.MsgspecError, TypeError, UnicodeError) as error:
            yield Fault(where, f"its document can't be read: {error}")
            continue
        if sha256(row["document"].encode()).hexdigest() != row["document_sha256"]:
            yield Fault(where, "its document was changed")
        elif version_row(number, row["entry_id"], digest(entry), entry) != dict(row):
            yield Fault(where, "its columns do not say what its document says")
        party = entries.get(row["entry_id"], {})
        if (party.get("list"), party.get("ref")) != (entry.list, entry.ref):
            yield Fault(f"entry {row['entry_id']}", f"{where} is of {entry.list} {entry.ref}")
        wanted = _wanted(number, entry, acts, cited)
        for name in sorted({*wanted, *details.get(number, {})}):
            if wanted.get(name, []) != details.get(number, {}).get(name, []):
                yield Fault(f"{name} of version {number}", "it isn't what the document says")
    for number in sorted(details.keys() - versions.keys()):
        names = ", ".join(sorted(details[number]))
        yield Fault(f"{names} of version {number}", "there is no such version")
    yield from _acts(known, cited)


def _details(
    connection: Connection, found: Findings
) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """Give the details of every version, by version and table."""
    by_version: dict[int, dict[str, list[dict[str, Any]]]] = {}
    for name, of in metadata().tables.items():
        if "version_id" in of.c and name not in _OTHERWISE_VERIFIED:
            for row in rows_of(connection, of, found.faults):
                found.rows += 1
                by_version.setdefault(row["version_id"], {}).setdefault(name, []).append(row)
    return by_version


def _wanted(
    number: int, entry: Entry, acts: Acts, cited: dict[int, LegalAct]
) -> dict[str, list[dict[str, Any]]]:
    """Give the details that a document makes, as they should stand in their tables."""

    def number_of(act: LegalAct) -> int:
        cited[found := acts.number(act)] = act
        return found

    wanted: dict[str, list[dict[str, Any]]] = {}
    for row, values in rows(number, entry, number_of):
        of = table(row)
        wanted.setdefault(of.name, []).append(_whole(of, values))
    for name, some in wanted.items():
        keys = [column.name for column in metadata().tables[name].primary_key.columns]
        some.sort(key=lambda row: [row[key] for key in keys])
    return wanted


def _whole(of: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row with what its columns hold where nothing is said."""
    return {
        column.name: values.get(column.name, getattr(column.default, "arg", None))
        for column in of.columns
    }


def _acts(known: Rows, cited: Mapping[int, LegalAct]) -> Iterator[Fault]:
    for number in sorted(known.keys() - cited.keys()):
        yield Fault(f"legal_act {number}", "no entry cites it")
    for number, act in sorted(cited.items()):
        document = act_document(act)
        wanted = act_row(number, sha256(document).hexdigest(), document.decode(), act)
        if number not in known:
            yield Fault(f"legal_act {number}", "an entry cites it, and it is missing")
        elif dict(known[number]) != wanted:
            yield Fault(f"legal_act {number}", "it isn't what entries cite")


def _looks(connection: Connection, found: Findings) -> Iterator[Fault]:
    """Hold the last look at each publisher against the last event about it."""
    told: dict[str, dict[str, Any]] = {
        look["list"]: look
        for _, detail in sorted(found.by_event.items())
        for look in detail.get("looks", ())
    }
    for row in rows_of(connection, table(ListCheckRow), found.faults):
        if told.pop(row["list"], None) != said(row):
            yield Fault(f"list_check {row['list']}", "it isn't what the log says of the look")
    for name in sorted(told):
        yield Fault(f"list_check {name}", "it is missing")
