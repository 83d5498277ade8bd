"""Do dates, gender, kind, countries and places agree, contradict or say nothing?"""

from dataclasses import replace
from typing import Any

import pytest

from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    DatePrecision,
    Nationality,
    PartialDate,
    PartyType,
    Place,
)
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
        pytest.param("1962", "1963", "birth_date", AGREES, id="years that touch"),
        pytest.param("1962", "1964", "birth_date", NEUTRAL, id="a year between"),
        pytest.param("1962-04-17", "1960/1964", "birth_date", AGREES, id="inside a span"),
        pytest.param("1960/1962", "1962/1965", "birth_date", AGREES, id="spans that meet"),
        pytest.param("1958", "1960/1964", "birth_date", NEUTRAL, id="just outside a span"),
        pytest.param("1955", "1960/1964", "birth_date", CONTRADICTS, id="far outside a span"),
        pytest.param(
            "1962-04-17", "1964-04-16", "birth_date", NEUTRAL, id="less than two years"
        ),
        pytest.param(
            "1962-04-17", "1964-05-01", "birth_date", CONTRADICTS, id="over two years"
        ),
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
    ("asked", "bearing"),
    [
        pytest.param("1964", AGREES, id="two years after"),
        pytest.param("1960", AGREES, id="two years before"),
        pytest.param("1958-06-01", CONTRADICTS, id="four years before"),
    ],
)
def test_two_years_are_tolerated_where_the_list_says_circa(
    asked: str, bearing: Bearing
) -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date(asked),))
    entry = factories.entry(birth_dates=(_born("1962", is_circa=True),))

    evidence = facts.birth_date(query, entry)

    assert evidence is not None
    assert (evidence.feature, evidence.bearing) == ("birth_date", bearing)
    assert evidence.listed == "circa 1962"


def test_the_best_of_several_birth_dates_counts() -> None:
    query = Query("Ana Example", birth_dates=(ask.birth_date("1962-04-17"),))
    entry = factories.entry(birth_dates=(_born("1940"), _born("1962-04-17"), _born("1962")))

    evidence = facts.birth_date(query, entry)

    assert evidence is not None
    assert (evidence.feature, evidence.score) == ("birth_day", 1.0)


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


@pytest.mark.parametrize(
    ("asked", "listed", "bearing"),
    [
        pytest.param("F", ("F",), AGREES, id="same"),
        pytest.param("F", ("M",), CONTRADICTS, id="another"),
        pytest.param("F", ("M", "F"), AGREES, id="list says both"),
        pytest.param("", ("M",), None, id="not asked"),
        pytest.param("F", (), None, id="not listed"),
        pytest.param("F", ("X",), None, id="a code nobody knows"),
    ],
)
def test_gender_is_held_against_a_party_only_where_both_sides_speak(
    asked: str, listed: tuple[str, ...], bearing: Bearing | None
) -> None:
    evidence = facts.gender(Query("Ana", gender=asked), factories.entry(genders=listed))

    assert (evidence.bearing if evidence else None) == bearing


PERSON, ORGANISATION, VESSEL = PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL


@pytest.mark.parametrize(
    ("asked", "listed", "bearing"),
    [
        pytest.param(PERSON, PERSON, AGREES, id="persons"),
        pytest.param(VESSEL, VESSEL, AGREES, id="ships"),
        pytest.param(PERSON, ORGANISATION, CONTRADICTS, id="a person is no organisation"),
        pytest.param(VESSEL, PERSON, CONTRADICTS, id="a ship is no person"),
        pytest.param(VESSEL, ORGANISATION, None, id="ships stand among organisations"),
        pytest.param(ORGANISATION, VESSEL, None, id="an owner may bear its ship's name"),
        pytest.param(PERSON, PartyType.UNKNOWN, None, id="the list's code is new"),
        pytest.param(None, PERSON, None, id="not asked"),
    ],
)
def test_a_person_is_no_organisation(
    asked: PartyType | None, listed: PartyType, bearing: Bearing | None
) -> None:
    evidence = facts.party_type(Query("Ana", type=asked), factories.entry(type=listed))

    assert (evidence.bearing if evidence else None) == bearing


@pytest.mark.parametrize(
    ("asked", "listed", "bearing"),
    [
        pytest.param(("KP",), ("KP",), AGREES, id="same"),
        pytest.param(("CN", "KP"), ("RU", "KP"), AGREES, id="one of several"),
        pytest.param(("CN",), ("KP",), NEUTRAL, id="another is no contradiction"),
        pytest.param((), ("KP",), None, id="not asked"),
        pytest.param(("CN",), ("",), None, id="listed without a code"),
    ],
)
def test_another_nationality_is_no_contradiction(
    asked: tuple[str, ...], listed: tuple[str, ...], bearing: Bearing | None
) -> None:
    entry = factories.entry(nationalities=tuple(Nationality(country) for country in listed))

    evidence = facts.nationality(Query("Ana", nationalities=asked), entry)

    assert (evidence.bearing if evidence else None) == bearing


def test_residence_is_compared_with_the_countries_of_addresses() -> None:
    entry = factories.entry(addresses=(Address(Place(country="CN")), Address(Place())))

    same = facts.residence(Query("Ana", residences=("CN",)), entry)
    other = facts.residence(Query("Ana", residences=("KP",)), entry)

    assert same is not None
    assert same.bearing is AGREES
    assert other is not None
    assert other.bearing is NEUTRAL


@pytest.mark.parametrize(
    ("asked", "agrees"),
    [
        pytest.param("Pyongyang", True, id="the city"),
        pytest.param("P'yongyang, DPRK", True, id="another spelling and the country"),
        pytest.param("Sinuiju", False, id="another city says nothing"),
    ],
)
def test_birth_places_agree_by_a_shared_word(asked: str, agrees: bool) -> None:
    place = Place(city="Pyongyang", country_printed="Democratic People's Republic of Korea")
    entry = factories.entry(birth_places=(BirthPlace(place),))

    evidence = facts.birth_place(Query("Ana", birth_places=(asked,)), entry)

    assert (evidence is not None) == agrees


@pytest.mark.parametrize(
    ("asked", "agrees"),
    [
        pytest.param("Tongan-dong, Moranbong district", True, id="street and district"),
        pytest.param("Moranbong", False, id="one word is too little"),
    ],
)
def test_addresses_agree_by_two_shared_words(asked: str, agrees: bool) -> None:
    place = Place(street="Tongan Dong 2", region="Moranbong", city="Pyongyang")
    entry = factories.entry(addresses=(Address(place),))

    evidence = facts.address(Query("Ana", addresses=(asked,)), entry)

    assert (evidence is not None) == agrees


@pytest.mark.parametrize("fact", [facts.birth_place, facts.address, facts.residence])
def test_a_side_that_is_silent_gives_no_evidence(fact: Any) -> None:
    assert fact(Query("Ana"), factories.entry()) is None
