"""What does the command `sanctions` offer, and how is a call of it read?

Every command imports what it needs when it runs, so that help starts fast.
"""

import sys
from functools import cache
from typing import Any

import typer
from typer.exceptions import TyperException

from screening.cli import (
    assess,
    audit,
    batch,
    changes,
    criteria,
    customers,
    dossier,
    evaluate,
    explain,
    health,
    history,
    interim,
    lists,
    lookback,
    matrix,
    measures,
    migrate,
    network,
    nightly,
    pack,
    purge,
    refresh,
    report,
    review,
    schedule,
    screen,
    show,
    subjects,
    tempo,
)
from screening.cli.main import Exit, interrupted

SUMMARY = """\
Tracks the UN and EU sanctions lists and screens names against them, with the hardest
names, North Korean ones, in mind.

A first session: `sanctions refresh` gets the lists, `sanctions lists` shows how fresh and
whole they are, `sanctions screen "Kim Yong Chol"` asks about one party, and `sanctions show
KPi.033` prints a listed party in full.

The tool informs and an officer decides: *no match* is never a clearance, and it is said only
when every list asked for is there, whole and fresh.

Exit codes: 0 no match, 1 something to review or matched, 2 wrong usage, 3 failed, stale or
incomplete (3 beats 1).
"""

_INTERRUPTED = 130
"""What Typer makes of an interruption."""

app = typer.Typer(
    name="sanctions",
    help=SUMMARY,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("refresh")(refresh.refresh)
app.command("lists")(lists.lists)
app.command("screen")(screen.screen)
app.command("batch")(batch.batch)
app.command("show")(show.show)
app.command("subjects")(subjects.subjects)
app.command("network")(network.network)
app.command("assess")(assess.assess)
app.command("dossier")(dossier.dossier)
app.command("changes")(changes.changes)
app.command("history")(history.history)
app.command("lookback")(lookback.lookback)
app.command("explain")(explain.explain)
app.command("criteria")(criteria.criteria)
app.command("matrix")(matrix.matrix)
app.command("measures")(measures.measures)
app.command("tempo")(tempo.tempo)
app.command("report")(report.report)
app.command("evaluate")(evaluate.evaluate)
app.command("migrate")(migrate.migrate)
app.add_typer(customers.app, name="customers")
app.add_typer(review.app, name="review")
app.command("pack")(pack.pack)
app.command("purge")(purge.purge)
app.add_typer(interim.app, name="interim")
app.add_typer(audit.app, name="audit")
app.command("nightly")(nightly.nightly)
app.command("schedule")(schedule.schedule)
app.command("health")(health.health)


def run(arguments: list[str]) -> int:
    """Run the command with these arguments and give its exit code."""
    try:
        _check_readable(arguments)
        return _code(_command()(arguments, prog_name="sanctions", standalone_mode=False))
    except typer.Abort:
        return interrupted()
    except TyperException as error:
        return _misused(error)


@cache
def _command() -> Any:
    return typer.main.get_command(app)


def _check_readable(arguments: list[str]) -> None:
    """Refuse bytes that are no text: compared they would mislead, and nothing could be kept.

    Python hands such bytes on as surrogates, which no text holds.
    """
    for text in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            shown = text.encode(errors="replace").decode()
            encoding = sys.getfilesystemencoding().upper()
            raise typer.BadParameter(f"{shown!r} holds bytes that are no text in {encoding}")


def _misused(error: TyperException) -> int:
    """Say what was wrong with the call."""
    show = getattr(error, "show", None)
    if show is not None:
        show(sys.stderr)
    else:
        print(f"sanctions: {error}", file=sys.stderr)
    return Exit.USAGE


def _code(result: Any) -> int:
    if result == _INTERRUPTED:
        return interrupted()
    return int(result) if isinstance(result, int) else Exit.NO_MATCH
