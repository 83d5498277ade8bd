"""Does another version of the tool read an unchanged list again?"""

import pytest

from tests.publisher import Publisher
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES
from tests.screening.yesterday import assert_yesterday_in_force


def test_a_list_that_another_version_read_is_asked_for_whole_and_read_again(
    home: Home, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.intake.__version__", "another")
    monkeypatch.setattr("screening.published.__version__", "another")

    first, second = home.refresh(), home.refresh()

    assert (first.code, second.code) == (0, 0)
    assert "un published: 0 added, 0 amended, 0 removed" in first.said
    assert "un unchanged: nothing has changed" in second.said
    asked_for_whole = ["if-none-match" not in request.headers for request in publisher.requests]
    assert asked_for_whole == [True, False]
    assert_yesterday_in_force(home, "current")


def test_what_another_version_reads_better_takes_effect(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = ENTRIES[-1]
    monkeypatch.setattr("screening.intake.__version__", "another")
    monkeypatch.setattr("screening.published.__version__", "another")
    monkeypatch.setattr("feeds.lists.un_sc_names.script", lambda text: "Zzzz")

    answer = home.refresh()

    assert f"0 added, {len(ENTRIES)} amended, 0 removed" in answer.said
    assert home.found(last.name) == [last.ref]
