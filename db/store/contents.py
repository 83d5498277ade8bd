"""What is kept by its digest: rules, states of an index, files of evidence?"""

from hashlib import sha256

from sqlalchemy import select

from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.event import ContentRow
from db.tables.row import table

_content = table(ContentRow)


def keep(ledger: Ledger, kind: str, body: bytes) -> str:
    """Keep a document, if it isn't there already, and give its SHA-256."""
    digest = sha256(body).hexdigest()
    there = select(_content.c.sha256).where(_content.c.sha256 == digest)
    if ledger.connection.execute(there).first() is None:
        ledger.add(ContentRow, [{"sha256": digest, "kind": kind, "body": body}])
    return digest


def content(store: Store, digest: str) -> bytes | None:
    """Give a document; `None` where it isn't there."""
    statement = select(_content.c.body).where(_content.c.sha256 == digest)
    with store.reading() as connection:
        body = connection.execute(statement).scalar()
    return None if body is None else bytes(body)
