"""Do countries, places of birth and addresses agree, or say nothing?"""

from typing import Any

import pytest

from db.records.entry import Address, BirthPlace, Nationality, Place
from db.records.screening import Bearing, Query
from screening.features import facts
from tests import factories

AGREES, NEUTRAL = Bearing.AGREES, Bearing.NEUTRAL


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
        pytest.param("Pyeongyang", True, id="South Korean romanisation"),
        pytest.param("평양시", True, id="hangul with the word for city"),
        pytest.param("Пхеньян", True, id="Russian"),
        pytest.param("Sinuiju", False, id="another city says nothing"),
        pytest.param("Seoul, Republic of Korea", False, id="words of another country's name"),
        pytest.param("Democratic People's Republic of Korea", False, id="the country alone"),
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
        pytest.param("Moranbong street, Republic of Korea", False, id="a country's name"),
        pytest.param("Moranbong 155", True, id="a name and a number"),
        pytest.param("Somewhere 155, 01234", False, id="numbers alone"),
    ],
)
def test_addresses_agree_by_two_shared_words(asked: str, agrees: bool) -> None:
    place = Place(
        street="Tongan Dong 155", zip_code="01234", region="Moranbong", city="Pyongyang"
    )
    entry = factories.entry(addresses=(Address(place),))

    evidence = facts.address(Query("Ana", addresses=(asked,)), entry)

    assert (evidence is not None) == agrees


@pytest.mark.parametrize(
    "fact", [facts.birth_place, facts.address, facts.residence, facts.nationality]
)
def test_a_side_that_is_silent_gives_no_evidence(fact: Any) -> None:
    assert fact(Query("Ana"), factories.entry()) is None
