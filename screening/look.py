"""What is remembered of a look at a list that succeeded?"""

from dataclasses import replace
from datetime import datetime

from db.records.publication import Check
from db.records.snapshot import Snapshot
from db.store.checks import check, record_check
from db.store.engine import Store
from feeds.manifest import Manifest

NOT_MODIFIED = "not modified"
"""What the log has for a publisher that says so, in place of the SHA-256 of its file."""


def note_look(
    store: Store,
    manifest: Manifest,
    snapshot: Snapshot | None,
    generated_at: datetime,
    now: datetime,
    *,
    is_new: bool = False,
) -> None:
    """Record a look that succeeded; a file's own date counts where no publisher was asked.

    What the publisher is asked with next time, so that it may say *not changed*, belongs to
    the file it sent. Once another file is in force, put there by hand, it is asked for the
    whole list again: its *not changed* would be about a file that is no longer in force.
    """
    before = check(store, manifest.id) or Check(manifest.id)
    looked = replace(before, checked_at=now, attempted_at=now, problem="")
    if snapshot is not None and not snapshot.is_from_publisher:
        dated = min(generated_at, snapshot.fetched_at)
        looked = replace(looked, checked_at=max(dated, before.checked_at or dated))
        if is_new:
            looked = replace(looked, etag="", last_modified="")
    elif snapshot is not None:
        looked = replace(looked, etag=snapshot.etag, last_modified=snapshot.last_modified)
    answer = NOT_MODIFIED if snapshot is None else snapshot.sha256
    record_check(store, looked, answer=answer)
