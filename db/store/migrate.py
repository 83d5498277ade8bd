"""How is the schema of a store brought to its head, or taken back?"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db import migrations
from db.store.vouching import vouch_for_older

_LOCK = 20_060_714
"""Any number, as long as it is always the same one."""


def is_known(revision: str) -> bool:
    """Say whether this version of the tool has the step at which a store is."""
    script = ScriptDirectory.from_config(config())
    return revision in {step.revision for step in script.walk_revisions()}


def upgrade(connection: Connection, revision: str = migrations.HEAD) -> str:
    """Take every step up to `revision` in the transaction of `connection`.

    Gives the step at which the schema was; empty where there was none. That is asked when the
    others are done: a second command of the same moment finds that nothing is left to do.
    """
    _wait_for_others(connection)
    found = MigrationContext.configure(connection).get_current_revision()
    command.upgrade(config(connection), revision)
    if revision == migrations.HEAD:
        vouch_for_older(connection)
    return found or ""


def downgrade(connection: Connection, revision: str = "base") -> None:
    """Take every step back to `revision` in the transaction of `connection`."""
    _wait_for_others(connection)
    command.downgrade(config(connection), revision)


def _wait_for_others(connection: Connection) -> None:
    """Two commands may find a new database at once; SQLite has made the second wait already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})


def config(connection: Connection | None = None) -> Config:
    """Tell Alembic where the steps are and which connection to take them on."""
    told = Config()
    told.set_main_option("path_separator", "os")
    told.attributes["connection"] = connection
    folder = str(Path(migrations.__file__).parent)
    told.set_main_option("script_location", folder.replace("%", "%%"))
    return told
