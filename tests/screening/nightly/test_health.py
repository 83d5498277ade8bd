"""Does monitoring hear of everything that isn't well, and of nothing else?"""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from db.records.run import RunKind
from db.store import runs
from screening.health import health
from screening.version import __version__
from tests.db.test_alert_counts import CASES, raise_alert
from tests.publisher import error_page, status
from tests.screening.nightly.town import BASE, LIST, RECEIVER, Town


def problems(town: Town) -> tuple[str, ...]:
    return health(town.settings, town.at).problems


def add_settings(town: Town, text: str) -> None:
    path = town.folder / "sanctions.toml"
    path.write_text(f"{path.read_text()}\n{text}\n", encoding="utf-8")


def test_after_a_good_night_everything_is_well(loaded: Town) -> None:
    loaded.run()

    result = loaded.home.run("health")

    assert result.code == 0, result.said
    assert result.out.startswith("well")
    assert f"list un: current, {len(BASE)} entries, checked 0 min ago" in result.out
    assert "nightly run: good, begun 0 min ago; last good one 0 min ago" in result.out
    assert "self-test: passed, 720 names" in result.out
    assert loaded.home.run("health", "--quiet").said == ""


def test_a_home_in_which_nothing_ran_is_not_well(town: Town) -> None:
    result = town.home.run("health", "--quiet")

    assert result.code == 3
    assert result.out == ""
    assert "list un is missing" in result.err
    assert "no nightly run has been done yet" in result.err


def test_lists_that_this_installation_does_not_use_do_not_count(town: Town) -> None:
    assert not any("list eu" in problem for problem in problems(town))


def test_a_night_that_was_not_done_is_missed_after_a_day(loaded: Town) -> None:
    loaded.sleeps(hours=2)  # 26 hours after the first night
    assert problems(loaded) == ()

    loaded.sleeps(minutes=1)

    (problem,) = problems(loaded)
    assert "the last nightly run of which every step was done is of 2027-01-02" in problem
    add_settings(loaded, "[health]\nnightly_hours = 27")
    assert problems(loaded) == ()
    loaded.sleeps(days=1)
    configuration = (loaded.folder / "sanctions.toml").read_text()
    (loaded.folder / "sanctions.toml").write_text(configuration.replace("= 27", "= 0"))
    assert problems(loaded) == ()


def test_a_night_of_which_a_step_failed_is_no_good_one(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.nightly.testing.self_test", lambda *_: None)
    loaded.run()
    loaded.sleeps(hours=3)

    (problem,) = problems(loaded)

    assert "the last nightly run of which every step was done is of 2027-01-02" in problem


def test_a_list_that_fails_is_well_until_it_is_too_old(loaded: Town) -> None:
    loaded.publisher.answers(LIST, error_page())
    for _ in range(2):
        loaded.run()
        assert problems(loaded) == ()
        loaded.sleeps(days=1)
    loaded.run()
    assert problems(loaded) == ()
    loaded.sleeps(hours=1)

    (problem,) = problems(loaded)

    assert problem == (
        "list un is stale: known to be right on 2027-01-02, 3 days ago; 3 days allowed"
    )


def test_a_refresh_on_another_machine_counts(loaded: Town) -> None:
    (loaded.folder / "lists.json").unlink()

    assert problems(loaded) == ()


def test_old_alerts_are_told_where_that_is_wanted(loaded: Town) -> None:
    with loaded.store() as store:
        raise_alert(store, 1, CASES["raised"][0])
    assert problems(loaded) == ()
    assert health(loaded.settings, loaded.at).alerts.count == 1

    add_settings(loaded, "[health]\nalert_days = 30")

    (problem,) = problems(loaded)
    assert "the oldest of 1 open alerts is of 2026-11-22 03:30 UTC; 30 days allowed" in problem


def test_a_notice_that_cannot_be_delivered_is_told(loaded: Town) -> None:
    loaded.publisher.answers(RECEIVER, status(404))
    loaded.publisher.answers(LIST, error_page())
    loaded.run()
    found = health(loaded.settings, loaded.at)
    assert (found.undelivered.waiting, found.problems) == (1, ())
    loaded.sleeps(hours=25)
    assert problems(loaded) == ("a notice of 2027-01-03 02:30 UTC is not delivered yet",)
    loaded.lists()
    loaded.run()
    for _ in range(8):
        loaded.sleeps(days=1)
        loaded.run()

    (problem,) = problems(loaded)

    assert "notices given up as they could not be delivered: " in problem


def test_a_database_that_cannot_be_had_is_a_problem_and_the_lists_are_as_last_seen(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANCTIONS_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")

    result = loaded.home.run("health", "--format", "json")

    assert result.code == 3
    told = json.loads(result.out)
    assert "cannot be reached" in told["problems"][0]
    assert [(one["list"], one["entries"]) for one in told["lists"]] == [("un", len(BASE))]
    assert told["self_test"] is None


def test_json_says_how_everything_is(loaded: Town) -> None:
    done = loaded.run(RunKind.POLL)
    loaded.sleeps(minutes=10)

    told = json.loads(loaded.home.run("health", "--format", "json").out)

    assert told["healthy"] is True
    assert told["version"] == __version__
    (un,) = told["lists"]
    assert un["state"] == "current"
    assert un["age_seconds"] == 600
    night, poll = told["runs"]
    assert (night["kind"], night["last_good_seconds"]) == ("nightly", 24 * 3600 + 600)
    assert (poll["kind"], poll["last_run"]) == ("poll", done.ended.run.run_id)
    assert told["self_test"]["passed"] is True
    assert told["alerts"] == {"open": 0, "oldest_at": None, "oldest_seconds": None}
    assert told["notices"] == {"waiting": 0, "given_up": 0, "oldest_at": None}


def test_prometheus_reads_it(loaded: Town) -> None:
    loaded.run(RunKind.POLL)
    loaded.sleeps(minutes=10)

    result = loaded.home.run("health", "--format", "prometheus")

    assert result.code == 0
    values = dict(re.findall(r"^(sanctions_\S+) (\S+)$", result.out, re.MULTILINE))
    assert values['sanctions_list_age_seconds{list="un"}'] == "600"
    assert values['sanctions_list_entries{list="un"}'] == "720"
    assert values['sanctions_list_state{list="un",state="current"}'] == "1"
    assert values['sanctions_list_state{list="un",state="stale"}'] == "0"
    assert values["sanctions_healthy"] == "1"
    assert values["sanctions_self_test_passed"] == "1"
    assert values["sanctions_alerts_open"] == "0"
    assert "sanctions_alerts_oldest_age_seconds" not in values
    assert values[f'sanctions_info{{version="{__version__}"}}'] == "1"
    names = {name.partition("{")[0] for name in values}
    for name in names:
        assert result.out.count(f"# HELP {name} ") == 1
        assert result.out.count(f"# TYPE {name} gauge\n") == 1
    others = r"^(?!# (HELP|TYPE) |sanctions_\S+ \S+$)"
    assert not re.search(others, result.out[:-1], re.MULTILINE)


def test_looks_are_proved_event_by_event(loaded: Town) -> None:
    loaded.run(RunKind.POLL)
    loaded.sleeps(hours=1)
    loaded.publisher.answers(LIST, status(500))
    loaded.run(RunKind.POLL)
    asked = ("lists", "--looks-since", "2027-01-01", "--list", "un")

    told = json.loads(loaded.home.run(*asked, "--format", "json").out)
    shown = loaded.home.run(*asked)

    assert [one["result"] for one in told] == ["published", "unchanged", "failed"]
    assert told[1]["answer"] == "not modified" or len(told[1]["answer"]) == 64
    assert told[0]["sha256"] == told[1]["sha256"] == told[2]["sha256"]
    assert all(one["as_written"] for one in told)
    assert told[2]["problem"]
    assert shown.code == 0
    assert re.search(r"un +2027-01-03 02:30:00 +unchanged", shown.out)
    with loaded.store() as store:
        assert told[2]["event"] < runs.head(store)


def test_an_event_that_somebody_changed_proves_nothing(loaded: Town) -> None:
    with loaded.store() as store, store.writing() as connection:
        connection.execute(
            text("UPDATE event SET at = '2027-01-02' WHERE kind = 'list checked'")
        )

    result = loaded.home.run("lists", "--looks-since", "2027-01-01", "--list", "un")

    assert result.code == 3
    assert "was changed" in result.out


def test_the_day_since_which_looks_are_wanted_is_checked(loaded: Town) -> None:
    result = loaded.home.run("lists", "--looks-since", "yesterday")

    assert result.code == 2
    assert "--looks-since takes YYYY-MM-DD" in result.err


def test_the_age_of_a_night_is_that_of_its_begin(loaded: Town) -> None:
    found = health(loaded.settings, loaded.at)

    (nights, polls) = found.runs
    assert nights.good is not None
    assert loaded.at - nights.good.run.at == timedelta(days=1)
    assert polls.last is None
