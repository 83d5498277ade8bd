"""How does somebody see a file of customers being screened, and what came of it?"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from db.records.screening import Outcome

Advance = Callable[[], None]
_SECONDS_BETWEEN_LINES = 15.0


@contextmanager
def progress(console: Console, total: int | None) -> Iterator[Advance]:
    """Give what is to be called after each row: a bar, or a plain line now and then."""
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("screening"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("screening", total=total)
        yield lambda: bar.update(task, advance=1)


def _plain(console: Console) -> Advance:
    done, said_at = 0, time.monotonic()

    def advance() -> None:
        nonlocal done, said_at
        done += 1
        if done % 100 == 0 and time.monotonic() - said_at > _SECONDS_BETWEEN_LINES:
            said_at = time.monotonic()
            console.print(f"{done:,} rows screened", soft_wrap=True)

    return advance


def render(counts: Counter[Outcome], seconds: float, place: str, console: Console) -> None:
    """Print how many rows came to what, and where the answers are."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    headings = ("rows", "match", "review", "no match", "not screened", "seconds")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    outcomes = (Outcome.MATCH, Outcome.REVIEW, Outcome.NO_MATCH, Outcome.NOT_SCREENED)
    numbers = [f"{counts[outcome]}" for outcome in outcomes]
    table.add_row(f"{counts.total()}", *numbers, f"{seconds:.1f}")
    console.print(table)
    console.print(Text.assemble("written to ", (place, "bold")), soft_wrap=True)
