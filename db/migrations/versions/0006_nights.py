"""Customers, their alerts and what was decided; runs, messages and interim designations.

Each row is written once, and an event of the log vouches for it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "content",
    "purged",
    "customer_import",
    "customer_version",
    "alert",
    "alert_step",
    "proposal",
    "approval",
    "legal_hold",
    "run",
    "run_end",
    "rescreening",
    "message",
    "delivery",
    "interim",
    "interim_end",
)
"""In the order in which they are made; each refers only to those before it."""


def upgrade() -> None:
    _make("content", _text("sha256", primary_key=True), *_texts("kind"), _bytes("body"))
    _make("purged", _id(), _number("of_event"), *_texts("of_table of_seal"), indexed="of_event")
    _customers()
    _review()
    _runs()
    _messages()
    _interim()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _customers() -> None:
    counts = "rows added changed retired returned unchanged unreadable"
    _make(
        "customer_import",
        _id(),
        *_texts("portfolio by file_name file_sha256"),
        _at(),
        *map(_number, counts.split()),
        indexed="portfolio",
    )
    _make(
        "customer_version",
        _id(),
        _number("import_id", sa.ForeignKey("customer_import.id")),
        *_texts("portfolio customer_id"),
        _yes("is_retired"),
        _long("document"),
        indexed="import_id",
    )
    keys = ["portfolio", "customer_id", "id"]
    op.create_index("ix_customer_version_portfolio_customer_id_id", "customer_version", keys)


def _review() -> None:
    _make(
        "alert",
        _id(),
        _at(),
        *_texts("portfolio customer_id subject entries why because outcome"),
        _number("customer_version"),
        sa.Column("earlier", sa.Integer()),
        _number("rescreening_id"),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float()),
        _long("matches"),
        indexed="at customer_id rescreening_id",
    )
    _make(
        "alert_step",
        _id(),
        _number("alert_id", sa.ForeignKey("alert.id")),
        _at(),
        *_texts("by kind verdict reason evidence"),
        _long("text"),
        sa.Column("expires_on", sa.Date()),
        _long("fingerprint"),
        indexed="alert_id",
    )
    _make(
        "proposal",
        _id(),
        _at(),
        *_texts("by kind about reason"),
        _long("payload"),
        indexed="kind",
    )
    _make(
        "approval",
        _id(),
        _number("proposal_id", sa.ForeignKey("proposal.id")),
        _at(),
        *_texts("by reason"),
        _yes("is_approved"),
        unique=("proposal_id",),
    )
    held = _texts("by portfolio customer_id reason")
    _make("legal_hold", _id(), _at(), *held, _yes("is_held"))


def _runs() -> None:
    named = _texts("run_id kind by host")
    _make("run", _id(), _at(), *named, unique=("run_id",), indexed="at kind")
    _make(
        "run_end",
        _id(),
        _text("run_id", sa.ForeignKey("run.run_id")),
        _at(),
        *_texts("result"),
        _long("detail"),
        unique=("run_id",),
    )
    _make(
        "rescreening",
        _id(),
        _at(),
        *_texts("run_id by portfolio because scope state versions"),
        _yes("is_full"),
        *map(_number, ("customers", "compared", "alerts", "last_version")),
        _long("lists"),
        indexed="portfolio",
    )


def _messages() -> None:
    _make(
        "message",
        _id(),
        _at(),
        *_texts("key kind run_id"),
        _long("document"),
        unique=("key",),
    )
    _make(
        "delivery",
        _id(),
        _number("message_id", sa.ForeignKey("message.id")),
        _at(),
        *_texts("channel problem"),
        _yes("is_delivered"),
        indexed="message_id",
    )


def _interim() -> None:
    _make(
        "interim",
        _id(),
        _at(),
        _at("published_at"),
        *_texts("list ref by approved_by act url in_force_from"),
        _long("document"),
        unique=("ref",),
    )
    _make(
        "interim_end",
        _id(),
        _number("interim_id", sa.ForeignKey("interim.id")),
        _at(),
        *_texts("by approved_by carried_as reason"),
        unique=("interim_id",),
    )


def _make(
    name: str, *columns: "sa.Column[Any]", indexed: str = "", unique: Sequence[str] = ()
) -> None:
    """Make a table whose rows events vouch for."""
    marks = (
        sa.Column("event_id", sa.Integer(), nullable=False, server_default="0"),
        _text("salt", server_default=""),
        _text("seal", server_default=""),
    )
    once = [sa.UniqueConstraint(one, name=f"uq_{name}_{one}") for one in unique]
    op.create_table(name, *columns, *marks, *once)
    for column in (*indexed.split(), "event_id"):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _id() -> "sa.Column[Any]":
    return sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False)


def _text(name: str, *more: Any, **options: Any) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), *more, nullable=False, **options)


def _texts(names: str) -> "Iterable[sa.Column[Any]]":
    return map(_text, names.split())


def _long(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *more: Any) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), *more, nullable=False)


def _yes(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean(), nullable=False)


def _bytes(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _at(name: str = "at") -> "sa.Column[Any]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
