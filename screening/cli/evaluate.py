"""How good is the matcher, on the institution's own lists?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.evaluate.plan import Plan


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
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Measure how many listed parties are found in other spellings, and how many others alert.

    Cases are made from the lists in force, with a seed: the same lists, rules and options give
    the same figures.
    """
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.evaluate.evaluation import evaluate as run  # noqa: PLC0415
    from screening.report import evaluation as report  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    plan = _plan(half, seed, per_class, negatives, class_ or [], baseline or [])
    here = settings.load()
    session = open_session(here)
    with report.progress(note_console()) as advance:
        result, measured = run(here, session, plan, advance)
    if misses is not None:
        from screening.report.evaluation_misses import write  # noqa: PLC0415

        write(misses, measured)
    report.render(result, report_console())
    return 0


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
