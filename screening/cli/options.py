"""Which options do several commands share?"""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from db.records.screening import Scope
from screening.condition import days, now


class Format(StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"


ListNames = Annotated[
    list[str] | None,
    typer.Option("--list", metavar="L", help="Only this list: un, eu, un-vessels. Repeatable."),
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="DAYS|any",
        help="How long ago a list may have been checked with its publisher, for this call.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Screen against the lists of this day."),
]
WantedScope = Annotated[
    Scope, typer.Option(help="Compare by similarity with DPRK-related entries, or all.")
]
ReportFormat = Annotated[Format, typer.Option("--format", help="How to print the answer.")]


def max_age_days(text: str | None) -> float | None:
    """Read `--max-age`; `None` leaves it to the manifests."""
    if text is None:
        return None
    try:
        return days(text)
    except ValueError as error:
        raise typer.BadParameter(f"--max-age takes {error}") from None


def as_of_date(text: str | None) -> date | None:
    """Read `--as-of`."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--as-of takes YYYY-MM-DD, not {text!r}") from None
    if day > now().date():
        raise typer.BadParameter(f"--as-of takes a day of the past, and {text} is yet to come")
    return day


def check_lists(names: list[str] | None, known: list[str]) -> tuple[str, ...]:
    """Refuse the name of a list that nobody knows."""
    for name in names or ():
        if name not in known:
            raise typer.BadParameter(f"no list is named {name!r}; there are {', '.join(known)}")
    return tuple(names or ())
