"""What must somebody be told, and what became of it on each channel?

What is to be told is kept before anybody is told, so that a run that dies loses none of it; and
under a key, so that the run after it tells nothing a second time.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from db.records.event import Happening
from db.records.message import Attempt, Message, Posted
from db.store.engine import Store
from db.store.ledger import Ledger, writing
from db.tables.nightly import DeliveryRow, MessageRow
from db.tables.row import table

_message, _delivery = table(MessageRow), table(DeliveryRow)


def put(store: Store, message: Message, *, by: str) -> bool:
    """Keep a message to be delivered, if there is none of its key; says whether it was new."""
    same = select(_message.c.id).where(_message.c.key == message.key)
    values = {
        "key": message.key,
        "kind": message.kind,
        "at": message.at,
        "run_id": message.run_id,
        "document": message.document,
    }
    told = {"key": message.key, "kind": message.kind}
    with store.writing() as connection:
        ledger = Ledger(connection)
        if connection.execute(same).first() is not None:
            return False
        ledger.add(MessageRow, [values])
        ledger.close(Happening("notice kept", by, message.at, message.run_id, told))
    return True


def delivered(store: Store, posted: Posted, attempt: Attempt, *, by: str) -> None:
    """Keep what became of a message on a channel."""
    values = {
        "message_id": posted.id,
        "channel": attempt.channel,
        "at": attempt.at,
        "is_delivered": attempt.is_delivered,
        "problem": attempt.problem,
    }
    told = {"channel": attempt.channel, "is_delivered": attempt.is_delivered}
    about = posted.message.key
    with writing(store, Happening("notice sent", by, attempt.at, about, told)) as ledger:
        ledger.add(DeliveryRow, [values])


def posted(store: Store, since: datetime) -> list[Posted]:
    """Give the messages since a moment, each with what became of it, in their order."""
    recent = select(_message).where(_message.c.at >= since).order_by(_message.c.id)
    attempts = (
        select(_delivery)
        .join(_message, _message.c.id == _delivery.c.message_id)
        .where(_message.c.at >= since)
        .order_by(_delivery.c.id)
    )
    tried: defaultdict[int, list[Attempt]] = defaultdict(list)
    with store.reading() as connection:
        for row in connection.execute(attempts):
            tried[row.message_id].append(
                Attempt(row.channel, row.at, row.is_delivered, row.problem)
            )
        return [
            Posted(
                row.id,
                Message(row.key, row.kind, row.at, row.run_id, row.document),
                tuple(tried[row.id]),
            )
            for row in connection.execute(recent)
        ]


def keys(store: Store, kinds: Iterable[str]) -> list[str]:
    """Give the keys of all messages of some kinds, in their order."""
    statement = select(_message.c.key).where(_message.c.kind.in_(list(kinds)))
    with store.reading() as connection:
        return list(connection.execute(statement.order_by(_message.c.id)).scalars())
