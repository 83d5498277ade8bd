"""When was a portfolio last screened, against what, and what came of it?"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from sqlalchemy import Select, func, select

from db.records.alert import Alert, Step
from db.records.event import Happening
from db.records.rescreening import Rescreening
from db.store.alerts import add_alerts, add_steps, next_number
from db.store.contents import content, keep
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.nightly import RescreeningRow
from db.tables.row import table

_rescreening = table(RescreeningRow)
STATE = "state of an index"


def last(store: Store, portfolio: str, *, full: bool = False) -> Rescreening | None:
    """Give the last screening of a portfolio, or the last one of all its customers."""
    names = Rescreening.__slots__
    statement = (
        select(*(_rescreening.c[name] for name in names))
        .where(_rescreening.c.portfolio == portfolio)
        .order_by(_rescreening.c.id.desc())
        .limit(1)
    )
    if full:
        statement = statement.where(_rescreening.c.is_full.is_(True))
    with store.reading() as connection:
        row = connection.execute(statement).mappings().first()
    return None if row is None else Rescreening(**row)


def state(store: Store, digest: str) -> bytes | None:
    """Give the state of an index that a screening was against."""
    return content(store, digest)


@dataclass(frozen=True, slots=True)
class Written:
    """What a screening of a portfolio writes: new alerts, and steps of others."""

    alerts: tuple[Alert, ...] = ()
    steps: tuple[tuple[int, Step], ...] = ()


def record(
    store: Store,
    done: Rescreening,
    document: bytes,
    written: Callable[[int], Written],
    expected: int,
) -> Written | None:
    """Keep a screening of a portfolio with all that it writes, or nothing.

    `written` makes the alerts, given the number of the first. Gives `None`, and keeps nothing,
    where somebody else screened the portfolio meanwhile: `expected` is how many screenings of
    it there were.
    """
    with store.writing() as connection:
        ledger = Ledger(connection)
        if _count(ledger, done.portfolio) != expected:
            return None
        found = written(next_number(connection))
        number = (connection.execute(select(func.max(_rescreening.c.id))).scalar() or 0) + 1
        values = {**asdict(done), "state": keep(ledger, STATE, document)}
        values["alerts"] = len(found.alerts)
        ledger.add(RescreeningRow, [{"id": number, **values}])
        add_alerts(ledger, found.alerts, number)
        add_steps(ledger, found.steps)
        told = {
            "rescreening": number,
            "run": done.run_id,
            "alerts": len(found.alerts),
            "steps": len(found.steps),
        }
        ledger.close(Happening("portfolio screened", done.by, done.at, done.portfolio, told))
        return found


def count(store: Store, portfolio: str) -> int:
    """Give how often a portfolio was screened."""
    with store.reading() as connection:
        return connection.execute(_counting(portfolio)).scalar_one()


def _count(ledger: Ledger, portfolio: str) -> int:
    return ledger.connection.execute(_counting(portfolio)).scalar_one()


def _counting(portfolio: str) -> Select[int]:
    ours = _rescreening.c.portfolio == portfolio
    return select(func.count()).select_from(_rescreening).where(ours)
