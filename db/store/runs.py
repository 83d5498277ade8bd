"""Which runs were there, how did they end, and which of them died?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import RowMapping, Select, func, select

from db.audit import canonical
from db.records.event import Happening
from db.records.run import EndedRun, Run, RunKind, RunResult
from db.store.engine import Store
from db.store.ledger import writing
from db.tables.event import EventHeadRow
from db.tables.nightly import RunEndRow, RunRow
from db.tables.row import table

_run, _end, _head = table(RunRow), table(RunEndRow), table(EventHeadRow)
DID_THE_WORK = tuple(one for one in RunResult if one is not RunResult.STOPPED)
"""Results after which a run need not be done again: what failed is tried by the next one."""
_COLUMNS = (_run.c.run_id, _run.c.kind, _run.c.at, _run.c.by, _run.c.host)


def begin(store: Store, run: Run) -> None:
    """Note that a run begins; one that never ends died."""
    values = {
        "run_id": run.run_id,
        "kind": run.kind.value,
        "at": run.at,
        "by": run.by,
        "host": run.host,
    }
    told = {"kind": run.kind.value, "host": run.host}
    with writing(store, Happening("run begun", run.by, run.at, run.run_id, told)) as ledger:
        ledger.add(RunRow, [values])


def end(store: Store, ended: EndedRun) -> None:
    """Note how a run ended."""
    run = ended.run
    values = {
        "run_id": run.run_id,
        "at": ended.at,
        "result": ended.result.value,
        "detail": canonical(ended.detail).decode(),
    }
    told = {"kind": run.kind.value, "result": ended.result.value}
    with writing(store, Happening("run ended", run.by, ended.at, run.run_id, told)) as ledger:
        ledger.add(RunEndRow, [values])


def died(store: Store) -> list[Run]:
    """Give the runs since the last one that ended, which have not; in their order.

    Only who has the turn may conclude that they died.
    """
    last = select(func.max(_run.c.id)).join(_end, _end.c.run_id == _run.c.run_id)
    after = func.coalesce(last.scalar_subquery(), 0)
    with store.reading() as connection:
        found = connection.execute(
            select(*_COLUMNS).where(_run.c.id > after).order_by(_run.c.id)
        )
        return [_read(row) for row in found.mappings()]


def last_ended(
    store: Store, kinds: Sequence[RunKind] = (), results: Sequence[RunResult] = ()
) -> EndedRun | None:
    """Give the last run that came to its end, of some kinds and with some results."""
    statement = _ended()
    if kinds:
        statement = statement.where(_run.c.kind.in_([kind.value for kind in kinds]))
    if results:
        statement = statement.where(_end.c.result.in_([result.value for result in results]))
    with store.reading() as connection:
        row = connection.execute(statement.order_by(_run.c.id.desc()).limit(1)).mappings()
        return next((_read_ended(found) for found in row), None)


def ended(store: Store, since: datetime) -> list[EndedRun]:
    """Give the runs that began at a moment or later and came to their end."""
    with store.reading() as connection:
        found = connection.execute(_ended().where(_run.c.at >= since).order_by(_run.c.id))
        return [_read_ended(row) for row in found.mappings()]


def head(store: Store) -> int:
    """Give the number of the last event, as a mark of what was written up to now."""
    with store.reading() as connection:
        number: int = connection.execute(select(_head.c.event_id)).scalar_one()
    return number


def first_event(store: Store) -> int:
    """Give the event with which the first run began; the last event where there is none."""
    with store.reading() as connection:
        found = connection.execute(select(func.min(_run.c.event_id))).scalar()
    return head(store) if found is None else found


def _ended() -> Select[Any]:
    at_end = (_end.c.at.label("ended_at"), _end.c.result, _end.c.detail)
    return select(*_COLUMNS, *at_end).join(_end, _end.c.run_id == _run.c.run_id)


def _read(row: RowMapping) -> Run:
    return Run(row["run_id"], RunKind(row["kind"]), row["at"], row["by"], row["host"])


def _read_ended(row: RowMapping) -> EndedRun:
    detail = msgspec.json.decode(row["detail"], type=dict[str, Any])
    return EndedRun(_read(row), row["ended_at"], RunResult(row["result"]), detail)
