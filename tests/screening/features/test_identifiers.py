"""Is a number found however it is printed, and nothing else?"""

import pytest

from db.records.entry import Identifier, IdentifierKind, PartyType
from db.records.screening import Query
from screening.features.identifiers import (
    asked_keys,
    bank_codes,
    bank_country,
    identifier,
    identifier_keys,
    named_number,
)
from tests import factories


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("654310", "654310", id="as printed"),
        pytest.param(" 654 310 ", "654310", id="blanks"),
        pytest.param("65-43-10", "654310", id="hyphens"),
        pytest.param("pd836410197", "PD 836410197", id="case"),
        pytest.param("ＰＤ８３６４１０１９７", "PD836410197", id="full width"),
        pytest.param("D00000898", "Diplomatic passport no. D00000898", id="within a text"),
        pytest.param("passport no. 654310", "654310", id="text around the asked one"),
        pytest.param("D00000898", "No.:D00000898 (expired)", id="behind a colon"),
        pytest.param("5478431", "# 5478431", id="behind a number sign"),
        pytest.param("9314650", "IMO 9314650", id="listed with IMO"),
        pytest.param("IMO 9314650", "9314650", id="asked with IMO"),
        pytest.param("IMO9314650", "9314650", id="IMO without a blank"),
        pytest.param("9314650", "IMO9314650", id="listed with IMO without a blank"),
        pytest.param("imo:9314650", "9314650", id="IMO and a colon"),
        pytest.param("FTBDKPPYXXX", "FTBDKPPY", id="BIC with a branch asked"),
        pytest.param("FTBDKPPY", "FTBDKPPY001", id="BIC with a branch listed"),
        pytest.param("DCBK KP PY", "DCBKKPPY", id="BIC with blanks"),
    ],
)
def test_a_number_is_found_however_it_is_printed(asked: str, listed: str) -> None:
    entry = factories.entry(identifiers=(Identifier(listed),))

    by_number = identifier(Query("", identifiers=(asked,)), entry)
    by_name = identifier(Query(asked), entry)

    assert by_number is not None
    assert (by_number.feature, by_number.query, by_number.score) == ("identifier", asked, 1.0)
    assert listed in by_number.listed
    assert by_name is not None


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("654311", "654310", id="a digit"),
        pytest.param("65431", "654310", id="shorter"),
        pytest.param("passport no. 12", "passport no. 34", id="the same words around"),
        pytest.param("FTBDKPPY", "FTBDKPPX", id="another bank"),
        pytest.param("house 12", "street 12", id="short pieces are no numbers"),
        pytest.param("n/a", "N/A", id="placeholder"),
        pytest.param("-", "-", id="hyphen"),
        pytest.param("unknown", "Unknown", id="unknown"),
        pytest.param("none", "None", id="none"),
        pytest.param("?", "?", id="question mark"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_other_numbers_and_placeholders_never_match(asked: str, listed: str) -> None:
    entry = factories.entry(identifiers=(Identifier(listed),))

    assert identifier(Query("", identifiers=(asked,)), entry) is None
    assert identifier(Query(asked), entry) is None


def test_the_latin_form_of_a_number_is_compared_too() -> None:
    entry = factories.entry(identifiers=(Identifier("АБ-12345", latin_number="AB-12345"),))

    assert identifier(Query("", identifiers=("AB12345",)), entry) is not None


def test_what_the_list_says_of_a_document_is_shown() -> None:
    listed = Identifier(
        "654310",
        IdentifierKind.PASSPORT,
        ("National passport number",),
        flags=(("knownFalse", "true"), ("diplomatic", "false")),
        note="issued in Dandong",
    )

    evidence = identifier(Query("654310"), factories.entry(identifiers=(listed,)))

    assert evidence is not None
    assert evidence.listed == (
        "654310 (passport, National passport number; issued in Dandong; knownFalse)"
    )


SHIP = Identifier("9314650", IdentifierKind.IMO_SHIP, found_in="remark")


def test_a_ship_named_in_an_owners_entry_is_not_the_owners_own_number() -> None:
    owner = factories.entry(type=PartyType.ORGANISATION, identifiers=(SHIP,))

    asked = Query("", identifiers=("9314650",))

    assert identifier(asked, owner) is None
    assert named_number(asked, owner) is not None


def test_a_number_in_a_ships_own_entry_is_its_own() -> None:
    ship = factories.entry(type=PartyType.VESSEL, identifiers=(SHIP,))

    asked = Query("", identifiers=("9314650",))

    assert identifier(asked, ship) is not None
    assert named_number(asked, ship) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("FTBDKPPY", "KP", id="eight characters"),
        pytest.param("ftbd kp py xxx", "KP", id="eleven in small letters with blanks"),
        pytest.param("DEUTDEFF", "DE", id="another country"),
        pytest.param("12345678", "", id="digits"),
        pytest.param("D30-KP", "", id="too short"),
        pytest.param("SWIFT FTBDKPPY", "KP", id="with a label"),
        pytest.param("SWIFT/BIC: FTBDKPPY", "KP", id="with two labels"),
    ],
)
def test_a_bank_code_tells_its_country(text: str, country: str) -> None:
    assert "".join(map(bank_country, bank_codes(text))) == country


@pytest.mark.parametrize("printed", ["", " ", "-", "N/A", "n.a.", "None", "UNKNOWN", "?"])
def test_a_placeholder_has_no_key(printed: str) -> None:
    assert identifier_keys(printed) == ()


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        pytest.param("IMO No.9314650", "9314650", id="label with a stop"),
        pytest.param("IMO no9314650", "9314650", id="label without a blank"),
        pytest.param("IMO 931 4650", "9314650", id="digits in groups"),
        pytest.param("Passport: 472 410 022", "472410022", id="label and groups"),
        pytest.param("9314650/9999999", "9314650", id="two numbers"),
        pytest.param("Foreign Trade Bank FTBDKPPY", "FTBDKPPY", id="bank's name and code"),
        pytest.param("SWIFT/BIC: FTBDKPPYXXX", "FTBDKPPY", id="eleven with a label"),
    ],
)
def test_a_number_asked_for_is_found_in_what_stands_around_it(asked: str, key: str) -> None:
    assert key in asked_keys(asked)


def test_a_word_that_looks_like_a_bank_code_is_no_key_of_a_listed_number() -> None:
    assert "PASSPORT" not in identifier_keys("passport no. 34")
