"""Which cases can be exported, and what belongs to each?

A kind of case is a function that finds it by its number; `CASES` names them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from db.store.cases import KeptRow, rows_of_alert, rows_of_screening
from screening.audit.errors import AuditError


@dataclass(frozen=True, slots=True)
class Case:
    """What belongs to one case."""

    kind: str
    id: str
    rows: tuple[KeptRow, ...]
    files: tuple[tuple[str, str], ...]
    """The lists that were searched, each with the digest of its file."""
    rules: str
    """The digest of the rules."""
    evidence: tuple[str, ...] = ()
    """Digests of the files that officers kept with it."""


Find = Callable[[Connection, str], Case | None]


def find_case(connection: Connection, number: str) -> Case:
    """Find a case of any kind by its number.

    Raises `AuditError` where there is none, or none any more.
    """
    for find in CASES:
        if (found := find(connection, number)) is not None:
            return found
    raise AuditError(
        f"no screening and no alert of the number {number} is kept here: none was recorded "
        "under it, or it was lawfully purged"
    )


def screening_case(connection: Connection, number: str) -> Case | None:
    """Find a screening."""
    rows = rows_of_screening(connection, number)
    if not rows:
        return None
    told: dict[str, Any] = msgspec.json.decode(rows[0].values["decision"])
    besides = (told.get("index") or {}).get("besides", [])
    files = _files([*told["lists"], *besides])
    return Case("screening", number, tuple(rows), files, told["versions"]["rules"])


def alert_case(connection: Connection, number: str) -> Case | None:
    """Find an alert, with every step of its review."""
    rows = rows_of_alert(connection, int(number)) if number.isdecimal() else []
    run = next((one.values for one in rows if one.table == "rescreening"), None)
    if run is None:
        return None
    evidence = {
        digest
        for one in rows
        if one.table == "alert_step"
        for digest in one.values["evidence"].split()
    }
    files = _files(msgspec.json.decode(run["lists"]))
    rules = msgspec.json.decode(run["versions"])["rules"]
    return Case("alert", number, tuple(rows), files, rules, tuple(sorted(evidence)))


CASES: tuple[Find, ...] = (screening_case, alert_case)


def _files(lists: Iterable[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((one["list"], one["sha256"]) for one in lists if one["sha256"])
