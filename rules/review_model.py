"""What may stand in the table of how alerts are decided?"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from db.records.alert import Verdict
from rules.comparison_model import Strict, Text


class Deed(StrEnum):
    """What a policy may want a second person to agree to."""

    TRUE_MATCH = "true_match"
    FALSE_POSITIVE = "false_positive"
    ESCALATE = "escalate"
    NEED_INFORMATION = "need_information"
    ACCEPT = "accept"
    REMOVAL = "removal"
    JOINS = "joins"
    RULES = "rules"


class Reason(Strict):
    """Why an alert is decided so."""

    id: Text
    title: Text
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=1)]
    """For which decisions it can be given."""


class ReviewTable(Strict):
    """The institution's policy."""

    suppression_days: Annotated[int, Field(ge=1)]
    longest_suppression_days: Annotated[int, Field(ge=1)]
    four_eyes: tuple[Deed, ...] = ()
    reason: Annotated[tuple[Reason, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _reasons_are_told_apart(self) -> Self:
        ids = [one.id for one in self.reason]
        if len(set(ids)) < len(ids):
            raise ValueError("two reasons have the same id")
        if self.suppression_days > self.longest_suppression_days:
            raise ValueError("suppression_days is more than longest_suppression_days")
        missing = set(Verdict) - {v for one in self.reason for v in one.verdicts}
        if missing:
            raise ValueError(f"no reason can be given for {', '.join(sorted(missing))}")
        return self

    def reasons_for(self, verdict: Verdict) -> tuple[Reason, ...]:
        """Give the reasons that a decision can have."""
        return tuple(one for one in self.reason if verdict in one.verdicts)

    def needs_second(self, deed: Deed | Verdict) -> bool:
        """Whether a second person must agree."""
        return Deed(deed.value) in self.four_eyes
