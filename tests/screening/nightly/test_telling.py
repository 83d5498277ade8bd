"""Is it known from the keys of notices alone what somebody was told is wrong?"""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from screening.nightly.telling import Told, still_open

NIGHT = "20261122T023000.000000Z"
LATER = "20261125T023000.000000Z"


def subjects(*keys: str) -> dict[str, tuple[frozenset[str], datetime]]:
    return {one.subject: (one.causes, one.since) for one in still_open(keys)}


def test_what_failed_is_open_until_it_is_told_to_be_over() -> None:
    failed = f"failure/list-un/fetch/{NIGHT}"
    since = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)

    assert list(still_open([failed])) == [Told("list-un", frozenset({"fetch"}), since)]
    assert subjects(failed, f"recovered/list-un/{NIGHT}") == {}


def test_it_may_fail_in_several_ways_at_a_time() -> None:
    failed = [f"failure/list-un/{cause}/{NIGHT}" for cause in ("fetch", "unreadable")]

    assert subjects(*failed)["list-un"][0] == {"fetch", "unreadable"}


def test_the_end_of_an_earlier_failure_is_not_that_of_a_later_one() -> None:
    keys = (
        f"failure/list-un/fetch/{NIGHT}",
        f"failure/list-un/unreadable/{LATER}",
        f"recovered/list-un/{NIGHT}",
    )

    assert subjects(*keys) == {
        "list-un": (frozenset({"unreadable"}), datetime(2026, 11, 25, 2, 30, tzinfo=UTC))
    }


def test_subjects_have_nothing_to_do_with_each_other() -> None:
    keys = (
        f"failure/list-un/fetch/{NIGHT}",
        f"failure/self-test/missed/{NIGHT}",
        f"recovered/self-test/{NIGHT}",
    )

    assert subjects(*keys).keys() == {"list-un"}


@given(st.lists(st.sampled_from(["fetch", "unreadable", ""]), max_size=12))
def test_whatever_the_nights_bring_the_last_one_counts(nights: list[str]) -> None:
    """A night is how the list fails, or empty where it doesn't."""
    keys, since = [], ""
    for number, cause in enumerate(nights):
        moment = f"202611{number + 1:02}T023000.000000Z"
        if cause:
            since = since or moment
            keys.append(f"failure/list-un/{cause}/{since}")
        elif since:
            keys.append(f"recovered/list-un/{since}")
            since = ""

    assert bool(subjects(*keys)) == bool(nights and nights[-1])
