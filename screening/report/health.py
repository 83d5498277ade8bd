"""How do a person and a program read whether everything is well?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from screening.health import Health, Runs
from screening.report import json
from screening.report.lists import ago, state_text


def render(found: Health, console: Console) -> None:
    """Print how everything is, and below it what isn't well."""
    word = ("well", "bold green") if found.is_well else ("not well", "bold red")
    console.print(Text.assemble(word, f"  {found.at:%Y-%m-%d %H:%M} UTC, {found.version}"))
    for one, used in found.lists:
        console.print(
            Text.assemble(
                f"list {one.list}: ",
                state_text(used.state),
                f", {one.entries} entries, checked {ago(one.checked_at, found.at)}",
            ),
            soft_wrap=True,
        )
    for line in _lines(found):
        console.print(line, soft_wrap=True, markup=False)
    render_problems(found, console)


def render_problems(found: Health, console: Console) -> None:
    """Print only what isn't well."""
    for problem in found.problems:
        console.print(Text.assemble(("! ", "bold yellow"), problem), soft_wrap=True)


def _lines(found: Health) -> Iterator[str]:
    for one in found.runs:
        result = f"{one.last.result.value}, begun " if one.last else ""
        last = ago(one.last.run.at if one.last else None, found.at)
        good = ago(one.good.run.at if one.good else None, found.at)
        yield f"{one.kind.value} run: {result}{last}; last good one {good}"
    test = found.tested
    if test is None:
        yield "self-test: never"
    else:
        word = "passed" if test.is_passed else f"failed, {test.missed} missed"
        yield f"self-test: {word}, {test.names} names, {ago(test.at, found.at)}"
    oldest = found.alerts.oldest_at
    since = f", the oldest {ago(oldest, found.at)}" if oldest else ""
    yield f"open alerts: {found.alerts.count}{since}"
    waits = found.undelivered
    yield f"notices not delivered: {waits.waiting} waiting, {waits.given_up} given up"


def documented(found: Health) -> dict[str, Any]:
    """Give it in the documented form."""
    test, waits = found.tested, found.undelivered
    return {
        "healthy": found.is_well,
        "at": json.moment(found.at),
        "version": found.version,
        "problems": list(found.problems),
        "lists": [
            {
                "list": one.list,
                "state": used.state,
                "because": used.because,
                "entries": one.entries,
                "checked_at": json.moment(one.checked_at),
                "age_seconds": _age(one.checked_at, found.at),
                "published_at": json.moment(one.published_at),
                "sha256": one.sha256 or None,
                "problem": one.problem,
            }
            for one, used in found.lists
        ],
        "runs": [_runs(one, found.at) for one in found.runs],
        "self_test": test
        and {
            "at": json.moment(test.at),
            "age_seconds": _age(test.at, found.at),
            "passed": test.is_passed,
            "names": test.names,
            "missed": test.missed,
        },
        "alerts": {
            "open": found.alerts.count,
            "oldest_at": json.moment(found.alerts.oldest_at),
            "oldest_seconds": _age(found.alerts.oldest_at, found.at),
        },
        "notices": {
            "waiting": waits.waiting,
            "given_up": waits.given_up,
            "oldest_at": json.moment(waits.oldest_at),
        },
    }


def _runs(one: Runs, now: datetime) -> dict[str, Any]:
    last, good = one.last, one.good
    return {
        "kind": one.kind.value,
        "last_at": json.moment(last.run.at if last else None),
        "last_result": last.result.value if last else None,
        "last_run": last.run.run_id if last else None,
        "last_good_at": json.moment(good.run.at if good else None),
        "last_good_seconds": _age(good.run.at if good else None, now),
    }


def _age(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else int((now - moment).total_seconds())
