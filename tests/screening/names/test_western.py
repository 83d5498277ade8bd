"""Which names say too little, as Koreans take them abroad?"""

from importlib.resources import files

import pytest

from screening.names.fold import fold
from screening.names.western import is_taken_abroad


@pytest.mark.parametrize(
    "name",
    [
        "James Kim",
        "Steven Lee",
        "Daniel Pak",
        "KIM James",
        "Kim, James",
        "JAMES KIM",
        "David Wang",
    ],
)
def test_a_western_given_name_beside_a_surname_is_taken_abroad(name: str) -> None:
    assert is_taken_abroad(name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Kim Yong Chol", id="a Korean name"),
        pytest.param("Yong Chol", id="a Korean given name"),
        pytest.param("James", id="a given name alone"),
        pytest.param("Kim", id="a surname alone"),
        pytest.param("James Yong Kim", id="with a Korean given name"),
        pytest.param("James Mustermann", id="with a surname from elsewhere"),
        pytest.param("", id="nothing"),
    ],
)
def test_any_other_name_is_not(name: str) -> None:
    assert not is_taken_abroad(name)


def test_the_table_holds_folded_words_once() -> None:
    table = files("screening.names").joinpath("tables", "western_given_names.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]

    assert words == [fold(word) for word in words]
    assert len(words) == len(set(words)) > 100
