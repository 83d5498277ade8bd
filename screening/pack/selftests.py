"""How often was every listed name searched for, and was each found?"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from db.store.events import happened
from db.store.run_details import run_details
from screening.pack.ground import Ground, minute
from screening.report.sheet import Section, Table, fields, row

KIND = "self-tested"
"""Of the event; `self_test` is what a run tells of it."""
_NONE = (
    "No self-test is on record for this time. One is made by every unattended run, and by hand "
    "with `sanctions lists --self-test`, which leaves no record."
)


def selftests(ground: Ground) -> Section:
    """Give every self-test on record."""
    found = sorted(_found(ground), key=lambda one: one[0])
    counts = ("names", "numbers", "missed")
    rows = tuple(
        row(
            minute(at),
            run,
            "passed" if told.get("passed") else "failed",
            *(told.get(name) for name in counts),
            f"{told.get('index') or ''}",
        )
        for at, run, told in found
    )
    failed = sum(not told.get("passed") for _, _, told in found)
    said = f"{len(found)} self-tests, {failed} of which failed, {ground.period}."
    title = "Self-tests: does every listed name and number find its own entry?"
    heads = fields(
        "at (UTC)", "run", "result", *counts, "index", numbers=counts, keys=("at (UTC)",)
    )
    tables = (Table("self-tests", "Every self-test", heads, rows),) if rows else ()
    return Section("self-tests", title, (said,) if rows else (_NONE,), (), tables)


def _found(ground: Ground) -> Iterator[tuple[datetime, str, Mapping[str, Any]]]:
    """Give when, by which run and with what result; a run's event goes before what it told."""
    told_of = set()
    for event in happened(ground.store, [KIND]):
        told_of.add(event.about)
        if ground.period.has(event.at):
            yield event.at, event.about, msgspec.json.decode(event.detail, type=dict[str, Any])
    for run, at, detail in run_details(ground.store):
        told = detail.get("self_test")
        if isinstance(told, dict) and run not in told_of and ground.period.has(at):
            yield at, run, told
