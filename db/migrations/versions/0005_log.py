"""Every change becomes an event of a log that nobody can alter unseen.

Rows that are written once say which event vouches for them. Customers, alerts, decisions, runs,
messages and interim designations come with it.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Row

from db.audit import GENESIS, hash_of
from db.records.event import Event
from db.tables.row import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEALED = (
    "publication",
    "new_leaf",
    "carried_over",
    "removal_confirmation",
    "join_decision",
    "screening",
    "batch_run",
)
"""Tables that were there before the log."""
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _chain_events()
    op.create_table(
        "event_personal",
        sa.Column("event_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
    )
    for name in SEALED:
        for column in _marks():
            op.add_column(name, column)
        op.create_index(f"ix_{name}_event_id", name, ["event_id"])
    _digest_documents()


def downgrade() -> None:
    op.execute("ALTER TABLE entry_version DROP COLUMN document_sha256")
    for name in SEALED:
        op.drop_index(f"ix_{name}_event_id", name)
        for column in ("event_id", "salt", "seal"):
            op.execute(f"ALTER TABLE {name} DROP COLUMN {column}")
    op.drop_table("event_personal")
    op.drop_table("event_head")
    before = _events()
    op.drop_table("event")
    _create_old_events()
    if before:
        op.get_bind().execute(sa.insert(_OLD), [dict(row._mapping) for row in before])


def _chain_events() -> None:
    """Give what happened until now its place in the chain."""
    connection, before = op.get_bind(), _events()
    op.drop_table("event")
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        *(_text(name) for name in ("by", "kind", "about")),
        sa.Column("detail", sa.Text(), nullable=False),
        *(_text(name) for name in ("personal", "previous", "hash")),
    )
    for column in ("at", "kind", "about"):
        op.create_index(f"ix_event_{column}", "event", [column])
    op.create_table(
        "event_head",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        _text("hash"),
    )
    chained = _chained(before)
    made = sa.table("event", sa.column("at", UtcDateTime), *map(sa.column, _PLAIN))
    if chained:
        connection.execute(sa.insert(made), chained)
    head = sa.table("event_head", *map(sa.column, ("id", "event_id", "hash")))
    last = chained[-1]["hash"] if chained else GENESIS
    values = {"id": 1, "event_id": len(chained), "hash": last}
    connection.execute(sa.insert(head).values(values))


_OLD = sa.table(
    "event",
    sa.column("id", sa.Integer),
    sa.column("at", UtcDateTime),
    *(sa.column(name, sa.String) for name in ("by", "kind", "detail")),
)


def _events() -> "list[Row[Any]]":
    """Give what every event says, chained or not."""
    return list(op.get_bind().execute(sa.select(_OLD).order_by(_OLD.c.id)))


_PLAIN = ("id", "by", "kind", "about", "detail", "personal", "previous", "hash")


def _chained(before: "list[Row[Any]]") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    previous = GENESIS
    for number, row in enumerate(before, 1):
        bare = Event(number, row.at, row.by, row.kind, "", row.detail, "", previous, "")
        previous = hash_of(bare)
        values = {name: getattr(bare, name) for name in Event.__slots__}
        found.append({**values, "hash": previous})
    return found


def _digest_documents() -> None:
    """Digest every version of an entry as it stands in its document."""
    from hashlib import sha256  # noqa: PLC0415 - for this step alone

    op.add_column("entry_version", _empty("document_sha256"))
    connection = op.get_bind()
    versions = sa.table("entry_version", *map(sa.column, ("id", "document", "document_sha256")))
    for row in connection.execute(sa.select(versions.c.id, versions.c.document)).all():
        digest = sha256(row.document.encode()).hexdigest()
        same = versions.c.id == row.id
        connection.execute(sa.update(versions).where(same).values(document_sha256=digest))


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False)


def _empty(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _marks() -> "list[sa.Column[Any]]":
    event = sa.Column("event_id", sa.Integer(), nullable=False, server_default="0")
    return [event, _empty("salt"), _empty("seal")]


def _create_old_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *(_text(name) for name in ("by", "kind")),
        sa.Column("detail", sa.Text(), nullable=False),
    )
    for column in ("at", "kind"):
        op.create_index(f"ix_event_{column}", "event", [column])
