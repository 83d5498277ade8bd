"""How do records about persons leave the store, each with all that hangs on it?

Only within a transaction that holds the log: of every row its seal stays behind.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Table, exists, func, select

from db.store.engine import Store
from db.store.holds import last_words
from db.store.ledger import Ledger
from db.store.purging import erase, erase_personal
from db.tables.customer import CustomerImportRow, CustomerVersionRow
from db.tables.event import ContentRow
from db.tables.nightly import DeliveryRow, MessageRow
from db.tables.review import AlertRow, AlertStepRow, ApprovalRow, LegalHoldRow, ProposalRow
from db.tables.row import SealedRow, table
from db.tables.screening import BatchRunRow, ScreeningRow

EVIDENCE = "evidence "
"""With what the kind of a file begins that is kept with a decision."""
_AT_ONCE = 500
T = TypeVar("T")
Counts = dict[str, int]
"""How many rows of each table went."""


def overwriting(connection: Connection) -> None:
    """Let SQLite write zeros over what is erased, in this connection."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def settle(store: Store) -> None:
    """Let SQLite's journal go, which still holds what was erased, as far as nobody reads it."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            connection.rollback()
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()


def erase_alerts(ledger: Ledger, numbers: Sequence[int]) -> Counts:
    """Erase alerts with their steps, proposals, and evidence that no other alert cites."""
    step, proposal = table(AlertStepRow), table(ProposalRow)
    approval, alert = table(ApprovalRow), table(AlertRow)
    counts: Counts = {}
    cited = _evidence(ledger.connection, numbers)
    for some in _parted(numbers):
        about = proposal.c.about.in_([f"alert {number}" for number in some])
        ours = select(proposal.c.id).where(about)
        _add(counts, approval, erase(ledger, ApprovalRow, approval.c.proposal_id.in_(ours)))
        _add(counts, proposal, erase(ledger, ProposalRow, about))
        _add(counts, step, erase(ledger, AlertStepRow, step.c.alert_id.in_(some)))
        _add(counts, alert, erase(ledger, AlertRow, alert.c.id.in_(some)))
    content = table(ContentRow)
    gone = cited - _evidence(ledger.connection)
    for digests in _parted(sorted(gone)):
        ours_only = content.c.sha256.in_(digests) & content.c.kind.startswith(EVIDENCE)
        _add(counts, content, erase(ledger, ContentRow, ours_only))
    return counts


def _evidence(connection: Connection, numbers: Sequence[int] | None = None) -> set[str]:
    """Give the digests of the evidence that some alerts cite, or all."""
    step = table(AlertStepRow)
    wanted = select(step.c.evidence).where(step.c.evidence != "")
    statements = (
        [wanted]
        if numbers is None
        else [wanted.where(step.c.alert_id.in_(some)) for some in _parted(numbers)]
    )
    return {
        digest
        for statement in statements
        for said in connection.execute(statement).scalars()
        for digest in said.split()
    }


def erase_customers(ledger: Ledger, versions: Sequence[int], before: datetime) -> Counts:
    """Erase versions of customers' records, and what nothing is left of besides.

    That is: imports from before a moment of which every version is gone, and words on holds of
    customers of whom neither a record nor an alert is left.
    """
    version, done = table(CustomerVersionRow), table(CustomerImportRow)
    counts: Counts = {}
    for some in _parted(versions):
        _add(counts, version, erase(ledger, CustomerVersionRow, version.c.id.in_(some)))
    newest = select(func.max(done.c.id)).scalar_subquery()
    empty = (
        (done.c.at < before)
        & (done.c.id < newest)
        & ~exists().where(version.c.import_id == done.c.id)
    )
    _add(counts, done, erase(ledger, CustomerImportRow, empty))
    for some in _parted(_holds_of_nobody(ledger.connection)):
        hold = table(LegalHoldRow)
        _add(counts, hold, erase(ledger, LegalHoldRow, hold.c.id.in_(some)))
    return counts


def _holds_of_nobody(connection: Connection) -> list[int]:
    hold, version, alert = table(LegalHoldRow), table(CustomerVersionRow), table(AlertRow)
    released = {pair for pair, word in last_words(connection).items() if not word.is_held}
    newest = select(func.max(hold.c.id)).scalar_subquery()
    statement = select(hold.c.id, hold.c.portfolio, hold.c.customer_id).where(
        hold.c.id < newest,
        *(
            ~exists().where(
                of.c.portfolio == hold.c.portfolio, of.c.customer_id == hold.c.customer_id
            )
            for of in (version, alert)
        ),
    )
    keys = {(pair.portfolio, pair.customer_id) for pair in released}
    rows = connection.execute(statement)
    return [row.id for row in rows if (row.portfolio, row.customer_id) in keys]


def erase_screenings(ledger: Ledger, numbers: Sequence[int]) -> Counts:
    """Erase screenings that were kept singly."""
    return _erase(ledger, ScreeningRow, numbers)


def erase_batch_runs(ledger: Ledger, numbers: Sequence[int]) -> Counts:
    """Erase what is kept of files that were screened."""
    return _erase(ledger, BatchRunRow, numbers)


def erase_messages(ledger: Ledger, numbers: Sequence[int]) -> Counts:
    """Erase messages with the attempts to deliver them."""
    delivery, counts = table(DeliveryRow), Counts()
    for some in _parted(numbers):
        _add(counts, delivery, erase(ledger, DeliveryRow, delivery.c.message_id.in_(some)))
    return counts | _erase(ledger, MessageRow, numbers)


def erase_event_details(ledger: Ledger, numbers: Sequence[int]) -> Counts:
    """Erase what is personal in events."""
    gone = sum(erase_personal(ledger, some) for some in _parted(numbers))
    return {"event_personal": gone} if gone else {}


def _erase(ledger: Ledger, row: type[SealedRow], numbers: Sequence[int]) -> Counts:
    of, counts = table(row), Counts()
    for some in _parted(numbers):
        _add(counts, of, erase(ledger, row, of.c.id.in_(some)))
    return counts


def _add(counts: Counts, of: Table, gone: int) -> None:
    if gone:
        counts[of.name] = counts.get(of.name, 0) + gone


def _parted(values: Sequence[T]) -> Iterator[list[T]]:
    """Give so few at a time that every database takes them."""
    for first in range(0, len(values), _AT_ONCE):
        yield list(values[first : first + _AT_ONCE])
