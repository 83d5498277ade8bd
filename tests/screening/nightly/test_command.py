"""What do `nightly` and its log say, and to whom?"""

import json
from pathlib import Path

import pytest

from db.records.run import RunKind
from db.store.verify import verify
from screening.notices.notice import NoticeKind
from screening.portfolio.taking_in import take_in
from tests.publisher import status
from tests.screening.nightly.town import BASE, LIST, RECEIVER, Town
from tests.screening.un_files import NEWCOMER

CUSTOMER = "Wendrik Palo Zsigmond"
"""Like somebody who is listed tomorrow."""


def test_a_run_is_reported_line_by_line(loaded: Town) -> None:
    loaded.lists(NEWCOMER)

    result = loaded.home.run("nightly")

    assert result.code == 1
    assert "review, there is something to look at" in result.out
    assert "list un: published: 1 added, 0 amended, 0 removed (current, 721 entries)" in (
        result.out
    )
    assert "self-test: 720 names, 0 missed" in result.out
    assert "notices: 1 delivered, 0 not" in result.out


def test_a_quiet_run_says_nothing_where_all_is_well(loaded: Town) -> None:
    result = loaded.home.run("nightly", "--quiet")

    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_quiet_run_says_what_is_wrong(loaded: Town) -> None:
    loaded.publisher.answers(LIST, status(403))

    result = loaded.home.run("nightly", "-q")

    assert (result.code, result.out) == (3, "")
    assert "answered 403 Forbidden" in result.err


def test_the_log_is_json_on_request_and_every_line_has_its_run(loaded: Town) -> None:
    result = loaded.home.run("nightly", "--poll", "--log", "json")

    lines = [json.loads(line) for line in result.err.splitlines()]
    (run,) = {line["run"] for line in lines}
    assert run.startswith("poll-20270103T023000Z-")
    assert lines[0]["message"] == "the poll run begins"
    assert lines[-1]["message"] == "the run ended: good"


def test_the_log_is_json_where_the_file_says_so(loaded: Town) -> None:
    with (loaded.folder / "sanctions.toml").open("a") as file:
        file.write('[log]\nformat = "json"\n')

    assert json.loads(loaded.home.run("nightly").err.splitlines()[0])["level"] == "info"


def test_another_form_of_log_is_refused(loaded: Town) -> None:
    result = loaded.home.run("nightly", "--log", "xml")

    assert result.code == 2
    assert "--log takes text or json, not 'xml'" in result.err


@pytest.fixture
def bank(loaded: Town, tmp_path: Path) -> Town:
    """Give a town with a portfolio of two customers, screened once."""
    file = tmp_path / "customers.csv"
    file.write_text(f"id,name\nC-70117,{CUSTOMER}\nC-70118,Qwirrel Ostenhag Ympt\n")
    with loaded.store() as store:
        take_in(store, file, "retail", by="officer", at=loaded.at, say=print)
    assert loaded.run().exit_code == 0
    loaded.sleeps(days=1)
    return loaded


def test_customers_whom_a_change_concerns_are_told_of_without_their_names(bank: Town) -> None:
    bank.lists(NEWCOMER)

    result = bank.home.run("nightly", "--log", "json")

    assert result.code == 1
    (notice,) = bank.notices(NoticeKind.AFFECTED)
    assert {k: notice.facts[k] for k in ("affected", "alerts")} == {"affected": 1, "alerts": 1}
    assert notice.personal == {"customers": (f"C-70117 {CUSTOMER}",)}
    told = [one for one in bank.publisher.requests if one.path == RECEIVER]
    assert "Customers to review" in told[-1].body.decode()
    for said in (result.out, result.err, *(one.body.decode() for one in told)):
        assert CUSTOMER not in said
        assert "C-70117" not in said
    reports = (bank.folder / "reports").glob("*.json")
    assert not any(CUSTOMER in path.read_text() for path in reports)
    assert "1 new alerts" in result.out


def test_a_channel_for_it_is_told_who_is_concerned(bank: Town) -> None:
    with (bank.folder / "sanctions.toml").open("a") as file:
        file.write("personal = true\n")
    bank.lists(NEWCOMER)

    bank.run()

    told = [one for one in bank.publisher.requests if one.path == RECEIVER]
    assert CUSTOMER in told[-1].body.decode()


def test_customers_who_changed_are_screened_by_the_next_poll(
    bank: Town, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    changed = "C-70117,Qwirrel Ostenhag Ymper\nC-70118,Qwirrel Ostenhag Ympt"
    file.write_text(f"id,name\n{changed}\nC-70119,{BASE[0].name}\n")
    with bank.store() as store:
        take_in(store, file, "retail", by="officer", at=bank.at, say=print)

    done = bank.run(RunKind.POLL)

    (screened,) = done.ended.detail["portfolios"]
    assert (screened["compared"], screened["alerts"]) == (2, 1)
    assert done.exit_code == 1


def test_alerts_of_a_run_that_died_before_it_told_are_told_by_the_next(
    bank: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.lists(NEWCOMER)
    with monkeypatch.context() as patch:

        def dies(*_: object) -> None:
            raise SystemExit  # as if the process had ended here

        patch.setattr("screening.nightly.rescreening.keep", dies)
        with pytest.raises(SystemExit):
            bank.run()
    assert bank.notices(NoticeKind.AFFECTED) == []

    bank.run()

    (notice,) = bank.notices(NoticeKind.AFFECTED)
    assert notice.facts["alerts"] == 1
    with bank.store() as store, store.reading() as connection:
        assert verify(connection).faults == []
