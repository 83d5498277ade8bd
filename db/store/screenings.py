"""What has been asked of the lists, and what was answered?"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import insert

from db.store.engine import Store
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Screening:
    """One screening to keep; `query`, `decision` and `lists` are JSON."""

    screening_id: str
    at: datetime
    by: str
    query: str
    outcome: str
    rule: str
    decision: str
    lists: str


def record(
    store: Store,
    *,
    screening_id: str,
    at: datetime,
    by: str,
    query: str,
    outcome: str,
    rule: str,
    decision: str,
    lists: str,
) -> None:
    """Keep one screening; `query`, `decision` and `lists` are JSON."""
    values = {
        "screening_id": screening_id,
        "at": at,
        "by": by,
        "query": query,
        "outcome": outcome,
        "rule": rule,
        "decision": decision,
        "lists": lists,
    }
    with store.writing() as connection:
        connection.execute(insert(table(ScreeningRow)), values)


def record_many(store: Store, screenings: Iterable[Screening]) -> None:
    """Keep many screenings, all of them or none; they may be more than memory holds."""
    source = iter(screenings)
    with store.writing() as connection:
        while chunk := [asdict(screening) for screening in islice(source, _CHUNK)]:
            connection.execute(insert(table(ScreeningRow)), chunk)


def record_batch(
    store: Store,
    *,
    batch_id: str,
    at: datetime,
    by: str,
    input_name: str,
    input_sha256: str,
    output_name: str,
    output_sha256: str,
    rows: int,
    alerts: int,
    outcomes: str,
    lists: str,
) -> None:
    """Keep that a file of customers was screened; `outcomes` and `lists` are JSON."""
    values = {
        "batch_id": batch_id,
        "at": at,
        "by": by,
        "input_name": input_name,
        "input_sha256": input_sha256,
        "output_name": output_name,
        "output_sha256": output_sha256,
        "rows": rows,
        "alerts": alerts,
        "outcomes": outcomes,
        "lists": lists,
    }
    with store.writing() as connection:
        connection.execute(insert(table(BatchRunRow)), values)
