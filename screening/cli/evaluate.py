"""How good is the matcher, on the institution's own lists?"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.evaluate.evaluation import Evaluation
    from screening.evaluate.metrics import Measured
    from screening.evaluate.plan import Plan
    from screening.evaluate.record import Due
    from screening.session import Session
    from screening.settings import Settings


def evaluate(
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Also write the report: .html or .json."),
    ] = None,
    half: Annotated[
        str,
        typer.Option(
            metavar="HALF",
            help="Which listed parties: held-out, on which nothing was tuned; tuning; all.",
        ),
    ] = "held-out",
    seed: Annotated[int, typer.Option(metavar="N", help="Other cases of the same kinds.")] = 1,
    per_class: Annotated[
        int, typer.Option("--per-class", metavar="N", min=1, help="Cases a class, at most.")
    ] = 200,
    negatives: Annotated[
        int, typer.Option(metavar="N", min=0, help="Unlisted South Koreans; others in scale.")
    ] = 20_000,
    class_: Annotated[
        list[str] | None,
        typer.Option("--class", metavar="C", help="Only this class of cases. Repeatable."),
    ] = None,
    baseline: Annotated[
        list[str] | None,
        typer.Option(
            metavar="B", help="Measure another tool too: rapidfuzz, nomenklatura. Repeatable."
        ),
    ] = None,
    misses: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every miss and every false alert as CSV."),
    ] = None,
    check_search: Annotated[
        int,
        typer.Option(
            "--check-search",
            metavar="N",
            min=0,
            help="Also compare every case and N random names with every entry: slow.",
        ),
    ] = 0,
    calibrate: Annotated[
        bool,
        typer.Option(
            "--calibrate", help="Also print weights of confidence for rules/decision.toml."
        ),
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Only say when it was last run and when it is due.")
    ] = False,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Measure how many listed parties are found in other spellings, and how many others alert.

    Cases are made from the lists in force, with a seed: the same lists, rules and options give
    the same figures.
    """
    from screening import settings  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.evaluate import record  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    plan = _plan(half, seed, per_class, negatives, class_ or [], baseline or [])
    plan = replace(plan, searched=check_search)
    _check_output(output)
    _check_folder("--misses", misses)
    here = settings.load()
    session = open_session(here)
    before = record.due(record.last(here.home), session.conditions, now())
    if due:
        return _said(before, now())
    result, measured = _run(here, session, plan)
    if misses is not None:
        from screening.report.evaluation_misses import write  # noqa: PLC0415

        write(misses, measured)
    _report(here, result, before, output, format_)
    if calibrate:
        _calibrate(result, measured)
    return 0


def _calibrate(result: "Evaluation", measured: "tuple[Measured, ...]") -> None:
    from screening.evaluate.calibrate import calibrate as work_out  # noqa: PLC0415
    from screening.report.evaluation import weights  # noqa: PLC0415

    plan = result.plan
    on = (
        f"{result.at:%Y-%m-%d}, {len(measured)} cases of the {plan.half} half, seed {plan.seed}"
    )
    print(weights(work_out(measured), on))


def _said(due: "Due", at: datetime) -> int:
    from screening.report.evaluation import said  # noqa: PLC0415

    print(said(due, at))
    return 0


def _run(
    here: "Settings", session: "Session", plan: "Plan"
) -> "tuple[Evaluation, tuple[Measured, ...]]":
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.evaluate.evaluation import evaluate as run  # noqa: PLC0415
    from screening.evaluate.plan import NoSuchClassError  # noqa: PLC0415
    from screening.report.evaluation import progress  # noqa: PLC0415

    try:
        with progress(note_console()) as advance:
            return run(here, session, plan, advance)
    except NoSuchClassError as error:
        raise typer.BadParameter(f"--class: {error}") from error


def _report(
    here: "Settings", result: "Evaluation", before: "Due", output: Path | None, form: Format
) -> None:
    """Write the report where it was wanted, and keep that of an evaluation of record."""
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.evaluate import record  # noqa: PLC0415
    from screening.report import evaluation as report  # noqa: PLC0415
    from screening.report.evaluation_html import page  # noqa: PLC0415
    from screening.report.evaluation_json import documented  # noqa: PLC0415
    from screening.report.json import pretty  # noqa: PLC0415

    is_of_record = not result.plan.falls_short
    due = before
    if is_of_record:
        due = replace(before, on=result.at + record.INTERVAL, because=record.YEARLY)
    document = pretty(documented(result, due))
    if is_of_record:
        record.keep(here.home, result.at, document.encode())
    if output is not None:
        written = document if output.suffix.lower() == ".json" else page(result, due)
        output.write_text(written, encoding="utf-8")
    if form is Format.JSON:
        print(document)
    else:
        report.render(result, due, report_console())


def _check_output(output: Path | None) -> None:
    """Refuse an output that cannot be written, before the work is done."""
    if output is None:
        return
    if output.suffix.lower() not in {".html", ".json"}:
        raise typer.BadParameter(f"--output is .html or .json, not {output.suffix!r}")
    _check_folder("--output", output)


def _check_folder(option: str, path: Path | None) -> None:
    if path is not None and not path.parent.is_dir():
        raise typer.BadParameter(f"{option}: there is no folder {path.parent}")


def _plan(
    half: str,
    seed: int,
    per_class: int,
    negatives: int,
    classes: list[str],
    baselines: list[str],
) -> "Plan":
    from screening.evaluate.parties import Half  # noqa: PLC0415
    from screening.evaluate.plan import Plan  # noqa: PLC0415
    from screening.evaluate.run import BASELINES  # noqa: PLC0415

    if half not in tuple(Half):
        raise typer.BadParameter(f"--half takes {', '.join(Half)}, not {half!r}")
    for name in baselines:
        if name not in BASELINES:
            raise typer.BadParameter(f"--baseline takes {', '.join(BASELINES)}, not {name!r}")
    return Plan(Half(half), seed, per_class, negatives, tuple(classes), tuple(baselines))
