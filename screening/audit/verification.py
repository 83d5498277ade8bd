"""Is everything that is kept as it was written: the log, the tables and the raw files?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from db.audit import Fault
from db.store.engine import Store
from db.store.verify import missing_tables, published_files, verify
from db.store.verify_log import Watch
from feeds.archive import Archive
from feeds.errors import FeedError
from screening.audit.errors import AuditError
from screening.audit.head import Head, head, still_there

EMPTY = Fault(
    "the log", "it has no event: nothing was ever recorded here, or all was taken away"
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what isn't as it was written."""

    events: int
    rows: int
    files: int
    purged: int
    """Rows that were lawfully erased."""
    head: Head | None
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was written."""
        return not self.faults


def verification(
    store: Store, archive_folder: Path, kept: Head | None, now: datetime, watch: Watch
) -> Verified:
    """Verify the log and all that it vouches for, and the raw files by their digests.

    `kept` is a head that was exported earlier; it must still be in the log.
    """
    with store.reading() as connection:
        if missing := missing_tables(connection):
            return Verified(0, 0, 0, 0, None, tuple(missing))
        found = verify(connection, watch)
        faults = [*found.faults]
        if not found.events:
            faults.append(EMPTY)
        if kept is not None:
            faults += still_there(connection, kept)
        here = _head(connection, now)
        published = published_files(connection)
    watch("the raw files")
    files = Files(Archive(archive_folder), published)
    faults += files.faults()
    return Verified(
        found.events, found.rows, files.looked_at, found.purged, here, tuple(faults)
    )


def _head(connection: Connection, now: datetime) -> Head | None:
    try:
        return head(connection, now)
    except (AuditError, ValueError, TypeError):  # an event that can't be read is a fault
        return None


class Files:
    """The raw files of the archive, and which of them were published."""

    def __init__(self, archive: Archive, published: set[tuple[str, str]]) -> None:
        """Begin; `published` are lists and digests."""
        self._archive = archive
        self._published = published
        self.looked_at = 0

    def faults(self) -> Iterator[Fault]:
        """Read every file that was published or is there, and hold it against its digest."""
        there = {
            (path.parent.name, path.name.removesuffix(".gz"))
            for path in self._archive.folder.glob("*/*.gz")
            if not path.name.startswith(".")
        }
        for name, digest in sorted(self._published | there):
            self.looked_at += 1
            try:
                self._archive.read(name, digest)
            except FeedError as error:
                yield Fault(f"archive {name} {digest}", str(error))
