"""Whether a removed party is screened all the same follows from what was published.

So a publication says why its removals wait for a person, a person's confirmations are kept,
and no party is carried over any more only because its removal waits.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "publication", sa.Column("held_because", sa.String(), nullable=False, server_default="")
    )
    op.create_table(
        "removal_confirmation",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entry.id"), nullable=False),
        sa.Column("absent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
    )
    op.create_index("ix_removal_confirmation_entry_id", "removal_confirmation", ["entry_id"])
    op.execute("ALTER TABLE carried_over DROP COLUMN reason")


def downgrade() -> None:
    op.add_column(
        "carried_over",
        sa.Column("reason", sa.String(), nullable=False, server_default="unreadable"),
    )
    op.drop_table("removal_confirmation")
    op.execute("ALTER TABLE publication DROP COLUMN held_because")
