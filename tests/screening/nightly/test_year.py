"""Does the tool come through nights in which the publisher fails in every way there is?"""

from datetime import timedelta

import pytest

from tests import publisher as sends
from tests.publisher import Answer
from tests.screening.nightly.town import BASE, Town
from tests.screening.nightly.year import File, Misdeed, Year
from tests.screening.un_files import Listed, un_file
from tests.screening.yesterday import NOBODY

WORDS = ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Heath", "Islet")


def newcomer(number: int) -> Listed:
    """Give somebody who is listed on a night, and whose name is like nobody's."""
    first, second = WORDS[number % 9], WORDS[number // 9 % 9]
    return Listed(
        f"KPi.9{number:03}", f"{first}wick {second}mondry Quillux", "DPRK", f"7{number:06}"
    )


def newcomers(count: int) -> list[Listed]:
    return [newcomer(number) for number in range(count)]


def made(town: Town, count: int) -> File:
    """Make the file with so many newcomers, some of whom have gone again."""
    listed = [*BASE, *newcomers(count)[count // 5 :]]
    content = un_file(listed, town.at - timedelta(hours=3))
    return File(content, frozenset(one.ref for one in listed))


def misdeeds(town: Town) -> list[Misdeed]:
    """Give every way in which the publisher fails to give its list."""
    file = un_file((*BASE, newcomer(998)), town.at)
    hostile = file.replace(
        b"<CONSOLIDATED_LIST",
        b'<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/hostname">]><CONSOLIDATED_LIST',
    ).replace(b"<FIRST_NAME>B", b"<FIRST_NAME>&e;B", 1)
    laughs = file.replace(
        b"<CONSOLIDATED_LIST",
        b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><CONSOLIDATED_LIST',
    )
    unreadable: dict[str, Answer] = {
        "error page": sends.error_page(),
        "JSON": sends.json_error(),
        "half of the file": sends.body(file[: len(file) // 2]),
        "control bytes": sends.body(file.replace(b"<FIRST_NAME>B", b"<FIRST_NAME>\x00", 1)),
        "an external entity": sends.body(hostile),
        "a billion laughs": sends.body(laughs),
    }
    fetch: dict[str, Answer] = {
        "empty": sends.empty(),
        "truncated": sends.truncated(file),
        "truncated gzip": sends.truncated_gzip(file),
        "reset": sends.reset(file),
        "silence": sends.silence(2),
        "403": sends.status(403),
        "500": sends.status(500),
        "503": sends.status(503, retry_after="1"),
        "foreign redirect": sends.redirect("http://127.0.0.2/other.xml"),
        "endless redirect": sends.redirect("/consolidated.xml"),
        "a bomb": sends.gzip_bomb(1 << 28),
        "an older file": sends.body(un_file(BASE[3:], town.at - timedelta(days=6000))),
    }
    promise: dict[str, Answer] = {
        "a shrunken list": sends.body(un_file(BASE[:300], town.at)),
        "no entries": sends.body(un_file((), town.at)),
        "a date to come": sends.body(un_file(BASE, town.at + timedelta(days=3000))),
    }
    return [
        *(Misdeed(name, answer) for name, answer in fetch.items()),
        *(Misdeed(name, answer, "unreadable") for name, answer in unreadable.items()),
        *(Misdeed(name, answer, "promise") for name, answer in promise.items()),
    ]


@pytest.fixture
def year(town: Town) -> Year:
    return Year(town)


@pytest.mark.parametrize(
    "every", [6, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_change_is_lost_whatever_the_publisher_sends_between(
    town: Town, year: Year, every: int
) -> None:
    year.night(None, made(town, 0))
    count = len(misdeeds(town)[::every])
    for number in range(count):
        year.night(misdeeds(town)[::every][number], made(town, number + 1))
        if number % 2 and number + 1 < count:
            continue  # two of them, one after the other
        assert town.home.found(newcomer(998).name) == []
        year.night(None)
        assert town.home.found(newcomer(number).name) == [newcomer(number).ref]
    for party in (BASE[0], BASE[-1]):
        assert town.home.found(party.name) == [party.ref]
    assert year.accepted == 0, "no list lost so much that a person was asked"
    year.hold_notices()


def test_a_list_that_fails_for_days_is_stale_and_recovers_by_itself(
    town: Town, year: Year
) -> None:
    year.night(None, made(town, 0))
    for cause in ("fetch", "fetch", "unreadable", "fetch", "unreadable"):
        answer = sends.status(500) if cause == "fetch" else sends.error_page()
        year.night(Misdeed(cause, answer, cause), made(town, 1))
        town.sleeps(days=-1)  # to the night that has just been
        asked = town.home.screen(NOBODY)
        assert ('"not_screened"' in asked.out, asked.code) == (
            (True, 3) if year.is_stale else (False, 0)
        )
        town.sleeps(days=1)
    assert year.stale_days == ["2027-01-06", "2027-01-07"]
    year.night(None)

    assert town.home.found(newcomer(0).name) == [newcomer(0).ref]
    assert year.failures == [("fetch", 1), ("unreadable", 1)]
    assert year.accepted == 0, "no list lost so much that a person was asked"
    year.hold_notices()


def test_nights_without_a_change_say_nothing(town: Town, year: Year) -> None:
    year.night(None, made(town, 0))
    before = town.received

    for _ in range(3):
        assert year.night(None).exit_code == 0

    assert town.received == before
    assert year.accepted == 0, "no list lost so much that a person was asked"
    year.hold_notices()
