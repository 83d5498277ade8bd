"""Whom did the lists take on over the years, by category and by level?"""

from collections.abc import Iterator, Sequence

from screening.report.charts import Bar, bars
from screening.report.sheet import Picture, Section, Table, fields, row
from screening.tracking.comparison import Comparison
from screening.tracking.matrix_measures import YearCount

_PARTS = ("exact day", "that year or earlier")


def over_time(found: Comparison, versions: str) -> Section:
    """Give the section about whom the lists took on, year by year."""
    lists = [one.list for one in found.measures.lists]
    pictures = _by_year(found, lists), _by_category(found, lists), _by_level(found)
    tables = tuple(_time_tables(found, lists))
    return Section("time", "Designations over time", (), pictures, tables, versions)


def _by_year(found: Comparison, lists: Sequence[str]) -> Picture:
    counts: dict[int, dict[str, int]] = {year: {} for year in _span(found.measures.years)}
    for one in found.measures.years:
        for part, count in zip(_PARTS, (one.exact, one.at_latest), strict=True):
            counts[one.year][f"{one.list}, {part}"] = count
    drawn = [Bar(str(year), counted) for year, counted in counts.items()]
    series = [f"{name}, {part}" for name in lists for part in _PARTS]
    series = [one for one in series if any(bar.counts.get(one) for bar in drawn)]
    title = "Parties taken on, by year and list"
    note = "Where a list doesn't state the day, the year is the latest possible one."
    return Picture(title, bars("years", title, series, drawn), note)


def _by_category(found: Comparison, lists: Sequence[str]) -> Picture:
    drawn = [Bar(one.id, dict(one.by_list)) for one in found.measures.categories]
    title = "Parties by the categories that their listing explains"
    note = "A party counts in each of its categories, and on each list."
    return Picture(title, bars("categories", title, lists, drawn), note)


def _by_level(found: Comparison) -> Picture:
    rungs = {one.id: one.title for one in found.rungs.rung}
    years = _span(found.measures.years)
    drawn = [Bar(str(year), _rungs(found, year, rungs)) for year in years]
    title = "Level of the persons taken on, all lists together"
    note = (
        "From representatives and agents to heads of departments, generals and leaders; a "
        "person on two lists counts on each. Years are the latest possible ones where a list "
        "states no day; persons whose entry explains no category are left out."
    )
    return Picture(title, bars("levels", title, list(rungs.values()), drawn), note)


def _span(years: Sequence[YearCount]) -> range:
    known = [one.year for one in years]
    return range(min(known), max(known) + 1) if known else range(0)


def _rungs(found: Comparison, year: int, titles: dict[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found.seniority:
        if one.year == year:
            title = titles[one.rung]
            counts[title] = counts.get(title, 0) + one.persons
    return counts


def _time_tables(found: Comparison, lists: Sequence[str]) -> Iterator[Table]:
    told = found.measures
    ids = [one.id for one in told.categories]
    heads = ("year", "exact day", "that year or earlier", *ids)
    years = tuple(
        row(
            one.list,
            one.year,
            one.exact,
            one.at_latest,
            *(one.by_category.get(i, 0) for i in ids),
        )
        for one in told.years
    )
    yield Table(
        "years",
        "Parties taken on, by list, year and category",
        fields("list", *heads, numbers=heads),
        years,
    )
    rows = tuple(
        row(one.id, *(one.by_list.get(name, 0) for name in lists), ", ".join(one.gaps))
        for one in told.categories
    )
    yield Table(
        "categories",
        "Categories that one list uses and another doesn't",
        fields("category", *lists, "unused by", numbers=lists),
        rows,
    )
    titles = {one.id: one.title for one in found.rungs.rung}
    levels = tuple(
        row(one.list, one.year, titles[one.rung], one.persons) for one in found.seniority
    )
    yield Table(
        "levels",
        "Persons taken on, by list, year and level",
        fields("list", "year", "level", "persons", numbers=("year", "persons")),
        levels,
    )
