"""Does a nightly refresh say what is wrong, and nothing else?"""

from tests.publisher import Publisher, error_page
from tests.screening.conftest import LIST
from tests.screening.home import Home


def test_a_quiet_refresh_says_nothing_where_all_is_well(home: Home) -> None:
    result = home.refresh("--quiet")

    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_quiet_refresh_names_the_list_that_failed_and_why(
    home: Home, publisher: Publisher
) -> None:
    publisher.answers(LIST, error_page())

    result = home.refresh("--quiet")

    assert (result.code, result.out) == (3, "")
    assert "un failed: yesterday's list stays in force" in result.err
    assert "web page" in result.err
