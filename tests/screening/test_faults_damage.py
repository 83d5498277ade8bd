"""What happens when a file of ours is damaged, or a table of rules is wrong?"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests import publisher as sends
from tests.publisher import Publisher
from tests.screening.conftest import LIST
from tests.screening.faults import Fault, assert_as_documented, case
from tests.screening.home import Home, index_file
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file
from tests.screening.yesterday import SOME, assert_yesterday_in_force

FILE = un_file((*ENTRIES, NEWCOMER), TODAY)


def remove_index(home: Home) -> None:
    index_file(home).unlink()


def empty_index(home: Home) -> None:
    index_file(home).write_bytes(b"")


def halve_index(home: Home) -> None:
    path = index_file(home)
    os.truncate(path, path.stat().st_size // 2)


def change_index(home: Home) -> None:
    """Change one letter of every key of a name: the file opens, and finds nobody."""
    path = index_file(home)
    first, last = (party.name.split()[0].casefold().encode() for party in (SOME[0], SOME[-1]))
    content = path.read_bytes()
    assert content.count(last)
    path.write_bytes(content.replace(first, b"x" * len(first)).replace(last, b"y" * len(last)))


def damage_conditions(content: bytes) -> Callable[[Home], None]:
    def damage(home: Home) -> None:
        (home.folder / "lists.json").write_bytes(content)

    return damage


def remove_conditions(home: Home) -> None:
    (home.folder / "lists.json").unlink()


@pytest.mark.parametrize("first", ["screen", "refresh"])
@pytest.mark.parametrize(
    ("fault", "damage"),
    [
        case("the index file deleted", remove_index),
        case("the index file emptied", empty_index),
        case("the index file truncated", halve_index),
        case("the index file changed", change_index),
        case("lists.json deleted", remove_conditions),
        case("lists.json emptied", damage_conditions(b"")),
        case("lists.json of another shape", damage_conditions(b'{"index": 7}')),
        case("lists.json full of rubbish", damage_conditions(b'{"index":"\xff\xfe\x00"}')),
    ],
)
def test_what_can_be_built_anew_is_built_anew(
    home: Home, fault: Fault, damage: Callable[[Home], None], first: str
) -> None:
    damage(home)

    if first == "refresh":
        assert home.refresh().code == 0
    result = home.screen(SOME[-1].name)

    assert_as_documented(result, fault)
    assert SOME[-1].ref in result.out
    assert_yesterday_in_force(home, fault.state)


def write_rubbish(home: Home) -> None:
    """Make the database something else than a database."""
    for path in home.folder.glob("sanctions.db*"):
        path.unlink()
    (home.folder / "sanctions.db").write_bytes(b"no database " * 10_000)


@pytest.mark.parametrize("fault", [case("the database damaged, and refreshed")])
def test_a_damaged_database_is_named_by_a_refresh(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    write_rubbish(home)

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("the database damaged, and screened in")])
def test_a_damaged_database_does_not_keep_a_screening_from_answering(
    home: Home, fault: Fault
) -> None:
    write_rubbish(home)

    for party in SOME:
        result = home.screen(party.name)

        assert_as_documented(result, fault)
        assert party.ref in result.out
    assert home.lists()["state"] == fault.state


@pytest.mark.parametrize("fault", [case("a page of the database damaged")])
def test_a_page_of_the_database_that_is_damaged_costs_nothing_silently(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    path = home.folder / "sanctions.db"
    content = bytearray(path.read_bytes())
    content[4096 * 4 :] = b"\xa5" * (len(content) - 4096 * 4)
    path.write_bytes(content)

    result = home.refresh()

    assert_as_documented(result, fault)
    for party in SOME:
        answer = home.screen(party.name)
        assert answer.code == 3
        assert party.ref in answer.out
    assert home.lists()["state"] == fault.state


@pytest.mark.parametrize("fault", [case("a record in the database damaged")])
def test_a_record_that_is_damaged_in_the_database_is_not_passed_over(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    with closing(sqlite3.connect(home.folder / "sanctions.db")) as database, database:
        database.execute("UPDATE entry_version SET document = '{' WHERE id = 7")

    result = home.refresh()

    assert_as_documented(result, fault)
    for party in SOME:
        answer = home.screen(party.name)
        assert answer.code == 3
        assert party.ref in answer.out
    assert home.lists()["state"] == fault.state


@pytest.mark.parametrize("fault", [case("the index and the database damaged")])
def test_with_nothing_to_screen_against_nothing_is_screened(home: Home, fault: Fault) -> None:
    write_rubbish(home)
    halve_index(home)

    result = home.screen(SOME[0].name)

    assert_as_documented(result, fault)
    assert result.out == ""


@pytest.mark.parametrize("command", [("refresh", "--list", "un"), ("screen", "Any Body")])
@pytest.mark.parametrize(
    ("fault", "name", "content"),
    [
        case("a misspelt key in a table of rules", "decision.toml", "compare_form = 0.8"),
        case("a table of rules that is no TOML", "nexus.toml", "[[rule"),
        case("a table of rules under a misspelt name", "decisions.toml", "compare_from = 0.8"),
    ],
)
def test_rules_that_are_wrong_stop_everything(
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    name: str,
    content: str,
    command: tuple[str, ...],
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / name).write_text(content)
    with monkeypatch.context() as patch:
        patch.setenv("SANCTIONS_RULES", str(tmp_path / "rules"))

        result = home.run(*command)

    assert_as_documented(result, fault)
    assert result.out == ""
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a folder of rules that is not there")])
def test_rules_that_are_not_there_are_not_passed_over(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SANCTIONS_RULES", str(tmp_path / "nowhere"))

        result = home.screen(SOME[0].name)

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
