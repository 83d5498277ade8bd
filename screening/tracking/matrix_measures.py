"""How far do lists agree, how late do they follow, and which categories does each one use?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from db.records.entry import PartyType
from screening.tracking.matrix import Cell, CellState, Column, Matrix, Row


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what one list has another one has too, of the kinds of party it covers."""

    of: str
    """The list whose parties are looked for."""
    on: str
    """The list on which they are looked for."""
    parties: int
    counts: Mapping[CellState, int]

    @property
    def share(self) -> float | None:
        """The share found as itself; `None` where the list can't say whom it lacks."""
        if not self.parties or self.counts.get(CellState.UNKNOWN):
            return None
        return self.counts.get(CellState.LISTED, 0) / self.parties


@dataclass(frozen=True, slots=True)
class ListMeasures:
    """What one list does that others don't, and when."""

    list: str
    parties: int
    autonomous: tuple[Row, ...] | None
    """Parties of which no list of another authority has an entry that is joined to them;
    `None` where no such list is loaded."""
    nothing_found: int | None
    """Those of them of whom nothing at all was found there, and which no list leaves open."""
    lags: tuple[int, ...]
    """Days after the first listing anywhere, of parties that another authority has too."""
    undated: int
    """Parties that another authority has too, of which a day isn't known exactly."""

    @property
    def median_lag(self) -> float | None:
        """In days."""
        return median(self.lags) if self.lags else None


@dataclass(frozen=True, slots=True)
class CategoryUse:
    """How many parties of each list a category explains, by the list's own entries."""

    id: str
    by_list: Mapping[str, int]
    gaps: tuple[str, ...]
    """Lists that don't use a category that another one uses of parties of their kind."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many parties a list took on in a year."""

    list: str
    year: int
    exact: int
    at_latest: int
    """Parties that were taken on in that year or earlier: no exact day is known."""
    by_category: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that is counted over the matrix."""

    coverage: tuple[Coverage, ...]
    lists: tuple[ListMeasures, ...]
    categories: tuple[CategoryUse, ...]
    years: tuple[YearCount, ...]


def measure(matrix: Matrix) -> Measures:
    """Count over a matrix; lists that aren't loaded say nothing and are left out."""
    columns = [column for column in matrix.columns if column.is_loaded]
    return Measures(
        tuple(_coverage(matrix, columns)),
        tuple(_of_list(matrix, column, columns) for column in columns),
        tuple(_categories(matrix, columns)),
        tuple(year for column in columns for year in _years(matrix, column)),
    )


def _coverage(matrix: Matrix, columns: Iterable[Column]) -> Iterator[Coverage]:
    for of in columns:
        for on in columns:
            if of.authority != on.authority:
                there = [row for row in matrix.rows if _has(row, of)]
                cells = [row.cells[on.id] for row in there if _covers(on, row.type)]
                counts = {s: sum(cell.state is s for cell in cells) for s in CellState}
                yield Coverage(of.id, on.id, len(cells), {s: n for s, n in counts.items() if n})


_NOTHING = frozenset({CellState.NOT_FOUND, CellState.NOT_COVERED})


def _of_list(matrix: Matrix, column: Column, columns: Iterable[Column]) -> ListMeasures:
    others = [one for one in columns if one.authority != column.authority]
    rows = [row for row in matrix.rows if _has(row, column)]
    lags, undated, alone = [], 0, []
    for row in rows:
        elsewhere = [row.cells[one.id] for one in others if _has(row, one)]
        if not elsewhere:
            alone.append(row)
        elif (lag := _lag(row.cells[column.id], elsewhere)) is not None:
            lags.append(lag)
        else:
            undated += 1
    if not others:
        return ListMeasures(column.id, len(rows), None, None, (), 0)
    none = sum(all(row.cells[one.id].state in _NOTHING for one in others) for row in alone)
    return ListMeasures(column.id, len(rows), tuple(alone), none, tuple(sorted(lags)), undated)


def _lag(own: Cell, others: Iterable[Cell]) -> int | None:
    """Give the days from the first listing to the own one, where another's day is known."""
    known = any(cell.day is not None and cell.day.exact for cell in others)
    return own.lag_days if known else None


def _categories(matrix: Matrix, columns: Iterable[Column]) -> Iterator[CategoryUse]:
    told = {one for row in matrix.rows for some in row.explained.values() for one in some}
    for name in sorted(told, key=_number):
        rows = [row for row in matrix.rows if any(name in s for s in row.explained.values())]
        counts = {
            column.id: sum(name in row.explained.get(column.id, ()) for row in rows)
            for column in columns
        }
        gaps = [
            column.id
            for column in columns
            if not counts[column.id] and any(_covers(column, row.type) for row in rows)
        ]
        yield CategoryUse(name, counts, tuple(gaps))


def _years(matrix: Matrix, column: Column) -> Iterator[YearCount]:
    dated = [
        (row.cells[column.id].day, row)
        for row in matrix.rows
        if _has(row, column) and row.cells[column.id].day
    ]
    known = [(day, day.on.year, row) for day, row in dated if day and day.on]
    known.sort(key=lambda one: one[1])
    for year, some in groupby(known, key=lambda one: one[1]):
        here = [(day, row) for day, _, row in some]
        names = [one for _, row in here for one in row.explained.get(column.id, ())]
        exact = sum(day.exact is not None for day, _ in here)
        counts = {name: names.count(name) for name in sorted(set(names), key=_number)}
        yield YearCount(column.id, year, exact, len(here) - exact, counts)


def _has(row: Row, column: Column) -> bool:
    return row.cells[column.id].state is CellState.LISTED


def _covers(column: Column, type_: PartyType) -> bool:
    return not column.covers or type_ in column.covers


def _number(category: str) -> tuple[int, str]:
    digits = category.lstrip("C")
    return (int(digits) if digits.isdecimal() else 0, category)
