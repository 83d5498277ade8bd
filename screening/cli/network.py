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
    from screening.report.network import WORDS, counted  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415
    from screening.tracking import network as tracking  # noqa: PLC0415

    if output is not None and output.suffix.lower() != ".html":
        raise typer.BadParameter(f"--output takes a file ending in .html, not {output.name}")
    here = settings.load()
    session = open_session(here, as_of_date(as_of), known_at_moment(known_at))
    root = _party(session.index, ref.strip())
    found = tracking.network(root, depth, session.index.relations)
    names = _names(session.index, found)
    kinds = loader.relations(loader.read(here.rules_folder)).kind
    words = WORDS | {kind.id: (kind.title, kind.turned) for kind in kinds}
    if output is not None:
        from screening.report import network_html  # noqa: PLC0415

        used = [
            (c.list, c.published_at, c.sha256) for c in session.conditions.lists if c.sha256
        ]
        output.write_text(network_html.page(found, names, words, used), encoding="utf-8")
        print(f"{output}: {counted(found)}")
    elif format_ is Format.JSON:
        from screening.report import json, network  # noqa: PLC0415

        print(json.pretty(network.documented(found, names)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import network  # noqa: PLC0415

        network.render(found, names, words, report_console())
    return 0


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
