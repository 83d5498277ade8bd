"""What may stand in the table of how long records are kept, and when has a period run out?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from rules.comparison_model import Strict, Text


class Record(StrEnum):
    """What may be erased, and is erased together."""

    ALERTS = "alerts"
    """An alert that is no confirmed match, with its steps, evidence and proposals."""
    CONFIRMED = "confirmed_matches"
    """The same of an alert that a person holds for a true match."""
    CUSTOMERS = "customers"
    """A customer with every version of its record."""
    SCREENINGS = "screenings"
    """Kept singly: of one name, or an alert of a file."""
    BATCH_RUNS = "batch_runs"
    """That a file of customers was screened."""
    MESSAGES = "messages"
    """What somebody was told, with the attempts to deliver it."""
    EVENTS = "event_details"
    """What is personal in events of the log; the events themselves stay."""


class Start(StrEnum):
    """From when on the years are counted."""

    RECORDED = "recorded"
    DECIDED = "decided"
    RELATIONSHIP_END = "relationship_end"
    RELEASED = "released"


_STARTS: Mapping[Record, frozenset[Start]] = {
    Record.ALERTS: frozenset({Start.RECORDED, Start.DECIDED, Start.RELATIONSHIP_END}),
    Record.CONFIRMED: frozenset(Start),
    Record.CUSTOMERS: frozenset({Start.RELATIONSHIP_END}),
}
"""What is known of each; of others only when they were written."""


class RetentionRule(Strict):
    """How long a jurisdiction wants a type of record kept."""

    record: Record
    jurisdiction: Text
    years: Annotated[int, Field(ge=1, le=100)]
    starts: Start
    source: Text
    verified: bool
    """Whether a person compared it with the official text."""

    @model_validator(mode="after")
    def _start_is_known(self) -> Self:
        if self.starts not in _STARTS.get(self.record, {Start.RECORDED}):
            raise ValueError(f"{self.record}: nothing is known of when it was {self.starts}")
        return self

    def has_run_out(self, start: datetime | None, today: date) -> bool:
        """Whether the years are over; not where they have not begun."""
        return start is not None and start < begun_before(today, self.years)


class RetentionTable(Strict):
    """The institution's periods."""

    version: Text
    applies: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The jurisdictions that the institution is under."""
    rule: Annotated[tuple[RetentionRule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _jurisdictions_have_rules(self) -> Self:
        if unknown := sorted(set(self.applies) - {one.jurisdiction for one in self.rule}):
            raise ValueError(f"applies names {', '.join(unknown)}, which no rule is of")
        return self

    def rules_for(self, record: Record) -> tuple[RetentionRule, ...]:
        """Give the rules that the institution is under; all of them must have run out."""
        return tuple(
            one
            for one in self.rule
            if one.record is record and one.jurisdiction in self.applies
        )


def is_due(rules: Sequence[RetentionRule], starts: Mapping[str, datetime], today: date) -> bool:
    """Whether every period has run out; never where there is no rule."""
    return bool(rules) and all(one.has_run_out(starts.get(one.starts), today) for one in rules)


def begun_before(today: date, years: int) -> datetime:
    """Give the moment before which a period of so many years must have begun to be over."""
    day = (today.month, 28) if (today.month, today.day) == (2, 29) else (today.month, today.day)
    return datetime.combine(date(today.year - years, *day), time(), UTC)
