"""Is what a scanner made of a name read as the name?"""

import pytest

from screening.names.organisations import compare
from screening.names.scanned import is_confused, repaired, shape


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param(
            "Korea Henjin Trading C0.", "Korea Henjin Trading Co.", id="0 for o, last"
        ),
        pytest.param("Dongbang 8ank", "Dongbang Bank", id="8 for b, first"),
        pytest.param(
            "HAPJANGGANG 5HIPPlNG CORP", "HAPJANGGANG SHIPPING CORP", id="two of them"
        ),
        pytest.param("Korea Heungjin Cornpany", "Korea Heungjin Company", id="rn for m"),
        pytest.param("Weihai VVorld Freight", "Weihai World Freight", id="vv for w"),
        pytest.param("KANG80NG TRADING", "KANGBONG TRADING CORP", id="and without its form"),
        pytest.param("Extemal Construction C0rp", "External Construction", id="m for rn, form"),
    ],
)
def test_a_misread_name_is_found(asked: str, listed: str) -> None:
    assert compare(asked, listed).score >= 0.88


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("HAO FAN 5", id="number"),
        pytest.param("HAOFAN5", id="number at the end of a word"),
        pytest.param("110th Institute", id="ordinal"),
        pytest.param("Office 39", id="digits that no letter looks like"),
    ],
)
def test_a_number_is_not_read_as_letters(name: str) -> None:
    assert repaired(name) == ()


def test_letters_that_scanners_confuse_have_one_shape() -> None:
    assert shape("lls1rn") == shape("ilsim")
    assert is_confused("5hipping", "shlpplng")
    assert not is_confused("il", "li")
    assert shape("158") == "158"
