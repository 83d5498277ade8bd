"""Is a North Korean body found by its name in another language?"""

import tomllib
from importlib.resources import files

import pytest

from screening.names.bodies import _letters, bodies, compare
from screening.names.vocabulary import Kind
from screening.names.words import words

_BODIES = tomllib.loads(
    files("screening.names").joinpath("tables", "bodies.toml").read_text(encoding="utf-8")
)["body"]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("국방성", "Ministry of National Defence", id="hangul"),
        pytest.param(
            "Inmin Muryoksong", "Ministry of the People's Armed Forces", id="romanised"
        ),
        pytest.param(
            "조선민주주의인민공화국 국방성", "Ministry of National Defence", id="country"
        ),
        pytest.param("39 Hosil", "Office 39", id="number"),
    ],
)
def test_a_body_is_found_by_another_of_its_names(asked: str, listed: str) -> None:
    assert compare(asked, listed)[0] > 0.9


def test_another_body_is_not_found() -> None:
    assert compare("국방성", "Ministry of Rocket Industry") == (0.0, "")


def test_every_name_in_the_table_leads_to_its_body() -> None:
    missed = [
        name
        for body in _BODIES
        for name in body["names"]
        if body["names"][0] not in bodies(name)
    ]

    assert missed == []


def test_every_body_has_two_names_and_nothing_else() -> None:
    assert all(body.keys() == {"names"} and len(body["names"]) > 1 for body in _BODIES)


def test_the_look_before_reading_finds_every_word_that_only_a_body_has() -> None:
    """A known word of the table must not be what an unknown one is taken for."""
    found = [word for body in _BODIES for name in body["names"] for word in words(name).words]
    own = {word.text for word in found if word.kind is Kind.DISTINCTIVE}
    known = {word.text for word in found} - own

    assert {text for text in own if text not in _letters()} == set()
    assert {
        text for text in known if any(w.kind is Kind.DISTINCTIVE for w in words(text).words)
    } == set()


def test_a_name_with_a_word_of_its_own_is_no_body() -> None:
    assert bodies("Ministry of National Defence") != ()
    assert bodies("Qwertz Ministry of National Defence") == ()
