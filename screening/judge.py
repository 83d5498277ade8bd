"""Does a file keep its list's promises, beside what was in force before it?"""

from collections.abc import Collection

from msgspec import DecodeError

from db.records.entry import Entry
from db.records.publication import Publication
from db.store.engine import Store
from db.store.entries import entries_in_force
from db.store.publications import newest
from feeds.check import Verdict, check
from feeds.manifest import Manifest
from feeds.names import letters
from feeds.parsed import ParsedList
from screening.published import is_read_by_us


def judge(
    store: Store,
    manifest: Manifest,
    parsed: ParsedList,
    before: Publication | None,
    in_force: Collection[str],
) -> Verdict:
    """Check a file against its manifest and against the publication before it."""
    renamed = _renamed(store, manifest, before, parsed)
    dated = parsed.generated_at
    return check(manifest, parsed.entries, dated, in_force, renamed)


def _renamed(
    store: Store, manifest: Manifest, before: Publication | None, parsed: ParsedList
) -> list[str]:
    """Give the parties that no longer have every name they had.

    Not asked of an older file loaded late, nor where another version of the tool had read
    the earlier one: it may have read names in another way.
    """
    if not is_read_by_us(before) or newest(store, manifest.id) != before:
        return []
    now_named = {entry.ref: _known_as(entry) for entry in parsed.entries}
    try:
        return [
            earlier.ref
            for earlier in entries_in_force(store, before.id)
            if earlier.ref in now_named and not _known_as(earlier) <= now_named[earlier.ref]
        ]
    except DecodeError:  # a damaged record; whoever builds the index next names it
        return []


def _known_as(entry: Entry) -> set[str]:
    return {letters(name.text) for name in entry.names}
