"""How does a person read what an unattended run did?"""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from db.records.run import EndedRun, RunResult

_WORDS = {
    RunResult.GOOD: ("nothing to look at", "green"),
    RunResult.REVIEW: ("there is something to look at", "yellow"),
    RunResult.ATTENTION: ("something is wrong, or waits for a person", "bold red"),
    RunResult.FAILED: ("a step failed", "bold red"),
    RunResult.STOPPED: ("it was told to stop", "bold red"),
}


def render(ended: EndedRun, problems: Sequence[str], console: Console) -> None:
    """Print what was done step by step, and what is wrong."""
    word, style = _WORDS[ended.result]
    result = (ended.result.value, style)
    line = Text.assemble((ended.run.run_id, "bold"), ": ", result, f", {word}")
    console.print(line, soft_wrap=True)
    for said in _lines(ended.detail):
        console.print(f"  {said}", soft_wrap=True, markup=False)
    for problem in problems:
        console.print(Text.assemble(("! ", "bold yellow"), problem), soft_wrap=True)


def _lines(told: Mapping[str, Any]) -> list[str]:
    found = [_list(one) for one in told.get("lists", ())]
    if test := told.get("self_test"):
        found.append(f"self-test: {test['names']} names, {test['missed']} missed")
    found += [
        f"customers: {one['compared']} compared, {one['alerts']} new alerts"
        for one in told.get("portfolios", ())
    ]
    if sent := told.get("notices"):
        found.append(f"notices: {sent['delivered']} delivered, {sent['failed']} not")
    if died := told.get("died"):
        found.append(f"completed what died: {', '.join(died)}")
    return found


def _list(one: Mapping[str, Any]) -> str:
    counts = ""
    if one["result"] == "published":
        counts = f": {one['added']} added, {one['amended']} amended, {one['removed']} removed"
    state = f" ({one['state']}, {one['entries']} entries)" if one["state"] else ""
    return f"list {one['list']}: {one['result']}{counts}{state}"
