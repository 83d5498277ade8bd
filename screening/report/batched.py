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
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from db.records.screening import Outcome

Advance = Callable[[int], None]
"""What is to be called with how many rows are done more."""
_SECONDS_BETWEEN_LINES = 15.0


@contextmanager
def progress(console: Console, total: int | None, done: int = 0) -> Iterator[Advance]:
    """Give what is to be called as rows are done: a bar, or a plain line now and then."""
    if not console.is_terminal:
        yield _plain(console, total, done)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("screening"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("screening", total=total, completed=done, rate="")

        def advance(rows: int) -> None:
            bar.update(task, advance=rows)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f} rows/s" if speed else "")

        yield advance


def _plain(console: Console, total: int | None, done: int) -> Advance:
    began = said_at = time.monotonic()
    first = done

    def advance(rows: int) -> None:
        nonlocal done, said_at
        done += rows
        now = time.monotonic()
        if now - said_at > _SECONDS_BETWEEN_LINES:
            said_at = now
            rate = (done - first) / (now - began)
            left = f", {(total - done) / rate:,.0f} s left" if total and total > done else ""
            said = f"{done:,} rows screened, {rate:,.0f} rows/s{left}"
            console.print(said, soft_wrap=True)

    return advance


def render(counts: Counter[str], seconds: float, place: str, console: Console) -> None:
    """Print how many rows came to what, and where the answers are."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    headings = ("rows", "match", "review", "no match", "not screened", "seconds")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    outcomes = (Outcome.MATCH, Outcome.REVIEW, Outcome.NO_MATCH, Outcome.NOT_SCREENED)
    numbers = [f"{counts[outcome.value]}" for outcome in outcomes]
    table.add_row(f"{counts.total()}", *numbers, f"{seconds:.1f}")
    console.print(table)
    console.print(Text.assemble("written to ", (place, "bold")), soft_wrap=True)
