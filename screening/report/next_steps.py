"""How is it shown what comes after a true match, authority by authority?"""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from db.records.alert import Alert
from rules.next_steps_model import NextStep, NextSteps

NOT_ADVICE = "This is not legal advice: facts about duties, for whoever decides what is done."
UNVERIFIED = "Not compared with the official text yet."


def lists_of(found: Alert) -> tuple[str, ...]:
    """Give the lists that an alert is about."""
    return tuple(dict.fromkeys(key.partition(":")[0] for key in found.entries))


def render(found: Alert, table: NextSteps, console: Console) -> None:
    """Show the steps for an alert: the institution's own jurisdictions, then others."""
    lists = lists_of(found)
    console.print(Text(f"If alert {found.id} ({found.subject}) is a true match", style="bold"))
    console.print(Text(NOT_ADVICE))
    steps = table.of(lists)
    ours = [one for one in steps if one.jurisdiction in table.applies]
    for one in ours:
        _step(one, console)
    others = [one for one in steps if one not in ours]
    if others:
        console.print()
        named = ", ".join(table.applies)
        console.print(Text(f"Besides, outside the jurisdictions in force here ({named}):"))
    for one in others:
        _step(one, console)


def _step(step: NextStep, console: Console) -> None:
    console.print()
    head = f"{step.jurisdiction}: {step.authority}; {step.deadline}"
    console.print(Text(head, style="bold"))
    basis = step.basis if step.verified else f"{step.basis}. {UNVERIFIED}"
    for said in (step.text, basis):
        console.print(Padding(Text(said), (0, 0, 0, 2)))
    console.print(Text(f"  {step.url}"), soft_wrap=True)


def documented(found: Alert, table: NextSteps) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        "alert": found.id,
        "subject": found.subject,
        "note": NOT_ADVICE,
        "version": table.version,
        "steps": _steps(table.of(lists_of(found)), table),
    }


def _steps(steps: Iterable[NextStep], table: NextSteps) -> Sequence[dict[str, Any]]:
    return [
        {**one.model_dump(mode="json"), "applies": one.jurisdiction in table.applies}
        for one in steps
    ]
