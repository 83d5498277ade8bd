"""Does a line of cron call for runs when cron would?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given, reject
from hypothesis import strategies as st

from screening.crontab import CrontabError, read

BERLIN, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 15 * 366 * 86_400).map(lambda s: FIRST + timedelta(seconds=s))


def field(first: int, last: int) -> st.SearchStrategy[str]:
    number = st.integers(first, last)
    span = st.tuples(number, number).map(lambda two: f"{min(two)}-{max(two)}")
    longer = st.tuples(number, number).filter(lambda two: two[0] < two[1])
    spread = longer.map(lambda two: f"{two[0]}-{two[1]}")
    step = st.tuples(spread, st.integers(1, 9)).map(lambda two: f"{two[0]}/{two[1]}")
    every = st.integers(2, 30).map(lambda by: f"*/{by}")
    one = st.one_of(st.just("*"), number.map(str), span, step, every)
    return st.one_of(
        one, st.lists(st.one_of(number.map(str), span), max_size=3, min_size=2).map(",".join)
    )


LINES = st.tuples(field(0, 59), field(0, 23), field(1, 28), field(1, 12), st.just("*")).map(
    " ".join
)


@given(line=LINES, moment=MOMENTS)
def test_it_calls_when_a_library_for_cron_does(line: str, moment: datetime) -> None:
    try:
        trigger = CronTrigger.from_crontab(line, timezone=UTC)
    except ValueError:  # a step beyond the end, of which cron makes the first number
        reject()

    found = read(line, UTC_ZONE).after(moment)

    assert found == trigger.get_next_fire_time(None, moment + timedelta(microseconds=1))


@given(line=LINES, moment=MOMENTS)
def test_what_is_due_next_was_due_last_from_then_on(line: str, moment: datetime) -> None:
    crontab = read(line, BERLIN)

    following = crontab.after(moment)

    assert following > moment
    assert crontab.before(following) == following
    assert crontab.before(following - timedelta(seconds=1)) <= moment


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("0 0 * * 0", "2026-11-29", id="0 is Sunday"),
        pytest.param("0 0 * * 7", "2026-11-29", id="7 is Sunday too"),
        pytest.param("0 0 * * 1", "2026-11-30", id="1 is Monday"),
        pytest.param("0 0 * * mon-fri", "2026-11-24", id="names"),
        pytest.param("0 0 * Dec *", "2026-12-01", id="a month by name"),
        pytest.param("0 0 13 * fri", "2026-11-27", id="either kind of day, the weekday first"),
        pytest.param("0 0 25 * fri", "2026-11-25", id="either kind of day, the day first"),
        pytest.param("0 0 */10 * mon", "2026-12-21", id="a star with a step is no day"),
        pytest.param("0 0 29 2 *", "2028-02-29", id="leap years"),
    ],
)
def test_days_are_read_as_cron_reads_them(line: str, day: str) -> None:
    tuesday = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(seconds=1)

    assert f"{read(line, UTC_ZONE).after(tuesday):%Y-%m-%d}" == day


def every(line: str, start: datetime, count: int) -> list[str]:
    found, moment = [], start
    for _ in range(count):
        moment = read(line, BERLIN).after(moment)
        found.append(f"{moment:%m-%d %H:%M}")
    return found


def test_a_time_that_summer_time_leaves_out_is_due_when_clocks_have_changed() -> None:
    start = datetime(2026, 3, 27, 12, tzinfo=UTC)

    assert every("30 2 * * *", start, 3) == ["03-28 01:30", "03-29 01:00", "03-30 00:30"]


def test_a_time_that_comes_twice_is_due_once() -> None:
    start = datetime(2026, 10, 23, 12, tzinfo=UTC)

    assert every("30 2 * * *", start, 3) == ["10-24 00:30", "10-25 00:30", "10-26 01:30"]


def test_a_poll_goes_on_over_both_changes() -> None:
    spring = every("17 * * * *", datetime(2026, 3, 29, tzinfo=UTC), 3)
    autumn = every("17 * * * *", datetime(2026, 10, 25, tzinfo=UTC), 3)

    assert spring == ["03-29 00:17", "03-29 01:17", "03-29 02:17"]
    assert autumn == ["10-25 00:17", "10-25 01:17", "10-25 02:17"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("30 2 * *", "five fields"),
        ("60 2 * * *", "Bad minute; "),
        ("0 24 * * *", "Bad hour; "),
        ("0 0 0 * *", "Bad day-of-month; "),
        ("0 0 * 13 *", "Bad month; "),
        ("0 0 * * 8", "Bad day-of-week; "),
        ("0 0 * * fry", "Bad day-of-week; "),
        ("5-1 0 * * *", "Bad minute; "),
        ("*/0 0 * * *", "Bad minute; "),
        ("1,,2 0 * * *", "Bad minute; "),
        ("@daily", "five fields"),
        ("0 30 2 * * *", "five fields"),
        ("0 0 30 2 *", "Bad day-of-month; "),
        ("0 0 */20 * 1L", "there is no such day"),
    ],
)
def test_what_is_no_line_of_cron_is_refused(line: str, problem: str) -> None:
    with pytest.raises(CrontabError) as error:
        read(line, UTC_ZONE)

    assert problem in str(error.value)
