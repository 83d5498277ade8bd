"""How does one list's file become what is in force, or the reason why not?"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db.records.entry import UnreadableRecord
from db.records.publication import Delta, Draft, NewLeaf, Publication
from db.records.snapshot import Snapshot
from db.store.confirmations import confirm_newest
from db.store.engine import Store
from db.store.entries import digests_in_force
from db.store.publications import by_sha256, newest, previous
from db.store.publishing import publish
from feeds.check import Verdict
from feeds.errors import BrokenPromiseError, FetchError
from feeds.manifest import Manifest
from feeds.parsed import ParsedList
from feeds.registry import parser
from screening.judge import judge
from screening.list_report import ListReport, Result
from screening.look import note_look
from screening.published import carried_problem, held, is_read_by_us
from screening.removals import Missing, missing, screened_refs
from screening.version import __version__

SAMPLE = "built-in sample"
CLOCKS_DIFFER = timedelta(days=1)
"""How far ahead of ours a publisher's clock may be."""


def take_in(
    store: Store,
    manifest: Manifest,
    snapshot: Snapshot | None,
    accepted: frozenset[str],
    now: datetime,
    user: str,
) -> ListReport:
    """Publish a snapshot of a list, or say why not; `None` is "not changed since".

    The promises of the manifest are waived for content whose SHA-256 is in `accepted`.
    """
    current = newest(store, manifest.id)
    if snapshot is None:
        return _unchanged(store, manifest, current, None, accepted, now, user)
    known = by_sha256(store, manifest.id, snapshot.sha256)
    if known is not None and known.read_by == __version__:
        if current is None or known.id == current.id:
            return _unchanged(store, manifest, current, snapshot, accepted, now, user)
        return _known_earlier(store, manifest, current, known, snapshot, now)
    content_sha256 = content_digest(snapshot.content, manifest)
    is_same = is_read_by_us(current) and current.content_sha256 == content_sha256
    if is_same and snapshot.is_from_publisher:
        return _unchanged(store, manifest, current, snapshot, accepted, now, user)
    parsed = parser(manifest)(snapshot.content, manifest)
    if current is not None and is_same and parsed.generated_at >= current.generated_at:
        dated = replace(current, generated_at=parsed.generated_at)
        return _unchanged(store, manifest, dated, snapshot, accepted, now, user)
    return _publish(store, manifest, snapshot, content_sha256, parsed, accepted, now, user)


def content_digest(content: bytes, manifest: Manifest) -> str:
    """Digest a file without what changes at every download, such as the date of generation."""
    for pattern in manifest.volatile:
        content = re.sub(pattern.encode(), b"", content)
    return hashlib.sha256(content).hexdigest()


def _known_earlier(
    store: Store,
    manifest: Manifest,
    current: Publication,
    known: Publication,
    snapshot: Snapshot,
    now: datetime,
) -> ListReport:
    if snapshot.is_from_publisher:
        raise FetchError(_too_old(known.generated_at, current))
    gone = missing(store, manifest, now)
    return ListReport(
        manifest.id,
        Result.UNCHANGED,
        problem=carried_problem(current, gone),
        sha256=snapshot.sha256,
        needs_a_person=bool(held(gone)),
    )


def _too_old(generated_at: datetime, current: Publication) -> str:
    return (
        f"the publisher's file is of {generated_at:%Y-%m-%d %H:%M} UTC, older than the one in "
        f"force of {current.generated_at:%Y-%m-%d %H:%M}; nothing was changed"
    )


def _unchanged(
    store: Store,
    manifest: Manifest,
    current: Publication | None,
    snapshot: Snapshot | None,
    accepted: frozenset[str],
    now: datetime,
    user: str,
) -> ListReport:
    """Record a look that found the list as it was, and let go of whom a person now does.

    `current` bears the date of the file that was looked at.
    """
    if current is None:
        raise FetchError("the publisher says that nothing has changed, but no list is here")
    seen = {current.sha256} if snapshot is None else {current.sha256, snapshot.sha256}
    gone = missing(store, manifest, now)
    if held(gone) and not accepted.isdisjoint(seen):
        act = f"the file {current.sha256} was accepted as it is"
        confirm_newest(store, manifest.id, held(gone), at=now, by=user, act=act)
        note_look(store, manifest, snapshot, current.generated_at, now)
        delta = Delta(manifest.id, removed=tuple(held(gone)))
        return ListReport(manifest.id, Result.PUBLISHED, delta, sha256=current.sha256)
    note_look(store, manifest, snapshot, current.generated_at, now)
    said = (current.incomplete_because, carried_problem(current, gone))
    return ListReport(
        manifest.id,
        Result.UNCHANGED,
        problem="; ".join(text for text in said if text),
        sha256=current.sha256,
        needs_a_person=bool(held(gone)) or bool(current.incomplete_because),
    )


def _publish(
    store: Store,
    manifest: Manifest,
    snapshot: Snapshot,
    content_sha256: str,
    parsed: ParsedList,
    accepted: frozenset[str],
    now: datetime,
    user: str,
) -> ListReport:
    is_accepted = snapshot.sha256 in accepted
    before = _before(store, manifest, parsed)
    _refuse_other_times(store, manifest, snapshot, parsed, now, is_accepted=is_accepted)
    in_force = set() if before is None else set(digests_in_force(store, before.id))
    screened = set() if before is None else screened_refs(store, manifest, before, now)
    is_trusted = is_accepted or snapshot.source == SAMPLE
    verdict = Verdict() if is_trusted else judge(store, manifest, parsed, before, screened)
    if verdict.refuse:
        raise BrokenPromiseError(_refused(verdict.refuse, snapshot))
    draft = Draft(
        list=manifest.id,
        sha256=snapshot.sha256,
        content_sha256=content_sha256,
        generated_at=parsed.generated_at,
        fetched_at=snapshot.fetched_at,
        source=snapshot.source,
        size=len(snapshot.content),
        is_sample=snapshot.source == SAMPLE,
        incomplete_because=_incomplete(parsed.unreadable, in_force),
        new_in_source=_new_leaves(parsed),
        read_by=__version__,
        held_because=verdict.hold,
        accepted_by=user if is_accepted else "",
        printed_on=parsed.published_on,
    )
    delta = publish(store, draft, parsed.entries, parsed.unreadable, activated_at=now)
    if delta.is_history:
        return _history(store, manifest, snapshot, delta, now)
    note_look(store, manifest, snapshot, parsed.generated_at, now, is_new=True)
    gone = missing(store, manifest, now)
    return _published(manifest, snapshot, parsed, verdict, draft, delta, gone)


def _history(
    store: Store, manifest: Manifest, snapshot: Snapshot, delta: Delta, now: datetime
) -> ListReport:
    """Report an older file; what waits for a person at the newest one still does."""
    current = newest(store, manifest.id)
    gone = missing(store, manifest, now)
    return ListReport(
        manifest.id,
        Result.HISTORY,
        delta,
        problem=carried_problem(current, gone) if current else "",
        sha256=snapshot.sha256,
        needs_a_person=bool(held(gone)),
    )


def _before(store: Store, manifest: Manifest, parsed: ParsedList) -> Publication | None:
    """Give the publication a file is compared with; a sample is none."""
    found = previous(store, manifest.id, parsed.generated_at)
    return None if found is None or found.is_sample else found


def _refuse_other_times(
    store: Store,
    manifest: Manifest,
    snapshot: Snapshot,
    parsed: ParsedList,
    now: datetime,
    *,
    is_accepted: bool,
) -> None:
    """Refuse a date of generation that the publisher's newest file cannot have."""
    current = newest(store, manifest.id)
    is_late = current is not None and parsed.generated_at < current.generated_at
    if is_late and current is not None and snapshot.is_from_publisher:
        raise FetchError(_too_old(parsed.generated_at, current))
    if parsed.generated_at > now + CLOCKS_DIFFER and not is_accepted:
        raise BrokenPromiseError(
            _refused(
                f"the file says that it is of {parsed.generated_at:%Y-%m-%d %H:%M} UTC, which "
                "is yet to come, and every later file would look older",
                snapshot,
            )
        )


def _refused(problem: str, snapshot: Snapshot) -> str:
    return (
        f"{problem}; nothing was changed. If the publisher says the same, run again with "
        f"--accept {snapshot.sha256}"
    )


def _published(
    manifest: Manifest,
    snapshot: Snapshot,
    parsed: ParsedList,
    verdict: Verdict,
    draft: Draft,
    delta: Delta,
    gone: Sequence[Missing],
) -> ListReport:
    """Report a publication with everything in it that a person should know."""
    problems = [verdict.hold] if verdict.hold else []
    if (waiting := held(gone)) and not verdict.hold:
        problems.append(f"{len(waiting)} parties lost earlier are still gone from the file")
    problems += [f"{_named(r)}: {r.problem}" for r in parsed.unreadable]
    if waiting:
        problems.append(
            f"they stay screened until a person accepts it: --accept {snapshot.sha256}"
        )
    return ListReport(
        manifest.id,
        Result.PUBLISHED,
        delta,
        "; ".join(problems),
        snapshot.sha256,
        needs_a_person=bool(waiting) or bool(draft.incomplete_because),
    )


def _incomplete(unreadable: Sequence[UnreadableRecord], in_force: set[str]) -> str:
    """Say which records give us nothing to screen at all."""
    lost = [r for r in unreadable if r.partial is None and r.ref not in in_force]
    return "; ".join(f"{_named(record)}: {record.problem}" for record in lost)


def _named(record: UnreadableRecord) -> str:
    numbers = ", ".join(f"{scheme} {number}" for scheme, number in record.references[:1])
    return f"record {record.ref or numbers or '(no reference)'}"


def _new_leaves(parsed: ParsedList) -> tuple[NewLeaf, ...]:
    return tuple(
        NewLeaf(new.path, new.count, new.example, new.ref, new.is_code)
        for new in parsed.coverage.new_in_source
    )
