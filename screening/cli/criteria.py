"""How does a lawyer read the criteria by category, and see what they leave unexplained?"""

from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import Format, ListNames, ReportFormat

if TYPE_CHECKING:
    from rules.catalogue import Catalogue
    from screening.settings import Settings


def criteria(
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="One of them in full: C1 to C15.")
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Instead: which entries of the lists they explain."),
    ] = False,
    list_: ListNames = None,
    scope: Annotated[
        Scope, typer.Option(help="With --coverage: count DPRK-related entries, or all.")
    ] = Scope.DPRK,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Print the criteria by category: a proposal, not law; a category freezes nothing.

    With --coverage how many entries they explain by the entries' own words, and which not.
    """
    from rules import loader  # noqa: PLC0415
    from rules.criteria_loader import catalogue  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415

    if coverage and id_ is not None:
        raise typer.BadParameter("either one category or --coverage, not both")
    if not coverage and (list_ or scope is Scope.ALL):
        raise typer.BadParameter("--list and --scope go with --coverage")
    here = settings.load()
    found = catalogue(loader.read(here.rules_folder))
    if coverage:
        _coverage(here, found, list_, scope, as_json=format_ is Format.JSON)
    else:
        _catalogue(found, id_, as_json=format_ is Format.JSON)
    return 0


def _catalogue(found: "Catalogue", id_: str | None, *, as_json: bool) -> None:
    """Print the catalogue, or one category of it."""
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.report import criteria as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415

    name = (id_ or "").strip().upper()
    category = found.category(name)
    if id_ is not None and category is None and name != report.MECHANICS:
        ids = ", ".join((*(one.id for one in found.categories), report.MECHANICS))
        raise typer.BadParameter(f"no category is named {id_!r}; there are {ids}")
    if category is not None:
        documented = report.documented_category(category, found)
    elif id_ is not None:
        documented = report.documented_mechanics(found)
    else:
        documented = report.documented(found)
    if as_json:
        print(json.pretty(documented))
    elif category is not None:
        report.render_category(category, found, report_console())
    elif id_ is not None:
        report.render_mechanics(found, report_console())
    else:
        report.render(found, report_console())


def _coverage(
    here: "Settings",
    found: "Catalogue",
    list_: list[str] | None,
    scope: Scope,
    *,
    as_json: bool,
) -> None:
    """Print what the categories explain of the entries in force."""
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.options import check_lists  # noqa: PLC0415
    from screening.condition import now, used  # noqa: PLC0415
    from screening.coverage import coverage  # noqa: PLC0415
    from screening.report import coverage as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.session import NotReadyError, open_session  # noqa: PLC0415

    session = open_session(here)
    conditions = session.conditions.lists
    chosen = check_lists(list_, [one.list for one in conditions])
    wanted = [one for one in conditions if not chosen or one.list in chosen]
    loaded = [one.list for one in wanted if one.sha256]
    if lacking := [one for one in chosen if one not in loaded]:
        raise NotReadyError(f"{', '.join(lacking)}: not loaded; run sanctions refresh")
    if not loaded:
        raise NotReadyError("no list is loaded; run sanctions refresh")
    index, moment = session.index, now()
    read = (
        (indexed, index.assessments(indexed.key))
        for indexed in index.entries(loaded)
        if scope is Scope.ALL or indexed.is_in_scope
    )
    told = coverage(read, loaded, found)
    lists = [used(one, moment, None) for one in wanted]
    basis = report.Basis(found.version, tuple(lists), moment, session.note)
    if as_json:
        print(json.pretty(report.documented(told, basis)))
    else:
        report.render(told, basis, report_console())
