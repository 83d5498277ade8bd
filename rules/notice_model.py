"""What may stand in the table of how notices are worded?"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rules.comparison_model import Strict, Text


class NoticeLevel(StrEnum):
    """How urgent a notice looks where a service shows that."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    FAILURE = "failure"


class NoticeWords(Strict):
    """How one kind of notice is worded; `{name}` stands for what it tells."""

    level: NoticeLevel
    title: Text
    body: Text
    personal: str = ""
    """Follows the body on channels that may show who the customers are."""


class NoticeTable(Strict):
    """`notices.toml`."""

    version: Text
    most_lines: Annotated[int, Field(ge=1, le=500)]
    """Of one list in a notice; the rest is counted."""
    withheld: Text
    """Stands in the place of `personal` on other channels."""
    closing: Text
    """The end of every notice."""
    kind: dict[str, NoticeWords]
