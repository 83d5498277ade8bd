"""Do gender and kind of party agree, contradict or say nothing?"""

import pytest

from db.records.entry import PartyType
from db.records.screening import Bearing, Query
from screening.features import facts
from tests import factories

AGREES, CONTRADICTS = Bearing.AGREES, Bearing.CONTRADICTS


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
