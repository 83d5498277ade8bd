"""Does today's list keep its manifest's promises?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records.entry import Entry
from feeds.manifest import Manifest, Promise

LEAST_SHARE = 0.5
"""Below this share of the promised number of entries a file is refused, not held."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a file that can be read."""

    refuse: str = ""
    """Why nothing of it may take effect; empty where it may."""
    hold: str = ""
    """Why its removals must wait for a person; empty where they need not."""


def check(
    manifest: Manifest,
    entries: Sequence[Entry],
    generated_at: datetime,
    previous: Collection[str],
    renamed: Collection[str] = (),
) -> Verdict:
    """Compare a file with its manifest and with the references screened before it.

    `previous` are those, of parties too that the list lost some days ago; `renamed` are those
    that no longer have every name they had.

    With nothing in force before, a broken promise refuses the file. Otherwise what
    is new in it is worth having and what it lost is held: removals wait when the list lost
    more than `max_loss` of its parties, or breaks a promise. A file with less than half of
    what is promised, or nothing at all, is refused in any case. So is one that has its parties
    and not what they are known by: a promise broken though nobody is gone, or names gone from
    more than `max_loss` of the parties, says that the publisher writes something in another
    way than we read it.
    """
    if not entries:
        return Verdict(refuse="the file holds no entry")
    broken = [
        (promise, count)
        for promise in manifest.promise
        if generated_at.date() >= promise.since
        and (count := _count(entries, promise)) < promise.min_entries
    ]
    said = "; ".join(_say(promise, count) for promise, count in broken)
    whole = [(p, n) for p, n in broken if p.programme is None]
    if said and (not previous or any(n < LEAST_SHARE * p.min_entries for p, n in whole)):
        return Verdict(refuse=said)
    present = {entry.ref for entry in entries}
    lost = [ref for ref in previous if ref not in present]
    if unread := _unread(manifest, len(previous), len(renamed), broken, len(lost)):
        return Verdict(refuse=unread)
    return Verdict(hold=_why_held(manifest, lost, len(previous), said))


def _unread(
    manifest: Manifest,
    before: int,
    renamed: int,
    broken: Sequence[tuple[Promise, int]],
    lost: int,
) -> str:
    """Say what shows that the file is written in another way than we read it."""
    if before and renamed / before > manifest.max_loss:
        return (
            f"names that {renamed} of {before} parties had are gone from the file "
            f"({renamed / before:.0%}; {manifest.max_loss:.0%} allowed)"
        )
    unexplained = [(p, n) for p, n in broken if n + lost < p.min_entries]
    return "; ".join(_say(promise, count) for promise, count in unexplained)


def _why_held(manifest: Manifest, lost: Sequence[str], before: int, broken: str) -> str:
    if not lost:
        return ""
    share = len(lost) / before
    if share > manifest.max_loss:
        return (
            f"{len(lost)} of {before} parties are gone from the file ({share:.0%}; "
            f"{manifest.max_loss:.0%} allowed)"
        )
    return broken


def _count(entries: Sequence[Entry], promise: Promise) -> int:
    if promise.programme is None:
        return len(entries)
    return sum(1 for entry in entries if promise.programme in entry.programmes)


def _say(promise: Promise, count: int) -> str:
    of = f" under {promise.programme}" if promise.programme else ""
    return f"{count} entries{of}, and {promise.min_entries} are promised ({promise.because})"
