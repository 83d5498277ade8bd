"""Does a past screening come out the same when it is run again as it was?

With the publications, the rules, the removals and the decisions of then, all out of the store.
What the record says of the lists' age is taken as it stands: nobody can ask the publisher again
what he had then.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import msgspec

from db.records.publication import Publication
from db.store.engine import Store
from db.store.publications import publications
from db.store.screenings import Screening, screenings, was_purged
from db.store.verify_log import Watch
from feeds.registry import manifests
from rules.loader import RulesError
from screening.audit.asked_again import (
    Record,
    lists_found,
    note_of,
    query_of,
    record_of,
    wish_of,
    with_problems,
)
from screening.audit.differences import NOTHING, Difference, differences
from screening.audit.errors import AuditError
from screening.basis import Basis, built, gathered_again
from screening.condition import Conditions, ListCondition
from screening.decide import screen
from screening.index import Index
from screening.kept_rules import rules_of
from screening.past import end_of
from screening.rebuild import LONGEST_BUILD
from screening.report import json
from screening.service import terms_for
from screening.session import Session
from screening.version import __version__

_CHUNK = 500
"""So many records are held in memory at a time."""
_FOLDER = "replay-"
_BY_NATURE = frozenset({"versions.engine", "index.digest"})
"""What another version of the tool can't say as the one before: the digest holds its number."""


class Verdict(StrEnum):
    """What became of a screening that was to be run again."""

    IDENTICAL = "identical"
    DIFFERS = "differs"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A screening that was run again, beside its record."""

    screening_id: str
    verdict: Verdict
    because: str = ""
    """Why it could not be run again."""
    engine: str = ""
    """The version of the tool that made the record."""
    differences: tuple[Difference, ...] = ()


def replayed(
    store: Store, index_folder: Path, ids: Sequence[str], watch: Watch
) -> Iterator[Replayed]:
    """Run screenings again, those of one state of the lists and rules after each other."""
    known: list[Record] = []
    found: set[str] = set()
    for one in _read(store, ids):
        if isinstance(one, Replayed):
            yield one
        else:
            known.append(one)
        found.add(one.screening_id)
    yield from (_not_here(store, one) for one in ids if one not in found)
    known.sort(key=lambda one: (one.state.digest, repr(one.state)))
    with _folder(index_folder) as folder:
        stage = _Stage(store, folder, publications(store))
        for count, (_, group) in enumerate(groupby(known, key=lambda one: one.state), 1):
            some = list(group)
            lists = ", ".join(f"{name} {digest[:10]}" for name, digest in some[0].state.files)
            watch(f"{len(some)} of {len(known)} screenings, state {count}: {lists}")
            yield from stage.of_one_state(some)


@contextmanager
def _folder(index_folder: Path) -> Iterator[Path]:
    """Give a folder for indexes of the past; one that a process left behind is taken away."""
    index_folder.mkdir(parents=True, exist_ok=True)
    for old in index_folder.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > LONGEST_BUILD:
                rmtree(old, ignore_errors=True)
    with TemporaryDirectory(prefix=_FOLDER, dir=index_folder) as name:
        yield Path(name)


def _read(store: Store, ids: Sequence[str]) -> Iterator[Record | Replayed]:
    for start in range(0, len(ids), _CHUNK):
        for kept in screenings(store, ids[start : start + _CHUNK]):
            yield _record(kept)


def _record(kept: Screening) -> Record | Replayed:
    try:
        return record_of(kept, msgspec.json.decode(kept.decision))
    except (AuditError, ValueError, KeyError, TypeError) as error:
        because = str(error) if isinstance(error, AuditError) else f"unreadable: {error!r}"
        return Replayed(kept.screening_id, Verdict.CANNOT, because)


def _not_here(store: Store, screening_id: str) -> Replayed:
    because = "no screening of this number is recorded here"
    if was_purged(store, screening_id):
        because = "its record was lawfully purged"
    return Replayed(screening_id, Verdict.CANNOT, because)


class _Stage:
    """The store, and the index of the state at hand."""

    def __init__(self, store: Store, folder: Path, every: Sequence[Publication]) -> None:
        self._store, self._folder, self._every = store, folder, every
        self._built: tuple[str, Path] | None = None

    def of_one_state(self, some: Sequence[Record]) -> Iterator[Replayed]:
        """Run screenings of one state again."""
        try:
            basis = self._basis(some[0])
            index = Index(self._index(basis))
        except (AuditError, RulesError) as error:
            for one in some:
                yield Replayed(one.screening_id, Verdict.CANNOT, str(error), one.engine)
            return
        try:
            for one in some:
                yield _compared(one, index, _conditions(one, basis))
        finally:
            index.close()

    def _basis(self, record: Record) -> Basis:
        state = record.state
        if (rules := rules_of(self._store, state.rules)) is None:
            raise AuditError(f"the rules {state.rules[:10]} by which was screened are not kept")
        files = dict(state.files)
        unknown = ", ".join(sorted(files.keys() - manifests().keys()))
        if unknown:
            raise AuditError(f"this version of the tool has no list {unknown}")
        published = {
            name: self._publication(name, files[name], record) if name in files else None
            for name in manifests()
        }
        return gathered_again(
            self._store,
            rules,
            published,
            record.known_by,
            as_of=end_of(state.as_of) if state.as_of else None,
            known_at=state.known_at,
        )

    def _publication(self, name: str, sha256: str, record: Record) -> Publication:
        """Give the publication of a file: of several readings the last one of then."""
        same = [one for one in self._every if (one.list, one.sha256) == (name, sha256)]
        if not same:
            raise AuditError(f"the publication {sha256[:10]} of the list {name} is not here")
        return ([one for one in same if one.activated_at <= record.known_by] or same)[-1]

    def _index(self, basis: Basis) -> Path:
        """Build an index, unless it is the last one built; the others are not kept."""
        if self._built is not None:
            digest, path = self._built
            if digest == basis.digest:
                return path
            path.unlink(missing_ok=True)
        path = self._folder / f"index-{basis.digest[:16]}.sqlite"
        built(self._store, basis, path)
        self._built = (basis.digest, path)
        return path


def _conditions(record: Record, basis: Basis) -> Conditions:
    files = dict(record.state.files)
    lists = (
        ListCondition(
            one.id, one.title, one.covers, one.max_age_days, sha256=files.get(one.id, "")
        )
        for one in manifests().values()
    )
    return Conditions(
        "", basis.digest, basis.rules.digest, __version__, tuple(lists), known=record.known
    )


def _compared(record: Record, index: Index, conditions: Conditions) -> Replayed:
    """Run a screening again and compare the answers."""
    session = Session(index, conditions, note_of(record))
    try:
        query = query_of(record)
    except AuditError as error:
        because = str(error)
        return Replayed(record.screening_id, Verdict.CANNOT, because, record.engine)
    terms = terms_for(
        query,
        session,
        wish_of(record),
        at=record.at,
        by=record.by,
        found_then=lists_found(record),
    )
    query = with_problems(query, record, (*terms.notes, *terms.withheld))
    answer = screen(query, index, terms, screening_id=record.screening_id)
    now = msgspec.json.decode(json.encoded(json.decision(answer)))
    found = differences(record.told, now)
    different = tuple(one for one in found if not _is_by_version(one, record))
    verdict = Verdict.DIFFERS if different else Verdict.IDENTICAL
    return Replayed(record.screening_id, verdict, "", record.engine, different)


def _is_by_version(found: Difference, record: Record) -> bool:
    """Whether another version of the tool can't but say it, or says it for the first time."""
    is_new = found.recorded == NOTHING
    return record.engine != __version__ and (found.field in _BY_NATURE or is_new)
