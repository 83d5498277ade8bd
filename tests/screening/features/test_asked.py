"""Which names are compared, once titles and the like are left out?"""

import pytest

from db.records.entry import PartyType
from db.records.screening import Bearing, Query
from screening.features.asked import LONGEST_STRIPPED, asked_names


def _texts(query: Query) -> list[str]:
    return [asked.text for asked in asked_names(query)]


@pytest.mark.parametrize(
    ("name", "without"),
    [
        pytest.param("General Kim Yong Chol", "Kim Yong Chol", id="a rank"),
        pytest.param("Mr. Kim Yong Chol", "Kim Yong Chol", id="a courtesy"),
        pytest.param("김영철 동지", "김영철", id="comrade in Korean"),
        pytest.param("Comrade Kim Yong Chol", "Kim Yong Chol", id="comrade"),
    ],
)
def test_a_name_is_compared_as_asked_and_without_its_title(name: str, without: str) -> None:
    assert _texts(Query(name)) == [name, without]


def test_what_was_left_out_is_kept_as_a_fact_neither_for_nor_against() -> None:
    whole, stripped = asked_names(Query("General Kim Yong Chol"))

    assert whole.is_whole
    assert whole.evidence is None
    assert not stripped.is_whole
    assert stripped.printed == "General Kim Yong Chol"
    assert stripped.evidence is not None
    assert (stripped.evidence.feature, stripped.evidence.bearing) == ("title", Bearing.NEUTRAL)
    assert "General" in stripped.evidence.query


@pytest.mark.parametrize("kind", [PartyType.ORGANISATION, PartyType.VESSEL])
def test_what_is_no_person_has_no_title(kind: PartyType) -> None:
    assert _texts(Query("General Trading Company", type=kind)) == ["General Trading Company"]


@pytest.mark.parametrize("kind", [None, PartyType.PERSON, PartyType.UNKNOWN])
def test_who_may_be_a_person_may_have_a_title(kind: PartyType | None) -> None:
    assert _texts(Query("General Kim Yong Chol", type=kind))[1:] == ["Kim Yong Chol"]


def test_a_further_name_is_compared_as_well() -> None:
    assert {"Kim Yong Chol", "Ana Example"} <= set(
        _texts(Query("Kim Yong Chol a.k.a. Ana Example"))
    )


def test_other_names_are_compared_each_once() -> None:
    query = Query("Kim Yong Chol", other_names=("General Kim Yong Chol", "Kim Yong Chol"))

    assert _texts(query) == ["Kim Yong Chol", "General Kim Yong Chol"]


@pytest.mark.parametrize("name", ["General", "Mr.", "-", "동지"])
def test_a_title_alone_is_never_stripped_to_nothing(name: str) -> None:
    assert all(text.strip() for text in _texts(Query(name)))


def test_a_query_without_a_name_asks_for_none() -> None:
    assert asked_names(Query("", identifiers=("654310",))) == ()


def test_titles_are_not_looked_for_in_a_text_too_long_to_be_a_name() -> None:
    name = "General Kim Yong Chol " * LONGEST_STRIPPED

    assert _texts(Query(name)) == [name]
