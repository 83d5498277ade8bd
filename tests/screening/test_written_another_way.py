"""Is a list that is written in another way than we read it refused, instead of half read?"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, TODAY, Listed, un_file
from tests.screening.yesterday import assert_yesterday_in_force


def as_today(path: Path, content: bytes) -> str:
    """Write a file of today and give the option that reads it."""
    path.write_bytes(content)
    return f"un={path}"


def first_word_only(entry: Listed) -> Listed:
    """Give an entry as it reads where the rest of its name stands in an unknown element."""
    return replace(entry, name=entry.name.split()[0])


def under_another_code(entry: Listed) -> Listed:
    """Give an entry under a programme nobody has seen, if it is one of the DPRK's."""
    return replace(entry, programme=entry.programme.replace("DPRK", "North Korea"))


@pytest.mark.parametrize(
    ("rewritten", "said"),
    [
        pytest.param(first_word_only, "names that 1000 of 1000 parties had", id="names"),
        pytest.param(under_another_code, "0 entries under DPRK", id="programme"),
    ],
)
def test_a_file_with_its_parties_but_not_what_they_are_known_by_is_refused(
    rewritten: Callable[[Listed], Listed], said: str, home: Home, tmp_path: Path
) -> None:
    content = un_file([rewritten(entry) for entry in ENTRIES], TODAY)

    result = home.run("refresh", "--from", as_today(tmp_path / "today.xml", content))

    assert result.code == 3
    assert said in result.said
    assert "nothing was changed" in result.said
    assert_yesterday_in_force(home, "current")


def test_some_parties_may_lose_a_name(home: Home, tmp_path: Path) -> None:
    first, *others = ENTRIES
    corrected = Listed(first.ref, "Quite Another Spelling", first.programme, first.data_id)
    content = un_file((corrected, *others), TODAY)

    result = home.run("refresh", "--from", as_today(tmp_path / "today.xml", content))

    assert result.code == 0
    assert home.found("Quite Another Spelling") == [first.ref]


def test_removals_that_wait_are_told_when_an_older_file_is_loaded(
    home: Home, tmp_path: Path
) -> None:
    few = as_today(tmp_path / "few.xml", un_file(ENTRIES[:700], TODAY))
    older = as_today(tmp_path / "older.xml", un_file(ENTRIES))
    assert home.run("refresh", "--from", few).code == 3

    result = home.run("refresh", "--from", older)

    assert result.code == 3
    assert "the removal of 300 parties waits" in result.said
    assert home.found(ENTRIES[-1].name) == [ENTRIES[-1].ref]
