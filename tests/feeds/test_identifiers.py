"""What kind of number a number is, and which numbers stand in prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.entry import IdentifierKind
from feeds.identifiers import imo_kind, imo_numbers, is_placeholder

SHIP, COMPANY = IdentifierKind.IMO_SHIP, IdentifierKind.IMO_COMPANY


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        pytest.param("9074729", SHIP, id="ship"),
        pytest.param("IMO 9074729", SHIP, id="with its label"),
        pytest.param("1790183", COMPANY, id="company"),
        pytest.param("9074728", COMPANY, id="wrong check digit"),
        pytest.param("907472", IdentifierKind.IMO, id="six digits"),
        pytest.param("", IdentifierKind.IMO, id="nothing"),
    ],
)
def test_an_imo_number_is_a_ships_or_a_companys(number: str, kind: IdentifierKind) -> None:
    assert imo_kind(number) is kind


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("IMO number: 1790183", ["1790183"], id="company"),
        pytest.param("IMO Company Identification Number 1790183", ["1790183"], id="in full"),
        pytest.param("(IMO) Number: 1790183; 8606173", ["1790183", "8606173"], id="ships too"),
        pytest.param("IMO 9074729, again IMO 9074729", ["9074729"], id="once each"),
        pytest.param("IMO fleet, telephone 2381234", [], id="no ship's check digit"),
        pytest.param("Telephone: 9074729", [], id="no word of IMO"),
        pytest.param("IMO 90747291", [], id="eight digits"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_imo_numbers_are_found_in_prose(text: str, numbers: list[str]) -> None:
    found = imo_numbers(text, "COMMENTS1")

    assert [identifier.number for identifier in found] == numbers
    assert {identifier.found_in for identifier in found} <= {"COMMENTS1"}


@given(st.text(alphabet="IMO 0123456789:;(),no", max_size=40))
def test_every_number_found_in_prose_stands_there(text: str) -> None:
    found = [identifier.number for identifier in imo_numbers(text, "remark")]

    assert all(number in text for number in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["", " ", "-", "na", "N/A", "None", "unknown", "?", "."])
def test_a_placeholder_is_no_number(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["0", "A-1", "745420176 (na)"])
def test_a_number_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)
