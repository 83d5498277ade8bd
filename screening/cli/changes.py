"""How does an officer see what changed on the lists?"""

from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    Format,
    KnownAt,
    ListNames,
    ReportFormat,
    WantedScope,
    as_of_date,
    check_lists,
    known_at_moment,
)

if TYPE_CHECKING:
    from screening.settings import Settings


def changes(
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publications after this day; else the newest only."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publications up to this day.")
    ] = None,
    list_: ListNames = None,
    scope: WantedScope = Scope.DPRK,
    known_at: KnownAt = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(metavar="REF", help="Let go of a party whose removal is pending."),
    ] = None,
    act: Annotated[
        str, typer.Option(metavar="TEXT", help="The official act that takes it off the list.")
    ] = "",
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show who was listed, amended or removed, publication by publication.

    What says nothing is left out: the order of details, white space, the publisher's own
    counters. A party that a list no longer has stays screened until its removal is confirmed.
    """
    from db.store.engine import open_store  # noqa: PLC0415
    from feeds.registry import manifests  # noqa: PLC0415
    from rules import loader  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.elsewhere import lists_elsewhere  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.past import end_of  # noqa: PLC0415
    from screening.report import asked  # noqa: PLC0415
    from screening.tracking.story import Span, Stage  # noqa: PLC0415

    here = settings.load()
    if confirm:
        return _confirmed(here, confirm, act)
    names = check_lists(list_, list(manifests())) or tuple(manifests())
    after, before = as_of_date(since, "--since"), as_of_date(until, "--until")
    known = known_at_moment(known_at)
    span = Span(end_of(after) if after else None, end_of(before) if before else None, known)
    with open_store(here.database_url) as store:
        stage = Stage(
            store, loader.read(here.rules_folder), now(), lists_elsewhere(here, store)
        )
        found = stage.changes(names, span, scope)
    if format_ is Format.JSON:
        from screening.report import changes_json  # noqa: PLC0415
        from screening.report.json import pretty  # noqa: PLC0415

        print(pretty(asked.told(changes_json.changes(found), None, known)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import changes as report  # noqa: PLC0415

        console = report_console()
        report.render(found, console)
        if known:
            console.print(asked.line(None, known))
    return 0


def _confirmed(here: "Settings", refs: list[str], act: str) -> int:
    from rules.review_model import Deed  # noqa: PLC0415
    from screening.confirm import ConfirmError, confirm, pending  # noqa: PLC0415
    from screening.review.second import Act, ask, use  # noqa: PLC0415

    if not act.strip():
        raise typer.BadParameter("--confirm needs --act: which official act removes the party?")
    act = act.strip()
    try:
        lists = pending(here, refs)
        asked = ask(
            here,
            [
                Act(Deed.REMOVAL, f"{lists[ref]}:{ref} {act}", {"ref": ref}, act)
                for ref in dict.fromkeys(refs)
            ],
        )
        granted = [str(one.act.payload["ref"]) for one in asked.granted]
        for name, ref in confirm(here, granted, act) if granted else ():
            print(f"{name} {ref}: its removal is confirmed; it is screened no longer")
    except ConfirmError as error:
        raise typer.BadParameter(str(error)) from error
    use(here, asked.granted)
    for one in asked.waiting:
        print(one.waits)
    return 3 if asked.waiting else 0
