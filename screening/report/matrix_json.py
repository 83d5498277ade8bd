"""How do the lists beside each other read for a program?"""

from collections.abc import Sequence

from screening.report import json
from screening.report.matrix import CAVEAT
from screening.tracking.comparison import Comparison, Removal
from screening.tracking.matrix import Cell, Column, Listing, Row
from screening.tracking.matrix_measures import CategoryUse, Coverage, ListMeasures, YearCount


def documented(found: Comparison, rows: Sequence[Row]) -> json.Json:
    """Give the matrix and what is counted over it for JSON."""
    return {
        "at": json.moment(found.at),
        "says": CAVEAT,
        "problems": [found.note] if found.note else [],
        "lists": [json.list_used(one) for one in found.lists],
        "columns": [_column(one) for one in found.matrix.columns],
        "rows": [_row(row) for row in rows],
        "measures": measures(found),
    }


def _column(one: Column) -> json.Json:
    return {
        "id": one.id,
        "title": one.title,
        "authority": one.authority,
        "covers": [kind.value for kind in one.covers],
        "has_a_list": one.used is not None,
    }


def _row(row: Row) -> json.Json:
    return {
        "party": row.party,
        "name": row.name,
        "hangul": row.hangul,
        "type": row.type.value,
        "categories": [one.id for one in row.categories],
        "cells": {name: _cell(cell) for name, cell in row.cells.items()},
    }


def _cell(cell: Cell) -> json.Json:
    return {
        "state": cell.state.value,
        "entries": [_listing(one) for one in cell.listings],
        "matched_by": cell.how,
        "level": cell.level,
        "because": cell.because,
        "lag_days": cell.lag_days,
    }


def _listing(one: Listing) -> json.Json:
    return {
        "list": one.key.list,
        "ref": one.key.ref,
        "name": one.name,
        "programmes": list(one.programmes),
        "listed_on": one.day.on.isoformat() if one.day.on else None,
        "day_is": one.day.basis.value,
        "removal_pending": one.is_removal_pending,
    }


def measures(found: Comparison) -> json.Json:
    """Give what is counted over the matrix for JSON."""
    told = found.measures
    return {
        "coverage": [_coverage(one) for one in told.coverage],
        "lists": [_list(one) for one in told.lists],
        "categories": [_category(one) for one in told.categories],
        "years": [_year(one) for one in told.years],
        "seniority": [
            {"list": one.list, "year": one.year, "level": one.rung, "persons": one.persons}
            for one in found.seniority
        ],
        "removals_not_followed": [_removal(one) for one in found.removals],
    }


def _coverage(one: Coverage) -> json.Json:
    return {
        "of": one.of,
        "on": one.on,
        "parties": one.parties,
        "states": {state.value: count for state, count in one.counts.items()},
        "share": None if one.share is None else round(one.share, 4),
    }


def _list(one: ListMeasures) -> json.Json:
    return {
        "list": one.list,
        "parties": one.parties,
        "autonomous": None if one.autonomous is None else [r.party for r in one.autonomous],
        "of_them_nothing_found": one.nothing_found,
        "median_lag_days": one.median_lag,
        "lags_known": len(one.lags),
        "lags_unknown": one.undated,
    }


def _category(one: CategoryUse) -> json.Json:
    return {"id": one.id, "explains": dict(one.by_list), "unused_by": list(one.gaps)}


def _year(one: YearCount) -> json.Json:
    return {
        "list": one.list,
        "year": one.year,
        "listed": one.exact,
        "listed_then_or_earlier": one.at_latest,
        "categories": dict(one.by_category),
    }


def _removal(one: Removal) -> json.Json:
    return {
        "list": one.list,
        "ref": one.event.ref,
        "name": one.event.entry.name,
        "gone_since": one.event.publication.published_on.isoformat(),
        "still_on": [f"{entry.list}:{entry.ref}" for entry in one.event.elsewhere],
    }
