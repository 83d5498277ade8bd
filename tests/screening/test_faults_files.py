"""What happens when a file given by hand is not the list, or is given in a wrong way?"""

import gzip
import lzma
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.publisher import zeros
from tests.screening.faults import Fault, assert_as_documented, case
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, YESTERDAY, un_file
from tests.screening.yesterday import (
    SOME,
    assert_found,
    assert_today_in_force,
    assert_yesterday_in_force,
)

FILE = un_file((*ENTRIES, NEWCOMER), TODAY)
TEN_GIGABYTES = 10 << 30


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _zeros(pack: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: b"".join(zeros(TEN_GIGABYTES, pack))


@pytest.mark.parametrize(
    ("fault", "content"),
    [
        case("a truncated .gz file", lambda: _half(gzip.compress(FILE))),
        case("a truncated .xz file", lambda: _half(lzma.compress(FILE))),
        case("10 GB of zeros in a .gz file", _zeros(gzip.compress)),
        case("10 GB of zeros in a .xz file", _zeros(lzma.compress)),
        case("a file that is a web page", lambda: b"<html><body>Log in</body></html>"),
        case("a file that is half of the list", lambda: _half(FILE)),
        case("an empty file", lambda: b""),
    ],
)
def test_a_file_that_is_not_the_list_changes_nothing(
    home: Home, tmp_path: Path, fault: Fault, content: Callable[[], bytes]
) -> None:
    given = tmp_path / "given"
    given.write_bytes(content())

    result = home.run("refresh", "--from", f"un={given}")

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
    assert not home.lists()["problem"], "a bad file by hand says nothing of the publisher"


@pytest.mark.parametrize(
    ("fault", "arguments"),
    [
        case("a file that is not there", ("--from", "un=nowhere.xml")),
        case("a folder in place of a file", ("--from", "un=.")),
        case("an unknown list", ("--list", "nu")),
        case("a file for an unknown list", ("--from", "nu=list.xml")),
        case("a file without its list", ("--from", "list.xml")),
        case("an --accept that is no SHA-256", ("--list", "un", "--accept", "12ab")),
    ],
)
def test_a_call_that_cannot_be_right_changes_nothing(
    home: Home, fault: Fault, arguments: tuple[str, ...]
) -> None:
    result = home.run("refresh", *arguments)

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("an unknown list to screen against")])
def test_an_unknown_list_is_not_screened_against(home: Home, fault: Fault) -> None:
    result = home.run("screen", SOME[0].name, "--list", "nu")

    assert_as_documented(result, fault)


@pytest.mark.parametrize("fault", [case("an older file by hand")])
def test_an_older_file_becomes_history(home: Home, tmp_path: Path, fault: Fault) -> None:
    older = tmp_path / "older.xml.gz"
    content = un_file(ENTRIES[: len(ENTRIES) * 7 // 10], YESTERDAY - timedelta(days=30))
    older.write_bytes(gzip.compress(content))
    before = home.lists()

    result = home.run("refresh", "--from", f"un={older}")

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
    assert home.lists()["sha256"] == before["sha256"]
    assert home.lists()["checked_at"] == before["checked_at"]
    again = home.run("refresh", "--from", f"un={older}")
    assert again.code == 0


@pytest.mark.parametrize("fault", [case("a file that is accepted in the same call")])
def test_a_file_can_be_accepted_in_the_same_call(
    home: Home, tmp_path: Path, fault: Fault
) -> None:
    given = tmp_path / "few.xml.xz"
    content = un_file((*ENTRIES[:300], NEWCOMER), TODAY)
    given.write_bytes(lzma.compress(content))

    result = home.run(
        "refresh", "--from", f"un={given}", "--accept", sha256(content).hexdigest().upper()
    )

    assert_as_documented(result, fault)
    assert home.lists()["state"] == fault.state
    assert_found(home, (*ENTRIES[:2], NEWCOMER))
    assert home.found(ENTRIES[-1].name) == []


def test_a_compressed_file_is_read_as_it_is(home: Home, tmp_path: Path) -> None:
    given = tmp_path / "today.xml.xz"
    given.write_bytes(lzma.compress(FILE))

    result = home.run("refresh", "--from", f"un={given}")

    assert result.code == 0
    assert_today_in_force(home, "current")
