"""Which rows belong to one case, and what holds each of them to the log?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from db.audit import unsealed
from db.store.vouching import sealed_tables
from db.tables.customer import CustomerVersionRow
from db.tables.event import ContentRow, EventPersonalRow, PurgedRow
from db.tables.nightly import RescreeningRow
from db.tables.publication import PublicationRow
from db.tables.review import AlertRow, AlertStepRow, ApprovalRow, ProposalRow
from db.tables.row import SealedRow, table
from db.tables.screening import BatchRunRow, ScreeningRow


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row with what holds it to its event."""

    table: str
    event_id: int
    salt: str
    seal: str
    values: dict[str, Any]
    """As the seal has them: what JSON can say, and of a file its digest."""


def kept_rows(
    connection: Connection, row: type[SealedRow], these: ColumnElement[bool]
) -> list[KeptRow]:
    """Give rows of a table, by their keys."""
    of = table(row)
    statement = select(of).where(these).order_by(*of.primary_key.columns)
    return [
        KeptRow(str(of.name), one["event_id"], one["salt"], one["seal"], unsealed(dict(one)))
        for one in connection.execute(statement).mappings()
    ]


def rows_of_screening(connection: Connection, screening_id: str) -> list[KeptRow]:
    """Give a screening, and the run over a file that it was part of."""
    ours = table(ScreeningRow).c.screening_id == screening_id
    found = kept_rows(connection, ScreeningRow, ours)
    events = [one.event_id for one in found]
    return [*found, *kept_rows(connection, BatchRunRow, _written_by(BatchRunRow, events))]


def rows_of_alert(connection: Connection, number: int) -> list[KeptRow]:
    """Give an alert, what was done about it, the customer's record and the run behind it."""
    found = kept_rows(connection, AlertRow, table(AlertRow).c.id == number)
    if not found:
        return []
    (alert,) = found
    steps, customer = table(AlertStepRow), table(CustomerVersionRow)
    version = customer.c.id == alert.values["customer_version"]
    run = table(RescreeningRow).c.id == alert.values["rescreening_id"]
    proposals = kept_rows(
        connection, ProposalRow, table(ProposalRow).c.about == f"alert {number}"
    )
    theirs = [one.values["id"] for one in proposals]
    return [
        alert,
        *kept_rows(connection, AlertStepRow, steps.c.alert_id == number),
        *proposals,
        *kept_rows(connection, ApprovalRow, table(ApprovalRow).c.proposal_id.in_(theirs)),
        *kept_rows(connection, CustomerVersionRow, version),
        *kept_rows(connection, RescreeningRow, run),
    ]


def rows_of_publications(
    connection: Connection, files: Iterable[tuple[str, str]]
) -> list[KeptRow]:
    """Give the publications of files, by list and digest."""
    of = table(PublicationRow)
    theirs = [(of.c.list == name) & (of.c.sha256 == digest) for name, digest in files]
    return kept_rows(connection, PublicationRow, or_(*theirs)) if theirs else []


def rows_of_contents(connection: Connection, digests: Sequence[str]) -> list[KeptRow]:
    """Give what is kept under digests; the bodies are told by their digests."""
    these = table(ContentRow).c.sha256.in_(digests)
    return kept_rows(connection, ContentRow, these)


def bodies(connection: Connection, digests: Sequence[str]) -> dict[str, bytes]:
    """Give the bodies kept under digests."""
    of = table(ContentRow)
    statement = select(of.c.sha256, of.c.body).where(of.c.sha256.in_(digests))
    return {row.sha256: bytes(row.body) for row in connection.execute(statement)}


def seals(connection: Connection, rows: Iterable[KeptRow]) -> dict[int, dict[str, list[str]]]:
    """Give the seals of all rows that stand in the same tables by the same events.

    Those of rows that were lawfully erased are among them.
    """
    wanted = sorted({(one.event_id, one.table) for one in rows})
    by_name = {table(row).name: table(row) for row in sealed_tables()}
    purged = table(PurgedRow)
    found: dict[int, dict[str, list[str]]] = {}
    for event_id, name in wanted:
        of = by_name[name]
        there = select(of.c.seal).where(of.c.event_id == event_id)
        theirs = (purged.c.of_event == event_id) & (purged.c.of_table == name)
        erased = select(purged.c.of_seal).where(theirs)
        both = [*connection.execute(there).scalars(), *connection.execute(erased).scalars()]
        found.setdefault(event_id, {})[name] = sorted(both)
    return found


def personal_parts(
    connection: Connection, event_ids: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """Give salt and document of what is personal in events; what was erased is left out."""
    of = table(EventPersonalRow)
    statement = select(of).where(of.c.event_id.in_(event_ids)).order_by(of.c.event_id)
    return {row.event_id: (row.salt, row.document) for row in connection.execute(statement)}


def _written_by(row: type[SealedRow], events: Sequence[int]) -> ColumnElement[bool]:
    return table(row).c.event_id.in_(events)
