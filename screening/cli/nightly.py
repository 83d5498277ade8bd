"""How is an unattended run done by hand, by cron or by systemd?"""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from screening.nightly.night import World
    from screening.operations import LogFormat

LogOption = Annotated[
    str | None,
    typer.Option("--log", metavar="text|json", help="How to write the log, on standard error."),
]


def nightly(
    poll: Annotated[
        bool,
        typer.Option(
            "--poll", help="Ask the publishers, and do the rest only where something is new."
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Print nothing but what is wrong, on standard error (cron)."
        ),
    ] = False,
    log: LogOption = None,
) -> int:
    """Do everything that is to be done unattended, and leave a record of it.

    Refresh the lists, test that every listed name finds itself, work out what changed, screen
    the customers whom it can concern, report, notify, clear away. Only one run is done at a
    time, on any machine with the same database: while another one has its turn this one waits,
    or leaves the work to it and ends with 0. A run that died is completed by the next one.

    The exit code is 0 where there is nothing to look at, 1 where there are changes or alerts,
    3 where anything failed, is stale or incomplete, or waits for a person.
    """
    import logging  # noqa: PLC0415

    from db.records.run import RunKind  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.logs import logging_to  # noqa: PLC0415
    from screening.nightly.night import Skipped  # noqa: PLC0415
    from screening.nightly.run import run  # noqa: PLC0415
    from screening.report import nightly as report  # noqa: PLC0415

    form = log_format(log)
    here = settings.load()
    level = logging.WARNING if quiet else logging.INFO
    with logging_to(form or here.operations.log, level):
        done = run(here, RunKind.POLL if poll else RunKind.NIGHTLY, world())
    if isinstance(done, Skipped):
        note_console().print(f"nothing done: {done.because}", soft_wrap=True)
        return 0
    if not quiet:
        report.render(done.ended, done.problems, report_console())
    return done.exit_code


def log_format(text: str | None) -> "LogFormat | None":
    """Read `--log`; `None` leaves it to `sanctions.toml`."""
    from screening.operations import LogFormat  # noqa: PLC0415

    if text is None:
        return None
    try:
        return LogFormat(text)
    except ValueError:
        raise typer.BadParameter(f"--log takes text or json, not {text!r}") from None


def world() -> "World":
    """Give the outside world, as it is."""
    import os  # noqa: PLC0415
    import time  # noqa: PLC0415

    from feeds.fetch import client  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.nightly.night import World  # noqa: PLC0415
    from screening.nightly.watching import LogWatcher  # noqa: PLC0415
    from screening.secret_files import with_files  # noqa: PLC0415

    return World(client, now, LogWatcher(), time.sleep, with_files(os.environ))
