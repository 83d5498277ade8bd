"""Which files does the store keep as they were, each under its digest?"""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select

from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.event import ContentRow
from db.tables.row import table

_content = table(ContentRow)


def keep_contents(ledger: Ledger, kind: str, bodies: Iterable[bytes]) -> int:
    """Keep those that are not here yet; gives how many are new."""
    wanted = {sha256(body).hexdigest(): body for body in bodies}
    statement = select(_content.c.sha256).where(_content.c.sha256.in_(list(wanted)))
    here = set(ledger.connection.execute(statement).scalars())
    rows = [
        {"sha256": digest, "kind": kind, "body": body}
        for digest, body in wanted.items()
        if digest not in here
    ]
    return ledger.add(ContentRow, rows)


def contents(store: Store, digests: Iterable[str]) -> dict[str, bytes]:
    """Give what is kept under these digests; what is not here is left out."""
    statement = select(_content.c.sha256, _content.c.body)
    with store.reading() as connection:
        found = connection.execute(statement.where(_content.c.sha256.in_(list(digests))))
        return {row.sha256: row.body for row in found}
