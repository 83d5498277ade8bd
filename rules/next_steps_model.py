"""What may stand in the table of what comes after a true match?"""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator

from rules.comparison_model import Strict, Text


class NextStep(Strict):
    """What is owed to an authority, or done by the institution itself."""

    id: Text
    authority: Text
    jurisdiction: Text
    deadline: Text
    lists: tuple[Text, ...]
    """On whose listing it is for; empty for any."""
    text: Text
    basis: Text
    url: Annotated[str, Field(pattern=r"^https://[^\s]+$")]
    verified: bool
    """Whether a person compared it with the official text."""

    def is_for(self, lists: Iterable[str]) -> bool:
        """Whether it is for a party of these lists."""
        return not self.lists or not set(self.lists).isdisjoint(lists)


class NextSteps(Strict):
    """The whole table."""

    version: Text
    applies: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The jurisdictions that the institution is under."""
    step: Annotated[tuple[NextStep, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_are_told_apart(self) -> Self:
        ids = [one.id for one in self.step]
        if len(set(ids)) < len(ids):
            raise ValueError("two steps have the same id")
        return self

    def of(self, lists: Iterable[str]) -> tuple[NextStep, ...]:
        """Give the steps for a party of some lists, those of one's own jurisdictions first."""
        wanted = set(lists)
        found = (one for one in self.step if one.is_for(wanted))
        return tuple(sorted(found, key=lambda one: one.jurisdiction not in self.applies))
