"""How does an officer get one page for the morning meeting and the archive?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import MaxAge, as_of_date, max_age_days

if TYPE_CHECKING:
    from datetime import date

    from screening.report.overview import Gathered, Ties
    from screening.report.sheet import Report
    from screening.tracking.comparison import Desk
    from screening.tracking.matrix import Matrix

_FORMATS = (".html", ".xlsx", ".md")
_MOST_TIES = 40


def report(
    output: Annotated[
        list[Path],
        typer.Option(
            "--output", metavar="FILE", help="Where it goes: .html, .xlsx or .md. Repeatable."
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Tell changes after this day; else of the newest files."
        ),
    ] = None,
    max_age: MaxAge = None,
) -> int:
    """Write one report: freshness, changes, new names, who lists whom, and what followed what.

    The page needs no network; the workbook holds the tables; the text is short enough for a
    mail. Ends with 3 where a list is missing, stale or not whole.
    """
    from screening import settings  # noqa: PLC0415
    from screening.cli.desk import open_desk  # noqa: PLC0415
    from screening.cli.main import Exit  # noqa: PLC0415
    from screening.report.overview import report as overview  # noqa: PLC0415

    for path in dict.fromkeys(output):
        _check(path)
    day, age = as_of_date(since, "--since"), max_age_days(max_age)
    with open_desk(settings.load()) as desk:
        gathered = _gathered(desk, day, age)
    told = overview(gathered)
    for path in dict.fromkeys(output):
        _write(told, path)
        count = len(gathered.compared.matrix.rows)
        print(f"{path}: {count} parties, {path.stat().st_size:,} bytes")
    return Exit.FAILED if gathered.compared.withholds else Exit.NO_MATCH


def _check(path: Path) -> None:
    """Refuse a file that can't be written, before anything is."""
    if path.suffix.lower() not in _FORMATS:
        shown = repr(path.name)
        raise typer.BadParameter(f"--output takes {', '.join(_FORMATS)}, not {shown}")
    if path.is_dir():
        raise typer.BadParameter(f"--output takes a file, and {path} is a folder")
    if not path.absolute().parent.is_dir():
        raise typer.BadParameter(f"--output: there is no folder {path.absolute().parent}")


def _gathered(desk: "Desk", since: "date | None", max_age: float | None) -> "Gathered":
    from db.records.screening import Scope  # noqa: PLC0415
    from rules import loader  # noqa: PLC0415
    from screening.past import end_of  # noqa: PLC0415
    from screening.report.overview import Gathered  # noqa: PLC0415
    from screening.tracking.story import Span  # noqa: PLC0415

    compared = desk.compare((), Scope.DPRK, max_age)
    loaded = [one.id for one in compared.matrix.columns if one.is_loaded]
    span = Span(end_of(since) if since else None)
    changes = desk.stage.changes(loaded, span, Scope.DPRK)
    views = [one.id for one in loader.triggers(desk.rules).preset]
    return Gathered(
        compared,
        desk.session.conditions.lists,
        tuple(changes),
        f"after {since}" if since else "in the newest file of each list",
        tuple(desk.tempo(compared.matrix, one) for one in views),
        _ties(desk, compared.matrix),
    )


def _ties(desk: "Desk", matrix: "Matrix") -> "Ties":
    """Give what ties the parties that each list took on last to others."""
    from rules import loader  # noqa: PLC0415
    from screening.report.network import WORDS  # noqa: PLC0415
    from screening.report.overview import Ties  # noqa: PLC0415

    names = {row.party: row.name for row in matrix.rows}
    kinds = loader.relations(desk.rules).kind
    words = WORDS | {kind.id: (kind.title, kind.turned) for kind in kinds}
    pairs: dict[tuple[str, str, str], None] = {}
    newest = []
    for column in matrix.columns:
        days = [row.cells[column.id].day for row in matrix.rows]
        last = max((day.on for day in days if day and day.on), default=None)
        if last is None:
            continue
        here = [
            row
            for row in matrix.rows
            if (day := row.cells[column.id].day) is not None and day.on == last
        ]
        printed = sorted({day.printed for row in here if (day := row.cells[column.id].day)})
        newest.append(f"{column.id} {', '.join(printed)}, {len(here)} in all")
        for row in here:
            for tie in desk.session.index.relations(row.party):
                end = 0 if tie.source == row.party else 1
                other = tie.target if end == 0 else tie.source
                said = tie.role or words[tie.kind][end]
                pairs[row.name, said, names.get(other, other)] = None
    return Ties(tuple(list(pairs)[:_MOST_TIES]), tuple(newest))


def _write(told: "Report", path: Path) -> None:
    from screening.report import report_files, report_html  # noqa: PLC0415
    from screening.report.writing import write_text  # noqa: PLC0415

    match path.suffix.lower():
        case ".html":
            write_text(path, report_html.page(told))
        case ".md":
            write_text(path, report_files.document(told))
        case _:
            report_files.workbook(told, path)
