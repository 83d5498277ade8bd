"""Can each look at a publisher be proved, also one that found nothing new?"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from db.records.publication import Check
from db.store.checks import record_check
from db.store.engine import Store
from db.store.looks import failing_since, last_good, looks
from db.store.publications import event_of, newest, publish, put_in_force_after
from db.store.runs import head
from tests.factories import draft, entry

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


def look(store: Store, hours: int, problem: str = "", answer: str = "not modified") -> None:
    at = AT + timedelta(hours=hours)
    good = None if problem else at
    checked = Check("x", checked_at=good, attempted_at=at, problem=problem)
    record_check(store, checked, answer="" if problem else answer)


def test_each_look_says_what_it_found_and_which_event_proves_it(store: Store) -> None:
    publish(store, draft(0), [entry()], ())
    look(store, 0, answer=draft(0).sha256)
    look(store, 1)
    look(store, 2, problem="500")
    publish(store, draft(1), [entry(), entry("X.2")], ())
    look(store, 3, answer=draft(1).sha256)

    found = looks(store, "x", AT)

    assert [(one.at - AT, one.problem, one.is_new, one.sha256) for one in found] == [
        (timedelta(hours=0), "", True, draft(0).sha256),
        (timedelta(hours=1), "", False, draft(0).sha256),
        (timedelta(hours=2), "500", False, draft(0).sha256),
        (timedelta(hours=3), "", True, draft(1).sha256),
    ]
    assert found[1].answer == "not modified"
    assert all(one.is_whole for one in found)
    assert found[-1].event_id == head(store)
    assert looks(store, "x", AT + timedelta(hours=1)) == found[1:]
    assert looks(store, "y", AT) == []


def test_a_look_that_was_changed_is_not_whole(store: Store) -> None:
    look(store, 0, problem="500")
    with store.writing() as connection:
        changed = "UPDATE event SET detail = replace(detail, '500', '') WHERE id = :number"
        connection.execute(text(changed), {"number": head(store)})

    (found,) = looks(store, "x", AT)

    assert not found.is_whole


def test_since_when_a_list_fails_is_the_first_failure_since_it_did_not(store: Store) -> None:
    assert failing_since(store, "x") is None
    for hours, problem in enumerate(("500", "", "500", "a web page", "500")):
        look(store, hours, problem)

    assert failing_since(store, "x") == AT + timedelta(hours=2)
    assert last_good(store, "x", head(store) + 1) == AT + timedelta(hours=1)

    look(store, 9)

    assert failing_since(store, "x") is None
    assert last_good(store, "x", head(store)) == AT + timedelta(hours=1)
    assert last_good(store, "y", head(store)) is None


def test_what_came_into_force_is_found_by_event_and_older_files_are_not(store: Store) -> None:
    publish(store, draft(5), [entry()], ())
    mark = head(store)
    publish(store, draft(6), [entry("X.2")], ())
    publish(store, draft(1), [entry("X.3")], ())
    publish(store, draft(7, is_sample=True), [entry("X.4")], ())

    (found,) = put_in_force_after(store, mark)

    assert found.sha256 == draft(6).sha256
    assert event_of(store, found.id) == mark + 1
    last = newest(store, "x")
    assert last is not None
    assert put_in_force_after(store, head(store)) == []
