"""What is an index built from, and how is it built from that?

Publications, whoever is screened though gone from them, people's word on which entries are one
party, and the rules: all as of a moment, so that an index can be built again as it was.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from db.codec import digest as digest_of
from db.records.entry import Entry
from db.records.interim import Interim
from db.records.publication import Publication
from db.records.screening import NexusReason, PendingRemoval
from db.records.subject import JoinDecision
from db.store.engine import Store
from db.store.entries import digests_in_force, entries_in_force
from db.store.join_decisions import join_decisions
from db.store.publications import newest
from feeds.registry import manifests
from rules import loader
from rules.criteria_loader import catalogue
from screening.built_index import build
from screening.derived import derive
from screening.index import FORMAT
from screening.nexus import NexusReader, country_pattern, reader
from screening.removals import Missing, missing
from screening.roster import RELATED
from screening.standing_in import standing_in
from screening.version import __version__

Published = Mapping[str, Publication | None]
"""By list: what is in force."""
Gone = Mapping[str, Sequence[Missing]]
"""By list: who is screened though the list no longer has them."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything that an index is built from."""

    published: Published
    gone: Gone
    interims: Sequence[Interim]
    """Who is screened though no file has them yet."""
    said: Sequence[JoinDecision]
    rules: loader.RuleFiles
    as_of: datetime | None
    """As of which moment the publishers' word counts; `None` for the newest."""
    known_at: datetime | None
    """As of which moment this installation's knowledge counts; `None` for all of it."""
    known: datetime
    """The moment up to which something could be known at all."""
    digest: str
    """Of all of it but the moments."""

    def interims_of(self, name: str) -> tuple[Interim, ...]:
        """Give the interim designations of one list."""
        return tuple(one for one in self.interims if one.list == name)

    @property
    def is_past(self) -> bool:
        """Whether a past moment was asked for; of the past there is no roster."""
        return self.as_of is not None or self.known_at is not None


@dataclass(slots=True)
class Counts:
    """How many entries of each list have to do with the DPRK, counted as they pass."""

    related: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)


def gathered(
    store: Store,
    rules: loader.RuleFiles,
    now: datetime,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> Basis:
    """Gather what an index is built from, at present or as of a moment in the past."""
    published = {name: newest(store, name, as_of, known_at) for name in manifests()}
    at, is_past = as_of or known_at or now, as_of is not None or known_at is not None
    gone = _gone(store, published, at, as_of, known_at)
    said, interims = (
        join_decisions(store, known_at),
        standing_in(store, as_of=as_of, known_at=known_at),
    )
    digest = _digest(
        store, published, gone, interims, rules.digest, said, has_roster=not is_past
    )
    known = min(known_at or now, now)
    return Basis(published, gone, interims, said, rules, as_of, known_at, known, digest)


def gathered_again(
    store: Store,
    rules: loader.RuleFiles,
    published: Published,
    known: datetime,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> Basis:
    """Gather what an index was built from, of which it is recorded what was in force.

    `known` is the moment up to which something could be known; the others are as asked then.
    """
    at, is_past = as_of or known_at or known, as_of is not None or known_at is not None
    gone = _gone(store, published, at, as_of, known)
    said, interims = (
        join_decisions(store, known),
        standing_in(store, as_of=as_of, known_at=known),
    )
    digest = _digest(
        store, published, gone, interims, rules.digest, said, has_roster=not is_past
    )
    return Basis(published, gone, interims, said, rules, as_of, known_at, known, digest)


def built(store: Store, basis: Basis, path: Path) -> Counts:
    """Build the index and count what has to do with the DPRK on the way."""
    rules = basis.rules
    table, counts = loader.nexus(rules), Counts()
    screened = _screened(store, basis)
    entries = [*_with_reasons(screened, reader(table), counts)]
    regimes = {name: found.regimes for name, found in manifests().items()}
    roster_on: date | None = None if basis.is_past else basis.known.date()
    derived = derive(entries, rules, regimes, basis.said, roster_on)
    entries += [(record, (RELATED,)) for record in derived.roster]
    removals = {
        (one.entry.list, one.entry.ref): _removal(one)
        for some in basis.gone.values()
        for one in some
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        decisions, country = loader.decisions(rules), country_pattern(table)
        build(path, entries, decisions, country, removals, derived, catalogue(rules))
    except BaseException:
        for unfinished in path.parent.glob(f".{path.name}.{os.getpid()}*"):
            unfinished.unlink(missing_ok=True)
        raise
    return counts


def _gone(
    store: Store,
    published: Published,
    at: datetime,
    as_of: datetime | None,
    known_at: datetime | None,
) -> Gone:
    return {
        name: missing(store, found, at, as_of=as_of, known_at=known_at)
        for name, found in manifests().items()
        if (current := published[name]) and not current.is_sample
    }


def _screened(store: Store, basis: Basis) -> Iterator[Entry]:
    """Give who is screened: whom lists have, lost not long ago, or are to have soon."""
    for name, publication in basis.published.items():
        if publication is not None:
            yield from entries_in_force(store, publication.id)
            yield from (one.entry for one in basis.gone.get(name, ()))
        yield from (one.designation.entry for one in basis.interims_of(name))


def _removal(one: Missing) -> PendingRemoval:
    absence = one.absence
    return PendingRemoval(absence.gone.generated_at, absence.last.generated_at, absence.until)


def _digest(
    store: Store,
    published: Published,
    gone: Gone,
    interims: Sequence[Interim],
    rules_digest: str,
    said: Sequence[JoinDecision],
    *,
    has_roster: bool,
) -> str:
    """Digest everything an index is built from."""
    began = f"{FORMAT} {__version__} {rules_digest} {said} {has_roster}"
    digest = hashlib.sha256(began.encode())
    for publication in filter(None, published.values()):
        digest.update(f"\n{publication.list}".encode())
        for ref, entry in sorted(digests_in_force(store, publication.id).items()):
            digest.update(f"\n{ref} {entry}".encode())
        for one in gone.get(publication.list, ()):
            removal = (one.absence.version_id, _removal(one))
            digest.update(f"\n{one.absence.ref} gone {removal}".encode())
    for interim in interims:
        entry = digest_of(interim.designation.entry)
        digest.update(f"\n{interim.list} {interim.ref} interim {entry}".encode())
    return digest.hexdigest()


def _with_reasons(
    entries: Iterable[Entry], nexus: NexusReader, counts: Counts
) -> Iterator[tuple[Entry, tuple[NexusReason, ...]]]:
    for entry in entries:
        reasons = nexus.reasons(entry)
        if any(not reason.is_mention for reason in reasons):
            counts.related[entry.list] += 1
        elif reasons:
            counts.mentions[entry.list] += 1
        yield entry, reasons
