"""How does an analyst see what followed violations, and how soon?"""

from typing import Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import Format, MaxAge, ReportFormat, check_names, max_age_days


def tempo(
    preset: Annotated[
        str,
        typer.Option(
            metavar="VIEW",
            help="What calls for a consequence: unsc_practice, eu_practice, csis_proposal.",
        ),
    ] = "csis_proposal",
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Only events of this kind. Repeatable."),
    ] = None,
    max_age: MaxAge = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show what followed violations, how soon, and what is due and absent under a view.

    It describes: a later listing need not have been caused by an event. Ends with 3 where a
    list is missing, stale or not whole.
    """
    from dataclasses import replace  # noqa: PLC0415

    from rules import loader  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.desk import open_desk  # noqa: PLC0415
    from screening.cli.main import Exit  # noqa: PLC0415
    from screening.report import tempo as report  # noqa: PLC0415

    with open_desk(settings.load()) as desk:
        check_names([preset], "view", [one.id for one in loader.triggers(desk.rules).preset])
        known = [one.id for one in loader.events(desk.rules).kind]
        check_names(kind or (), "kind of event", known)
        compared = desk.compare((), Scope.DPRK, max_age_days(max_age))
        found = desk.tempo(compared.matrix, preset)
    if kind:
        told = tuple(one for one in found.told if one.event.kind in kind)
        kinds = tuple(one for one in found.kinds if one.id in kind)
        found = replace(found, told=told, kinds=kinds)
    if format_ is Format.JSON:
        from screening.report.json import pretty  # noqa: PLC0415

        print(pretty(report.documented(found, compared.lists, compared.at)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report.lists import lists_used  # noqa: PLC0415

        console = report_console()
        report.render(found, console)
        console.print(lists_used(compared.lists, compared.at))
    return Exit.FAILED if compared.withholds else Exit.NO_MATCH
