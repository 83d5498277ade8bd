"""How does Alembic reach the database? Through the one connection that it is handed."""

from alembic import context
from sqlalchemy import Connection

from db.tables import schema


def run(connection: Connection) -> None:
    """Take the steps inside the transaction that the connection is already in."""
    context.configure(
        connection=connection,
        target_metadata=schema.metadata(),
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


run(context.config.attributes["connection"])
