"""How is a pack made and put on record?"""

from dataclasses import dataclass
from pathlib import Path

from db.records.event import Happening
from db.store.ledger import record
from db.store.verify_log import Watch
from screening.audit.verification import Verified, verification
from screening.pack.content import content
from screening.pack.folder import check, write
from screening.pack.ground import Ground

KIND = "pack made"


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was written."""

    tables: int
    manifest: str
    """Its SHA-256, which the log holds."""
    verified: Verified


def make(ground: Ground, folder: Path, watch: Watch) -> Made:
    """Verify the log, write the pack into a new folder, and put it on record.

    Raises `PackError` where the folder can't be had.
    """
    check(folder)
    archive = ground.settings.archive_folder
    verified = verification(ground.store, archive, None, ground.at, watch)
    told = content(ground, verified)
    manifest = write(folder, told, ground, verified)
    since = ground.period.since
    detail = {
        "manifest": manifest,
        "since": f"{since}" if since else "",
        "until": f"{ground.period.until}",
        "has_names": ground.has_names,
        "verified": verified.is_whole,
    }
    record(ground.store, Happening(KIND, ground.by, ground.at, "", detail))
    return Made(sum(len(one.tables) for one in told.sections), manifest, verified)
