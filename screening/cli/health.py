"""Is everything well, as far as monitoring should care?"""

from enum import StrEnum
from typing import Annotated

import typer


class HealthFormat(StrEnum):
    """How health is told."""

    TABLE = "table"
    JSON = "json"
    PROMETHEUS = "prometheus"


def health(
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Print nothing but what isn't well, on standard error."
        ),
    ] = False,
    format_: Annotated[
        HealthFormat, typer.Option("--format", help="How to print it.")
    ] = HealthFormat.TABLE,
) -> int:
    """Say whether everything is well: lists, unattended runs, self-test, alerts, notices.

    The exit code is 0 where it is, and 3 where it isn't. [health] in sanctions.toml says from
    when on a run, an alert or a notice is too old; for a list its manifest does.
    """
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.health import health as look  # noqa: PLC0415
    from screening.report import health as report  # noqa: PLC0415

    found = look(settings.load(), now())
    match format_:
        case _ if quiet:
            report.render_problems(found, note_console())
        case HealthFormat.TABLE:
            report.render(found, report_console())
        case HealthFormat.JSON:
            from screening.report.json import pretty  # noqa: PLC0415

            print(pretty(report.documented(found)))
        case HealthFormat.PROMETHEUS:
            from screening.report.prometheus import text  # noqa: PLC0415

            print(text(found), end="")
    return 0 if found.is_well else 3
