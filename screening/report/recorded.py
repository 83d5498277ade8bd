"""What is kept of a screening, so that it can be shown as it was answered?"""

from dataclasses import dataclass
from datetime import datetime

from db.records.screening import Decision
from screening.report import json


@dataclass(frozen=True, slots=True)
class Recorded:
    """A screening as it is recorded; `query`, `decision` and `lists` are JSON."""

    screening_id: str
    at: datetime
    by: str
    query: str
    outcome: str
    rule: str
    decision: str
    lists: str


def recorded(decision: Decision) -> Recorded:
    """Give what is kept of a screening."""
    shown = json.decision(decision)
    return Recorded(
        screening_id=decision.screening_id,
        at=decision.at,
        by=decision.by,
        query=json.encoded(shown["query"]),
        outcome=decision.outcome.value,
        rule=decision.rule,
        decision=json.encoded(shown),
        lists=json.encoded(shown["lists"]),
    )
