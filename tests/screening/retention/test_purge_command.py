"""Does the command show before it erases, and erase only when told to?"""

import json

import pytest

from db.store.engine import open_store
from tests.screening.home import Home
from tests.screening.retention.world import customer, year


@pytest.fixture
def past(home: Home) -> Home:
    """Give a home with a customer who left long ago, and one who came since."""
    with open_store(f"sqlite:///{home.folder / 'sanctions.db'}") as store:
        customer(store, "G", year(2012))
        customer(store, "G", year(2013), is_retired=True)
        customer(store, "L", year(2020))
    return home


def due(home: Home) -> dict[str, int]:
    told = json.loads(home.run("purge", "--format", "json").out)
    return {one["record"]: one["due"] for one in told["due"] if one["due"]}


def test_nothing_is_erased_unless_told_so(past: Home) -> None:
    shown = past.run("purge")

    assert shown.code == 0
    assert "customers 1 0 2013-01-15" in shown.said
    assert "nothing was erased" in shown.said
    assert "not all compared with the official text" in shown.said
    assert due(past) == {"customers": 1}


def test_what_is_due_goes_with_yes_and_a_reason(past: Home) -> None:
    refused = past.run("purge", "--yes")
    done = past.run("purge", "--yes", "--reason", "yearly")

    assert refused.code == 2
    assert done.code == 0
    assert "erased: 1 customers" in done.out
    assert past.run("customers", "show", "G").code == 2
    assert past.run("customers", "show", "L").code == 0
    assert past.run("purge", "--yes", "--reason", "again").out == (
        "nothing is due; nothing was erased\n"
    )


def test_a_hold_is_shown_and_released(past: Home) -> None:
    assert past.run("purge", "--hold", "G", "--reason", "a lawsuit").code == 0

    assert "held: default G" in past.run("purge").said
    assert due(past) == {}
    assert past.run("purge", "--release", "G", "--reason", "it is over").code == 0
    assert due(past) == {"customers": 1}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--yes", "--dry-run", "--reason", "r"), id="both"),
        pytest.param(("--yes", "--hold", "G", "--reason", "r"), id="hold while erasing"),
        pytest.param(("--hold", "G"), id="hold without a reason"),
        pytest.param(("--hold", "Z", "--reason", "r"), id="hold of nobody"),
    ],
)
def test_what_makes_no_sense_is_a_wrong_usage(past: Home, arguments: tuple[str, ...]) -> None:
    assert past.run("purge", *arguments).code == 2
    assert due(past) == {"customers": 1}
