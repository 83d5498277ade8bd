"""How does an officer see interim designations: how soon, and does the file carry them?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.records.interim import Designation, Interim
from db.records.proposal import Proposal
from screening.interim.carried import Carrier
from screening.interim.effects import KINDS
from screening.interim.overdue import hours, is_late
from screening.interim.proposing import ENTER, designations_of
from screening.report.json import moment

__all__ = ["KINDS", "Shown", "carrying", "render", "told"]


@dataclass(frozen=True, slots=True)
class Shown:
    """Designations that were agreed to, and what waits for a second person."""

    found: Sequence[Interim]
    waiting: Sequence[Proposal]
    carriers: Mapping[str, Sequence[Carrier]]
    """By reference: the entries of the list that may be the party."""
    now: datetime


def render(shown: Shown, console: Console) -> None:
    """Print a line for each, and below them what the lists' files may carry now."""
    rows = [*_rows(shown)]
    if not rows and not shown.waiting:
        console.print("no interim designation is active or waits")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("ref", "list", "name", "act", "published", "hours", "state"):
        table.add_column(heading, overflow="fold", no_wrap=heading in {"ref", "list"})
    for one, took, state in rows:
        late = Text(f"{took:.1f} > 24", style="bold red") if is_late(took) else f"{took:.1f}"
        table.add_row(
            one.entry.ref,
            one.entry.list,
            Text(one.entry.name),
            Text(one.act),
            f"{one.published_at:%Y-%m-%d %H:%M}",
            late,
            Text(state),
        )
    console.print(table)
    for line in carrying(shown.carriers):
        console.print(Text(line), soft_wrap=True)


def told(shown: Shown) -> list[dict[str, Any]]:
    """Give the same for a program, one object a designation."""
    return [
        {
            "ref": one.entry.ref,
            "list": one.entry.list,
            "name": one.entry.name,
            "act": one.act,
            "url": one.url,
            "published_at": moment(one.published_at),
            "in_force_from": one.in_force_from.isoformat(),
            "hours": round(took, 2),
            "is_overdue": is_late(took),
            "state": state,
            "carriers": [
                {"ref": found.ref, "name": found.name, "because": found.because}
                for found in shown.carriers.get(one.entry.ref, ())
            ],
        }
        for one, took, state in _rows(shown)
    ]


def _rows(shown: Shown) -> Iterator[tuple[Designation, float, str]]:
    """Give each designation, the hours from journal to screening or now, and its state."""
    ends = {p.payload["ref"]: p for p in shown.waiting if p.kind != ENTER}
    for proposal in shown.waiting:
        for found in designations_of(proposal) if proposal.kind == ENTER else ():
            took = hours(found.published_at, shown.now)
            yield found, took, f"not screened: proposal {proposal.id} by {proposal.by} waits"
    for one in shown.found:
        took = hours(one.designation.published_at, one.at)
        yield one.designation, took, _state(one, ends.get(one.ref))


def _state(one: Interim, ending: Proposal | None) -> str:
    if one.end is not None:
        return f"carried as {one.end.carried_as}" if one.end.carried_as else "withdrawn"
    since = f"screened since {one.at:%Y-%m-%d %H:%M}"
    return f"{since}; its end waits, proposal {ending.id}" if ending else since


def carrying(found: Mapping[str, Sequence[Carrier]]) -> Iterator[str]:
    """Say which entries of a file may be an interim designation's party, and what to do."""
    for ref, some in found.items():
        for one in some:
            yield (
                f"{ref}: the file now carries {one.ref} {one.name}, {one.because}. Compare, "
                f"then: sanctions interim retire {ref} --carried-as {one.ref} --reason TEXT"
            )
