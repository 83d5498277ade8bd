"""Which list has which party, since when, and by what is it known to be the same one?"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from db.records.assessment import CategoryFinding
from db.records.entry import PartyType
from db.records.relation import Relation
from db.records.screening import IndexedEntry, ListUsed
from db.records.subject import EntryKey, Join, Subject
from screening.tracking.listing_day import FirstSeen, ListingDay, listing_day

_HANGUL = re.compile("[가-힣]")
PARENT = frozenset(
    {
        "subordinate_to", "owned_by", "controlled_by", "maintained_by", "front_for", "alias_of",
    }
)  # fmt: skip
"""Ties by which a body is part of another one, seen from the part."""
HOLDER = frozenset({"owns_ship", "operates_ship", "includes"})
"""Ties by which a ship or a body is another's, seen from that one."""


class CellState(StrEnum):
    """What one list says of one party."""

    LISTED = "listed"
    PART_OF = "listed_as_part_of"
    """Only a body of which it is a part, or a ship's owner or operator, is listed."""
    MIRRORS = "mirrors_un"
    """By law the UN's listings count; there is no separate file."""
    POSSIBLE = "possible"
    """An entry of the list may be about the party, and nobody has decided that."""
    NOT_FOUND = "not_found"
    NOT_COVERED = "not_covered"
    """The list is of other kinds of party."""
    UNKNOWN = "unknown"
    """The list isn't loaded, not whole or too old to say that it lacks a party."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry by which a list has a party."""

    key: EntryKey
    name: str
    programmes: tuple[str, ...]
    day: ListingDay
    is_removal_pending: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one list says of one party, and why that is said."""

    state: CellState
    listings: tuple[Listing, ...] = ()
    """That carry the state: the party's entries, those of a parent, or possible ones."""
    how: str = ""
    """By which rule of `rules/subjects.toml` the entry is the same party."""
    level: str = ""
    """How sure that is: `decided`, `confirmed`, `probable`, `possible`."""
    because: str = ""
    lag_days: int | None = None
    """Days after the first listing anywhere, where both days are exact."""

    @property
    def day(self) -> ListingDay | None:
        """The earliest day of its own listings."""
        days = [one.day for one in self.listings] if self.state is CellState.LISTED else []
        return min(days, key=lambda day: (day.on or date.max, day.exact is None), default=None)


@dataclass(frozen=True, slots=True)
class Column:
    """A list, or a jurisdiction that takes over the UN's."""

    id: str
    title: str
    authority: str
    covers: tuple[PartyType, ...]
    base_acts: tuple[str, ...] = ()
    """Acts that made its regimes; see `feeds.manifest`."""
    used: ListUsed | None = None
    """The condition of the list; `None` for a jurisdiction without a file."""

    @property
    def is_loaded(self) -> bool:
        """Whether entries of it are in force here."""
        return self.used is not None and bool(self.used.sha256)

    @property
    def says_what_it_lacks(self) -> bool:
        """Whether it may be said that the list doesn't have a party."""
        return self.used is not None and self.is_loaded and not self.used.withholds_no_match


@dataclass(frozen=True, slots=True)
class Row:
    """One party, with what each list says of it."""

    party: str
    name: str
    type: PartyType
    cells: Mapping[str, Cell]
    """By the id of the column."""
    categories: tuple[CategoryFinding, ...] = ()
    """Which its listings explain, by their own words."""
    hangul: str = ""
    """The first name in hangul that a list prints, where one does."""
    explained: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By list: the categories that its own entries there explain."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties beside lists."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Builder:
    """Builds the matrix from what an index holds."""

    columns: Sequence[Column]
    subjects: Mapping[str, Subject]
    relations: Callable[[str], Iterable[Relation]]
    """Gives what is stated of a party's ties."""
    look: Callable[[EntryKey], IndexedEntry | None]
    """Gives an entry in force, though it be outside the scope."""
    listing_words: re.Pattern[str]
    seen: FirstSeen
    explains: Callable[[EntryKey], Iterable[str]] = lambda _: ()
    """Gives the categories that an entry's own words explain."""
    _parties: dict[str, list[IndexedEntry]] = field(default_factory=dict)

    def build(self, entries: Iterable[IndexedEntry]) -> Matrix:
        """Give a row for each party of the entries, in the order of their names."""
        for one in entries:
            self._parties.setdefault(one.subject or str(one.key), []).append(one)
        rows = [self._row(party, some) for party, some in self._parties.items()]
        rows.sort(key=lambda row: (row.name.casefold(), row.party))
        return Matrix(tuple(self.columns), tuple(rows))

    def _row(self, party: str, entries: Sequence[IndexedEntry]) -> Row:
        subject = self.subjects.get(party)
        days = self._days(entries)
        by_list = {one.entry.list: one for one in reversed(entries)}
        lead = next((by_list[c.id] for c in self.columns if c.id in by_list), entries[0])
        first = _first(days.values())
        cells = {}
        for column in self.columns:
            here = [one for one in entries if one.entry.list == column.id]
            cells[column.id] = (
                self._listed(here, days, first, subject)
                if here
                else self._absent(column, party, lead.entry.type, entries, subject)
            )
        told: dict[str, frozenset[str]] = {}
        for one in entries:
            name = one.entry.list
            told[name] = told.get(name, frozenset()).union(self.explains(one.key))
        names = (name.text for one in entries for name in one.entry.names)
        hangul = next((name for name in names if _HANGUL.search(name)), "")
        shown = lead.entry.name, lead.entry.type, cells, lead.categories
        return Row(party, *shown, hangul, told)

    def _days(self, entries: Sequence[IndexedEntry]) -> dict[EntryKey, ListingDay]:
        stated = {one.key: one.entry.listed_on for one in entries if one.entry.listed_on}
        found = {}
        for one in entries:
            others = {day for key, day in stated.items() if key.list != one.key.list}
            found[one.key] = self._day(one, others)
        return found

    def _listed(
        self,
        here: Sequence[IndexedEntry],
        days: Mapping[EntryKey, ListingDay],
        first: date | None,
        subject: Subject | None,
    ) -> Cell:
        listings = tuple(_listing(one, days[one.key]) for one in here)
        own = {one.key for one in here}
        joins = [j for j in subject.joins if own & {j.one, j.other}] if subject else []
        across = [join for join in joins if {join.one, join.other} - own]
        best = min(across or joins, key=_sureness, default=None)
        exact = min((one.day.exact for one in listings if one.day.exact), default=None)
        lag = (exact - first).days if exact and first else None
        if best is None:
            return Cell(CellState.LISTED, listings, lag_days=lag)
        told = best.rule, best.level.value, best.because
        return Cell(CellState.LISTED, listings, *told, lag_days=lag)

    def _absent(
        self,
        column: Column,
        party: str,
        type_: PartyType,
        entries: Sequence[IndexedEntry],
        subject: Subject | None,
    ) -> Cell:
        """Say what a list that has no entry of the party says of it."""
        if column.used is None:
            return _mirrored(column, entries, self.columns)
        if possible := [*self._possible(column, subject)]:
            alike = {one.key: one for _, one in possible}.values()
            told = tuple(_listing(one, self._day(one)) for one in alike)
            join = possible[0][0]
            return Cell(CellState.POSSIBLE, told, join.rule, join.level.value, join.because)
        if parents := [*self._parents(column, party)]:
            entries_of = {one.key: one for _, one in parents}.values()
            told = tuple(_listing(one, self._day(one)) for one in entries_of)
            return Cell(CellState.PART_OF, told, parents[0][0].kind, "", parents[0][0].quote)
        if column.covers and type_ not in {*column.covers, PartyType.UNKNOWN}:
            return Cell(CellState.NOT_COVERED, because="The list is of other kinds of party.")
        if not column.says_what_it_lacks:
            return Cell(CellState.UNKNOWN, because=column.used.because or column.used.state)
        return Cell(CellState.NOT_FOUND)

    def _possible(
        self, column: Column, subject: Subject | None
    ) -> Iterator[tuple[Join, IndexedEntry]]:
        """Give entries of a list that may be about the party, with what speaks for it."""
        if subject is None:
            return
        for join in (one for one in subject.doubts if not one.by):
            there = {join.one, join.other}.difference(subject.members)
            for key in sorted(key for key in there if key.list == column.id):
                if (found := self.look(key)) is not None:
                    yield join, found

    def _parents(self, column: Column, party: str) -> Iterator[tuple[Relation, IndexedEntry]]:
        """Give the entries of a list that are of a body of which the party is a part."""
        for tie in self.relations(party):
            is_part = tie.source == party and tie.kind in PARENT
            is_held = tie.target == party and tie.kind in HOLDER
            if (is_part or is_held) and not tie.is_former:
                other = tie.target if is_part else tie.source
                for one in self._parties.get(other, ()):
                    if one.entry.list == column.id:
                        yield tie, one

    def _day(self, one: IndexedEntry, others: Collection[date] = ()) -> ListingDay:
        base = next((c.base_acts for c in self.columns if c.id == one.entry.list), ())
        seen = self.seen.get(one.key)
        return listing_day(one.entry, self.listing_words, others, seen, base)


def _first(days: Collection[ListingDay]) -> date | None:
    """Give the first day of listing anywhere; none where a day that isn't exact may be it."""
    exact = min((day.exact for day in days if day.exact), default=None)
    bounds = [day.on for day in days if day.on and not day.exact]
    return None if exact is None or any(on <= exact for on in bounds) else exact


def _mirrored(
    column: Column, entries: Sequence[IndexedEntry], columns: Sequence[Column]
) -> Cell:
    """Say what a jurisdiction that takes over another authority's listings says of a party."""
    mirrored = {one.id for one in columns if one.authority == column.authority and one.used}
    if any(one.entry.list in mirrored for one in entries):
        return Cell(CellState.MIRRORS, because=f"By law, as listed by the {column.authority}.")
    return Cell(CellState.UNKNOWN, because="No list of its own is loaded.")


def _listing(one: IndexedEntry, day: ListingDay) -> Listing:
    entry = one.entry
    return Listing(one.key, entry.name, entry.programmes, day, one.removal is not None)


def _sureness(join: Join) -> int:
    order = ("decided", "confirmed", "probable", "possible")
    return order.index(join.level.value)
