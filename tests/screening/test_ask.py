"""Is an officer's text read, and said where it cannot be?"""

from datetime import date

import pytest

from db.records.entry import DatePrecision, PartyType
from db.records.screening import Scope
from screening import ask
from tests import factories
from tests.screening.indexes import Indexes

DAY, MONTH, YEAR, RANGE = (
    DatePrecision.DAY,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
    DatePrecision.RANGE,
)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        pytest.param("1962", YEAR, date(1962, 1, 1), date(1962, 12, 31), id="year"),
        pytest.param("1962-04", MONTH, date(1962, 4, 1), date(1962, 4, 30), id="month"),
        pytest.param("1964-02", MONTH, date(1964, 2, 1), date(1964, 2, 29), id="leap year"),
        pytest.param("1962-12", MONTH, date(1962, 12, 1), date(1962, 12, 31), id="December"),
        pytest.param("1962-04-17", DAY, date(1962, 4, 17), date(1962, 4, 17), id="day"),
        pytest.param("1960/1964", RANGE, date(1960, 1, 1), date(1964, 12, 31), id="span"),
        pytest.param("1964/1960", RANGE, date(1960, 1, 1), date(1964, 12, 31), id="reversed"),
        pytest.param("17 April 1962", DAY, date(1962, 4, 17), date(1962, 4, 17), id="in words"),
    ],
)
def test_a_date_of_birth_is_read_as_precisely_as_it_is_given(
    text: str, precision: DatePrecision, earliest: date, latest: date
) -> None:
    found = ask.birth_date(text)

    assert (found.printed, found.precision) == (text, precision)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1962-02-30", id="no such day"),
        pytest.param("1962-13", id="no such month"),
        pytest.param("1962-00", id="month nought"),
        pytest.param("62", id="two digits"),
        pytest.param("0000", id="year nought"),
        pytest.param("9999-12", id="the last month there is"),
        pytest.param("0000/1962", id="a span from year nought"),
        pytest.param("about fifty", id="prose"),
    ],
)
def test_a_date_that_cannot_be_read_is_left_out_and_reported(text: str) -> None:
    query = ask.query("Kim Yong Chol", {"birth_date": [text, "1962"]})

    assert [found.printed for found in query.birth_dates] == ["1962"]
    (problem,) = query.problems
    assert problem.startswith(f"birth_date {text!r} was left out: ")


def test_every_field_is_read() -> None:
    query = ask.query(
        "  Kim\tYong  Chol ",
        {
            "type": ["Person"],
            "other_names": ["김영철", " "],
            "birth_date": ["1962"],
            "birth_place": ["Pyongyang"],
            "gender": ["male"],
            "nationality": ["kp", "North Korea"],
            "residence": ["CN"],
            "address": ["Street 1,  Dandong"],
            "identifier": ["654310"],
            "role": ["Director"],
            "organisation": ["KOMID"],
        },
        query_id="17",
    )

    assert (query.id, query.name, query.type) == ("17", "Kim Yong Chol", PartyType.PERSON)
    assert query.names == ("Kim Yong Chol", "김영철")
    assert (query.gender, query.nationalities, query.residences) == ("M", ("KP", "KP"), ("CN",))
    assert (query.birth_places, query.addresses) == (("Pyongyang",), ("Street 1, Dandong",))
    assert (query.identifiers, query.roles) == (("654310",), ("Director",))
    assert query.organisations == ("KOMID",)
    assert query.problems == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("type", "company", id="type"),
        pytest.param("type", "unknown", id="a type that cannot be asked for"),
        pytest.param("gender", "divers", id="gender"),
        pytest.param("nationality", "Korea", id="one of two Koreas"),
        pytest.param("residence", "XX", id="no country"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_the_name_is_kept(field: str, text: str) -> None:
    query = ask.query("Kim Yong Chol", {field: [text]})

    assert query.name == "Kim Yong Chol"
    assert (query.type, query.gender) == (None, "")
    assert (query.nationalities, query.residences) == ((), ())
    (problem,) = query.problems
    assert problem.startswith(f"{field} {text!r} was left out: ")


@pytest.mark.parametrize("text", ["person", "ORGANISATION", "Vessel"])
def test_every_kind_of_party_can_be_asked_for(text: str) -> None:
    query = ask.query("Ana", {"type": [text]})

    assert query.type == text.lower()
    assert not query.problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("KP", "KP", id="two letters"),
        pytest.param("PRK", "KP", id="three letters"),
        pytest.param("DPRK", "KP", id="abbreviation"),
        pytest.param("Democratic People’s Republic of Korea", "KP", id="in full"),
        pytest.param("조선민주주의인민공화국", "KP", id="in Korean"),
        pytest.param("Republic of Korea", "KR", id="the other one"),
        pytest.param("NO", "NO", id="Norway"),
    ],
)
def test_a_country_is_read_from_a_code_or_a_name(text: str, code: str) -> None:
    assert ask.query("Ana", {"nationality": [text]}).nationalities == (code,)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        pytest.param("Kim Yong Chol", (), id="one name"),
        pytest.param("Jin Tiesan (金铁三)", ("Jin Tiesan", "金铁三"), id="another script"),
        pytest.param("Ri Je Son a.k.a. Ri Che Son", ("Ri Je Son", "Ri Che Son"), id="a.k.a."),
        pytest.param("M/V CHON MA SAN", ("CHON MA SAN",), id="motor vessel"),
        pytest.param("MV Chon Ma San", ("Chon Ma San",), id="without a stroke"),
        pytest.param("Mv", (), id="nothing behind it"),
    ],
)
def test_every_name_in_a_text_is_asked_for(asked: str, held: tuple[str, ...]) -> None:
    assert ask.query(asked, {}).other_names == held


def test_half_a_character_is_replaced_and_reported(index_of: Indexes) -> None:
    query = ask.query("Kim \ud800", {"identifier": ["\udc00 654310"]})

    assert (query.name, query.identifiers) == ("Kim \ufffd", ("\ufffd 654310",))
    assert [problem.split()[0] for problem in query.problems] == ["name", "identifier"]
    assert index_of([factories.entry()]).candidates(query, Scope.DPRK) == set()


def test_two_halves_of_a_character_are_joined() -> None:
    query = ask.query("\ud842\udfb7", {})

    assert (query.name, query.problems) == ("\U00020bb7", ())
