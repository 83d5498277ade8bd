"""Are days counted once, and none of them lost?"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from screening.lookback.days import Days, before, count, lacking, runs, touched

START = date(2020, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 9)).map(
        lambda found: Days(day(found[0]), day(found[0] + found[1]))
    ),
    max_size=6,
)


def each(spans: list[Days] | tuple[Days, ...]) -> set[date]:
    return {span.first + timedelta(days=n) for span in spans for n in range(span.count)}


@given(SPANS)
def test_runs_hold_the_same_days_and_stand_apart(spans: list[Days]) -> None:
    found = runs(spans)

    assert each(found) == each(spans)
    assert count(spans) == len(each(spans))
    assert all(one.last + timedelta(days=1) < other.first for one, other in pairwise(found))


@given(SPANS, SPANS)
def test_what_others_lack_is_left(spans: list[Days], others: list[Days]) -> None:
    assert each(lacking(spans, others)) == each(spans) - each(others)


@given(SPANS, st.integers(0, 60))
def test_what_lies_before_a_day_is_kept(spans: list[Days], number: int) -> None:
    assert each(before(spans, day(number))) == {d for d in each(spans) if d < day(number)}
    assert each(before(spans, None)) == each(spans)


def test_a_day_counts_if_some_part_of_it_is_touched() -> None:
    noon = datetime(2020, 1, 1, 12, tzinfo=UTC)
    midnight = datetime(2020, 1, 3, tzinfo=UTC)

    assert touched(noon, midnight) == Days(date(2020, 1, 1), date(2020, 1, 2))
    assert touched(noon, noon + timedelta(hours=1)) == Days(date(2020, 1, 1), date(2020, 1, 1))
    assert touched(noon, noon) is None
