"""How does a person read what the self-test found?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from screening.report.json import pretty
from screening.selftest import SelfTest

SHOWN = 50
"""How many misses are printed; the count says how many there are."""


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Give the function that shows how far the test is."""
    if not console.is_terminal:
        console.print("self-test: screening every name and number")
        yield lambda done, total: None  # noqa: ARG005 - a log needs no line a chunk
        return
    columns = (
        TextColumn("self-test"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("self-test", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def render(result: SelfTest, console: Console, *, as_json: bool) -> None:
    """Print how many texts were screened and which found nothing."""
    if as_json:
        console.file.write(pretty(_documented(result)) + "\n")
        return
    word, style = ("PASSED", "bold green") if result.is_passed else ("FAILED", "bold red")
    console.print(
        Text.assemble(
            (word, style),
            f"  {result.names} names and {result.numbers} numbers of {result.entries} entries, "
            f"screened as printed in {result.seconds:.1f} s; {len(result.misses)} missed",
        )
    )
    if not result.names:
        console.print("There is no list to test; run sanctions refresh.")
    if result.misses:
        table = Table("list", "ref", "text", "problem", box=None)
        for miss in result.misses[:SHOWN]:
            table.add_row(miss.list, miss.ref, miss.text, miss.problem)
        console.print(table)


def _documented(result: SelfTest) -> dict[str, object]:
    return {
        "passed": result.is_passed,
        "names": result.names,
        "numbers": result.numbers,
        "entries": result.entries,
        "seconds": round(result.seconds, 1),
        "misses": [
            {"list": m.list, "ref": m.ref, "text": m.text, "problem": m.problem}
            for m in result.misses
        ],
    }
