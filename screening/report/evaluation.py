"""How does an officer read an evaluation in a terminal?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby

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

from rules.confidence import NAMES, Signs, numbers
from screening.evaluate.cases import Group
from screening.evaluate.evaluation import Evaluation
from screening.evaluate.exhaustive import SearchCheck
from screening.evaluate.metrics import ClassRow, Recall, System
from screening.evaluate.record import Due
from screening.evaluate.shares import Share

MOST_LOST = 20
"""So many names that the search lost are printed; the JSON has all."""


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Give the function that shows how far the run is."""
    if not console.is_terminal:
        yield _tenths(console)
        return
    columns = (TextColumn("evaluation"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("evaluation", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tenths(console: Console) -> Callable[[int, int], None]:
    """Give the function that writes a line at each tenth of the way."""
    said = -1

    def advance(done: int, total: int) -> None:
        nonlocal said
        # Another part of the work begins anew.
        if (tenth := 10 * done // max(1, total)) != said:
            said = tenth
            console.print(f"evaluation: {done} of {total} cases", soft_wrap=True)

    return advance


def render(result: Evaluation, due: Due, console: Console) -> None:
    """Print what was measured, on what, and how sure it is."""
    console.print(_about(result))
    for group, rows in groupby(result.classes, key=lambda row: row.group):
        found = list(rows)
        console.print(_recall(group, found))
        for place, other in enumerate(result.systems[1:], start=1):
            console.print(_beside(found, place, other))
    console.print(_alerts(result))
    if result.calibration:
        console.print(_calibration(result))
    if result.search is not None:
        console.print(_search(result.search))
    console.print(_ground(result))
    console.print(said(due, result.at))
    if result.plan.falls_short:
        console.print(f"This run does not count as one: {result.plan.falls_short}.")


def said(due: Due, now: datetime) -> str:
    """Say when it was measured before and when it is due."""
    last = f"{due.last:%Y-%m-%d}" if due.last else "never"
    when = "Due now" if due.is_overdue(now) else f"Next due: {due.on:%Y-%m-%d}"
    return f"Measured before: {last}. {when}. {due.because}"


def _about(result: Evaluation) -> Text:
    plan = result.plan
    return Text(
        f"Measured on the {plan.half} half of the DPRK-related parties ({result.parties}), "
        f"seed {plan.seed}, in {result.seconds:.0f} s.\n"
        "bands: found at the shipped bands; 1 % and 0.1 %: found at a score that so many "
        "unlisted names exceed; first: no other party scored higher.\n"
    )


def _recall(group: Group, rows: Sequence[ClassRow]) -> Table:
    table = _table(
        f"Found: {group}", "class", "cases", "bands", "95 %", "1 %", "0.1 %", "first"
    )
    for row in rows:
        ours = row.systems[0]
        bands = ours.at_bands
        cells = (share(bands), interval(bands) if bands else "-", *_figures(ours))
        table.add_row(row.kind, str(row.size), *cells)
    return table


def _beside(rows: Sequence[ClassRow], place: int, other: System) -> Table:
    """Put a baseline beside the tool, at the same shares of false alerts."""
    heads = [f"{rate}\n{whose}" for rate in _RATES for whose in ("ours", "theirs")]
    table = _table(f"Beside {other.name}, {other.about}", "class", *heads)
    for row in rows:
        pairs = zip(_figures(row.systems[0]), _figures(row.systems[place]), strict=True)
        table.add_row(row.kind, *(cell for pair in pairs for cell in pair))
    return table


_RATES = ("1 %", "0.1 %", "first")


def _figures(recall: Recall) -> tuple[str, ...]:
    shares = (recall.at_one_percent, recall.at_one_in_thousand, recall.first)
    return tuple(share(found) for found in shares)


def _table(title: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    return table


def _alerts(result: Evaluation) -> Table:
    table = _table(
        "Alerts on names that are not listed",
        *("class", "names", "alerts", "in 1,000", "95 %", "dated"),
    )
    for row in result.alerts:
        found = row.at_bands
        low, high = found.interval
        table.add_row(
            f"{row.group} {row.kind}",
            str(found.size),
            str(found.hits),
            f"{1000 * found.value:.2f}",
            f"{1000 * low:.2f}-{1000 * high:.2f}",
            f"{1000 * row.dated.value:.2f}" if row.dated else "-",
        )
    return table


def _calibration(result: Evaluation) -> Table:
    table = _table("Confidence of alerts", *("stated", "matches", "were the party", "95 %"))
    for found in result.calibration:
        low, high = found.interval
        cells = (str(found.size), figure(found.right), f"{low:.3f}-{high:.3f}")
        table.add_row(figure(found.confidence), *cells)
    return table


def _search(found: SearchCheck) -> Text:
    lost = "".join(f"\n  {one}" for one in found.lost[:MOST_LOST])
    return Text(
        f"Search: {found.names} names, also compared with every entry: {found.alerts} alerts, "
        f"{len(found.lost)} lost.{lost}"
    )


def weights(found: Signs, on: str) -> str:
    """Write weights of confidence as they stand in `decision.toml`."""
    lines = (f"{name} = {value:g}" for name, value in zip(NAMES, numbers(found), strict=True))
    return "\n".join(("[confidence]", f'calibrated_on = "{on}"', *lines))


def _ground(result: Evaluation) -> Text:
    lists = "; ".join(
        f"{c.list} of {c.published_at:%Y-%m-%d}, {c.sha256[:10]}"
        for c in result.lists
        if c.published_at
    )
    return Text(
        f"Lists: {lists}. Engine {result.engine_version}, rules {result.decisions.version} "
        f"({result.rules_digest[:10]}). Measured {result.at:%Y-%m-%d %H:%M} UTC.",
        style="dim",
    )


def figure(value: float) -> str:
    """Write a share with three digits; 1.000 stands for all and nothing less."""
    return "1.000" if value == 1.0 else f"{min(value, 0.999):.3f}"


def share(found: Share | None) -> str:
    """Write a share; a dash where it could not be measured."""
    return "-" if found is None else figure(found.value)


def interval(found: Share) -> str:
    """Write where a share lies with 95 % certainty."""
    low, high = found.interval
    return f"{low:.3f}-{high:.3f}"
