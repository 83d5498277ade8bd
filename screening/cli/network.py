"""How does an analyst see to whom a listed party is tied?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import (
    AsOf,
    Format,
    KnownAt,
    ReportFormat,
    as_of_date,
    known_at_moment,
)

if TYPE_CHECKING:
    from screening.index import Index
    from screening.report.network import Names, Words
    from screening.session import Session
    from screening.tracking.network import Network


def network(
    ref: Annotated[str, typer.Argument(help="The publisher's reference: KPe.001, EU.4094.64.")],
    depth: Annotated[int, typer.Option(min=1, max=6, help="How many steps to go.")] = 1,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Draw it on a page instead.")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show to whom a listed party is tied, as entries name one another, with the words.

    Ties are stated by lists: facts on file, not findings of this tool.
    """
    from rules import loader  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.report import asked  # noqa: PLC0415
    from screening.report.network import WORDS, counted  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415
    from screening.tracking import network as tracking  # noqa: PLC0415

    if output is not None and output.suffix.lower() != ".html":
        raise typer.BadParameter(f"--output takes a file ending in .html, not {output.name}")
    here = settings.load()
    day, known = as_of_date(as_of), known_at_moment(known_at)
    session = open_session(here, day, known)
    root = _party(session.index, ref.strip())
    found = tracking.network(root, depth, session.index.relations)
    names = _names(session.index, found)
    kinds = loader.relations(loader.read(here.rules_folder)).kind
    words = WORDS | {kind.id: (kind.title, kind.turned) for kind in kinds}
    if output is not None:
        when = asked.asked_when(day, known)
        output.write_text(_page(session, found, names, words, when), encoding="utf-8")
        print(f"{output}: {counted(found)}")
    elif format_ is Format.JSON:
        from screening.report import json, network  # noqa: PLC0415

        print(json.pretty(asked.told([network.documented(found, names)], day, known)[0]))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import network  # noqa: PLC0415

        console = report_console()
        network.render(found, names, words, console)
        if day or known:
            console.print(asked.line(day, known))
    return 0


def _page(
    session: "Session", found: "Network", names: "Names", words: "Words", when: str
) -> str:
    """Draw a network on a page that says from which lists it is."""
    from screening.report import network_html  # noqa: PLC0415

    lists = (one for one in session.conditions.lists if one.sha256)
    used = [(one.list, one.published_at, one.sha256) for one in lists]
    return network_html.page(found, names, words, used, when)


def _party(index: "Index", ref: str) -> str:
    """Give the party that an entry is about."""
    found = index.find(ref)
    if not found:
        raise typer.BadParameter(f"no entry in force has the reference {ref!r}")
    return found[0].subject or str(found[0].key)


def _names(index: "Index", found: "Network") -> dict[str, str]:
    """Give the name of each party: that which its first entry prints first."""
    names = {}
    for party in found.depths:
        names[party] = next((one.entry.name for one in index.find(party)), party)
    return names
