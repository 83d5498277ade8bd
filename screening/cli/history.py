"""How does a reviewer follow one entry through the years?"""

from typing import Annotated

import typer

from screening.cli.options import Format, KnownAt, ReportFormat, known_at_moment


def history(
    ref: Annotated[str, typer.Argument(help="The publisher's reference: KPi.033, EU.4094.64.")],
    known_at: KnownAt = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show one entry's life: since when it is here, what was amended, whether it left."""
    from db.store.engine import open_store  # noqa: PLC0415
    from feeds.registry import manifests  # noqa: PLC0415
    from rules import loader  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.elsewhere import lists_elsewhere  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report import asked  # noqa: PLC0415
    from screening.tracking.story import Span, Stage  # noqa: PLC0415

    here = settings.load()
    known = known_at_moment(known_at)
    span = Span(known_at=known)
    with open_store(here.database_url) as store:
        stage = Stage(
            store, loader.read(here.rules_folder), now(), lists_elsewhere(here, store)
        )
        lives = [stage.history(found, ref.strip(), span) for found in manifests().values()]
    found = [life for life in lives if life is not None]
    if not found:
        raise typer.BadParameter(f"no list ever had an entry with the reference {ref!r} here")
    if format_ is Format.JSON:
        from screening.report import changes_json  # noqa: PLC0415
        from screening.report.json import pretty  # noqa: PLC0415

        told = [changes_json.history(life) for life in found]
        print(pretty(asked.told(told, None, known)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import changes as report  # noqa: PLC0415

        console = report_console()
        for life in found:
            report.render_history(life, console)
        if known:
            console.print(asked.line(None, known))
    return 0
