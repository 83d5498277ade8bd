"""How does the time grow with the customers, and how with the list?

First ever more customers are screened against the lists in force; then a fixed number of them
against the entries of the DPRK scope and so many made-up ones (`screening.bench.made_up`) that
the list is several times as long. Each time by `sanctions batch`, a process of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from rich.table import Table

from db.records.screening import IndexedEntry, Scope
from screening.bench.batches import Batch, timed
from screening.bench.made_up import grown
from screening.bench.picture import Panel, picture
from screening.built_index import build
from screening.condition import read, write
from screening.index import Index
from screening.seal import seal_of, sha256_of
from screening.session import Session
from screening.settings import Settings

_LONGER = "longer.sqlite"
Say = Callable[[str], None]
"""Tells whoever waits how far it is."""


class OtherListError(Exception):
    """The tool did not screen against the list it was given, so that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file of customers took, against so much of a list."""

    batch: Batch
    entries: int
    """Entries in scope."""
    names: int
    """Their different names."""

    def __str__(self) -> str:
        """Say it to somebody who waits."""
        customers, seconds = self.batch.customers, self.batch.seconds
        return f"{customers:,} customers, {self.entries:,} entries: {seconds:.1f} s"


@dataclass(frozen=True, slots=True)
class Curves:
    """What was measured: with ever more customers, and with ever longer lists."""

    by_customers: tuple[Measured, ...]
    by_lists: tuple[Measured, ...]

    @property
    def customers_power(self) -> float | None:
        """The power of the number of customers with which seconds grow; 1 is linear."""
        return power([(m.batch.customers, m.batch.seconds) for m in self.by_customers])

    @property
    def lists_power(self) -> float | None:
        """The power of the number of entries with which seconds grow."""
        return power([(m.entries, m.batch.seconds) for m in self.by_lists])


def power(points: Sequence[tuple[float, float]]) -> float | None:
    """Fit a power law and give its power; `None` where there are not two places to fit to."""
    if len({x for x, _ in points}) < 2:
        return None
    across, upwards = zip(*((log(x), log(y)) for x, y in points), strict=True)
    return linear_regression(across, upwards).slope


def measure(
    settings: Settings,
    session: Session,
    numbers: Sequence[int],
    lists: Sequence[int],
    *,
    fixed: int,
    seed: int,
    scope: Scope,
    say: Say,
) -> Curves:
    """Screen each number of customers, and `fixed` ones against lists so many times as long."""
    indexed = list(session.index.entries())

    def screened(index: Index, number: int, environment: Mapping[str, str]) -> Measured:
        found = timed(indexed, number, seed, scope, environment)
        measured = Measured(found, *_size(index, scope))
        say(str(measured))
        return measured

    by_customers = tuple(screened(session.index, number, {}) for number in numbers)
    by_lists = []
    for times in lists:
        with TemporaryDirectory() as folder:
            home = Path(folder)
            index = longer(home, session, indexed, times, seed)
            by_lists.append(screened(index, fixed, _environment(settings, home)))
            index.close()
            if (used := read(home / "lists.json")) is None or used.index != _LONGER:
                raise OtherListError(f"the index {times} times as long was built anew")
    return Curves(by_customers, tuple(by_lists))


def longer(
    home: Path, session: Session, indexed: Sequence[IndexedEntry], times: int, seed: int
) -> Index:
    """Make a home whose list is so many times as long, as if a refresh had left it so."""
    path = home / "index" / _LONGER
    path.parent.mkdir()
    entries = grown(indexed, times=times, seed=seed)
    build(path, entries, session.index.decisions, session.index.dprk_terms)
    sealed = replace(
        session.conditions,
        index=path.name,
        index_sha256=sha256_of(path),
        index_seal=seal_of(path),
    )
    write(home / "lists.json", sealed)
    return Index(path)


def _environment(settings: Settings, home: Path) -> dict[str, str]:
    """Give what makes the tool take its lists from there, and all else as it does."""
    rules = settings.rules_folder
    return {
        "SANCTIONS_HOME": str(home),
        "SANCTIONS_DATABASE_URL": settings.database_url,
        **({} if rules is None else {"SANCTIONS_RULES": str(rules)}),
    }


def _size(index: Index, scope: Scope) -> tuple[int, int]:
    numbers = index.in_scope(scope)
    return len(numbers), len(
        {name.text for number in numbers for name in index.entry(number).entry.names}
    )


def table(curves: Curves) -> Table:
    """Give every figure that was measured, and the powers fitted to them."""
    found = Table(
        *("customers", "entries", "names", "seconds", "rows/s", "MiB", "alerts"),
        "power",
        caption="seconds grow with customers, or with entries, to the power stated",
    )
    for measured, fitted in (
        (curves.by_customers, curves.customers_power),
        (curves.by_lists, curves.lists_power),
    ):
        for one in measured:
            is_last = one is measured[-1]
            found.add_row(*_figures(one), _power(fitted) if is_last else "")
        found.add_section()
    return found


def drawn(curves: Curves) -> str:
    """Draw both curves, each beside the line that linear growth would be."""
    (most, *_), (first, *_) = curves.by_customers, curves.by_lists
    powers = _power(curves.customers_power), _power(curves.lists_power)
    return picture(
        (
            Panel(
                "Customers",
                f"seconds grow with the customers to the power {powers[0]}",
                f"customers, against {most.entries:,} entries",
                "seconds",
                tuple((m.batch.customers, m.batch.seconds) for m in curves.by_customers),
                1.0,
                "if they grew in step with the customers",
            ),
            Panel(
                "Length of the list",
                f"seconds grow with the entries to the power {powers[1]}",
                f"entries in scope; all above {first.entries:,} are made up",
                f"customers a second, of {first.batch.customers:,}",
                tuple((m.entries, m.batch.rate) for m in curves.by_lists),
                -1.0,
                "if they grew in step with the entries",
            ),
        )
    )


def _power(found: float | None) -> str:
    return "?" if found is None else f"{found:.2f}"


def _figures(one: Measured) -> Iterator[str]:
    yield from (f"{number:,}" for number in (one.batch.customers, one.entries, one.names))
    yield f"{one.batch.seconds:.1f}"
    yield from (f"{figure:,.0f}" for figure in (one.batch.rate, one.batch.mebibytes))
    yield f"{one.batch.alerts:,}"
