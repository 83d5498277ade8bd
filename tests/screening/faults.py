"""What does `docs/faults.md` promise for each fault?

The table is what the tests hold the tool to: a test names its row and takes from it the
words that must be printed, the exit code and the state of the list afterwards.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from tests.screening.home import Result

TABLE = Path(__file__).parents[2] / "docs" / "faults.md"
tested: set[str] = set()
"""The rows that a test is about; complete once all modules are imported."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of the table."""

    name: str
    words: tuple[str, ...]
    code: int
    state: str


@cache
def documented() -> dict[str, Fault]:
    """Read the table; the printed words stand in back quotes."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| fault ")
    ]
    return {
        name: Fault(name, tuple(re.findall(r"`([^`]+)`", seen)), int(code), state)
        for name, seen, code, state, _ in rows
    }


def case(name: str, *values: Any) -> ParameterSet:
    """Make a row of the table a case of a test."""
    tested.add(name)
    return pytest.param(documented()[name], *values, id=name)


def assert_as_documented(result: Result, fault: Fault) -> None:
    """Hold what a command answered against the table."""
    for words in fault.words:
        assert words in result.said, result.said
    assert "Traceback" not in result.said
    assert result.code == fault.code, result.said
