"""How do the publications in force become the index that is screened?"""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from db.codec import digest as digest_of
from db.records.entry import Entry
from db.records.interim import Interim
from db.records.publication import Check, Publication
from db.records.screening import NexusReason, PendingRemoval
from db.records.subject import JoinDecision
from db.store.checks import check
from db.store.engine import Store
from db.store.entries import digests_in_force, entries_in_force
from db.store.join_decisions import join_decisions
from db.store.publications import newest
from feeds.manifest import Manifest
from feeds.registry import manifests
from rules import loader
from rules.criteria_loader import catalogue
from screening import condition
from screening.built_index import build
from screening.condition import (
    Conditions,
    ConditionsUnreadableError,
    ListCondition,
    read,
    write,
)
from screening.derived import derive
from screening.index import FORMAT, IndexUnreadableError
from screening.nexus import NexusReader, country_pattern, reader
from screening.published import carried_problem, pending
from screening.removals import Missing, missing
from screening.roster import RELATED
from screening.seal import open_sealed, seal_of, sha256_of
from screening.settings import Settings
from screening.standing_in import standing_in
from screening.version import __version__

Gone = Mapping[str, Sequence[Missing]]
"""By list: who is screened though the list no longer has them."""
LONGEST_BUILD = 3600.0
"""Seconds after which an unfinished index file is taken for one whose process died."""


@dataclass(slots=True)
class _Counts:
    """How many entries of each list have to do with the DPRK, counted as they pass."""

    related: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Sources:
    """What an index is built from, the rules aside."""

    published: Mapping[str, Publication | None]
    gone: Gone
    interims: tuple[Interim, ...]
    said: Sequence[JoinDecision]

    def of(self, name: str) -> tuple[Interim, ...]:
        """Give the interim designations of one list."""
        return tuple(one for one in self.interims if one.list == name)


def rebuild(
    settings: Settings,
    store: Store,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
    in_place: bool = True,
) -> Conditions:
    """Build the index of what is in force and put it in place of the one before it.

    With `as_of` it is the index of what the publishers said then, with `known_at` of what was
    active here then; the present one stays in place, as it does without `in_place`. Only who
    holds the lock of the refresh may put one in place: anybody else might put yesterday's over
    today's.
    Where nothing an index is built from has changed, only the conditions are written anew.
    """
    rules = loader.read(settings.rules_folder)
    sources = _sources(store, as_of, known_at)
    digest = _digest(store, sources, rules.digest)
    in_place = in_place and as_of is None and known_at is None
    counts, name = _at_hand(settings, digest), f"index-{digest[:16]}.sqlite"
    if counts is None:
        name = name if in_place else f"index-{digest[:16]}-apart.sqlite"
        path = settings.index_folder / name
        is_past = as_of is not None or known_at is not None
        roster_on = None if is_past else condition.now().date()
        counts = _built(settings, store, sources, rules, roster_on, path)
    conditions = Conditions(
        index=name,
        index_sha256=sha256_of(settings.index_folder / name),
        index_seal=seal_of(settings.index_folder / name),
        digest=digest,
        rules_digest=rules.digest,
        engine_version=__version__,
        lists=tuple(
            _condition(store, manifest, sources, counts, as_of or known_at)
            for manifest in manifests().values()
        ),
    )
    if in_place:
        write(settings.conditions_file, conditions)
        _remove_others(settings, name)
    return conditions


def _sources(store: Store, as_of: datetime | None, known_at: datetime | None) -> _Sources:
    published = {name: newest(store, name, as_of, known_at) for name in manifests()}
    at = as_of or known_at or condition.now()
    gone = {
        name: missing(store, found, at, as_of=as_of, known_at=known_at)
        for name, found in manifests().items()
        if (current := published[name]) and not current.is_sample
    }
    interims = standing_in(store, as_of=as_of, known_at=known_at)
    return _Sources(published, gone, interims, join_decisions(store, known_at))


def _at_hand(settings: Settings, digest: str) -> _Counts | None:
    """Give the counts of the index in place, if it is already the one to build, and whole."""
    try:
        earlier = read(settings.conditions_file)
        if earlier is None or earlier.digest != digest:
            return None
        open_sealed(settings.index_folder, earlier).close()
        if sha256_of(settings.index_folder / earlier.index) != earlier.index_sha256:
            return None
    except (ConditionsUnreadableError, IndexUnreadableError, OSError):
        return None
    related = Counter({found.list: found.dprk_related for found in earlier.lists})
    return _Counts(related, Counter({found.list: found.mentions for found in earlier.lists}))


def _built(
    settings: Settings,
    store: Store,
    sources: _Sources,
    rules: loader.RuleFiles,
    roster_on: date | None,
    path: Path,
) -> _Counts:
    """Build the index and count what has to do with the DPRK on the way."""
    table, counts = loader.nexus(rules), _Counts()
    nexus = reader(table)
    entries = [*_with_reasons(_screened(store, sources), nexus, counts)]
    regimes = {name: found.regimes for name, found in manifests().items()}
    derived = derive(entries, rules, regimes, sources.said, roster_on)
    entries += [(record, (RELATED,)) for record in derived.roster]
    removals = {
        (one.entry.list, one.entry.ref): _removal(one)
        for some in sources.gone.values()
        for one in some
    }
    settings.index_folder.mkdir(parents=True, exist_ok=True)
    try:
        decisions, country = loader.decisions(rules), country_pattern(table)
        criteria = catalogue(rules)
        build(path, entries, decisions, country, removals, derived, criteria)
    except BaseException:
        for unfinished in path.parent.glob(f".{path.name}.{os.getpid()}*"):
            unfinished.unlink(missing_ok=True)
        raise
    return counts


def _screened(store: Store, sources: _Sources) -> Iterator[Entry]:
    """Give who is screened: whom lists have, lost not long ago, or are to have soon."""
    for name, publication in sources.published.items():
        if publication is not None:
            yield from entries_in_force(store, publication.id)
            yield from (one.entry for one in sources.gone.get(name, ()))
        yield from (one.designation.entry for one in sources.of(name))


def _removal(one: Missing) -> PendingRemoval:
    absence = one.absence
    return PendingRemoval(absence.gone.generated_at, absence.last.generated_at, absence.until)


def _digest(store: Store, sources: _Sources, rules_digest: str) -> str:
    """Digest everything an index is built from."""
    said = sources.said
    digest = hashlib.sha256(f"{FORMAT} {__version__} {rules_digest} {said}".encode())
    for publication in filter(None, sources.published.values()):
        digest.update(f"\n{publication.list}".encode())
        for ref, entry in sorted(digests_in_force(store, publication.id).items()):
            digest.update(f"\n{ref} {entry}".encode())
        for one in sources.gone.get(publication.list, ()):
            removal = (one.absence.version_id, _removal(one))
            digest.update(f"\n{one.absence.ref} gone {removal}".encode())
    for interim in sources.interims:
        said_of = digest_of(interim.designation.entry)
        digest.update(f"\n{interim.list} {interim.ref} interim {said_of}".encode())
    return digest.hexdigest()


def _with_reasons(
    entries: Iterable[Entry], nexus: NexusReader, counts: _Counts
) -> Iterator[tuple[Entry, tuple[NexusReason, ...]]]:
    for entry in entries:
        reasons = nexus.reasons(entry)
        if any(not reason.is_mention for reason in reasons):
            counts.related[entry.list] += 1
        elif reasons:
            counts.mentions[entry.list] += 1
        yield entry, reasons


def _condition(
    store: Store,
    manifest: Manifest,
    sources: _Sources,
    counts: _Counts,
    as_of: datetime | None,
) -> ListCondition:
    publication, gone = sources.published[manifest.id], sources.gone.get(manifest.id, ())
    interims = tuple(one.ref for one in sources.of(manifest.id))
    looked = check(store, manifest.id) or Check(manifest.id)
    condition = ListCondition(
        list=manifest.id,
        title=manifest.title,
        covers=manifest.covers,
        max_age_days=manifest.max_age_days,
        problem=looked.problem,
        interims=interims,
    )
    if publication is None and as_of is not None:
        missing = f"no file of it that was in force on {as_of:%Y-%m-%d} is here"
        return replace(condition, problem=f"{missing}; load an older one with --from")
    if publication is None:
        return condition
    return replace(
        condition,
        publication=publication.id,
        sha256=publication.sha256,
        published_at=publication.generated_at,
        fetched_at=publication.fetched_at,
        checked_at=_checked_at(looked, publication, as_of),
        entries=publication.entry_count + len(gone) + len(interims),
        removals=tuple(one.absence.ref for one in gone),
        dprk_related=counts.related[manifest.id],
        mentions=counts.mentions[manifest.id],
        is_sample=publication.is_sample,
        incomplete_because=publication.incomplete_because,
        attention=_attention(publication, gone),
        new_in_source=publication.new_in_source,
    )


def _checked_at(
    looked: Check, publication: Publication, as_of: datetime | None
) -> datetime | None:
    """Give the last look that is known to have succeeded, as of a day in the past by that day.

    Looks that found nothing new are not kept one by one. So a past day knows only when
    its publication was fetched or, where that was later, made.
    """
    if as_of is None or looked.checked_at is None or looked.checked_at <= as_of:
        return looked.checked_at
    is_known = publication.fetched_at <= as_of
    return publication.fetched_at if is_known else publication.generated_at


def _attention(publication: Publication, gone: Sequence[Missing]) -> tuple[str, ...]:
    said = [carried_problem(publication, gone), pending(gone)]
    if new := publication.new_in_source:
        paths = ", ".join(dict.fromkeys(leaf.path for leaf in new))
        said.append(f"new in the source: {paths}")
    return tuple(text for text in said if text)


def _remove_others(settings: Settings, name: str) -> None:
    """Remove the indexes before, and what processes that died have left half written."""
    for path in settings.index_folder.glob("index-*.sqlite"):
        if path.name != name:
            with suppress(OSError):
                path.unlink()
    for path in settings.index_folder.glob(".index-*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > LONGEST_BUILD:
                path.unlink()
