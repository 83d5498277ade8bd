"""How is a file of customers screened?"""

from pathlib import Path
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
    from db.records.screening import Decision
    from screening.batch import Run
    from screening.cli.kept import Files, Kept
    from screening.rows.reading import Source
    from screening.settings import Settings


def batch(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Customers: .csv, .xlsx, .parquet or .jsonl, with the columns id and name.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Where the answers go: .csv, .xlsx, .parquet, .jsonl or .html.",
        ),
    ],
    as_of: AsOf = None,
    list_: ListNames = None,
    scope: WantedScope = Scope.DPRK,
    max_age: MaxAge = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="S", min=0, max=1, help="Also give what lies below the bands, down to S."
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            help="How many a row below the bands; alerts are never cut.",
        ),
    ] = 10,
) -> int:
    """Screen a file of customers and write a file of answers.

    Optional columns: type, other_names, birth_date, birth_place, gender, nationality,
    residence, address, identifier, role, organisation; several values with a semicolon. Every
    row is answered, in the order of the file: one that cannot be read is *not screened*, with
    its reason. The output replaces an earlier one only when it is whole.
    """
    from screening import settings  # noqa: PLC0415
    from screening.batch import Run  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.rows.reading import open_source  # noqa: PLC0415
    from screening.rows.row import HeadingError  # noqa: PLC0415
    from screening.service import Wish  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    _check_output(file, output)
    age, day = max_age_days(max_age), as_of_date(as_of)
    here = settings.load()
    try:
        source = open_source(file)
        session = open_session(here, day)
        chosen = check_lists(list_, [found.list for found in session.conditions.lists])
        wish = Wish(chosen, scope, age, min_score, limit, day)
        return _run(Run(session, wish, now(), here.user), source, output, here)
    except HeadingError as error:
        raise typer.BadParameter(str(error)) from error


def _check_output(file: Path, output: Path) -> None:
    """Refuse an output that cannot be written, or that is the input."""
    from screening.report import BATCH_FORMATS  # noqa: PLC0415

    if output.suffix.lower() not in BATCH_FORMATS:
        known = ", ".join(BATCH_FORMATS)
        raise typer.BadParameter(f"--output is {known}, not {output.suffix!r}")
    if not output.parent.is_dir():
        raise typer.BadParameter(f"--output: there is no folder {output.parent}")
    if output.exists() and not output.is_file():
        raise typer.BadParameter(f"--output: {output} is not a file")
    if output.exists() and file.exists() and output.samefile(file):
        raise typer.BadParameter(f"--output: {output} is the file of customers itself")


def _run(run: "Run", source: "Source", output: Path, settings: "Settings") -> int:
    """Screen the file, put the output in place, say what came of it and record it."""
    import time  # noqa: PLC0415

    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.kept import Files, Kept  # noqa: PLC0415
    from screening.report import batched  # noqa: PLC0415

    began, about, kept = time.monotonic(), run.about(), Kept()
    try:
        code, sha256 = _written(run, source, output, about, kept)
        seconds = time.monotonic() - began
        files = Files(source.path.name, source.sha256, output.name, sha256)
        is_recorded = _is_recorded(kept, settings, files, about)
    finally:
        kept.close()
    batched.render(kept.counts, seconds, str(output), report_console())
    return code if is_recorded else 3


def _written(
    run: "Run", source: "Source", path: Path, about: "Decision", kept: "Kept"
) -> tuple[int, str]:
    """Write every decision; give the exit code of them all and the output's digest."""
    from screening.cli.answer import exit_code  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.report import batched  # noqa: PLC0415
    from screening.report.writing import output  # noqa: PLC0415
    from screening.rows.reading import rows  # noqa: PLC0415

    console = note_console()
    code = 0

    def say(text: str) -> None:
        console.print(text, soft_wrap=True, markup=False)

    with (
        output(path, source.path.name, about) as found,
        batched.progress(console, source.lines) as advance,
    ):
        for decision in run.decisions(rows(source, say)):
            found.writer.add(decision)
            kept.add(decision)
            code = max(code, exit_code([decision], is_recorded=True))
            advance()
    if not kept.counts:  # nothing was asked, and yet a script must learn of a stale list
        code = 3 if any(used.withholds_no_match for used in about.lists) else 0
    return code, found.sha256


def _is_recorded(kept: "Kept", settings: "Settings", files: "Files", about: "Decision") -> bool:
    import sys  # noqa: PLC0415

    from db.errors import StoreError  # noqa: PLC0415

    try:
        kept.record(settings, files, about)
    except (StoreError, OSError) as error:
        print(
            f"sanctions: the answers in {files.output_name} stand, but the run could not be "
            f"recorded: {error}",
            file=sys.stderr,
        )
        return False
    return True
