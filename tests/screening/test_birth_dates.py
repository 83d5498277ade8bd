"""Is a date of birth read as others write it, and refused where it stands for none?"""

from datetime import date

import pytest

from db.records.entry import DatePrecision
from screening.birth_dates import read

TODAY = date(2026, 11, 22)
BORN = date(1962, 2, 18)


@pytest.mark.parametrize(
    "text",
    [
        "1962-02-18", "1962/02/18", "1962.2.18", "1962. 2. 18.", "19620218", "18.02.1962",
        "18.02.62", "18/02/1962", "02/18/1962", "18-02-62", "18021962", "18FEB1962",
        "18-Feb-62", "18 February 1962", "18th Feb. 1962", "Feb 18, 1962", "1962-Feb-18",
        "1962年2月18日", "1962년 2월 18일", "１９６２年２月１８日", "1962-02-18 00:00:00",
        "1962-02-18T00:00:00Z",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    found = read(text, today=TODAY)

    assert (found.precision, found.earliest, found.latest) == (DatePrecision.DAY, BORN, BORN)
    assert (found.printed, found.is_circa) == (text, False)


@pytest.mark.parametrize("text", ["1962-02", "02/1962", "2.1962", "Feb. 1962", "1962년 2월"])
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    found = read(text, today=TODAY)

    assert (found.precision, found.earliest) == (DatePrecision.MONTH, date(1962, 2, 1))
    assert found.latest == date(1962, 2, 28)


@pytest.mark.parametrize("text", ["c. 1962", "ca 1962", "circa 1962", "about 1962", "~1962"])
def test_an_approximate_year_is_read_as_one(text: str) -> None:
    found = read(text, today=TODAY)

    assert (found.precision, found.is_circa) == (DatePrecision.YEAR, True)
    assert found.earliest == date(1962, 1, 1)


def test_a_month_that_ends_in_c_is_not_approximate() -> None:
    assert not read("16 Dec. 1948", today=TODAY).is_circa


@pytest.mark.parametrize("text", ["1960-1964", "1960/1964", "1960 – 1964", "1964-1960"])
def test_a_span_of_years_is_read(text: str) -> None:
    found = read(text, today=TODAY)

    assert found.precision is DatePrecision.RANGE
    assert (found.earliest, found.latest) == (date(1960, 1, 1), date(1964, 12, 31))


def test_of_two_possible_months_the_second_number_is_taken() -> None:
    assert read("03/04/1962", today=TODAY).earliest == date(1962, 4, 3)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("1900-01-01", "nobody alive", id="a usual default"),
        pytest.param("1901-01-01", "nobody alive", id="another"),
        pytest.param("1900", "nobody alive", id="its year"),
        pytest.param("1800-01-01", "nobody alive", id="long ago"),
        pytest.param("1915", "nobody alive", id="older than a hundred and ten"),
        pytest.param("2026-11-23", "in the future", id="tomorrow"),
        pytest.param("2030", "in the future", id="a year to come"),
        pytest.param("18.02.20", "1920 or 2020", id="either century"),
        pytest.param("30/02/1962", "out of range", id="no such day"),
        pytest.param("maybe 1962", "no month", id="no month"),
    ],
)
def test_a_date_on_which_nobody_alive_was_born_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read(text, today=TODAY)


@pytest.mark.parametrize("text", ["2026-11-22", "1916"])
def test_the_youngest_and_the_oldest_alive_have_a_date_of_birth(text: str) -> None:
    assert read(text, today=TODAY).printed == text


def test_a_date_is_read_anew_on_another_day() -> None:
    with pytest.raises(ValueError, match="in the future"):
        read("2026-11-23", today=TODAY)
    assert read("2026-11-23", today=date(2026, 11, 23)).printed == "2026-11-23"
    with pytest.raises(ValueError, match="in the future"):
        read("2026-11-23", today=TODAY)
