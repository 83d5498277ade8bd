"""How do the publications in force become the index that is screened?"""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from db.records.publication import Check, Publication
from db.store.checks import check
from db.store.engine import Store
from feeds.manifest import Manifest
from feeds.registry import manifests
from rules import loader
from screening import condition
from screening.basis import Counts, built, gathered
from screening.condition import (
    Conditions,
    ConditionsUnreadableError,
    ListCondition,
    read,
    write,
)
from screening.index import IndexUnreadableError
from screening.published import carried_problem, pending
from screening.removals import Missing
from screening.seal import open_sealed, seal_of, sha256_of
from screening.settings import Settings
from screening.version import __version__

LONGEST_BUILD = 3600.0
"""Seconds after which an unfinished index file is taken for one whose process died."""


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
    basis = gathered(store, rules, condition.now(), as_of=as_of, known_at=known_at)
    in_place = in_place and not basis.is_past
    counts, name = _at_hand(settings, basis.digest), f"index-{basis.digest[:16]}.sqlite"
    if counts is None:
        name = name if in_place else f"index-{basis.digest[:16]}-apart.sqlite"
        counts = built(store, basis, settings.index_folder / name)
    conditions = Conditions(
        index=name,
        index_sha256=sha256_of(settings.index_folder / name),
        index_seal=seal_of(settings.index_folder / name),
        digest=basis.digest,
        rules_digest=rules.digest,
        engine_version=__version__,
        lists=tuple(
            replace(
                condition_of(
                    store,
                    manifest,
                    basis.published[name],
                    basis.gone.get(name, ()),
                    tuple(one.ref for one in basis.interims_of(name)),
                    basis.as_of or basis.known_at,
                ),
                dprk_related=counts.related[name],
                mentions=counts.mentions[name],
            )
            for name, manifest in manifests().items()
        ),
        known=basis.known,
    )
    if in_place:
        write(settings.conditions_file, conditions)
        _remove_others(settings, name)
    return conditions


def _at_hand(settings: Settings, digest: str) -> Counts | None:
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
    return Counts(related, Counter({found.list: found.mentions for found in earlier.lists}))


def condition_of(
    store: Store,
    manifest: Manifest,
    publication: Publication | None,
    gone: Sequence[Missing],
    interims: tuple[str, ...] = (),
    as_of: datetime | None = None,
) -> ListCondition:
    """Say in what condition a list is; what has to do with the DPRK is counted elsewhere."""
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
