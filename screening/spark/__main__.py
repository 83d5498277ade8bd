"""`python -m screening.spark`, or this file given to `spark-submit`: screen with Spark."""

import os
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    AsOf,
    ListNames,
    MaxAge,
    WantedScope,
    as_of_date,
    check_lists,
    max_age_days,
)

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from screening.service import Wish

_FAILED = 3


def screen(
    customers: Annotated[
        str,
        typer.Argument(
            metavar="CUSTOMERS", help="A file or a folder of Parquet that the executors reach."
        ),
    ],
    output: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="A new folder of Parquet for the answers.")
    ],
    as_of: AsOf = None,
    list_: ListNames = None,
    scope: WantedScope = Scope.DPRK,
    max_age: MaxAge = None,
    min_score: Annotated[
        float | None,
        typer.Option(metavar="S", min=0, max=1, help="Also what lies below the bands, to S."),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many a row below the bands.")
    ] = 10,
    master: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Of the cluster, where spark-submit does not say it."),
    ] = None,
) -> None:
    """Screen customers with Spark, as `sanctions batch` does on one machine.

    Every row is answered, and the run is recorded once. The exit codes are those of
    `sanctions`.
    """
    from screening.service import Wish  # noqa: PLC0415

    age, day = max_age_days(max_age), as_of_date(as_of)
    wish = Wish(tuple(list_ or ()), scope, age, min_score, limit, day)
    # An executor on this machine runs the Python that this is, unless it is told otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        code = _screened(customers, output, wish, master)
    except (typer.BadParameter, KeyboardInterrupt):
        raise
    except Exception as error:
        print(f"sanctions: {error}", file=sys.stderr)  # noqa: T201
        code = _FAILED
    raise typer.Exit(code)


def _screened(customers: str, output: str, wish: "Wish", master: str | None) -> int:
    """Run the job against the lists in force, and say what came of it."""
    from screening import settings  # noqa: PLC0415
    from screening.batch import Run  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report import batched  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    here, notes = settings.load(), note_console()
    session = open_session(here, wish.as_of)
    check_lists(list(wish.lists), [found.list for found in session.conditions.lists])
    run = Run(session, wish, now(), here.user)
    spark = _session(master)

    def say(text: str) -> None:
        notes.print(text, soft_wrap=True, markup=False)

    from screening.spark.job import screen_files  # noqa: PLC0415 - only where pyspark is

    try:
        began = time.monotonic()
        done = screen_files(spark, customers, output, run, here, say)
        batched.render(done.counts, time.monotonic() - began, output, report_console())
        return done.code
    finally:
        spark.stop()


def _session(master: str | None) -> "SparkSession":
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise typer.BadParameter(
            "pyspark is not installed here; install dprk-sanctions[spark]"
        ) from error
    builder = SparkSession.builder.appName("dprk-sanctions")
    return (builder.master(master) if master else builder).getOrCreate()


if __name__ == "__main__":
    typer.run(screen)
