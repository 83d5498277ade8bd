"""Does an officer see what changed, and a reviewer the life of an entry?"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, Listed, un_file

FIRST = datetime(2020, 5, 1, 6, tzinfo=UTC)
SECOND = FIRST + timedelta(days=30)
THIRD = FIRST + timedelta(days=60)
*REST, GONE, REKEYED, RENAMED = ENTRIES
NEW_REF = f"{REKEYED.ref}.1"
FILES = {
    FIRST: (GONE, REKEYED, RENAMED, *REST),
    SECOND: (replace(REKEYED, ref=NEW_REF), replace(RENAMED, name="Renamed Example"), *REST),
    THIRD: (GONE, REKEYED, replace(RENAMED, name="Renamed Example"), *REST, NEWCOMER),
}


@pytest.fixture
def files(tmp_path: Path) -> dict[datetime, Path]:
    found = {}
    for moment, entries in FILES.items():
        found[moment] = tmp_path / f"{moment:%Y-%m-%d}.xml"
        found[moment].write_bytes(un_file(entries, moment))
    return found


def load(home: Home, path: Path) -> None:
    assert home.run("refresh", "--from", f"un={path}").code in {0, 3}


def changes(home: Home, *more: str) -> list[dict[str, Any]]:
    arguments = ("changes", "--scope", "all", "--since", "2020-05-02", "--until", "2020-08-01")
    answer = json.loads(home.run(*arguments, "--format", "json", *more).out)
    return [event for found in answer for event in found["events"]]


def told(events: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(e["published_at"][:10], e["kind"], e["ref"]) for e in events]


EXPECTED = [
    ("2020-05-31", "removed", GONE.ref),
    ("2020-05-31", "amended", RENAMED.ref),
    ("2020-05-31", "rekeyed", NEW_REF),
    ("2020-06-30", "returned", GONE.ref),
    ("2020-06-30", "rekeyed", REKEYED.ref),
    ("2020-06-30", "listed", NEWCOMER.ref),
]


@pytest.mark.parametrize("order", list(permutations(FILES))[::2], ids=str)
def test_the_same_story_is_told_in_whatever_order_files_came(
    empty_home: Home, files: dict[datetime, Path], order: tuple[datetime, ...]
) -> None:
    for moment in order:
        load(empty_home, files[moment])

    assert sorted(told(changes(empty_home))) == sorted(EXPECTED)


def test_a_change_is_told_detail_by_detail(
    empty_home: Home, files: dict[datetime, Path]
) -> None:
    for path in files.values():
        load(empty_home, path)

    events = {(e["kind"], e["ref"]): e for e in changes(empty_home)}

    (change,) = events["amended", RENAMED.ref]["changes"]
    assert (change["field"], change["change"]) == ("names", "corrected")
    assert change["after"].startswith("Renamed Example")
    gone = events["removed", GONE.ref]
    assert (gone["removal"], gone["removal_until"][:10]) == ("withdrawn", "2020-06-30")
    assert events["rekeyed", REKEYED.ref]["earlier_ref"] == NEW_REF


def test_the_newest_publication_is_told_unless_a_time_is_asked(
    empty_home: Home, files: dict[datetime, Path]
) -> None:
    for path in files.values():
        load(empty_home, path)

    said = empty_home.run("changes", "--list", "un").out

    assert "2020-05-31 to 2020-06-30, 1 publication" in " ".join(said.split())
    assert f"+ listed {NEWCOMER.ref}" in said


def test_a_life_is_told_across_references(
    empty_home: Home, files: dict[datetime, Path]
) -> None:
    for path in files.values():
        load(empty_home, path)

    (life,) = json.loads(empty_home.run("history", REKEYED.ref, "--format", "json").out)
    said = empty_home.run("history", GONE.ref).out

    assert told(life["events"]) == [
        ("2020-05-31", "rekeyed", NEW_REF),
        ("2020-06-30", "rekeyed", REKEYED.ref),
    ]
    assert (life["is_first"], life["is_listed"]) == (True, True)
    assert "withdrawn, as the party came back on 2020-06-30" in " ".join(said.split())


def test_nobody_was_ever_listed_under_another_reference(empty_home: Home) -> None:
    result = empty_home.run("history", "KPi.777")

    assert result.code == 2
    assert "no list ever had an entry with the reference 'KPi.777'" in result.said


def screened(home: Home, party: Listed, *more: str) -> dict[str, Any]:
    arguments = ("--list", "un", "--max-age", "any", "--format", "json", *more)
    answer: dict[str, Any] = json.loads(home.run("screen", party.name, *arguments).out)
    return answer


def test_a_party_that_is_gone_is_screened_and_says_so(
    empty_home: Home, files: dict[datetime, Path], tmp_path: Path
) -> None:
    today = datetime.now(UTC)
    for number, entries in enumerate((FILES[FIRST], FILES[SECOND])):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(un_file(entries, today - timedelta(days=2 - number)))
        load(empty_home, path)

    (match,) = screened(empty_home, GONE)["matches"]
    lists = empty_home.lists()
    confirmed = empty_home.run("changes", "--confirm", GONE.ref, "--act", "SC/12345")

    assert match["removal_pending"]["since"] is not None
    assert (lists["removals_pending"], lists["state"]) == ([GONE.ref], "attention")
    assert confirmed.code == 0, confirmed.said
    assert screened(empty_home, GONE)["matches"] == []
    (event,) = [e for e in _since(empty_home) if e["ref"] == GONE.ref]
    assert (event["removal"], "SC/12345" in event["because"]) == ("confirmed", True)


def _since(home: Home) -> list[dict[str, Any]]:
    answer = json.loads(home.run("changes", "--scope", "all", "--format", "json").out)
    return [event for found in answer for event in found["events"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--confirm", "X.7", "--act", "x"], "no removal of X.7", id="not gone"),
        pytest.param(["--confirm", GONE.ref], "needs --act", id="no act"),
    ],
)
def test_only_a_pending_removal_is_confirmed_and_by_an_act(
    home: Home, arguments: list[str], said: str
) -> None:
    result = home.run("changes", *arguments)

    assert (result.code, said in result.said) == (2, True), result.said


def test_what_was_known_then_is_not_changed_by_a_file_loaded_late(
    empty_home: Home, files: dict[datetime, Path]
) -> None:
    load(empty_home, files[FIRST])
    before = datetime.now(UTC).isoformat()
    load(empty_home, files[THIRD])

    then = screened(empty_home, NEWCOMER, "--known-at", before)
    now = screened(empty_home, NEWCOMER)

    assert (then["matches"], then["known_at"][:10]) == ([], before[:10])
    assert [match["ref"] for match in now["matches"]] == [NEWCOMER.ref]
    assert now["known_at"] is None


def test_an_entry_is_shown_as_it_read_on_a_day(
    empty_home: Home, files: dict[datetime, Path]
) -> None:
    for path in files.values():
        load(empty_home, path)

    may = empty_home.run("show", RENAMED.ref, "--as-of", "2020-05-10").out
    june = empty_home.run("show", RENAMED.ref, "--as-of", "2020-06-10").out

    assert RENAMED.name in may
    assert "Renamed Example" in june
