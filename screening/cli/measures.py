"""How does an analyst compare national measures?"""

from typing import Annotated

import typer

from screening.cli.options import Format, ReportFormat, check_names


def measures(
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only of this one: UN, EU. Repeatable."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Only of this kind: asset_freeze, travel_ban, ..."),
    ] = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show which measures exist where, since when, beside each other by kind and date."""
    from rules import loader  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.report import measures as report  # noqa: PLC0415

    found = loader.measures(loader.read(settings.load().rules_folder))
    jurisdiction = [one.upper() for one in jurisdiction or ()]
    check_names(jurisdiction, "jurisdiction", [one.id for one in found.jurisdiction])
    check_names(kind or (), "kind", [one.id for one in found.kind])
    wanted = [
        one
        for one in found.measure
        if (not jurisdiction or one.jurisdiction in jurisdiction)
        and (not kind or one.kind in kind)
    ]
    if format_ is Format.JSON:
        from screening.report.json import pretty  # noqa: PLC0415

        print(pretty(report.documented(found, wanted)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415

        report.render(found, wanted, report_console())
    return 0
