"""What do the answers to some rows come to: lines of an output, alerts to record, counts?

Worked out in the process that screened them, so that little has to be handed on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

import msgspec

from db.records.screening import Decision, Outcome
from screening.exit_codes import exit_code
from screening.report import BATCH_FORMATS, json

ALERTS = frozenset({Outcome.MATCH, Outcome.REVIEW})
LINES = frozenset({"csv", "jsonl"})
"""Formats written line by line; of the others the decisions are kept until all are known."""


class Lines(Protocol):
    """A format written line by line."""

    def head(self) -> str:
        """Give what stands before the first decision."""

    def lines(self, decision: Decision) -> str:
        """Give the lines of one decision."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """What came of some rows."""

    rows: int
    lines: bytes
    alerts: bytes
    """A line an alert, as it is recorded."""
    counts: dict[str, int]
    """How many rows came to which outcome."""
    code: int
    """The exit code they call for."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert as it is recorded."""

    screening_id: str
    at: object
    by: str
    query: str
    outcome: str
    rule: str
    decision: str
    lists: str


def is_by_line(output: Path) -> bool:
    """Whether the output's format is written line by line."""
    return _format(output) in LINES


def head(output: Path) -> bytes:
    """Give what stands in the output, or in what is kept of it, before the first decision."""
    return _lines(output).head().encode() if is_by_line(output) else b""


def spooled(found: Iterable[Decision], *, output: Path) -> Spooled:
    """Give what the decisions of some rows come to in an output of that format."""
    written: list[bytes] = []
    alerts: list[bytes] = []
    counts: Counter[str] = Counter()
    code = 0
    by_line = _lines(output).lines if is_by_line(output) else None
    for decision in found:
        written.append(by_line(decision).encode() if by_line else _kept(decision))
        if decision.outcome in ALERTS:
            alerts.append(msgspec.json.encode(_alert(decision)) + b"\n")
        counts[decision.outcome.value] += 1
        code = max(code, exit_code([decision], is_recorded=True))
    rows = counts.total()
    return Spooled(rows, b"".join(written), b"".join(alerts), dict(counts), code)


def decisions(lines: Iterable[bytes]) -> Iterator[Decision]:
    """Give the decisions that were kept of an output that is not written line by line."""
    decoder = msgspec.json.Decoder(Decision)
    return map(decoder.decode, lines)


def _kept(decision: Decision) -> bytes:
    return msgspec.json.encode(decision) + b"\n"


def _format(output: Path) -> str:
    return BATCH_FORMATS[output.suffix.lower()]


def _lines(output: Path) -> Lines:
    return cast("Lines", import_module(f"screening.report.{_format(output)}"))


def _alert(decision: Decision) -> Alert:
    shown = json.decision(decision)
    return Alert(
        screening_id=decision.screening_id,
        at=decision.at,
        by=decision.by,
        query=json.encoded(shown["query"]),
        outcome=decision.outcome.value,
        rule=decision.rule,
        decision=json.encoded(shown),
        lists=json.encoded(shown["lists"]),
    )


def lists(about: Decision) -> Sequence[Any]:
    """Give the lists that a run is screened against, as they are recorded."""
    return [json.list_used(used) for used in about.lists]
