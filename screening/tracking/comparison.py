"""What is compared of the lists in force, and from which versions of them?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.records.assessment import CategoryOutcome
from db.records.screening import IndexedEntry, ListUsed, Scope
from db.records.subject import EntryKey
from db.store.engine import Store
from db.store.lives import lives
from feeds.registry import manifests
from rules import loader
from rules.comparison_model import MeasureRegister, Seniority
from screening.condition import used
from screening.index import Index
from screening.session import NotReadyError, Session
from screening.subjects.particulars import listing_date
from screening.tracking.event import Event
from screening.tracking.listing_day import first_seen
from screening.tracking.matrix import Builder, CellState, Column, Listing, Matrix, Row
from screening.tracking.matrix_measures import Measures, measure
from screening.tracking.seniority import RungCount, seniority
from screening.tracking.story import Stage
from screening.tracking.tempo import Tempo, tempo, waves


@dataclass(frozen=True, slots=True)
class Removal:
    """A party that one list removed and another one still has."""

    list: str
    event: Event


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lists beside each other."""

    matrix: Matrix
    measures: Measures
    removals: tuple[Removal, ...]
    seniority: tuple[RungCount, ...]
    rungs: Seniority
    register: MeasureRegister
    at: datetime
    note: str = ""
    """What is to be said about the index; empty where all is well."""

    @property
    def withholds(self) -> bool:
        """Whether a list is missing, stale or not whole, and can't be said to lack anybody."""
        return any(used.withholds_no_match for used in self.lists)

    @property
    def lists(self) -> tuple[ListUsed, ...]:
        """The condition of every list that is compared."""
        return tuple(one.used for one in self.matrix.columns if one.used is not None)


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a comparison is made from."""

    session: Session
    store: Store
    rules: loader.RuleFiles
    stage: Stage
    now: datetime

    def columns(self, names: Sequence[str], max_age_days: float | None) -> list[Column]:
        """Give the columns of some lists, or of all, and of the jurisdictions that mirror."""
        conditions = {one.list: one for one in self.session.conditions.lists}
        wanted = [name for name in manifests() if not names or name in names]
        found = []
        for name in sorted(wanted, key=_un_first):
            told = manifests()[name]
            known = conditions.get(name)
            state = (
                used(known, self.now, max_age_days)
                if known
                else ListUsed(name, "missing", because="never loaded", withholds_no_match=True)
            )
            acts = told.base_acts
            found.append(
                Column(
                    name, told.title, told.authority or told.publisher, told.covers, acts, state
                )
            )
        authorities = {one.authority for one in found}
        return found + [
            Column(one.id, one.title, one.mirrors, ())
            for one in loader.measures(self.rules).jurisdiction
            if one.mirrors in authorities and one.id not in authorities
        ]

    def compare(
        self, names: Sequence[str], scope: Scope, max_age_days: float | None
    ) -> Comparison:
        """Put the parties of some lists, or of all, beside each other.

        Raises `NotReadyError` where none of them is loaded.
        """
        index = self.session.index
        columns = self.columns(names, max_age_days)
        loaded = [one.id for one in columns if one.is_loaded]
        if not loaded:
            raise NotReadyError("no list is loaded; run sanctions refresh")
        seen: dict[EntryKey, date] = {}
        for name in loaded:
            seen |= first_seen(lives(self.store, name))
        builder = Builder(
            columns,
            {subject.id: subject for subject in index.subjects()},
            index.relations,
            lambda key: _entry(index, key),
            listing_date(loader.subjects(self.rules).listing_words),
            seen,
            lambda key: _explained(index, key),
        )
        matrix = builder.build(_of_scope(list(index.entries(loaded)), scope))
        rungs = loader.seniority(self.rules)
        return Comparison(
            matrix,
            measure(matrix),
            tuple(self._removals(matrix, loaded, scope)),
            seniority(matrix, rungs, index.assessments),
            rungs,
            loader.measures(self.rules),
            self.now,
            self.session.note,
        )

    def tempo(self, matrix: Matrix, preset: str) -> Tempo:
        """Put the violations of the register beside the listings that followed them."""
        register, triggers = loader.events(self.rules), loader.triggers(self.rules)
        found = waves(_stated_days(matrix), register, triggers.wave_days)
        return tempo(register, triggers, preset, found, self.now.date())

    def _removals(
        self, matrix: Matrix, loaded: Sequence[str], scope: Scope
    ) -> Iterable[Removal]:
        """Give what one list removed and another one has still.

        A party that the list has under another entry, has again, or is screened by it still, is
        none of them.
        """
        cells = {one.key: row.cells for row in matrix.rows for one in _own(row)}
        for name in loaded:
            for event in self.stage.departures(name, scope):
                keys = (EntryKey(entry.list, entry.ref) for entry in event.elsewhere)
                there = [cells[key] for key in keys if key in cells]
                if there and all(one[name].state is not CellState.LISTED for one in there):
                    yield Removal(name, event)


def _entry(index: Index, key: EntryKey) -> IndexedEntry | None:
    return next((one for one in index.find(str(key)) if one.key == key), None)


def _explained(index: Index, key: EntryKey) -> Iterator[str]:
    """Give the categories that an entry's own words explain."""
    for one in index.assessments(key):
        if one.outcome is CategoryOutcome.EXPLAINED_BY_LISTING:
            yield one.category


def _of_scope(entries: Sequence[IndexedEntry], scope: Scope) -> Iterator[IndexedEntry]:
    """Give the entries of parties of which one entry is in scope at least."""
    wanted = {one.subject or str(one.key) for one in entries if one.is_in_scope}
    for one in entries:
        if scope is Scope.ALL or (one.subject or str(one.key)) in wanted:
            yield one


def _own(row: Row) -> Iterator[Listing]:
    """Give the entries of a party itself."""
    for cell in row.cells.values():
        if cell.state is CellState.LISTED:
            yield from cell.listings


def _un_first(name: str) -> tuple[bool, str]:
    return manifests()[name].authority != "UN", name


def _stated_days(matrix: Matrix) -> dict[str, list[tuple[date, str]]]:
    """Give by authority the first exact day on which its lists took each party on."""
    found: dict[str, list[tuple[date, str]]] = {}
    for row in matrix.rows:
        first: dict[str, tuple[date, str]] = {}
        for column in matrix.columns:
            cell = row.cells[column.id]
            days = [one.day.exact for one in cell.listings if one.day.exact]
            if cell.state is CellState.LISTED and days:
                told = first.get(column.authority, (date.max, ""))
                first[column.authority] = min(told, (min(days), column.id))
        for authority, day in first.items():
            found.setdefault(authority, []).append(day)
    return found
