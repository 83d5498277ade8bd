"""What does one run do, whom does it tell, and what does it leave behind?"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import StoreError
from db.records.run import RunKind, RunResult
from db.store import runs
from db.store.events import happened
from db.store.verify import verify
from screening.nightly import steps
from screening.nightly.night import Night, Skipped
from screening.nightly.run import run
from screening.nightly.steps import STEPS, Step
from screening.notices.notice import NoticeKind
from screening.selftest import EVENT, Miss, SelfTest
from tests.publisher import body, error_page, status
from tests.screening.nightly.town import BASE, LIST, RECEIVER, Town
from tests.screening.un_files import NEWCOMER, Listed, un_file


def test_the_first_night_does_everything_and_leaves_a_record(town: Town) -> None:
    town.lists()

    done = town.run()

    assert done.ended.result is RunResult.REVIEW
    assert done.exit_code == 1
    assert done.problems == ()
    detail = done.ended.detail
    assert detail["steps"] == {step.name: "done" for step in STEPS}
    assert detail["self_test"]["passed"]
    assert detail["self_test"]["names"] == len(BASE)
    assert detail["lists"][0]["added"] == len(BASE)
    with town.store() as store:
        assert runs.last_ended(store) == done.ended
        (tested,) = happened(store, [EVENT])
        assert tested.about == done.ended.run.run_id
        with store.reading() as connection:
            assert verify(connection).faults == []


def test_the_report_of_the_night_lies_beside_the_database(loaded: Town) -> None:
    done = loaded.run()

    report = json.loads((loaded.folder / "reports" / "night-2027-01-03.json").read_text())

    assert report["run"] == done.ended.run.run_id
    assert report["lists"][0]["result"] == "unchanged"
    assert report["troubles"] == []
    assert sorted(path.name for path in (loaded.folder / "reports").iterdir()) == [
        "night-2027-01-02.json",
        "night-2027-01-03.json",
    ]


def test_a_night_with_nothing_new_has_nothing_to_look_at(loaded: Town) -> None:
    before = loaded.received

    done = loaded.run()

    assert done.ended.result is RunResult.GOOD
    assert done.exit_code == 0
    assert loaded.received == before


def test_a_poll_does_the_rest_only_where_something_is_new(loaded: Town) -> None:
    quiet = loaded.run(RunKind.POLL)
    loaded.lists(NEWCOMER)
    loaded.sleeps(hours=1)
    new = loaded.run(RunKind.POLL)

    assert "self_test" not in quiet.ended.detail
    assert quiet.ended.detail["steps"].keys() == {
        "refresh", "changes", "rescreen", "tell", "deliver",
    }  # fmt: skip
    assert new.ended.detail["self_test"]["passed"]
    assert new.exit_code == 1
    assert loaded.home.found(NEWCOMER.name) == [NEWCOMER.ref]
    assert not (loaded.folder / "reports" / "night-2027-01-03.json").exists()


def test_changes_are_told_party_by_party_the_dprk_first(loaded: Town) -> None:
    other = Listed("QDi.9100", "Ostrava Mirnak", "Al-Qaida", "7100001")
    loaded.lists(other, NEWCOMER, without=2)

    loaded.run()

    notice = loaded.notices(NoticeKind.CHANGES)[-1]
    assert {k: notice.facts[k] for k in ("added", "amended", "removed", "held")} == {
        "added": 2,
        "amended": 0,
        "removed": 2,
        "held": 0,
    }
    assert notice.facts["lists"] == ("un of 2027-01-02",)
    assert notice.facts["parties"] == (
        f"un KPi.9001 added: {NEWCOMER.name} (DPRK)",
        f"un QDi.0718 removed, pending: still screened: {BASE[718].name}",
        f"un QDi.0719 removed, pending: still screened: {BASE[719].name}",
        "un QDi.9100 added: Ostrava Mirnak",
    )
    assert notice.personal == {}


def test_what_somebody_refreshed_by_hand_is_told_at_night(loaded: Town) -> None:
    loaded.lists(NEWCOMER)
    assert loaded.home.refresh().code == 0

    loaded.run()

    assert loaded.notices(NoticeKind.CHANGES)[-1].facts["added"] == 1


def test_removals_that_wait_for_a_person_are_told_once_and_when_they_are_over(
    loaded: Town,
) -> None:
    loaded.lists(without=200)
    for _ in range(3):
        done = loaded.run()
        assert done.exit_code == 3
        loaded.sleeps(days=1)
    loaded.lists()
    assert loaded.run().exit_code == 1
    loaded.sleeps(days=1)
    assert loaded.run().exit_code == 0

    (failure,) = loaded.notices(NoticeKind.FAILURE)
    (recovered,) = loaded.notices(NoticeKind.RECOVERED)
    assert failure.facts["step"] == "the list un waits for a person"
    assert "until a person accepts it" in str(failure.facts["problem"])
    assert loaded.notices(NoticeKind.CHANGES)[1].facts["held"] == 200
    assert recovered.key.startswith("recovered/list-un-waits/")


def test_a_list_that_fails_while_it_waits_for_a_person_still_waits(loaded: Town) -> None:
    loaded.lists(without=200)
    loaded.run()
    loaded.publisher.answers(LIST, status(500))
    loaded.sleeps(days=1)
    loaded.run()

    assert loaded.notices(NoticeKind.RECOVERED) == []
    assert [one.facts["step"] for one in loaded.notices(NoticeKind.FAILURE)] == [
        "the list un waits for a person",
        "getting the list un (United Nations Security Council Consolidated List)",
    ]


def test_a_failure_that_a_refresh_by_hand_ended_is_over_and_the_next_is_another(
    loaded: Town,
) -> None:
    loaded.publisher.answers(LIST, status(500))
    loaded.run()
    loaded.lists()
    assert loaded.home.refresh().code == 0
    loaded.sleeps(days=1)
    loaded.publisher.answers(LIST, status(500))
    loaded.run()

    kinds = [one.key.split("/")[0] for one in loaded.notices()]
    assert kinds[-3:] == ["failure", "recovered", "failure"]


def fails(error: Exception) -> Callable[[Night], None]:
    def work(_: Night) -> None:
        raise error

    return work


def with_step(patch: pytest.MonkeyPatch, name: str, work: Callable[[Night], None]) -> None:
    """Let one step of the run do something else."""
    changed = tuple(replace(s, work=work) if s.name == name else s for s in STEPS)
    patch.setattr("screening.nightly.run.STEPS", changed)


TOLD = [step for step in STEPS if step.name != "tell"]


@pytest.mark.parametrize("step", TOLD, ids=lambda step: step.name)
def test_a_step_that_fails_holds_up_no_other_and_is_told_once(
    loaded: Town, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    secret = ValueError("customer Anna Beispiel")
    with monkeypatch.context() as patch:
        with_step(patch, step.name, fails(secret))
        first = loaded.run()
        loaded.sleeps(days=1)
        second = loaded.run()
        loaded.sleeps(days=1)
    third = loaded.run()

    for done in (first, second):
        assert done.exit_code == 3
        assert done.ended.result is RunResult.FAILED
        assert done.ended.detail["steps"] == {
            one.name: "failed" if one.name == step.name else "done" for one in STEPS
        }
        assert "Anna" not in json.dumps(done.ended.detail)
    assert third.exit_code == 0
    (failure,) = loaded.notices(NoticeKind.FAILURE)
    (recovered,) = loaded.notices(NoticeKind.RECOVERED)
    assert failure.facts["step"] == step.title
    assert "the tool itself failed (ValueError; test_nightly.py, line" in str(failure.facts)
    assert recovered.facts["since"] == "2027-01-03 02:30 UTC"
    loaded.run()
    assert set(loaded.received) >= {failure.key, recovered.key}


def test_an_error_of_ours_is_told_in_its_own_words(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_step(monkeypatch, "changes", fails(StoreError("the disk is full")))

    done = loaded.run()

    assert done.problems == ("working out what changed: the disk is full",)


def test_changes_that_could_not_be_worked_out_are_told_by_the_next_run(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded.lists(NEWCOMER)
    with monkeypatch.context() as patch:
        with_step(patch, "changes", fails(StoreError("the disk is full")))
        loaded.run()
    assert len(loaded.notices(NoticeKind.CHANGES)) == 1
    loaded.sleeps(days=1)

    loaded.run()

    assert loaded.notices(NoticeKind.CHANGES)[-1].facts["added"] == 1


def test_a_self_test_that_misses_a_name_is_told(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    miss = Miss("un", "KPi.0001", "Barab", True, "its entry is not among the alerts")
    found = SelfTest(720, 0, 720, (miss,), 1.0)
    monkeypatch.setattr("screening.nightly.testing.self_test", lambda *_: found)

    done = loaded.run()

    assert done.ended.result is RunResult.ATTENTION
    (failure,) = loaded.notices(NoticeKind.FAILURE)
    assert "un KPi.0001 'Barab'" in str(failure.facts["problem"])
    assert loaded.home.run("health").code == 3


def test_a_notice_that_is_not_delivered_is_tried_again_by_later_runs(
    loaded: Town,
) -> None:
    loaded.publisher.answers(RECEIVER, status(500))
    before = len(loaded.received)
    loaded.publisher.answers(LIST, error_page())
    first = loaded.run()
    too_soon = loaded.run(RunKind.POLL)
    loaded.sleeps(hours=2)
    loaded.publisher.answers(RECEIVER, body(b"ok"))
    last = loaded.run(RunKind.POLL)

    assert first.ended.detail["notices"] == {"delivered": 0, "failed": 1}
    assert too_soon.ended.detail["notices"] == {"delivered": 0, "failed": 0}
    assert last.ended.detail["notices"] == {"delivered": 1, "failed": 0}
    assert len(set(loaded.received[before:])) == 1


def test_without_channels_everything_is_kept_and_nothing_sent(town: Town) -> None:
    (town.folder / "sanctions.toml").write_text('[schedule]\nlists = ["un"]\n')
    town.publisher.answers(LIST, status(500))

    done = town.run()

    assert done.ended.detail["notices"] == {"delivered": 0, "failed": 0}
    assert len(town.notices(NoticeKind.FAILURE)) == 2  # the list, and a self-test of nothing


def test_one_list_that_fails_does_not_hold_up_the_others(town: Town) -> None:
    configuration = (town.folder / "sanctions.toml").read_text()
    (town.folder / "sanctions.toml").write_text(
        configuration.replace('["un"]', '["eu", "un-vessels", "un"]')
    )
    town.lists()

    done = town.run()

    results = {one["list"]: one["result"] for one in done.ended.detail["lists"]}
    assert results == {"eu": "failed", "un-vessels": "failed", "un": "published"}
    assert done.exit_code == 3
    assert town.home.found(BASE[0].name) == [BASE[0].ref]


def test_a_list_that_nobody_knows_is_named(town: Town) -> None:
    (town.folder / "sanctions.toml").write_text('[schedule]\nlists = ["nu"]\n')

    done = town.run()

    assert "[schedule] lists names nu; there are eu, un, un-vessels" in done.problems[0]


def test_a_run_that_is_told_to_stop_ends_between_two_steps(loaded: Town) -> None:
    told = iter([False, True, True, True])
    world = replace(loaded.world(), is_stopping=lambda: next(told))

    done = run(loaded.settings, RunKind.NIGHTLY, world, due=loaded.at)

    assert not isinstance(done, Skipped)
    assert done.ended.result is RunResult.STOPPED
    assert done.ended.detail["steps"] == {"refresh": "done"}
    again = loaded.tried(due=loaded.at)
    assert not isinstance(again, Skipped)
    assert again.ended.detail["died"] == []


def test_a_run_that_is_due_is_done_once(loaded: Town) -> None:
    due = loaded.at
    loaded.sleeps(minutes=1)
    first = loaded.run()
    loaded.sleeps(minutes=1)

    second = loaded.tried(due=due)
    poll = loaded.tried(RunKind.POLL, due=due)
    loaded.sleeps(days=1)
    third = loaded.tried(due=due + timedelta(days=1))

    for skipped in (second, poll):
        assert isinstance(skipped, Skipped)
        assert first.ended.run.run_id in skipped.because
    assert not isinstance(third, Skipped)


def test_a_run_whose_record_cannot_be_kept_says_so(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(runs, "end", lambda *_: fails(StoreError("the disk is full"))(None))  # type: ignore[arg-type]  # nothing is done with it
        done = loaded.run()

    assert done.exit_code == 3
    assert done.problems == ("the record of the run: the disk is full",)
    following = loaded.run()
    assert following.ended.detail["died"] == [done.ended.run.run_id]


def test_what_was_left_behind_is_removed_once_it_is_old(loaded: Town) -> None:
    reports = loaded.folder / "reports"
    old = [loaded.folder / ".lists.json.77", reports / ".night-2020-01-01.json.77"]
    ancient, young = reports / "night-2020-01-01.json", loaded.folder / ".lists.json.78"
    for path in (*old, ancient, young):
        path.write_text("left behind")
    day = 86_400
    for path in old:
        os.utime(path, (time.time() - 2 * day, time.time() - 2 * day))
    os.utime(ancient, (time.time() - 500 * day, time.time() - 500 * day))

    done = loaded.run()

    assert done.ended.detail["pruned"] == 3
    assert not any(path.exists() for path in (*old, ancient))
    assert young.exists()
    assert (reports / "night-2027-01-02.json").exists()


def test_a_publication_that_came_late_raises_an_alarm_once(loaded: Town) -> None:
    loaded.publisher.answers(LIST, status(500))
    loaded.run()
    loaded.sleeps(days=1)
    loaded.lists(NEWCOMER)
    loaded.run()
    loaded.run()

    (late,) = loaded.notices(NoticeKind.LATE)
    assert late.facts["looked"] == "2027-01-02 02:30 UTC"
    assert late.facts["active"] == "2027-01-04 02:30 UTC"
    assert late.facts["lasted"] == "up to 48.0 hours"


def test_the_steps_of_a_run_are_named_once_each() -> None:
    assert len({step.name for step in steps.STEPS}) == len(steps.STEPS)


def test_a_change_is_told_though_the_clock_was_put_back(loaded: Town) -> None:
    loaded.sleeps(hours=-24.5)  # to before the first night
    content = un_file((*BASE, NEWCOMER), loaded.at - timedelta(hours=1))
    loaded.puts_out(content, '"newer"')
    assert loaded.home.refresh().code == 0
    loaded.sleeps(hours=24.5)

    loaded.run()

    assert loaded.notices(NoticeKind.CHANGES)[-1].facts["added"] == 1
