"""Which entries has a person joined or held apart, and why?"""

from datetime import datetime

from sqlalchemy import select

from db.records.event import Happening
from db.records.subject import EntryKey, JoinDecision, Verdict
from db.store.engine import Store
from db.store.ledger import writing
from db.tables.row import table
from db.tables.subject import JoinDecisionRow

_decision = table(JoinDecisionRow)
_BETWEEN = "\n"


def add(store: Store, decision: JoinDecision) -> None:
    """Keep a decision; what was said before of the same entries stays in the record."""
    values = {
        "verdict": decision.verdict.value,
        "one_list": decision.one.list,
        "one_ref": decision.one.ref,
        "one_identity": _BETWEEN.join(decision.one_identity),
        "other_list": decision.other.list,
        "other_ref": decision.other.ref,
        "other_identity": _BETWEEN.join(decision.other_identity),
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
    }
    told = {name: str(getattr(decision, name)) for name in ("one", "other", "reason")}
    kind = f"entries {decision.verdict}"
    with writing(store, Happening(kind, decision.by, decision.at, "", told)) as ledger:
        ledger.add(JoinDecisionRow, [values])


def join_decisions(store: Store, known_at: datetime | None = None) -> tuple[JoinDecision, ...]:
    """Give every decision in the order they were made, as of a moment."""
    statement = select(_decision).order_by(_decision.c.id)
    if known_at is not None:
        statement = statement.where(_decision.c.at <= known_at)
    with store.reading() as connection:
        return tuple(
            JoinDecision(
                Verdict(row.verdict),
                EntryKey(row.one_list, row.one_ref),
                EntryKey(row.other_list, row.other_ref),
                row.reason,
                row.by,
                row.at,
                _parted(row.one_identity),
                _parted(row.other_identity),
            )
            for row in connection.execute(statement)
        )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(text.split(_BETWEEN)) if text else ()
