"""What a person says of two entries being one party outlasts every refresh."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "join_decision",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("one_list", sa.String(), nullable=False),
        sa.Column("one_ref", sa.String(), nullable=False),
        sa.Column("one_identity", sa.String(), nullable=False),
        sa.Column("other_list", sa.String(), nullable=False),
        sa.Column("other_ref", sa.String(), nullable=False),
        sa.Column("other_identity", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("join_decision")
