"""How does an institution hand over its customers, and have them screened again?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.cli.workplace import Workplace

app = typer.Typer(
    no_args_is_help=True,
    help="Keep portfolios of customers, and screen them again when something changed.",
)
Portfolio = Annotated[
    str,
    typer.Option("--portfolio", metavar="NAME", help="Which portfolio; `default` unless set."),
]
DEFAULT = "default"


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Customers, with columns as for `batch`.")
    ],
    portfolio: Portfolio = DEFAULT,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file is the whole portfolio: retire others.")
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="SHA256", help="Retire as many as this very file lacks."),
    ] = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Take a file of customers into a portfolio, by the bank's own ids.

    New ids are added, other records of known ones are kept beside the earlier ones, and a name
    that a customer no longer has stays a name that is looked for. The column former_names takes
    more of them. Ends with 3 where a row could not be taken in.
    """
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.portfolio.taking_in import PortfolioError, take_in  # noqa: PLC0415
    from screening.report import customers as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.rows.row import HeadingError  # noqa: PLC0415

    notes = note_console()
    with workplace() as at:
        try:
            done, problems = take_in(
                at.store,
                file,
                _named(portfolio),
                by=at.by,
                at=now(),
                say=lambda text: notes.print(text, soft_wrap=True, markup=False),
                is_whole=complete,
                accepted=frozenset(accept or ()),
            )
        except HeadingError as error:
            raise typer.BadParameter(str(error)) from error
        except PortfolioError as error:
            notes.print(f"sanctions: {error}", soft_wrap=True, markup=False)
            return 3
    if format_ is Format.JSON:
        print(json.pretty(report.taken_in_json(done, problems)))
    else:
        report.taken_in(done, problems, report_console())
    return 3 if done.unreadable else 0


@app.command("list")
def list_(format_: ReportFormat = Format.TABLE) -> int:
    """Show each portfolio, how many customers it has, and when it was last screened."""
    from db.store.customers import portfolios  # noqa: PLC0415
    from db.store.rescreenings import last  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.report import customers as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415

    with workplace() as at:
        counts = portfolios(at.store)
        found = {name: (count, last(at.store, name)) for name, count in counts.items()}
    if format_ is Format.JSON:
        print(json.pretty(report.portfolios_json(found)))
    else:
        report_console().print(report.portfolios(found))
    return 0


@app.command("show")
def show(
    customer_id: Annotated[str, typer.Argument(metavar="ID", help="The bank's own id.")],
    portfolio: Portfolio = DEFAULT,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show a customer's record as it read, version by version."""
    from db.store.customers import versions  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.report import customers as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415

    with workplace() as at:
        found = versions(at.store, portfolio, customer_id)
    if not found:
        raise typer.BadParameter(f"{portfolio} has no customer {customer_id}")
    if format_ is Format.JSON:
        print(json.pretty(report.customer_json(found)))
    else:
        report_console().print(report.customer(found))
    return 0


@app.command("retire")
def retire(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The bank's own ids.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why they are no customers now.")],
    portfolio: Portfolio = DEFAULT,
) -> int:
    """Screen customers no longer; their records and alerts stay."""
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.portfolio import taking_in  # noqa: PLC0415

    with workplace() as at:
        try:
            done = taking_in.retire(at.store, portfolio, ids, by=at.by, at=now(), reason=reason)
        except taking_in.PortfolioError as error:
            raise typer.BadParameter(str(error)) from error
    print(f"{portfolio}: {done.retired} retired")
    return 0


@app.command("screen")
def screen(
    portfolio: Annotated[
        list[str] | None,
        typer.Option("--portfolio", metavar="NAME", help="Only this one. Repeatable."),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Compare every customer with every entry.")
    ] = False,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Screen portfolios again, as far as lists, customers or rules changed since the last time.

    That gives the same alerts as comparing everybody with everything (--full). Ends with 1
    where alerts are new, and with 3 where a list is not usable.
    """
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.kept_settings import keep_what_is_in_use  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.report import screened_again as report  # noqa: PLC0415
    from screening.rescreen.rescreening import rescreen, unusable  # noqa: PLC0415
    from screening.review.rules_agreed import rules_problem  # noqa: PLC0415

    with workplace() as at:
        names, desk = _portfolios(at, portfolio), at.desk()
        keep_what_is_in_use(at.store, at.settings, at=desk.at)
        found = [rescreen(desk, name, is_full=full) for name in names]
        withheld = unusable(desk)
    if format_ is Format.JSON:
        print(json.pretty(report.told(found, withheld)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415

        report.render(found, withheld, report_console())
    if problem := rules_problem(at.settings):
        note_console().print(f"sanctions: {problem}", soft_wrap=True, markup=False)
    has_alerts = any(one.alerts for one in found)
    return 3 if withheld or problem else int(has_alerts)


def _portfolios(at: "Workplace", wanted: list[str] | None) -> list[str]:
    from db.store.customers import portfolios  # noqa: PLC0415
    from screening.cli.options import check_names  # noqa: PLC0415

    known = list(portfolios(at.store))
    check_names(wanted or (), "portfolio", known)
    return wanted or known


def _named(portfolio: str) -> str:
    if not portfolio.strip() or not portfolio.isprintable():
        raise typer.BadParameter("a portfolio needs a name that can be printed")
    return portfolio.strip()
