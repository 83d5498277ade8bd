"""How does an officer enter a designation before the list's file carries it?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.cli.workplace import Workplace
    from screening.interim.form import Form

app = typer.Typer(
    no_args_is_help=True,
    help="Enter designations from an official journal before the list's file carries them.",
)
Texts = list[str] | None
Ref = Annotated[str, typer.Argument(metavar="REF", help="As INTERIM-2026-1.")]


def _several(option: str, metavar: str, said: str) -> Any:
    return typer.Option(option, metavar=metavar, help=f"{said} Repeatable.")


@app.command("add")
def add(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="An act with all its parties, in TOML."),
    ] = None,
    list_: Annotated[
        str | None, typer.Option("--list", metavar="L", help="The list that is to carry it.")
    ] = None,
    name: Annotated[Texts, _several("--name", "N", "A name; the first is shown.")] = None,
    weak_name: Annotated[
        Texts, _several("--weak-name", "N", "A name too common or poor to act on alone.")
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="person, organisation or vessel."),
    ] = None,
    act: Annotated[str | None, typer.Option(metavar="TEXT", help="The act, by number.")] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the act stands.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="TIMESTAMP", help="When the journal was published; UTC unless said."
        ),
    ] = None,
    in_force: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the act enters into force.")
    ] = None,
    birth_date: Annotated[Texts, _several("--birth-date", "D", "As for `screen`.")] = None,
    birth_place: Annotated[Texts, _several("--birth-place", "P", "Place of birth.")] = None,
    nationality: Annotated[Texts, _several("--nationality", "CC", "Code or name.")] = None,
    identifier: Annotated[
        Texts, _several("--identifier", "KIND:NUMBER", "As passport:AB1234567, imo:9314650.")
    ] = None,
    programme: Annotated[
        str | None, typer.Option(metavar="CODE", help="The list's own code, such as PRK.")
    ] = None,
    gender: Annotated[str | None, typer.Option(metavar="F|M", help="F or M.")] = None,
    statement: Annotated[
        Texts, _several("--statement", "TEXT", "Offices and reasons, in the act's words.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="For the second person.")] = "",
) -> int:
    """Enter a designation from the journal. Another person must agree before it is screened.

    All that an act designates is entered in one go with --file.
    """
    own = {"list": list_, "act": act, "url": url, "published": published, "in_force": in_force}
    own |= {"programme": programme}
    party = {
        "type": type_,
        "name": name,
        "weak_name": weak_name,
        "birth_date": birth_date,
        "birth_place": birth_place,
        "nationality": nationality,
        "identifier": identifier,
        "gender": gender,
        "statement": statement,
    }
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.interim.form import InterimError  # noqa: PLC0415

    with workplace() as at:
        try:
            return _entered(at, _form(file, _said(own), _said(party)), reason)
        except InterimError as error:
            raise typer.BadParameter(str(error)) from error


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if value}


def _form(file: Path | None, own: dict[str, Any], party: dict[str, Any]) -> "Form":
    from screening.condition import now  # noqa: PLC0415
    from screening.interim.form import checked, read_form  # noqa: PLC0415

    if file is None:
        return checked({**own, "entry": [party]}, "the designation", now())
    if own or party:
        raise typer.BadParameter("everything stands in the file: give --file alone")
    return read_form(file, now())


def _entered(at: "Workplace", form: "Form", reason: str) -> int:
    from rules import loader  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.interim.proposing import enter  # noqa: PLC0415
    from screening.nexus import reader  # noqa: PLC0415

    done = enter(at.store, form, by=at.by, at=now(), reason=reason.strip())
    nexus = reader(loader.nexus(loader.read(at.settings.rules_folder)))
    for one in done.designations:
        ties = [found for found in nexus.reasons(one.entry) if not found.is_mention]
        scope = ties[0].because if ties else (
            "outside the DPRK scope: by default only its exact names and numbers are found. "
            "Was the programme left out?"
        )  # fmt: skip
        print(f"{one.entry.list} {one.entry.ref} {one.entry.name}: {scope}")
    print(
        f"proposal {done.number} waits for a second person and nothing of it is screened yet: "
        f"sanctions review agree {done.number} --reason TEXT"
    )
    return 0


@app.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Those too that have ended.")] = False,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show interim designations, how soon they were screened, and what the file now carries.

    Ends with 3 where one was or is not screened within 24 hours of the journal's publication,
    else with 1 where something waits: for a second person, or to be retired.
    """
    from db.store.interims import interims  # noqa: PLC0415
    from db.store.proposals import proposals  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.interim.carried import carried_now  # noqa: PLC0415
    from screening.interim.overdue import overdue  # noqa: PLC0415
    from screening.report import interims as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    with workplace() as at:
        found = [one for one in interims(at.store) if every or one.end is None]
        moment = now()
        shown = report.Shown(
            found,
            [one for one in proposals(at.store, only_open=True) if one.kind in report.KINDS],
            carried_now(open_session(at.settings).index, found) if found else {},
            moment,
        )
        late = overdue(at.store, moment)
    if format_ is Format.JSON:
        print(json.pretty(report.told(shown)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415

        report.render(shown, report_console())
    return 3 if late else int(bool(shown.waiting or shown.carriers))


@app.command("show")
def show(ref: Ref, format_: ReportFormat = Format.TABLE) -> int:
    """Show one in full, also while it waits for a second person and after it has ended."""
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.interim.looking import found_as  # noqa: PLC0415
    from screening.report import entry, json  # noqa: PLC0415

    with workplace() as at:
        found = found_as(at.store, at.settings, ref.strip())
    if found is None:
        raise typer.BadParameter(f"there is no interim designation {ref}")
    indexed, state = found
    if format_ is Format.JSON:
        print(
            json.pretty({"state": state, "entry": entry.documented([entry.Shown(indexed)])[0]})
        )
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415

        console = report_console()
        entry.render([entry.Shown(indexed)], console)
        console.print(state, markup=False)
    return 0


@app.command("retire")
def retire(
    ref: Ref,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What you compared.")],
    carried_as: Annotated[
        str, typer.Option(metavar="REF", help="The list's own reference of the party.")
    ] = "",
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Instead: it was entered wrongly.")
    ] = False,
) -> int:
    """Propose that one ends: the list's file carries it, or it was entered wrongly.

    Another person must agree; until then it is screened.
    """
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.interim.form import InterimError  # noqa: PLC0415
    from screening.interim.proposing import end  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    if bool(carried_as.strip()) is withdrawn:
        raise typer.BadParameter("give either --carried-as REF or --withdrawn")
    if not reason.strip():
        raise typer.BadParameter("--reason: say what you compared")
    with workplace() as at:
        index = open_session(at.settings).index
        try:
            number = end(
                at.store, index, ref.strip(), carried_as=carried_as.strip(), by=at.by, at=now(),
                reason=reason.strip(),
            )  # fmt: skip
        except InterimError as error:
            raise typer.BadParameter(str(error)) from error
    print(f"{ref} stays screened until a second person agrees to proposal {number}")
    return 0
