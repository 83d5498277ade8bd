"""How does a person compare measures by jurisdiction, kind and date?"""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rules.comparison_model import Measure, MeasureRegister, MeasureStatus
from screening.report import json

GAPS = "Where there is no row the register has a gap: it says nothing about the law."
UNVERIFIED = "not compared with the official text"


def documented(found: MeasureRegister, wanted: Sequence[Measure]) -> json.Json:
    """Give the register for JSON."""
    return {
        "version": found.version,
        "kinds": [{"id": one.id, "title": one.title} for one in found.kind],
        "jurisdictions": [
            {
                "id": one.id,
                "title": one.title,
                "mirrors": one.mirrors,
                "act": one.act,
                "verified": one.verified,
            }
            for one in found.jurisdiction
        ],
        "measures": [
            {
                "jurisdiction": one.jurisdiction,
                "kind": one.kind,
                "act": one.act,
                "provision": one.provision,
                "says": one.says,
                "since": one.since.isoformat(),
                "until": one.until.isoformat() if one.until else None,
                "status": one.status.value,
                "source": one.source,
                "verified": one.verified,
            }
            for one in wanted
        ],
    }


def render(found: MeasureRegister, wanted: Sequence[Measure], console: Console) -> None:
    """Print the kinds beside each other, then every measure under its kind."""
    console.print(Text(f"Measures by jurisdiction, version {found.version}", style="bold"))
    console.print(_side_by_side(found, wanted))
    for kind in found.kind:
        here = sorted((m for m in wanted if m.kind == kind.id), key=lambda m: m.since)
        if here:
            console.print()
            console.print(Text(kind.title, style="bold"))
        for one in here:
            console.print(_line(one))
            console.print(Padding(Text(one.says), (0, 0, 0, 2)))
    for place in found.jurisdiction:
        if place.mirrors:
            told = "" if place.verified else f" ({UNVERIFIED})"
            said = f"the {place.mirrors}'s listings count by law: {place.act}{told}"
            console.print()
            console.print(Text(f"{place.title}: {said}"))
    console.print()
    count = sum(not one.verified for one in wanted)
    console.print(Text(f"{GAPS} {count} of {len(wanted)} are {UNVERIFIED}.", style="dim"))


def _line(one: Measure) -> Text:
    until = f" to {one.until}" if one.until else ""
    where = f"{one.act}, {one.provision}" if one.provision else one.act
    ended = " ended" if one.status is MeasureStatus.ENDED else ""
    doubt = "" if one.verified else f" [{UNVERIFIED}]"
    return Text.assemble(
        (f"{one.jurisdiction} ", "bold"), f"{one.since}{until} {where}{ended}", (doubt, "dim")
    )


def _side_by_side(found: MeasureRegister, wanted: Sequence[Measure]) -> Table:
    """Give for each kind since when each jurisdiction has a measure, and how many."""
    shown = {one.jurisdiction for one in wanted}
    here = [one for one in found.jurisdiction if one.id in shown]
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("kind")
    for one in here:
        table.add_column(one.id)
    for kind in found.kind:
        cells = [cell([m for m in wanted if (m.kind, m.jurisdiction) == (kind.id, one.id)])
                 for one in here]  # fmt: skip
        if any(cells):
            table.add_row(kind.title, *(text or "-" for text in cells))
    return table


def cell(measures: Sequence[Measure]) -> str:
    """Say since when measures of one kind apply, and how many do."""
    if not measures:
        return ""
    ended = sum(one.status is MeasureStatus.ENDED for one in measures)
    told = f"{len(measures)} since {min(one.since for one in measures)}"
    return f"{told}, {ended} ended" if ended else told
