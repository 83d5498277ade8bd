"""What do the answers to some rows come to: lines of an output, alerts to record, counts?

Worked out in the process that screened them, so that little has to be handed on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

import msgspec

from db.records.screening import Decision, Outcome
from screening.exit_codes import exit_code
from screening.report import BATCH_FORMATS, json
from screening.report.alike import Known, MakeWrite, Write
from screening.report.recorded import recorded

ALERTS = frozenset({Outcome.MATCH, Outcome.REVIEW})
LINES = frozenset({"csv", "jsonl"})
"""Formats written line by line; of the others the decisions are kept until all are known."""
_HOLE = b"\0"
_encode = msgspec.json.Encoder().encode


class Lines(Protocol):
    """A format written line by line."""

    def head(self) -> str:
        """Give what stands before the first decision."""

    def lines(self, decision: Decision) -> str:
        """Give the lines of one decision."""

    def alike(self, decision: Decision) -> Write:
        """Give what writes decisions that say the same as that one, which has no match."""


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


def is_by_line(output: Path) -> bool:
    """Whether the output's format is written line by line."""
    return _format(output) in LINES


def head(output: Path) -> bytes:
    """Give what stands in the output, or in what is kept of it, before the first decision."""
    return _lines(output).head().encode() if is_by_line(output) else b""


class Spooling:
    """Works out what decisions come to in an output of that format."""

    def __init__(self, output: Path) -> None:
        """Know nothing yet of the answers that many rows share."""
        self._output = output
        self._known: Known | None = None

    def __call__(self, found: Iterable[Decision]) -> Spooled:
        """Give what the decisions of some rows come to."""
        known = self._known = self._known or Known(_making(self._output))
        write = _writing(self._output)
        written: list[bytes] = []
        alerts: list[bytes] = []
        counts: dict[str, int] = {}
        code = 0
        for decision in found:
            alike = known.like(decision)
            if alike is not None:
                written.append(alike.write(decision))
                outcome, its_code = alike.outcome, alike.code
            else:
                written.append(write(decision))
                outcome = decision.outcome.value
                its_code = exit_code([decision], is_recorded=True)
            if decision.outcome in ALERTS:
                alerts.append(msgspec.json.encode(recorded(decision)) + b"\n")
            counts[outcome] = counts.get(outcome, 0) + 1
            code = max(code, its_code)
        return Spooled(len(written), b"".join(written), b"".join(alerts), counts, code)


def spooled(found: Iterable[Decision], *, output: Path) -> Spooled:
    """Give what the decisions of some rows come to in an output of that format."""
    return Spooling(output)(found)


def decisions(lines: Iterable[bytes]) -> Iterator[Decision]:
    """Give the decisions that were kept of an output that is not written line by line."""
    decoder = msgspec.json.Decoder(Decision)
    return map(decoder.decode, lines)


def _kept(decision: Decision) -> bytes:
    return msgspec.json.encode(decision) + b"\n"


def _kept_alike(decision: Decision) -> Write:
    own = {"screening_id": msgspec.Raw(_HOLE), "query": msgspec.Raw(_HOLE)}
    whole = msgspec.json.encode(msgspec.to_builtins(decision) | own)
    before, middle, after = whole.split(_HOLE)
    end = after + b"\n"

    def write(one: Decision) -> bytes:
        return b"".join((before, _encode(one.screening_id), middle, _encode(one.query), end))

    return write


def _writing(output: Path) -> Write:
    if not is_by_line(output):
        return _kept
    format_ = _lines(output)
    return lambda decision: format_.lines(decision).encode()


def _making(output: Path) -> MakeWrite:
    return _lines(output).alike if is_by_line(output) else _kept_alike


def _format(output: Path) -> str:
    return BATCH_FORMATS[output.suffix.lower()]


def _lines(output: Path) -> Lines:
    return cast("Lines", import_module(f"screening.report.{_format(output)}"))


def lists(about: Decision) -> Sequence[Any]:
    """Give the lists that a run is screened against, as they are recorded."""
    return [json.list_used(used) for used in about.lists]
