"""How long does a whole file of customers take with `sanctions batch`, and how much memory?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from db.records.screening import IndexedEntry, Outcome, Scope
from screening.bench import customers
from screening.bench.measure import sanctions
from screening.session import Session

_ALERTS = frozenset({Outcome.MATCH.value, Outcome.REVIEW.value})


class BatchFailedError(Exception):
    """A file was not screened, so that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file of customers took."""

    customers: int
    seconds: float
    mebibytes: float
    alerts: int
    """Customers with a match, or with something to review."""
    code: int

    @property
    def rate(self) -> float:
        """Customers a second."""
        return self.customers / self.seconds


def batch(session: Session, count: int, seed: int, scope: Scope) -> Table:
    """Time `sanctions batch` on a file of customers."""
    found = timed(list(session.index.entries()), count, seed, scope)
    table = Table("customers", "scope", "seconds", "rows/s", "peak MiB", "alerts", "exit code")
    table.add_row(
        f"{count:,}",
        scope.value,
        f"{found.seconds:.1f}",
        f"{found.rate:,.0f}",
        f"{found.mebibytes:.0f}",
        f"{found.alerts:,}",
        str(found.code),
    )
    return table


def timed(
    indexed: Sequence[IndexedEntry],
    count: int,
    seed: int,
    scope: Scope,
    environment: Mapping[str, str] | None = None,
) -> Batch:
    """Make customers up and screen them; the environment says where the lists are.

    Raises `BatchFailedError` where no file of answers came of it.
    """
    with TemporaryDirectory() as folder:
        file, output = Path(folder) / "customers.csv", Path(folder) / "answers.jsonl"
        customers.write(file, indexed, seed=seed, count=count)
        found = sanctions(
            *("batch", str(file), "--output", str(output), "--scope", scope.value),
            *("--max-age", "any"),
            environment=environment,
        )
        if not output.exists():
            raise BatchFailedError(f"sanctions batch ended with exit code {found.code}")
        with output.open(encoding="utf-8") as answers:
            alerts = sum(json.loads(answer)["outcome"] in _ALERTS for answer in answers)
    return Batch(count, found.seconds, found.mebibytes, alerts, found.code)
