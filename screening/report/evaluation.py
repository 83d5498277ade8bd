"""How does an officer read an evaluation in a terminal?"""

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

from screening.evaluate.evaluation import Evaluation
from screening.evaluate.metrics import Recall, Share


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Give the function that shows how far the run is."""
    if not console.is_terminal:
        console.print("evaluation: putting every case to the tool")
        yield lambda done, total: None  # noqa: ARG005 - a log needs no line a chunk
        return
    columns = (TextColumn("evaluation"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("evaluation", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def render(result: Evaluation, console: Console) -> None:
    """Print what was measured, on what, and how sure it is."""
    console.print(_about(result))
    console.print(_recall(result))
    console.print(_alerts(result))
    console.print(_ground(result))


def _about(result: Evaluation) -> Text:
    plan = result.plan
    return Text(
        f"Measured on the {plan.half} half of the DPRK-related parties ({result.parties}), "
        f"names alone, seed {plan.seed}, in {result.seconds:.0f} s.\n"
        "bands: found at the shipped bands; 1 % and 0.1 %: found at a score that so many "
        "unlisted names exceed; first: no other party scored higher."
    )


def _recall(result: Evaluation) -> Table:
    table = Table(box=None, pad_edge=False, title="Found, by class", title_justify="left")
    for heading in ("class", "cases", "bands", "interval", "1 %", "0.1 %", "first", "MRR"):
        table.add_column(heading, justify="left" if heading == "class" else "right")
    for name in result.systems[1:]:
        table.add_column(f"{name} 1 %", justify="right")
        table.add_column("0.1 %", justify="right")
        table.add_column("first", justify="right")
    for row in result.classes:
        ours, *others = row.systems
        table.add_row(
            f"{row.group} {row.kind}",
            str(row.size),
            *_ours(ours),
            *(cell for other in others for cell in _baseline(other)),
        )
    return table


def _ours(recall: Recall) -> tuple[str, ...]:
    bands = recall.at_bands
    return (
        figure(bands.value) if bands else "-",
        interval(bands) if bands else "-",
        figure(recall.at_one_percent.value),
        figure(recall.at_one_in_thousand.value),
        figure(recall.first.value),
        figure(recall.reciprocal_rank),
    )


def _baseline(recall: Recall) -> tuple[str, ...]:
    return (
        figure(recall.at_one_percent.value),
        figure(recall.at_one_in_thousand.value),
        figure(recall.first.value),
    )


def _alerts(result: Evaluation) -> Table:
    table = Table(
        box=None, pad_edge=False, title="Alerts on unlisted names", title_justify="left"
    )
    for heading in ("class", "names", "alerts", "in 1,000", "interval"):
        table.add_column(heading, justify="left" if heading == "class" else "right")
    for row in result.alerts:
        found = row.at_bands
        low, high = found.interval
        table.add_row(
            f"{row.group} {row.kind}",
            str(found.size),
            str(found.hits),
            f"{1000 * found.value:.2f}",
            f"{1000 * low:.2f} to {1000 * high:.2f}",
        )
    return table


def _ground(result: Evaluation) -> Text:
    lists = "; ".join(
        f"{c.list} of {c.published_at:%Y-%m-%d}, {c.sha256[:10]}"
        for c in result.lists
        if c.published_at
    )
    return Text(
        f"Lists: {lists}. Engine {result.engine_version}, rules {result.rules_version} "
        f"({result.rules_digest[:10]}). Measured {result.at:%Y-%m-%d %H:%M} UTC.",
        style="dim",
    )


def figure(value: float) -> str:
    """Write a share with three digits; 1.000 stands for all and nothing less."""
    return "1.000" if value == 1.0 else f"{min(value, 0.999):.3f}"


def interval(found: Share) -> str:
    """Write where a share lies with 95 % certainty."""
    low, high = found.interval
    return f"{low:.3f}-{high:.3f}"
