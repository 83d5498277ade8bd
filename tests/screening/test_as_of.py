"""Is a past day screened against what was in force then, and how well is that known?"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, Listed, un_file

MAY = datetime(2020, 5, 1, 6, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, 6, tzinfo=UTC)


@pytest.fixture
def past(home: Home, tmp_path: Path) -> Home:
    """Load two files of 2020 late, the later one first; the newcomer came in June."""
    for name, moment, entries in (
        ("june.xml", JUNE, (*ENTRIES, NEWCOMER)),
        ("may.xml", MAY, ENTRIES),
    ):
        path = tmp_path / name
        path.write_bytes(un_file(entries, moment))
        assert home.run("refresh", "--from", f"un={path}").code == 0
    return home


def screened(home: Home, party: Listed, day: str, *more: str) -> dict[str, Any]:
    """Screen a party's name as of a day."""
    arguments = ("--as-of", day, "--list", "un", "--format", "json", *more)
    answer: dict[str, Any] = json.loads(home.run("screen", party.name, *arguments).out)
    return answer


@pytest.mark.parametrize(
    ("day", "outcome", "state"),
    [
        pytest.param("2020-04-30", "not_screened", "missing", id="before the first file"),
        pytest.param("2020-05-01", "no_match", "current", id="on the day of the first"),
        pytest.param("2020-05-20", "not_screened", "stale", id="long after the first"),
        pytest.param("2020-06-01", "review", "current", id="on the day the party came"),
        pytest.param("2020-09-01", "review", "stale", id="long after the party came"),
    ],
)
def test_a_past_day_is_screened_against_what_was_in_force_then(
    past: Home, day: str, outcome: str, state: str
) -> None:
    answer = screened(past, NEWCOMER, day)

    assert (answer["outcome"], answer["as_of"]) == (outcome, day)
    assert [used["state"] for used in answer["lists"]] == [state]


def test_a_past_day_leaves_the_present_index_in_place(past: Home) -> None:
    before = past.lists()

    screened(past, NEWCOMER, "2020-06-01")

    assert past.lists()["sha256"] == before["sha256"]
    assert past.found(NEWCOMER.name) == []
    assert past.found(ENTRIES[-1].name) == [ENTRIES[-1].ref]


def test_any_age_lets_a_past_day_answer_and_says_so(past: Home) -> None:
    answer = screened(past, NEWCOMER, "2020-05-20", "--max-age", "any")

    assert answer["outcome"] == "no_match"
    assert "19 days ago; 3 days allowed; accepted by --max-age" in " ".join(answer["problems"])


def test_a_file_is_of_the_day_that_its_publisher_prints(
    empty_home: Home, tmp_path: Path
) -> None:
    evening = datetime(2020, 7, 4, 0, 27, 45, tzinfo=UTC)
    printed = un_file(ENTRIES, evening).replace(
        b"2020-07-04T00:27:45Z", b"2020-07-03T20:27:45.483-04:00"
    )
    (tmp_path / "evening.xml").write_bytes(printed)
    empty_home.run("refresh", "--from", f"un={tmp_path / 'evening.xml'}")

    refs = [
        empty_home.run("show", ENTRIES[0].ref, "--as-of", day).code
        for day in ("2020-07-02", "2020-07-03", "2020-07-04")
    ]

    assert refs == [3, 0, 0]
    told = json.loads(empty_home.run("changes", "--list", "un", "--format", "json").out)
    assert told[0]["publications"][0]["published_on"] == "2020-07-03"


def test_every_answer_says_as_of_when_it_was_asked(past: Home) -> None:
    ref = ENTRIES[0].ref
    asked = ("--as-of", "2020-05-20"), ("--known-at", "2030-01-01")
    for command in (("show", ref), ("subjects",), ("lists",)):
        for option in asked:
            assert "As of 2020-05-20" in past.run(*command, *asked[0]).said
            assert "As known here at 2030-01-01" in past.run(*command, *asked[1]).said
            for told in json.loads(past.run(*command, *option, "--format", "json").out):
                assert told["as_of" if option == asked[0] else "known_at"]
    for command in (("changes",), ("history", ref)):
        assert "As known here at 2030-01-01" in past.run(*command, *asked[1]).said
