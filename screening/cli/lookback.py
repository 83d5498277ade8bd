"""How does a reviewer ask who should have been found, after a late listing or a fix?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    Format,
    ListNames,
    MaxAge,
    ReportFormat,
    as_of_date,
    check_lists,
    max_age_days,
)

if TYPE_CHECKING:
    from screening.lookback.answer import LookBack, Wish
    from screening.lookback.bench import Watch
    from screening.lookback.form import Certificate
    from screening.settings import Settings

_EVERY = 10_000


def lookback(
    ref: Annotated[
        str, typer.Argument(metavar="[REF]", help="The publisher's reference: un:KPi.033.")
    ] = "",
    since: Annotated[
        str | None,
        typer.Option(metavar="D", help="All that came into force or was taken in since."),
    ] = None,
    portfolio: Annotated[
        list[str] | None, typer.Option(metavar="P", help="Only this portfolio. Repeatable.")
    ] = None,
    list_: ListNames = None,
    scope: Annotated[
        Scope | None,
        typer.Option(help="Entries to compare with; else as customers always are."),
    ] = None,
    nearest: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many of the nearest non-hits.")
    ] = 10,
    names: Annotated[bool, typer.Option("--names", help="Show customers by name too.")] = False,
    max_age: MaxAge = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Write what it rests on.")
    ] = None,
    verify: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Check a certificate instead.")
    ] = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show which customers would have raised an alert, on which days, had the list been here.

    By the present engine and rules, from each version of an entry and of each customer's
    record. Ends with 0 for nobody, 1 for somebody, 3 where a list is missing or not whole.
    """
    if (verify is not None) + bool(ref.strip()) + (since is not None) != 1:
        raise typer.BadParameter("give a REF, --since D or --verify FILE.json, and one of them")
    from screening import settings  # noqa: PLC0415

    here = settings.load()
    if verify is not None:
        return _verified(here, verify)
    from feeds.registry import manifests  # noqa: PLC0415
    from screening.lookback.answer import Wish  # noqa: PLC0415
    from screening.lookback.errors import UnknownPartyError  # noqa: PLC0415

    wish = Wish(
        ref.strip(),
        as_of_date(since, "--since"),
        scope or here.customers.scope,
        tuple(dict.fromkeys(portfolio or ())),
        check_lists(list_, list(manifests())),
        nearest,
    )
    try:
        found, made = _looked_back(here, wish, max_age_days(max_age), with_names=names)
    except UnknownPartyError as error:
        raise typer.BadParameter(str(error)) from error
    if certificate is not None:
        from screening.lookback.certificate import written  # noqa: PLC0415
        from screening.report.writing import write_text  # noqa: PLC0415

        write_text(certificate, written(made).decode())
    return _shown(found, made, with_names=names, as_json=format_ is Format.JSON)


def _looked_back(
    here: "Settings", wish: "Wish", age: float | None, *, with_names: bool
) -> "tuple[LookBack, Certificate]":
    from db.store.engine import open_store  # noqa: PLC0415
    from rules import loader  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.identity import actor  # noqa: PLC0415
    from screening.lookback.certificate import certificate  # noqa: PLC0415
    from screening.lookback.look_back import Desk, note  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    session, rules = open_session(here), loader.read(here.rules_folder)
    with open_store(here.database_url) as store:
        by = actor(store, here.identity)
        desk = Desk(store, session, rules, now(), by, age, _watch())
        found = desk.look_back(wish)
        made = certificate(found, with_names=with_names)
        note(store, found, made)
    return found, made


def _watch() -> "Watch":
    """Say now and then how many customers were read."""
    from screening.cli.consoles import note_console  # noqa: PLC0415

    console = note_console()

    def watch(customers: int) -> None:
        if customers % _EVERY == 0:
            console.print(f"{customers} customers read")

    return watch


def _shown(found: "LookBack", made: "Certificate", *, with_names: bool, as_json: bool) -> int:
    from screening.cli.main import Exit  # noqa: PLC0415

    if as_json:
        from screening.report.json import pretty  # noqa: PLC0415

        print(pretty(made))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import lookback as report  # noqa: PLC0415

        report.render(found, made.digest, report_console(), with_names=with_names)
    if not found.is_whole:
        return Exit.FAILED
    return Exit.MATCHES if found.exposures else Exit.NO_MATCH


def _verified(here: "Settings", path: Path) -> int:
    """Check a certificate, and hold it against the store where there is one."""
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.main import Exit  # noqa: PLC0415
    from screening.lookback.verify import faults, read  # noqa: PLC0415
    from screening.report import lookback as report  # noqa: PLC0415

    made, problems = read(path.read_bytes())
    held = None
    if made is not None:
        problems += faults(made)
        if _has_store(here):
            from db.store.engine import open_store  # noqa: PLC0415
            from screening.lookback.held_against import held_against  # noqa: PLC0415

            with open_store(here.database_url) as store:
                held = held_against(made, store)
    report.render_verified(problems, held, report_console())
    is_sound = not problems and (held is None or not held.faults)
    return Exit.NO_MATCH if is_sound else Exit.FAILED


def _has_store(here: "Settings") -> bool:
    if here.is_shared_database:
        return True
    return Path(here.database_url.partition("///")[2]).exists()
