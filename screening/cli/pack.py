"""How does an institution hand a supervisor what an inspection asks for?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import as_of_date

if TYPE_CHECKING:
    from screening.session import Session
    from screening.settings import Settings


def pack(
    output: Annotated[
        Path, typer.Option("--output", metavar="FOLDER", help="A new folder for the pack.")
    ],
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From this day; else from the beginning.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Up to this day; else up to today.")
    ] = None,
    names: Annotated[
        bool,
        typer.Option("--names", help="With customers' names and numbers and officers' words."),
    ] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Draw the samples below the line with this.")
    ] = None,
) -> int:
    """Write what an inspection asks for: a page, a file for each table, and a manifest.

    How soon updates of lists were active, self-tests, accuracy, thresholds and their reasons,
    samples below the line, alerts with their age and hit rate, overrides and who approved them,
    and whether the log verifies. Ends with 3 where it doesn't.
    """
    from rules import loader  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.pack.folder import PackError, check  # noqa: PLC0415
    from screening.pack.ground import Ground, Period  # noqa: PLC0415
    from screening.pack.making import make  # noqa: PLC0415
    from screening.report.progress import watching  # noqa: PLC0415

    at = now()
    first, last = as_of_date(since, "--since"), as_of_date(until, "--until") or at.date()
    if first is not None and first > last:
        raise typer.BadParameter(f"--since {first} is after --until {last}")
    try:
        check(output)
        with workplace() as here, watching(note_console()) as watcher:
            rules, session = loader.read(here.settings.rules_folder), _session(here.settings)
            period = Period(first, last)
            ground = Ground(
                here.settings, here.store, rules, session, period, at, here.by, names, seed
            )
            made = make(ground, output, lambda what: watcher.begins("", what))
    except PackError as error:
        raise typer.BadParameter(str(error)) from error
    word = "verifies" if made.verified.is_whole else "does NOT verify"
    print(f"{output}: {made.tables} tables; the log {word}; manifest {made.manifest}")
    return 0 if made.verified.is_whole else 3


def _session(settings: "Settings") -> "Session | None":
    from screening.session import NotReadyError, open_session  # noqa: PLC0415

    try:
        return open_session(settings)
    except NotReadyError:
        return None
