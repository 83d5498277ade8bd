"""How good was the matcher when it was last measured, and when is that due again?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from screening.evaluate import record
from screening.evaluate.run import OURS
from screening.pack.ground import Ground, minute
from screening.report.sheet import Section, Table, Value, fields, row

NEVER = "The matcher was never measured on this machine; run `sanctions evaluate`."
_ABOUT = (
    "Measured on spellings made from the lists' own names, of which half were never looked at "
    "while the rules were written. The share is of listed parties asked for in such a spelling "
    "that raise an alert, with the interval of 95 %."
)


def accuracy(ground: Ground) -> Section:
    """Give the last report of record, and when the next is due."""
    title = "Accuracy of the matcher"
    found, said = report(ground.settings.home), due(ground)
    if found is None:
        return Section("accuracy", title, (NEVER, said))
    made = (
        f"Measured on {found['at'][:10]} with engine {found['engine_version']} and rules "
        f"{found['rules_digest'][:10]}, on {found['parties']} parties. {said}"
    )
    tables = (_classes(found), _alerts(found))
    return Section("accuracy", title, (made, _ABOUT), (), tables, "accuracy.json")


def report(home: Path) -> dict[str, Any] | None:
    """Give the last report of record, `None` where none can be read."""
    for path in sorted((home / record.FOLDER).glob("*.json"), reverse=True):
        try:
            return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        except (OSError, ValueError):
            continue
    return None


def due(ground: Ground) -> str:
    """Say when the next evaluation is due, and why."""
    if ground.session is None:
        return "When the next is due can't be said: no list is loaded."
    found = record.due(record.last(ground.settings.home), ground.session.conditions, ground.at)
    word = "overdue since" if found.is_overdue(ground.at) else "due on"
    return f"The next measurement is {word} {minute(found.on)[:10]}. {found.because}"


def is_overdue(ground: Ground) -> bool:
    """Whether the matcher should have been measured by now."""
    if ground.session is None:
        return True
    last = record.last(ground.settings.home)
    return record.due(last, ground.session.conditions, ground.at).is_overdue(ground.at)


def _classes(found: Mapping[str, Any]) -> Table:
    numbers = ("cases", "found", "share in %", "from", "to")
    rows = tuple(
        row(one["group"], one["class"], one["cases"], *_share(one["systems"][OURS]["at_bands"]))
        for one in found["classes"]
        if OURS in one["systems"]
    )
    heads = fields("group", "class of spelling", *numbers, numbers=numbers)
    return Table("recall", "How many listed parties raise an alert, by spelling", heads, rows)


def _alerts(found: Mapping[str, Any]) -> Table:
    numbers = ("names", "alerts", "share in %", "from", "to")
    rows = []
    for one in found["alerts"]:
        share = one["at_bands"]
        size = share["size"] if share else None
        rows.append(row(one["group"], one["class"], size, *_share(share)))
    heads = fields("group", "class of names", *numbers, numbers=numbers)
    title = "How many names that are not listed raise an alert"
    return Table("false alerts", title, heads, tuple(rows))


def _share(found: Mapping[str, Any] | None) -> tuple[Value, ...]:
    if found is None:
        return (None, None, None, None)
    low, high = found["interval"]
    return (found["hits"], *(round(100 * one, 2) for one in (found["value"], low, high)))
