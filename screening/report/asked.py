"""As of when was something asked? Every answer says so."""

from collections.abc import Sequence
from datetime import date, datetime

from rich.text import Text

from screening.report.json import Json, moment


def asked_when(as_of: date | None, known_at: datetime | None) -> str:
    """Say as of when was asked; empty where the present was."""
    said = [f"As of {as_of}, as the publishers had it."] if as_of else []
    said += [f"As known here at {known_at:%Y-%m-%d %H:%M} UTC."] if known_at else []
    return " ".join(said)


def line(as_of: date | None, known_at: datetime | None) -> Text:
    """Give that as a line below a report."""
    return Text(asked_when(as_of, known_at), style="dim")


def told(found: Sequence[Json], as_of: date | None, known_at: datetime | None) -> list[Json]:
    """Write into each of some JSON objects as of when it was asked for."""
    when = {"as_of": as_of.isoformat() if as_of else None, "known_at": moment(known_at)}
    return [{**one, **when} for one in found]
