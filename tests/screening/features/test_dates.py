"""Do dates of birth agree, contradict or say nothing?"""

from dataclasses import replace

import pytest

from db.records.entry import BirthDate, DatePrecision, PartialDate
from db.records.screening import Bearing, Query
from feeds.dates import year_range
from screening import ask
from screening.features import facts
from tests import factories

AGREES, CONTRADICTS, NEUTRAL = Bearing.AGREES, Bearing.CONTRADICTS, Bearing.NEUTRAL


def _born(text: str, *, is_circa: bool = False) -> BirthDate:
    return BirthDate(replace(ask.birth_date(text), is_circa=is_circa))


@pytest.mark.parametrize(
    ("asked", "listed", "feature", "bearing"),
    [
        pytest.param("1962-04-17", "1962-04-17", "birth_day", AGREES, id="same day"),
        pytest.param("1962-04-17", "1962-04-16", "birth_day", AGREES, id="a day before"),
        pytest.param("1962-04-17", "1962-04-18", "birth_day", AGREES, id="a day after"),
        pytest.param("1962-12-31", "1963-01-01", "birth_day", AGREES, id="a day, next year"),
        pytest.param("1962-04-17", "1962-04-19", "birth_date", NEUTRAL, id="two days"),
        pytest.param("1962-04-17", "1962-04", "birth_date", AGREES, id="list knows the month"),
        pytest.param("1962-04", "1962-04-17", "birth_date", AGREES, id="asked by the month"),
        pytest.param("1962-04-17", "1962-06", "birth_date", NEUTRAL, id="another month"),
        pytest.param("1962-04-17", "1962", "birth_date", AGREES, id="list knows the year"),
        pytest.param("1962", "1962", "birth_date", AGREES, id="both know the year"),
        pytest.param("1962", "1963", "birth_near", AGREES, id="a year after"),
        pytest.param("1962-04-17", "1961", "birth_near", AGREES, id="list's year is before"),
        pytest.param("1963", "1962-01-05", "birth_near", AGREES, id="asked by the year after"),
        pytest.param("1962", "1964", "birth_date", NEUTRAL, id="a year between"),
        pytest.param("1962-12-31", "1965", "birth_date", CONTRADICTS, id="three years by year"),
        pytest.param(
            "1969-07-11", "1969-11-07", "birth_date", AGREES, id="day and month swapped"
        ),
        pytest.param("1969-08-11", "1969-11-07", "birth_date", AGREES, id="swapped, a day off"),
        pytest.param(
            "1969-07-13", "1969-11-07", "birth_date", NEUTRAL, id="no month 13 to swap"
        ),
        pytest.param(
            "1969-07-11", "1970-11-07", "birth_date", CONTRADICTS, id="swapped, other year"
        ),
        pytest.param("1962-04", "1962-05", "birth_date", AGREES, id="months that touch"),
        pytest.param("1962-04-17", "1960/1964", "birth_date", AGREES, id="inside a span"),
        pytest.param("1960/1962", "1962/1965", "birth_date", AGREES, id="spans that meet"),
        pytest.param("1958", "1960/1964", "birth_date", NEUTRAL, id="just outside a span"),
        pytest.param("1955", "1960/1964", "birth_date", NEUTRAL, id="years outside a span"),
        pytest.param("1953", "1960/1964", "birth_date", CONTRADICTS, id="far outside a span"),
        pytest.param("1962-04-17", "1963-04-16", "birth_date", NEUTRAL, id="less than a year"),
        pytest.param("1962-04-17", "1963-05-01", "birth_date", CONTRADICTS, id="over a year"),
        pytest.param("1962", "1966", "birth_date", CONTRADICTS, id="years apart"),
    ],
)
def test_birth_dates_are_compared_at_the_coarser_precision(
    asked: str, listed: str, feature: str, bearing: Bearing
) -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date(asked),))

    evidence = facts.birth_date(query, factories.entry(birth_dates=(_born(listed),)))

    assert evidence is not None
    assert (evidence.feature, evidence.bearing) == (feature, bearing)
    assert (evidence.query, evidence.listed) == (asked, listed)


@pytest.mark.parametrize(
    ("asked", "feature", "bearing"),
    [
        pytest.param("1964", "birth_near", AGREES, id="two years after"),
        pytest.param("1960", "birth_near", AGREES, id="two years before"),
        pytest.param("1958-06-01", "birth_date", NEUTRAL, id="four years before"),
        pytest.param("1955", "birth_date", CONTRADICTS, id="seven years before"),
        pytest.param("1950", "birth_decade", CONTRADICTS, id="twelve years before"),
    ],
)
def test_two_years_are_tolerated_where_the_list_says_circa(
    asked: str, feature: str, bearing: Bearing
) -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date(asked),))
    entry = factories.entry(birth_dates=(_born("1962", is_circa=True),))

    evidence = facts.birth_date(query, entry)

    assert evidence is not None
    assert (evidence.feature, evidence.bearing) == (feature, bearing)
    assert evidence.listed == "circa 1962"


def test_the_best_of_several_birth_dates_counts() -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date("1962-04-17"),))
    entry = factories.entry(birth_dates=(_born("1940"), _born("1962-04-17"), _born("1962")))

    evidence = facts.birth_date(query, entry)

    assert evidence is not None
    assert (evidence.feature, evidence.score) == ("birth_day", 1.0)


def test_a_date_within_ten_years_counts_before_one_further_apart() -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date("1990-01-01"),))
    entry = factories.entry(birth_dates=(_born("1962-02-18"), _born("1985")))

    evidence = facts.birth_date(query, entry)

    assert evidence is not None
    assert (evidence.feature, evidence.listed) == ("birth_date", "1985")


SPAN = year_range("between 1960 and 1964", 1960, 1964)
UNPLACED = PartialDate("about 50 years old", DatePrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param((), (SPAN,), id="nothing asked"),
        pytest.param((SPAN,), (), id="nothing listed"),
        pytest.param((SPAN,), (UNPLACED,), id="listed as prose"),
    ],
)
def test_a_missing_date_is_no_evidence(
    asked: tuple[PartialDate, ...], listed: tuple[PartialDate, ...]
) -> None:
    query = Query("Ana Example", birth_dates=asked)

    evidence = facts.birth_date(
        query, factories.entry(birth_dates=tuple(BirthDate(date) for date in listed))
    )

    assert evidence is None


def test_what_agrees_weaker_scores_less() -> None:
    entry = factories.entry(birth_dates=(_born("1969-11-07"),))
    asked = ("1969-11-07", "1969-11-08", "1969-07-11", "1969-08-11", "1970", "1969-11-20")

    found = [
        facts.birth_date(Query("Ana", birth_dates=(ask.birth_date(day),)), entry)
        for day in asked
    ]

    scores = [evidence.score for evidence in found if evidence is not None]
    assert len(scores) == len(asked)
    assert scores == sorted(set(scores), reverse=True)


def test_a_swapped_date_says_so() -> None:
    query = Query("Ana", birth_dates=(ask.birth_date("1969-07-11"),))

    evidence = facts.birth_date(query, factories.entry(birth_dates=(_born("1969-11-07"),)))

    assert evidence is not None
    assert "swapped" in evidence.because


@pytest.mark.parametrize(
    ("asked", "listed", "bearing"),
    [
        pytest.param("1970-01-01", "1942-02-18", Bearing.NEUTRAL, id="day nought of Unix"),
        pytest.param("1960-01-01", "1942-02-18", Bearing.NEUTRAL, id="day nought of SAS"),
        pytest.param("1970-01-01", "1970", Bearing.AGREES, id="and it may be the true one"),
        pytest.param("1970-01-02", "1942-02-18", Bearing.CONTRADICTS, id="a day later"),
        pytest.param("1970", "1942-02-18", Bearing.CONTRADICTS, id="its year"),
    ],
)
def test_a_date_that_systems_print_for_none_contradicts_nothing(
    asked: str, listed: str, bearing: Bearing
) -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date(asked),))

    evidence = facts.birth_date(query, factories.entry(birth_dates=(_born(listed),)))

    assert evidence is not None
    assert evidence.bearing is bearing
