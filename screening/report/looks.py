"""How does somebody read that a publisher was asked, and what came of it?"""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from db.records.look import Look
from screening.report.json import moment

_DIGITS = 10
"""So many of a digest are shown where there is no room for all of them."""


def result(look: Look) -> str:
    """Say in a word what came of a look."""
    if look.problem:
        return "failed"
    return "published" if look.is_new else "unchanged"


def render(found: Sequence[Look], console: Console) -> None:
    """Print the looks, a line each, with the event of the log that keeps it."""
    table = Table(box=None, pad_edge=False)
    for heading in ("list", "looked at (UTC)", "result", "in force after", "event", "hash"):
        table.add_column(heading, no_wrap=True)
    for look in found:
        table.add_row(
            look.list,
            f"{look.at:%Y-%m-%d %H:%M:%S}",
            result(look),
            look.sha256[:_DIGITS] or "-",
            str(look.event_id),
            look.hash[:_DIGITS] if look.is_whole else "was changed",
        )
    console.print(table)
    console.print(f"{len(found)} looks. sanctions audit verify shows that the log is whole.")


def documented(look: Look) -> dict[str, Any]:
    """Give a look in the documented form."""
    return {
        "list": look.list,
        "at": moment(look.at),
        "result": result(look),
        "problem": look.problem,
        "answer": look.answer or None,
        "sha256": look.sha256 or None,
        "event": look.event_id,
        "hash": look.hash,
        "as_written": look.is_whole,
    }
