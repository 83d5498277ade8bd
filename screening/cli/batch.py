"""How is a file of customers screened?"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    AsOf,
    KnownAt,
    ListNames,
    MaxAge,
    WantedScope,
    as_of_date,
    check_lists,
    known_at_moment,
    max_age_days,
)

if TYPE_CHECKING:
    from db.records.screening import Decision
    from screening.batch import Run
    from screening.cli.kept import Files
    from screening.rows.reading import Source
    from screening.settings import Settings
    from screening.spool import Spool


@dataclass(frozen=True, slots=True)
class How:
    """In how many processes a file is screened, and whether a broken run is gone on with."""

    workers: int | None = None
    resume: bool = False


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
    known_at: KnownAt = None,
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
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Processes that screen; one a core unless set."),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with a run that was broken off."),
    ] = False,
) -> int:
    """Screen a file of customers and write a file of answers.

    Optional columns: type, other_names, birth_date, birth_place, gender, nationality,
    residence, address, identifier, role, organisation; several values with a semicolon. Every
    row is answered, in the order of the file: one that cannot be read is *not screened*, with
    its reason. The output replaces an earlier one only when it is whole. A run that was broken
    off, even by a power cut, is gone on with by the same call and `--resume`.
    """
    from screening import settings  # noqa: PLC0415
    from screening.batch import Run  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.rows.reading import open_source  # noqa: PLC0415
    from screening.rows.row import HeadingError  # noqa: PLC0415
    from screening.service import Wish  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    _check_output(file, output)
    age, day, known = max_age_days(max_age), as_of_date(as_of), known_at_moment(known_at)
    here = settings.load()
    try:
        source = open_source(file)
        session = open_session(here, day, known)
        chosen = check_lists(list_, [found.list for found in session.conditions.lists])
        wish = Wish(chosen, scope, age, min_score, limit, day, known)
        run = Run(session, wish, now(), here.user)
        return _run(run, source, output, here, How(workers, resume))
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


def _run(run: "Run", source: "Source", output: Path, settings: "Settings", how: "How") -> int:
    """Screen the file, put the output in place, say what came of it and record it."""
    import time  # noqa: PLC0415

    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.cli.kept import Files  # noqa: PLC0415
    from screening.report import batched  # noqa: PLC0415
    from screening.report.spooled import head  # noqa: PLC0415
    from screening.spool import SpoolError, spool  # noqa: PLC0415

    began, about = time.monotonic(), run.about()
    notes = note_console()
    try:
        with spool(
            output, _terms(run, source, output), head(output), resume=how.resume
        ) as kept:
            try:
                if said := _on_what_was_there(kept):
                    notes.print(said, soft_wrap=True)
                _screen(run, source, output, kept, how.workers)
                sha256 = _in_place(output, source.path.name, about, kept)
            except BaseException:
                if kept.is_begun:
                    said = (
                        f"broken off; {kept.rows:,} rows are kept: --resume goes on with them"
                    )
                    notes.print(said, soft_wrap=True)
                raise
            seconds = time.monotonic() - began
            files = Files(source.path.name, source.sha256, output.name, sha256)
            is_recorded = _is_recorded(kept, settings, files, about)
            counts, code = kept.counts, kept.code
    except SpoolError as error:
        raise typer.BadParameter(str(error)) from error
    batched.render(counts, seconds, str(output), report_console())
    if not counts:  # nothing was asked, and yet a script must learn of a stale list
        code = 3 if any(used.withholds_no_match for used in about.lists) else 0
    return code if is_recorded else 3


def _on_what_was_there(kept: "Spool") -> str:
    """Say what becomes of a run that was broken off; nothing where there was none."""
    if kept.rows:
        return f"going on after {kept.rows:,} rows"
    if not (there := kept.discarded).rows:
        return ""
    said = f"begun anew: {there.rows:,} rows of a run that was broken off are discarded"
    return f"{said}; --resume would have gone on with them" if there.is_same_run else said


def _terms(run: "Run", source: "Source", output: Path) -> dict[str, str]:
    """Give all that the answers depend on, for a run that is gone on with."""
    conditions = run.session.conditions
    return {
        "file of customers": source.sha256,
        "version of the lists": conditions.index_sha256,
        "version of the rules": conditions.rules_digest,
        "version of the tool": conditions.engine_version,
        "set of options": repr(run.wish),
        "format": output.suffix.lower(),
    }


def _screen(
    run: "Run", source: "Source", output: Path, kept: "Spool", workers: int | None
) -> None:
    """Screen the rows that are not done yet."""
    from screening import crew  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.report import batched  # noqa: PLC0415
    from screening.report.spooled import Spooling  # noqa: PLC0415
    from screening.rows.piece import left  # noqa: PLC0415
    from screening.rows.reading import pieces  # noqa: PLC0415

    console = note_console()

    def say(text: str) -> None:
        console.print(text, soft_wrap=True, markup=False)

    todo = left(pieces(source, say), kept.rows)
    with batched.progress(console, source.lines, kept.rows) as advance:
        for found in crew.answered(
            run, todo, Spooling(output), workers=workers or crew.cores()
        ):
            kept.add(found.rows, found.lines, found.alerts, found.counts, found.code)
            advance(found.rows)


def _in_place(output: Path, title: str, about: "Decision", kept: "Spool") -> str:
    """Put the whole output in its place, and give its digest."""
    from screening.report import writing  # noqa: PLC0415
    from screening.report.spooled import decisions, is_by_line  # noqa: PLC0415

    kept.make_certain()
    if is_by_line(output):
        return writing.put_in_place(kept.lines_file, output)
    suffix = output.suffix.lower()
    whole = kept.whole_file(suffix)
    writing.write_whole(decisions(kept.kept_lines()), whole, suffix, title=title, about=about)
    return writing.put_in_place(whole, output)


def _is_recorded(
    kept: "Spool", settings: "Settings", files: "Files", about: "Decision"
) -> bool:
    import sys  # noqa: PLC0415

    from db.errors import StoreError  # noqa: PLC0415
    from screening.cli.kept import record  # noqa: PLC0415

    try:
        record(kept, settings, files, about)
    except (StoreError, OSError) as error:
        print(
            f"sanctions: the answers in {files.output_name} stand, but the run could not be "
            f"recorded: {error}",
            file=sys.stderr,
        )
        return False
    return True
