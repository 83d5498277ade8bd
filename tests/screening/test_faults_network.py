"""What happens when a publisher sends something else than its list?"""

import gzip
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from screening import condition
from tests import publisher as sends
from tests.publisher import Answer, Publisher
from tests.screening.conftest import LIST
from tests.screening.faults import Fault, assert_as_documented, case
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file
from tests.screening.yesterday import (
    NOBODY,
    SOME,
    assert_today_in_force,
    assert_yesterday_in_force,
)

FILE = un_file((*ENTRIES, NEWCOMER), TODAY)
"""What the publisher has today."""
CONTROL_BYTES = FILE.replace(b"<FIRST_NAME>B", b"<FIRST_NAME>\x00\x08", 1)
BILLION_LAUGHS = FILE.replace(
    b"<CONSOLIDATED_LIST",
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]>'
    b"<CONSOLIDATED_LIST",
).replace(b"<FIRST_NAME>B", b"<FIRST_NAME>&d;B", 1)
EXTERNAL_ENTITY = FILE.replace(
    b"<CONSOLIDATED_LIST",
    b'<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/hostname">]><CONSOLIDATED_LIST',
).replace(b"<FIRST_NAME>B", b"<FIRST_NAME>&e;B", 1)
HALF = FILE[: len(FILE) // 2]
TEN_GIGABYTES = 10 << 30
ASKED_AGAIN = 5
"""How often a publisher is asked by whom the answer was not even whole."""
READ_AGAIN = 3
"""How often a publisher is asked whose answer was whole and not its list."""
ONCE = 1


@pytest.mark.parametrize(
    ("fault", "answer", "times"),
    [
        case("a web page in place of the list", sends.error_page(), READ_AGAIN),
        case("JSON in place of the list", sends.json_error(), READ_AGAIN),
        case("an empty answer", sends.empty(), ASKED_AGAIN),
        case("XML that ends half-way", sends.body(HALF), READ_AGAIN),
        case("an answer shorter than announced", sends.truncated(FILE), ASKED_AGAIN),
        case("a truncated gzip encoding", sends.truncated_gzip(FILE), ASKED_AGAIN),
        case("illegal control bytes", sends.body(CONTROL_BYTES), READ_AGAIN),
        case("a billion laughs", sends.body(BILLION_LAUGHS), READ_AGAIN),
        case("an external entity", sends.body(EXTERNAL_ENTITY), READ_AGAIN),
        case("10 GB of zeros in gzip encoding", sends.gzip_bomb(TEN_GIGABYTES), ONCE),
        case("a connection reset half-way", sends.reset(FILE), ASKED_AGAIN),
        case("403 refused", sends.status(403), ONCE),
        case("500 at every attempt", sends.status(500), ASKED_AGAIN),
        case(
            "a redirect to a foreign host", sends.redirect("http://127.0.0.2/other.xml"), ONCE
        ),
    ],
)
def test_yesterdays_list_stays_until_the_publisher_sends_its_list(
    home: Home, publisher: Publisher, fault: Fault, answer: Answer, times: int
) -> None:
    publisher.answers(LIST, answer)

    result = home.refresh()

    assert_as_documented(result, fault)
    assert publisher.count(LIST) == times
    assert_yesterday_in_force(home, fault.state)
    assert home.lists()["problem"]
    assert NEWCOMER.ref not in result.said
    publisher.answers(LIST, sends.zipped(FILE))
    assert home.refresh().code == 0
    assert_today_in_force(home, "current")
    assert not home.lists()["problem"]


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        case("500 once, then the list", (sends.status(500), sends.body(FILE))),
        case("a web page once, then the list", (sends.error_page(), sends.body(FILE))),
        case("a reset once, then the list", (sends.reset(FILE), sends.zipped(FILE))),
    ],
)
def test_a_publisher_who_recovers_is_asked_again(
    home: Home, publisher: Publisher, fault: Fault, answers: tuple[Answer, ...]
) -> None:
    publisher.answers(LIST, *answers)

    result = home.refresh()

    assert_as_documented(result, fault)
    assert publisher.count(LIST) == len(answers)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a redirect that has expired, then the list")])
def test_an_expired_redirect_is_followed_from_its_start_again(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.redirect("/signed?key=1"))
    publisher.answers("/signed", sends.status(403), sends.body(FILE))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert publisher.count(LIST) == 2
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("304 not changed")])
def test_a_list_that_has_not_changed_counts_as_checked(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    before = home.lists()

    result = home.refresh()

    assert_as_documented(result, fault)
    assert publisher.requests[0].headers["if-none-match"] == '"yesterday"'
    assert home.lists()["checked_at"] > before["checked_at"]
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a publisher who cannot be reached")])
def test_a_publisher_who_cannot_be_reached_changes_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SANCTIONS_URL_UN", f"http://127.0.0.1:{unused.getsockname()[1]}/")

        result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("no answer for longer than the list allows")])
def test_a_list_nobody_could_check_for_days_withholds_no_match(
    home: Home, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    later = condition.now() + timedelta(days=4)
    monkeypatch.setattr(condition, "now", lambda: later)
    publisher.answers(LIST, sends.status(500))
    home.refresh()

    result = home.screen(NOBODY)

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
    assert home.screen(SOME[0].name).code == 3


@pytest.mark.parametrize("fault", [case("one list of two fails")])
def test_a_list_that_fails_does_not_hold_up_the_next_one(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))

    result = home.run("refresh", "--list", "eu", "--list", "un")

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("the tool itself stumbles over a list")])
def test_an_error_of_our_own_is_named_and_does_not_hold_up_the_next_list(
    home: Home, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("FIRST_NAME")

    publisher.answers(LIST, sends.body(FILE))
    with monkeypatch.context() as patch:
        patch.setattr("feeds.lists.un_sc.parse", stumble)

        result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
    assert home.refresh().code == 0
    assert_today_in_force(home, "current")


def test_a_refused_answer_is_kept_to_be_looked_at(home: Home, publisher: Publisher) -> None:
    before = home.archived
    publisher.answers(LIST, sends.error_page())

    home.refresh()

    (kept,) = home.archived - before
    packed = (home.folder / "archive" / "un" / f"{kept}.gz").read_bytes()
    assert b"Service unavailable" in gzip.decompress(packed)


def test_an_external_entity_is_not_opened(
    home: Home, publisher: Publisher, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Zanzibar")
    entity = f'<!DOCTYPE l [<!ENTITY e SYSTEM "{secret.as_uri()}">]><CONSOLIDATED_LIST'
    hostile = FILE.replace(b"<CONSOLIDATED_LIST", entity.encode(), 1)
    publisher.answers(LIST, sends.body(hostile.replace(b">B", b">&e;B", 1)))

    result = home.refresh()

    assert result.code == 3
    assert "Zanzibar" not in result.said
