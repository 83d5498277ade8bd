"""Is a person's word on two entries kept as it was said?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.records.subject import EntryKey, JoinDecision, Verdict
from db.store.engine import Store
from db.store.join_decisions import add, join_decisions

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
SAID = JoinDecision(
    Verdict.JOIN,
    EntryKey("un", "KPi.1"),
    EntryKey("eu", "EU.1"),
    "The same passport in the bank's copy.",
    "officer",
    AT,
    one_identity=("DATAID 1", "VERSIONNUM 2"),
)


def test_what_was_said_is_read_back(store: Store) -> None:
    add(store, SAID)

    assert join_decisions(store) == (SAID,)


def test_everything_said_stays_in_the_order_it_was_said(store: Store) -> None:
    later = replace(SAID, verdict=Verdict.SPLIT, at=AT + timedelta(hours=1))
    add(store, SAID)
    add(store, later)

    assert join_decisions(store) == (SAID, later)
    assert join_decisions(store, known_at=AT) == (SAID,)
