"""Where do all misses and false alerts of an evaluation stand, to be worked through?"""

import csv
from collections.abc import Iterable
from pathlib import Path

from screening.evaluate.metrics import Measured

COLUMNS = (
    "problem", "group", "class", "text", "made_from", "party", "score", "best_party",
    "best_score", "rank", "outcome", "matched_name", "alerts",
)  # fmt: skip


def write(path: Path, measured: Iterable[Measured]) -> None:
    """Write a line for each listed party not found and each unlisted name that alerts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for one in measured:
            if one.case.group.is_positive != one.answer.is_alert:
                lines.writerow(_line(one))


def _line(one: Measured) -> tuple[object, ...]:
    case, answer = one.case, one.answer
    return (
        "missed" if case.party else "false alert",
        case.group,
        case.kind,
        case.text,
        case.made_from,
        case.party,
        round(answer.right, 4),
        answer.top_party,
        round(answer.top, 4),
        answer.rank,
        answer.outcome,
        answer.matched_name,
        answer.alerts,
    )
