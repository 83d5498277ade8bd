"""What is one row of a file of customers, and what is wrong with a file of them?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Say = Callable[[str], None]
"""Tells whoever waits how a file was read."""


class RowsError(Exception):
    """A file of customers cannot be read on; the message names the file and the reason."""


class HeadingError(RowsError):
    """The file has no usable headings: another file must be given."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its texts as printed, under the names of the documented columns."""

    place: str
    """Where it stands in the file, as a person would look it up: `line 17`, `row 17`."""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    """Optional values that could not be read and were left out, each with its reason."""
    unreadable: str = ""
    """Why the row cannot be screened; empty where it can."""
    is_numbered: bool = False
    """It brings no id, and has its place in the file for one."""

    def text(self, column: str) -> str:
        """Give the text of a column that has one value."""
        return next(iter(self.texts.get(column, ())), "")
