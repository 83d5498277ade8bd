"""Is it known which runs were done, which died, and what they told?"""

from datetime import UTC, datetime, timedelta

from db.records.message import Attempt, Message
from db.records.run import EndedRun, Run, RunKind, RunResult
from db.store import messages, runs
from db.store.engine import Store
from db.store.verify import verify

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


def run(number: int, kind: RunKind = RunKind.NIGHTLY) -> Run:
    return Run(f"run-{number}", kind, AT + timedelta(hours=number), "schedule", "here")


def ended(begun: Run, result: RunResult = RunResult.GOOD) -> EndedRun:
    return EndedRun(begun, begun.at + timedelta(minutes=5), result, {"seen_to": 7})


def done(store: Store, begun: Run, result: RunResult = RunResult.GOOD) -> None:
    runs.begin(store, begun)
    runs.end(store, ended(begun, result))


def message(key: str, hours: int = 0) -> Message:
    return Message(key, "failure", AT + timedelta(hours=hours), "run-1", '{"made": "up"}')


def test_a_run_reads_back_as_it_was_written(store: Store) -> None:
    done(store, run(1), RunResult.ATTENTION)

    assert runs.last_ended(store) == ended(run(1), RunResult.ATTENTION)


def test_the_last_run_is_found_by_kind_and_result(store: Store) -> None:
    done(store, run(1))
    done(store, run(2), RunResult.FAILED)
    done(store, run(3, RunKind.POLL))

    def number(*asked: list[RunKind] | list[RunResult]) -> str:
        found = runs.last_ended(store, *asked)  # type: ignore[arg-type]  # both are lists
        return found.run.run_id if found else ""

    assert number([]) == "run-3"
    assert number([RunKind.NIGHTLY]) == "run-2"
    assert number([RunKind.NIGHTLY], [RunResult.GOOD]) == "run-1"
    assert number([], [RunResult.STOPPED]) == ""


def test_runs_that_never_ended_since_the_last_that_did_have_died(store: Store) -> None:
    runs.begin(store, run(1))
    done(store, run(2))
    runs.begin(store, run(3))
    runs.begin(store, run(4))

    assert [one.run_id for one in runs.died(store)] == ["run-3", "run-4"]

    done(store, run(5))

    assert runs.died(store) == []


def test_a_mark_lies_before_what_the_first_run_writes(store: Store) -> None:
    before = runs.head(store)
    assert runs.first_event(store) == before

    done(store, run(1))

    assert runs.first_event(store) == before + 1
    assert runs.head(store) == before + 2


def test_a_message_of_the_same_key_is_kept_once(store: Store) -> None:
    assert messages.put(store, message("a"), by="schedule")
    before = runs.head(store)

    assert not messages.put(store, message("a", hours=3), by="schedule")

    assert runs.head(store) == before
    assert [one.message for one in messages.posted(store, AT)] == [message("a")]


def test_messages_are_given_with_what_became_of_them(store: Store) -> None:
    for key, hours in (("old", 0), ("a", 5), ("b", 6)):
        messages.put(store, message(key, hours), by="schedule")
    first = Attempt("mail", AT + timedelta(hours=7), False, "refused")
    second = Attempt("mail", AT + timedelta(hours=8), True)
    _, b = messages.posted(store, AT + timedelta(hours=5))
    for attempt in (first, second):
        messages.delivered(store, b, attempt, by="schedule")

    found = messages.posted(store, AT + timedelta(hours=5))

    assert [(one.message.key, one.attempts) for one in found] == [
        ("a", ()),
        ("b", (first, second)),
    ]
    assert messages.keys(store, ["failure"]) == ["old", "a", "b"]
    assert messages.keys(store, ["stale"]) == []


def test_the_log_vouches_for_all_of_it(store: Store) -> None:
    done(store, run(1))
    messages.put(store, message("a"), by="schedule")
    (a,) = messages.posted(store, AT)
    messages.delivered(store, a, Attempt("mail", AT, True), by="schedule")

    with store.reading() as connection:
        assert verify(connection).faults == []
