"""Is everything that is kept as it was written, and if not, what isn't?"""

from sqlalchemy import Connection, inspect, select

from db.audit import Fault
from db.store.verify_lists import verify_lists
from db.store.verify_log import Findings, Watch, verify_log
from db.tables.publication import PublicationRow
from db.tables.row import table
from db.tables.schema import metadata

_MISSING = "the table is missing, and without it nothing can be verified"


def missing_tables(connection: Connection) -> list[Fault]:
    """Name the tables that are not there; without them nothing can be verified."""
    there = set(inspect(connection).get_table_names())
    return [Fault(name, _MISSING) for name in sorted(set(metadata().tables) - there)]


def published_files(connection: Connection) -> set[tuple[str, str]]:
    """Give list and digest of every file that was published, but for the built-in sample."""
    of = table(PublicationRow)
    statement = select(of.c.list, of.c.sha256).where(of.c.is_sample.is_(False))
    return {(row.list, row.sha256) for row in connection.execute(statement)}


def _unwatched(_: str) -> None:
    """Pass over what is being looked at."""


def verify(connection: Connection, watch: Watch = _unwatched) -> Findings:
    """Verify the log, every row that it vouches for, and every detail of the lists.

    What somebody cut off the end together with the head of the log is found only by a head that
    was exported before.
    """
    found = verify_log(connection, watch)
    verify_lists(connection, found, watch)
    return found
