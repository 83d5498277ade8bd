"""How does a person see a portfolio, and what taking in or screening it did?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from db.records.customer import Customer, Import
from db.records.rescreening import Rescreening

MOST_PROBLEMS = 20
"""So many problems of a file are printed; how many there are besides is said."""


def taken_in(done: Import, problems: Sequence[str], console: Console) -> None:
    """Say what a file did to the portfolio, and what of it could not be read."""
    counts = ", ".join(
        f"{number:,} {word}"
        for word in ("added", "changed", "returned", "retired", "unchanged", "unreadable")
        if (number := getattr(done, word))
    )
    said = f"{done.portfolio}: {done.rows:,} rows; {counts or 'nothing new'}"
    console.print(Text(said), soft_wrap=True)
    for problem in problems[:MOST_PROBLEMS]:
        console.print(Text(f"  {problem}"), soft_wrap=True)
    if (more := len(problems) - MOST_PROBLEMS) > 0:
        console.print(f"  and {more:,} more")


def taken_in_json(done: Import, problems: Sequence[str]) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        **{name: getattr(done, name) for name in Import.__slots__},
        "problems": list(problems),
    }


def portfolios(found: Mapping[str, tuple[int, Rescreening | None]]) -> RenderableType:
    """Give each portfolio: its customers, and when it was last screened against what."""
    table = Table("portfolio", box=None, pad_edge=False)
    table.add_column("customers", justify="right")
    for heading in ("last screened", "because", "compared", "new alerts"):
        table.add_column(heading, justify="left" if heading == "because" else "right")
    for name, (count, last) in found.items():
        screened = (
            (_minute(last.at), last.because, f"{last.compared:,}", str(last.alerts))
            if last
            else ("never", "", "", "")
        )
        table.add_row(Text(name), f"{count:,}", *screened)
    return table


def portfolios_json(
    found: Mapping[str, tuple[int, Rescreening | None]],
) -> list[dict[str, Any]]:
    """Give the same for a program."""
    return [
        {
            "portfolio": name,
            "customers": count,
            "last_screened": None
            if last is None
            else {
                "at": last.at,
                "because": last.because,
                "is_full": last.is_full,
                "compared": last.compared,
                "alerts": last.alerts,
            },
        }
        for name, (count, last) in found.items()
    ]


def customer(versions: Sequence[tuple[Customer, datetime]]) -> RenderableType:
    """Give every version of a customer's record, the newest first."""
    table = Table(box=None, pad_edge=False)
    for heading in ("since", "field", "value"):
        table.add_column(heading, no_wrap=heading != "value")
    for one, at in reversed(versions):
        since = _minute(at)
        if one.is_retired:
            table.add_row(since, "", Text("retired"))
            continue
        for field, texts in sorted(one.fields.items()):
            table.add_row(since, field, Text("; ".join(texts)))
            since = ""
    return table


def customer_json(versions: Sequence[tuple[Customer, datetime]]) -> list[dict[str, Any]]:
    """Give the same for a program, the oldest first."""
    return [
        {
            "version": one.version,
            "since": at,
            "is_retired": one.is_retired,
            "fields": dict(one.fields),
        }
        for one, at in versions
    ]


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
