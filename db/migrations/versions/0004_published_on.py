"""A file is of the day that its publisher prints, whatever day that is in UTC."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "publication", sa.Column("published_on", sa.String(), nullable=False, server_default="")
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "UPDATE publication SET published_on = "
            "to_char(generated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
        )
    else:
        op.execute("UPDATE publication SET published_on = substr(generated_at, 1, 10)")


def downgrade() -> None:
    op.execute("ALTER TABLE publication DROP COLUMN published_on")
