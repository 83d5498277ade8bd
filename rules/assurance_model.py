"""What may stand in the table of what each threshold accepts to miss?"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from rules.comparison_model import Strict, Text


class Accepted(Strict):
    """What a rule of decisions accepts to miss, and why."""

    rule: Text
    miss_rate: Annotated[float, Field(gt=0, le=1)] | None = None
    """The share, from 0 to 1, of parties that may raise no alert; `None` where none may."""
    rationale: Text


class AssuranceTable(Strict):
    """What is shown to a supervisor beside what was measured."""

    version: Text
    sample: Annotated[int, Field(ge=1, le=30_000)]
    """So many customers are drawn for the samples below the line."""
    least: Annotated[float, Field(ge=0.6, lt=1)]
    """How similar to a listed party one of them is at least that is shown."""
    shown: Annotated[int, Field(ge=1, le=1_000)]
    """So many of them stand in the pack, those of the highest scores."""
    seed: int
    accepted: Annotated[tuple[Accepted, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rules_are_told_apart(self) -> Self:
        rules = [one.rule for one in self.accepted]
        if len(set(rules)) < len(rules):
            raise ValueError("a rule stands there twice")
        return self
