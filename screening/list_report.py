"""What did a refresh do for one list?"""

from dataclasses import dataclass
from enum import StrEnum

from db.records.publication import Delta


class Result(StrEnum):
    """What became of a file."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HISTORY = "history"
    """An older file, loaded late; what is in force did not change."""
    FAILED = "failed"


class Cause(StrEnum):
    """Why a list failed, as far as its failures are told apart."""

    FETCH = "fetch"
    """The publisher could not be reached, or gave no list, or an older one."""
    UNREADABLE = "unreadable"
    """What came is not the list."""
    PROMISE = "promise"
    """It is a list, and breaks a promise of its manifest."""
    MACHINE = "machine"
    """A file, the disk or the database."""
    TOOL = "tool"
    """We stumbled ourselves."""


@dataclass(frozen=True, slots=True)
class ListReport:
    """What a refresh did for one list."""

    list: str
    result: Result
    delta: Delta | None = None
    problem: str = ""
    """What is wrong: why it failed, what is held, which records could not be read."""
    sha256: str = ""
    needs_a_person: bool = False
    cause: Cause | None = None
    """Why it failed; `None` where it didn't."""
