"""Is the party found whose entry names the ship that is asked for?"""

import pytest

from db.records.entry import Entry, PartyType, Statement, StatementKind
from db.records.screening import Bearing, Query
from screening.features.ships import named_ship, named_ships
from tests import factories


def _company(*remarks: str, name: str = "Example Shipping Company") -> Entry:
    return factories.entry(
        names=(name,),
        type=PartyType.ORGANISATION,
        statements=tuple(Statement(StatementKind.REMARK, text) for text in remarks),
    )


@pytest.mark.parametrize(
    ("remark", "ship"),
    [
        pytest.param("Registered owner of the tanker CHONG BONG.", "CHONG BONG", id="tanker"),
        pytest.param("Operates M/V Chong Bong 2 since 2016.", "Chong Bong 2", id="M/V"),
        pytest.param(
            "It manages the following vessels: (a) Chong Bong 8606173.",
            "Chong Bong",
            id="with its number",
        ),
        pytest.param(
            "It manages the vessels: (a) Chong Bong (Ryong Gun Bong) 8606173.",
            "Ryong Gun Bong",
            id="its former name",
        ),
    ],
)
def test_a_ship_in_the_text_is_named(remark: str, ship: str) -> None:
    assert ship in named_ships(_company(remark))


@pytest.mark.parametrize(
    "remark",
    [
        pytest.param("Established in PYONGYANG in 1990.", id="no word of ships"),
        pytest.param("Owner of a vessel flagged in the DPRK.", id="no name"),
        pytest.param("The vessel is registered under IMO 8606173.", id="a number alone"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_text_names_no_ship(remark: str) -> None:
    assert named_ships(_company(remark)) == ()


def test_the_own_name_of_a_party_is_no_ship_of_it() -> None:
    entry = _company("CHONG BONG operates tankers.", name="Chong Bong Shipping")

    assert named_ships(entry) == ()


def test_a_ship_names_no_ship() -> None:
    entry = factories.entry(
        names=("CHONG RIM",),
        type=PartyType.VESSEL,
        statements=(Statement(StatementKind.REMARK, "Sister of the tanker CHONG BONG."),),
    )

    assert named_ships(entry) == ()


@pytest.mark.parametrize("kind", [None, PartyType.VESSEL, PartyType.ORGANISATION])
def test_the_ship_asked_for_agrees_and_is_never_the_party_itself(
    kind: PartyType | None,
) -> None:
    entry = _company("Registered owner of the tanker CHONG BONG.")

    evidence = named_ship(Query("Chong Bong", type=kind), entry)

    assert evidence is not None
    assert (evidence.feature, evidence.bearing) == ("named_ship", Bearing.AGREES)
    assert (evidence.query, evidence.listed) == ("Chong Bong", "CHONG BONG")
    assert evidence.score < 1.0


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query("Chong Bong", type=PartyType.PERSON), id="a person"),
        pytest.param(Query("Chong Rim", type=PartyType.VESSEL), id="another ship"),
        pytest.param(Query("Chong Bong 2", type=PartyType.VESSEL), id="another of a series"),
        pytest.param(Query("", identifiers=("8606173",)), id="a number alone"),
    ],
)
def test_what_is_no_such_ship_does_not_agree(query: Query) -> None:
    assert named_ship(query, _company("Owner of the tanker CHONG BONG 1.")) is None


@pytest.mark.parametrize(
    ("asked", "is_it"),
    [
        pytest.param("Song Jin", True, id="the very name"),
        pytest.param("Songjin", True, id="joined"),
        pytest.param("Song I-jin", False, id="a person's name a letter away"),
        pytest.param("Ana Sample and Pak Song Jin", False, id="a part of a longer text"),
    ],
)
def test_a_persons_name_is_no_ship_but_by_its_letters(asked: str, is_it: bool) -> None:
    entry = _company("Owner of the tanker SONG JIN.")

    assert (named_ship(Query(asked), entry) is not None) is is_it
