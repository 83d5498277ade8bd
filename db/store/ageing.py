"""How old are the records about persons, and what keeps one whatever its age?

The newest row of a table that goes by numbers stays: its number would be given a second time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, func, select

from db.audit import canonical
from db.records.alert import Status, Step, standing
from db.records.retention import Aged, Hold, Pair
from db.store.alerts import steps_by_alert
from db.store.holds import last_words
from db.tables.customer import CustomerImportRow, CustomerVersionRow
from db.tables.event import EventPersonalRow, EventRow
from db.tables.nightly import MessageRow
from db.tables.review import AlertRow, ProposalRow
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow

HELD, OPEN, NEWEST = "held", "open", "newest"
_alert, _proposal = table(AlertRow), table(ProposalRow)
_version, _import = table(CustomerVersionRow), table(CustomerImportRow)
_event, _personal = table(EventRow), table(EventPersonalRow)
_STREAMED = 2_000
_OF_ALERT = "alert "


def aged_alerts(connection: Connection) -> Iterator[Aged]:
    """Give every alert with what began when."""
    words, ends = last_words(connection), _relationship_ends(connection)
    steps, newest = steps_by_alert(connection), _newest_alerts(connection)
    columns = (_alert.c.id, _alert.c.at, _alert.c.portfolio, _alert.c.customer_id)
    for row in connection.execute(select(*columns).order_by(_alert.c.id)):
        pair, happened = Pair(row.portfolio, row.customer_id), steps.get(row.id, [])
        status, word = standing(happened), words.get(pair)
        starts = {"recorded": row.at}
        if not status.is_open:
            starts["decided"] = max(step.at for step in happened)
            starts |= _released(word, happened)
        if pair in ends:
            starts["relationship_end"] = ends[pair]
        stays = HELD if word is not None and word.is_held else ""
        stays = stays or (OPEN if status.is_open else NEWEST if row.id in newest else "")
        yield Aged((row.id,), starts, pair, stays, status is Status.CONFIRMED)


def _released(word: Hold | None, steps: Iterable[Step]) -> dict[str, datetime]:
    """Give when a customer was let go of; a word from before the last step counts for none."""
    if word is None or word.is_held or word.at < max(step.at for step in steps):
        return {}
    return {"released": word.at}


def _newest_alerts(connection: Connection) -> frozenset[int]:
    """Give the newest alert, and the one that the newest proposal is about."""
    newest = connection.execute(select(func.max(_alert.c.id))).scalar()
    about = connection.execute(
        select(_proposal.c.about).order_by(_proposal.c.id.desc()).limit(1)
    ).scalar()
    found = {newest} if newest else set()
    if about is not None and about.startswith(_OF_ALERT):
        found.add(int(about.removeprefix(_OF_ALERT)))
    return frozenset(found)


def aged_customers(connection: Connection) -> Iterator[Aged]:
    """Give every customer that is retired, with all versions of its record."""
    words, ends = last_words(connection), _relationship_ends(connection)
    newest = connection.execute(select(func.max(_version.c.id))).scalar()
    columns = (_version.c.id, _version.c.portfolio, _version.c.customer_id)
    wanted = select(*columns).order_by(_version.c.id).execution_options(yield_per=_STREAMED)
    numbers: dict[Pair, list[int]] = {}
    for row in connection.execute(wanted):
        pair = Pair(row.portfolio, row.customer_id)
        if pair in ends:
            numbers.setdefault(pair, []).append(row.id)
    for pair, found in numbers.items():
        word = words.get(pair)
        stays = HELD if word is not None and word.is_held else ""
        stays = stays or (NEWEST if newest in found else "")
        yield Aged(tuple(found), {"relationship_end": ends[pair]}, pair, stays)


def _relationship_ends(connection: Connection) -> Mapping[Pair, datetime]:
    """Give since when each customer that is retired has been."""
    newest = (
        select(func.max(_version.c.id).label("version"))
        .group_by(_version.c.portfolio, _version.c.customer_id)
        .subquery()
    )
    statement = (
        select(_version.c.portfolio, _version.c.customer_id, _import.c.at)
        .join(newest, newest.c.version == _version.c.id)
        .join(_import, _import.c.id == _version.c.import_id)
        .where(_version.c.is_retired.is_(True))
    )
    rows = connection.execute(statement)
    return {Pair(row.portfolio, row.customer_id): row.at for row in rows}


def aged_screenings(connection: Connection, before: datetime) -> Iterator[Aged]:
    """Give the screenings kept singly from before a moment; a held customer's are held."""
    of = table(ScreeningRow)
    held = {one.customer_id for one in _held(connection)}
    for row in _older(connection, select(of.c.id, of.c.at, of.c.query), of, before):
        asked = msgspec.json.decode(row.query).get("id", "") if held else ""
        yield _aged(row, is_held=asked in held and bool(asked))


def aged_batch_runs(connection: Connection, before: datetime) -> Iterator[Aged]:
    """Give what is kept of files screened before a moment; it names nobody."""
    of = table(BatchRunRow)
    for row in _older(connection, select(of.c.id, of.c.at), of, before):
        yield _aged(row)


def aged_messages(connection: Connection, before: datetime) -> Iterator[Aged]:
    """Give the messages from before a moment; one that names a held customer is held."""
    of, names = table(MessageRow), _Names(_held(connection))
    for row in _older(connection, select(of.c.id, of.c.at, of.c.document), of, before):
        yield _aged(row, is_held=names.are_in(row.document))


def aged_event_details(connection: Connection, before: datetime) -> Iterator[Aged]:
    """Give what is personal in events from before a moment."""
    names = _Names(_held(connection))
    columns = (_event.c.id, _event.c.at, _event.c.about, _personal.c.document)
    wanted = select(*columns).join(_personal, _personal.c.event_id == _event.c.id)
    for row in _older(connection, wanted, _event, before):
        yield _aged(row, is_held=names.are_in(f"{row.about} {row.document}"))


class _Names:
    """The numbers of held customers, to be looked for in a text."""

    def __init__(self, held: list[Hold]) -> None:
        known = (canonical(one.customer_id).decode()[1:-1] for one in held)
        either = "|".join(re.escape(one) for one in sorted(known))
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if held else None

    def are_in(self, text: str) -> bool:
        """Whether one of them stands there."""
        return self._pattern is not None and self._pattern.search(text) is not None


def _held(connection: Connection) -> list[Hold]:
    return [one for one in last_words(connection).values() if one.is_held]


def _older(
    connection: Connection, wanted: Select[Any], of: Table, before: datetime
) -> Iterator[Row[Any]]:
    older = wanted.where(of.c.at < before).order_by(of.c.id)
    yield from connection.execute(older.execution_options(yield_per=_STREAMED))


def _aged(row: Row[Any], *, is_held: bool = False) -> Aged:
    return Aged((row.id,), {"recorded": row.at}, stays=HELD if is_held else "")
