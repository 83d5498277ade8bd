"""Which options do several commands share?"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from db.records.screening import Scope
from screening import condition
from screening.condition import days
from screening.past import end_of

_DAY = len("2006-10-14")


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
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="TIMESTAMP", help="As this installation knew the lists then."
    ),
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


def as_of_date(text: str | None, option: str = "--as-of") -> date | None:
    """Read a day of the past, such as `--as-of` takes."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option} takes YYYY-MM-DD, not {text!r}") from None
    if day > condition.now().date():
        raise typer.BadParameter(f"{option} takes a day of the past, and {text} is yet to come")
    return day


def known_at_moment(text: str | None) -> datetime | None:
    """Read `--known-at`: a moment, or the end of a day; without a zone it is UTC."""
    if text is None:
        return None
    try:
        found = end_of(date.fromisoformat(text)) if len(text) == _DAY else _moment(text)
    except ValueError:
        raise typer.BadParameter(
            f"--known-at takes YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS, not {text!r}"
        ) from None
    return found


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def check_names(names: Iterable[str], what: str, known: Sequence[str]) -> None:
    """Refuse a name that a table doesn't have; `what` says of what it is the name."""
    for name in names:
        if name not in known:
            raise typer.BadParameter(
                f"no {what} is named {name!r}; there are {', '.join(known)}"
            )


def check_lists(names: list[str] | None, known: list[str]) -> tuple[str, ...]:
    """Refuse the name of a list that nobody knows."""
    check_names(names or (), "list", known)
    return tuple(names or ())
