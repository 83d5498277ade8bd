"""Why did a list fail, as far as somebody must be told of it anew?"""

from enum import StrEnum

from feeds.errors import BrokenPromiseError, FeedError, UnreadableListError


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


def cause_of(error: Exception) -> Cause:
    """Give the cause of an error that a list, its publisher or the machine gave rise to."""
    match error:
        case UnreadableListError():
            return Cause.UNREADABLE
        case BrokenPromiseError():
            return Cause.PROMISE
        case FeedError():
            return Cause.FETCH
        case _:
            return Cause.MACHINE
