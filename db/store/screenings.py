"""What has been asked of the lists, and what was answered?"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.records.event import Happening
from db.store.engine import Store
from db.store.ledger import writing
from db.tables.event import EventRow, PurgedRow
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow

_screening = table(ScreeningRow)
_event, _purged = table(EventRow), table(PurgedRow)


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


@dataclass(frozen=True, slots=True)
class BatchRun:
    """A file of customers that was screened; `outcomes` and `lists` are JSON."""

    batch_id: str
    at: datetime
    by: str
    input_name: str
    input_sha256: str
    output_name: str
    output_sha256: str
    rows: int
    alerts: int
    outcomes: str
    lists: str


def record(store: Store, screening: Screening) -> None:
    """Keep one screening."""
    told = {"outcome": screening.outcome, "rule": screening.rule}
    about = screening.screening_id
    happened = Happening("screened", screening.by, screening.at, about, told)
    with writing(store, happened) as ledger:
        ledger.add(ScreeningRow, [asdict(screening)])


def record_batch(store: Store, run: BatchRun, alerts: Iterable[Screening]) -> None:
    """Keep that a file of customers was screened, and each of its alerts singly.

    All of it is kept, or nothing; the alerts may be more than memory holds.
    """
    told = {"rows": run.rows, "alerts": run.alerts, "output": run.output_sha256}
    happened = Happening("file screened", run.by, run.at, run.batch_id, {"file": told})
    with writing(store, happened) as ledger:
        ledger.add(ScreeningRow, map(asdict, alerts))
        ledger.add(BatchRunRow, [asdict(run)])


def screenings(store: Store, ids: Iterable[str] = ()) -> Iterator[Screening]:
    """Give screenings that were kept singly, those with these ids or all, in their order."""
    names = Screening.__slots__
    statement = select(*(_screening.c[name] for name in names)).order_by(_screening.c.id)
    if wanted := list(ids):
        statement = statement.where(_screening.c.screening_id.in_(wanted))
    with store.reading() as connection:
        for row in connection.execute(statement).mappings():
            yield Screening(**row)


def screening_ids(store: Store) -> list[str]:
    """Give the number of every screening that is kept, in their order."""
    statement = select(_screening.c.screening_id).order_by(_screening.c.id)
    with store.reading() as connection:
        return list(connection.execute(statement).scalars())


def was_purged(store: Store, screening_id: str) -> bool:
    """Whether a screening that was kept singly was lawfully erased."""
    statement = (
        select(_purged.c.id)
        .join(_event, _event.c.id == _purged.c.of_event)
        .where(_purged.c.of_table == _screening.name, _event.c.about == screening_id)
    )
    with store.reading() as connection:
        return connection.execute(statement.limit(1)).first() is not None


def purged_screenings(store: Store) -> int:
    """Give how many screenings were lawfully erased."""
    ours = _purged.c.of_table == _screening.name
    with store.reading() as connection:
        found = connection.execute(select(func.count()).select_from(_purged).where(ours))
        return found.scalar() or 0
