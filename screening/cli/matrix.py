"""How does an analyst see which list has which party?"""

from enum import StrEnum
from typing import Annotated

import typer

from db.records.entry import PartyType
from db.records.screening import Scope
from screening.cli.options import (
    Format,
    ListNames,
    MaxAge,
    ReportFormat,
    WantedScope,
    check_lists,
    max_age_days,
)


class Shown(StrEnum):
    """Which parties are printed."""

    ALL = "all"
    GAPS = "gaps"
    """Those that some list doesn't have, though it is of their kind."""
    POSSIBLE = "possible"
    """Those of which a list may have an entry."""


def matrix(
    list_: ListNames = None,
    type_: Annotated[
        PartyType | None, typer.Option("--type", help="Only parties of this kind.")
    ] = None,
    show: Annotated[
        Shown, typer.Option(help="All parties, or those that a list lacks or may have.")
    ] = Shown.ALL,
    scope: WantedScope = Scope.DPRK,
    max_age: MaxAge = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show which list has which party, since when, and how far lists agree.

    Ends with 3 where a list is missing, stale or not whole, so that it can't be said to lack
    anybody.
    """
    from feeds.registry import manifests  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.desk import open_desk  # noqa: PLC0415
    from screening.cli.main import Exit  # noqa: PLC0415
    from screening.tracking.matrix import CellState  # noqa: PLC0415

    names = check_lists(list_, list(manifests()))
    with open_desk(settings.load()) as desk:
        found = desk.compare(names, scope, max_age_days(max_age))
    wanted = {
        Shown.ALL: frozenset(CellState),
        Shown.GAPS: frozenset({CellState.NOT_FOUND, CellState.PART_OF, CellState.UNKNOWN}),
        Shown.POSSIBLE: frozenset({CellState.POSSIBLE}),
    }[show]
    lists = [column.id for column in found.matrix.columns if column.used is not None]
    rows = [
        row
        for row in found.matrix.rows
        if type_ in {None, row.type} and any(row.cells[name].state in wanted for name in lists)
    ]
    if format_ is Format.JSON:
        from screening.report import matrix_json  # noqa: PLC0415
        from screening.report.json import pretty  # noqa: PLC0415

        print(pretty(matrix_json.documented(found, rows)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import matrix as report  # noqa: PLC0415

        report.render(found, rows, report_console())
    return Exit.FAILED if found.withholds else Exit.NO_MATCH
