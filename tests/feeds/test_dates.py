"""How much of a printed date is read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.entry import DatePrecision
from feeds.dates import day, month_of_year, read_date, timestamp, year_range

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR
LIKE_DATES = st.from_regex(r"\d{1,4}[- ./]?[A-Za-z0-9]{0,9}[-. ]{0,2}\d{0,4}(Z|T.*)?")


@pytest.mark.parametrize(
    ("printed", "precision", "first", "last"),
    [
        pytest.param("1962-04-17", DAY, "1962-04-17", "1962-04-17", id="day"),
        pytest.param("2012-11-12-05:00", DAY, "2012-11-12", "2012-11-12", id="zone"),
        pytest.param("2012-11-12Z", DAY, "2012-11-12", "2012-11-12", id="Z"),
        pytest.param("2012-11-12T01:02:03", DAY, "2012-11-12", "2012-11-12", id="time"),
        pytest.param(" 1962 ", YEAR, "1962-01-01", "1962-12-31", id="year"),
        pytest.param("Nov. 1973", MONTH, "1973-11-01", "1973-11-30", id="month"),
        pytest.param("February 1972", MONTH, "1972-02-01", "1972-02-29", id="leap month"),
        pytest.param("16 Dec. 1948", DAY, "1948-12-16", "1948-12-16", id="day in words"),
        pytest.param("16-Dec-1948", DAY, "1948-12-16", "1948-12-16", id="hyphens"),
    ],
)
def test_read_date_reads_as_much_as_is_printed(
    printed: str, precision: DatePrecision, first: str, last: str
) -> None:
    read = read_date(printed)

    assert (read.precision, str(read.earliest), str(read.latest)) == (precision, first, last)


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("", id="nothing"),
        pytest.param("1970-02-30", id="no such day"),
        pytest.param("1970-13-01", id="no such month"),
        pytest.param("30-35 years old", id="an age"),
        pytest.param("24/06/1402 (Hijri Calendar)", id="another calendar"),
        pytest.param("0017-01-01", id="no year of ours"),
        pytest.param("Smarch 1970", id="no such month in words"),
    ],
)
def test_read_date_keeps_what_it_cannot_place_and_gives_no_day(printed: str) -> None:
    read = read_date(printed)

    assert (read.printed, read.precision) == (printed, DatePrecision.UNKNOWN)
    assert (read.earliest, read.latest) == (None, None)


@given(st.text() | LIKE_DATES, st.booleans())
def test_read_date_never_fails_and_keeps_the_text(printed: str, is_circa: bool) -> None:
    read = read_date(printed, is_circa=is_circa)

    assert (read.printed, read.is_circa) == (printed, is_circa)
    assert (read.earliest is None) is (read.precision is DatePrecision.UNKNOWN)


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_read_date_reads_back_every_day(on: date) -> None:
    assert day(on.isoformat()) == on


def test_day_takes_no_coarser_date_for_a_day() -> None:
    assert day("1962") is None


@given(st.integers(1800, 2200), st.integers(1800, 2200))
def test_a_range_of_years_holds_both_whichever_comes_first(one: int, other: int) -> None:
    read = year_range("as printed", one, other)

    assert read.earliest == date(min(one, other), 1, 1)
    assert read.latest == date(max(one, other), 12, 31)


@pytest.mark.parametrize(("first", "last"), [(17, 1970), (1970, 9999)])
def test_a_range_with_a_year_that_cannot_be_is_left_unread(first: int, last: int) -> None:
    assert year_range("as printed", first, last).precision is DatePrecision.UNKNOWN


@given(st.integers(), st.integers())
def test_a_month_that_does_not_exist_leaves_the_year(year: int, month: int) -> None:
    read = month_of_year("as printed", year, month)

    is_month = read.precision is MONTH
    assert is_month is (1800 <= year <= 2200 and 1 <= month <= 12)


@pytest.mark.parametrize(
    ("printed", "hour"),
    [
        pytest.param("2026-02-27T00:00:09.554Z", 0, id="Z"),
        pytest.param("2026-02-26T20:00:09.554-04:00", 0, id="offset"),
        pytest.param("2026-02-27T00:00:09.554", 0, id="no zone"),
    ],
)
def test_the_date_of_generation_is_read_in_utc(printed: str, hour: int) -> None:
    assert timestamp(printed) == datetime(2026, 2, 27, hour, 0, 9, 554000, UTC)


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("", id="nothing"),
        pytest.param("yesterday", id="prose"),
        pytest.param("0001-01-01T00:00:00+14:00", id="before all time"),
        pytest.param("9999-12-31T23:59:59-14:00", id="after all time"),
    ],
)
def test_a_date_of_generation_that_cannot_be_read_is_an_error(printed: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|UTC"):
        timestamp(printed)
