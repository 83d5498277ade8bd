"""What did the tool do unattended, when, and how did it end?"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class RunKind(StrEnum):
    """What a run is to do."""

    NIGHTLY = "nightly"
    """Everything."""
    POLL = "poll"
    """Ask the publishers, and do the rest where something is new."""


class RunResult(StrEnum):
    """How a run ended."""

    GOOD = "good"
    """Nothing failed, and nobody need look at anything."""
    REVIEW = "review"
    """Nothing failed; there are changes or alerts to look at."""
    ATTENTION = "attention"
    """All steps were done; a list failed, is stale or incomplete, or waits for a person."""
    FAILED = "failed"
    """A step failed, or could not be done."""
    STOPPED = "stopped"
    """It was told to stop before it was done."""

    @property
    def is_done(self) -> bool:
        """Whether all steps were done, so that the run counts as a good one."""
        return self in {RunResult.GOOD, RunResult.REVIEW, RunResult.ATTENTION}


@dataclass(frozen=True, slots=True)
class Run:
    """A run that began."""

    run_id: str
    kind: RunKind
    at: datetime
    by: str
    host: str
    """Which machine and process did it."""


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that came to its end."""

    run: Run
    at: datetime
    result: RunResult
    detail: dict[str, Any] = field(default_factory=dict)
    """What was done, step by step; names no customer."""
