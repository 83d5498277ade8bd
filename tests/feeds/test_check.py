"""Whether a list that broke its manifest's promises is refused or held."""

from datetime import UTC, date, datetime

import pytest

from db.records.entry import Entry
from feeds.check import Verdict, check
from feeds.manifest import Manifest, Promise
from tests import factories
from tests.feeds.builders import manifest

TODAY = datetime(2026, 3, 2, tzinfo=UTC)
BEFORE = [f"X.{number}" for number in range(100)]


def entries(count: int, programme: str = "DPRK") -> list[Entry]:
    return [factories.entry(ref, programmes=(programme,)) for ref in BEFORE[:count]]


def promising(
    count: int, programme: str | None = None, since: date = date(2020, 1, 1)
) -> Manifest:
    promise = Promise(
        min_entries=count, programme=programme, since=since, because="It always was so."
    )
    return manifest(promise=(promise,), max_loss=0.15)


def test_a_list_that_keeps_its_promises_takes_effect() -> None:
    assert check(promising(90), entries(100), TODAY, BEFORE) == Verdict()


@pytest.mark.parametrize("before", [[], BEFORE], ids=["first file", "later file"])
def test_an_empty_list_is_refused(before: list[str]) -> None:
    verdict = check(manifest(), [], TODAY, before)

    assert verdict.refuse == "the file holds no entry"


def test_a_first_file_that_breaks_a_promise_is_refused_with_the_reason() -> None:
    verdict = check(promising(90, "DPRK"), entries(80), TODAY, [])

    assert verdict.refuse == ("80 entries under DPRK, and 90 are promised (It always was so.)")


def test_a_promise_counts_only_the_entries_of_its_programme() -> None:
    verdict = check(promising(90, "DPRK"), entries(100, "Iran"), TODAY, [])

    assert verdict.refuse.startswith("0 entries under DPRK")


def test_a_promise_does_not_bind_a_file_from_before_it() -> None:
    later = promising(90, since=date(2026, 3, 3))

    assert check(later, entries(10), TODAY, []) == Verdict()


def test_a_promise_binds_from_its_day_on() -> None:
    today = promising(90, since=date(2026, 3, 2))

    assert check(today, entries(80), TODAY, []).refuse


@pytest.mark.parametrize(
    ("left", "is_held"),
    [
        pytest.param(85, False, id="as much as is allowed"),
        pytest.param(84, True, id="one more"),
        pytest.param(1, True, id="nearly all"),
    ],
)
def test_removals_are_held_when_too_many_parties_are_gone(left: int, is_held: bool) -> None:
    verdict = check(promising(1), entries(left), TODAY, BEFORE)

    assert (bool(verdict.hold), verdict.refuse) == (is_held, "")


def test_removals_are_held_when_a_promise_is_broken() -> None:
    verdict = check(promising(95), entries(90), TODAY, BEFORE)

    assert (verdict.refuse, "95 are promised" in verdict.hold) == ("", True)


def test_a_file_with_less_than_half_of_what_is_promised_is_refused() -> None:
    verdict = check(promising(100), entries(49), TODAY, BEFORE)

    assert "49 entries" in verdict.refuse
