"""How does an institution let go of records whose time is up, and keep those it must?"""

from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.cli.workplace import Workplace

DEFAULT = "default"


def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what is due; so without --yes, too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase what is due. For good.")] = False,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why; it stays in the log, so name nobody.")
    ] = "",
    hold: Annotated[
        str, typer.Option("--hold", metavar="CUSTOMER", help="Keep a customer's records.")
    ] = "",
    release: Annotated[
        str, typer.Option("--release", metavar="CUSTOMER", help="Hold them no longer.")
    ] = "",
    portfolio: Annotated[
        str, typer.Option("--portfolio", metavar="NAME", help="Of which portfolio.")
    ] = DEFAULT,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show which records about persons are past every period of the table, and erase them.

    Nothing is erased without --yes. What hangs on a record goes with it, and the log says how
    many rows went by which rule; `audit verify` tells them from rows that were taken away. A
    hold keeps a customer's records whatever their age; the last word counts.
    """
    if sum((bool(hold), bool(release), dry_run or yes)) > 1 or (dry_run and yes):
        raise typer.BadParameter("--dry-run, --yes, --hold and --release are asked for singly")
    if (yes or hold or release) and not reason.strip():
        raise typer.BadParameter("say why, with --reason")
    from screening.cli.workplace import workplace  # noqa: PLC0415

    with workplace() as at:
        if hold or release:
            return _held(at, portfolio, hold or release, reason, is_held=bool(hold))
        return _purged(at, reason, format_) if yes else _due(at, format_)


def _held(
    at: "Workplace", portfolio: str, customer_id: str, reason: str, *, is_held: bool
) -> int:
    from screening.condition import now  # noqa: PLC0415
    from screening.retention import holding  # noqa: PLC0415

    wanted = holding.Wanted(portfolio, customer_id, is_held, reason)
    try:
        number = holding.hold(at.store, wanted, by=at.by, at=now())
    except holding.HoldError as error:
        raise typer.BadParameter(str(error)) from error
    word = "held, whatever their age" if is_held else "held no longer"
    print(f"hold {number}: the records of {portfolio} {customer_id} are {word}")
    return 0


def _due(at: "Workplace", format_: Format) -> int:
    from db.store.holds import holds  # noqa: PLC0415
    from rules import duties, loader  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.report import purged as report  # noqa: PLC0415
    from screening.retention.due import due  # noqa: PLC0415

    table = duties.retention(loader.read(at.settings.rules_folder))
    with at.store.reading() as connection:
        parts = due(connection, table, now().date())
    words = holds(at.store)
    if format_ is Format.JSON:
        print(json.pretty(report.due_json(parts, table, words)))
    else:
        report.due(parts, table, words, report_console())
        if any(part.due for part in parts):
            print("nothing was erased; to erase what is due: --yes --reason TEXT")
    return 0


def _purged(at: "Workplace", reason: str, format_: Format) -> int:
    from rules import duties, loader  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.report import purged as report  # noqa: PLC0415
    from screening.retention.purge import purge as erase  # noqa: PLC0415

    table = duties.retention(loader.read(at.settings.rules_folder))
    found = erase(at.store, table, reason=reason.strip(), by=at.by, at=now())
    if format_ is Format.JSON:
        print(json.pretty({"rows": dict(found.rows)}))
    else:
        print(report.gone(found.parts, found.rows))
    return 0
