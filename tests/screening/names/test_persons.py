"""Is a person who isn't Korean found in any writing of the name, and nobody else?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import PartyType
from screening.names.listing import prepare
from screening.names.persons import HIGHEST, compare

_NAMES = (
    "Oleg Nikolaevich Kozhemyako",
    "James Kim",
    "Tsang Yung Yuan",
    "Muhammad al-Husayn",
    "Win Zaw Lu Lu",
)


@pytest.mark.parametrize(
    ("asked", "listed", "least"),
    [
        pytest.param("Putin Vladimir", "Vladimir Putin", 0.95, id="order"),
        pytest.param("Vladimir Putin", "Vladimir Vladimirovich Putin", 0.93, id="patronymic"),
        pytest.param("Wladimir Putin", "Vladimir Putin", 0.93, id="German spelling"),
        pytest.param("Oleg Kozhemyaco", "Oleg Kozhemyako", 0.90, id="one slip"),
        pytest.param("Tsang Yungyuan", "TSANG YUNG YUAN", 0.90, id="joined"),
        pytest.param("Yung Yuan Tsang Peter", "TSANG YUNG YUAN", 0.90, id="further name"),
        pytest.param("O. N. Kozhemyako", "Oleg Nikolaevich Kozhemyako", 0.75, id="initials"),
    ],
)
def test_the_same_person_written_otherwise_is_found(
    asked: str, listed: str, least: float
) -> None:
    assert least <= compare(asked, listed).score <= HIGHEST


@pytest.mark.parametrize(
    ("asked", "listed", "most"),
    [
        pytest.param("James Kim", "Kim", 0.60, id="family name alone"),
        pytest.param("Ivan Petrov", "Ivan Ivanov", 0.60, id="given name alone"),
        pytest.param("James Kin", "James Kim", 0.60, id="short name with a slip"),
        pytest.param(
            "Vladimir Vladimirovich Popov",
            "Vladimir Vladimirovich Putin",
            0.75,
            id="two of three",
        ),
        pytest.param("O. Kozhemyako", "Oleg Kozhemyako", 0.80, id="initial"),
        pytest.param("Jmaes Kim", "James Kim", 0.86, id="slight name with a slip"),
        pytest.param("James Min Kim", "James Kim", 0.85, id="slight name with a further one"),
        pytest.param("Maria J. Kim", "James Kim", 0.60, id="initial of another name"),
        pytest.param("J K", "James Kim", 0.60, id="initials alone"),
    ],
)
def test_somebody_else_scores_below_an_alert(asked: str, listed: str, most: float) -> None:
    assert compare(asked, listed).score <= most


def test_a_comparison_is_explained_word_by_word() -> None:
    found = compare("Wladimir Putin", "Vladimir Vladimirovich Putin")

    assert {(part.query, part.listed) for part in found.parts} == {
        ("putin", "putin"),
        ("wladimir", "vladimir"),
        ("", "vladimirovich"),
    }


@given(st.text(max_size=40), st.sampled_from(_NAMES))
def test_a_score_is_never_that_of_the_same_name(asked: str, listed: str) -> None:
    assert 0.0 <= compare(asked, listed).score <= HIGHEST


def test_a_name_of_ten_thousand_letters_is_compared_by_its_beginning() -> None:
    assert compare("James Kim" + " lu" * 4000, "James Kim").score < 0.8
    assert compare("x" * 10_000, "James Kim").score == 0.0


@st.composite
def _written_otherwise(draw: st.DrawFn) -> tuple[str, str]:
    listed = draw(st.sampled_from(_NAMES))
    asked = list(listed)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(asked)))
        asked[place : place + draw(st.integers(0, 2))] = draw(
            st.sampled_from(["", " ", "a", "o"])
        )
    words = draw(st.permutations("".join(asked).split()))
    return " ".join([*words, *draw(st.sampled_from([[], ["Ivan"], ["K"]]))]), listed


@settings(max_examples=400, deadline=None)
@given(_written_otherwise())
def test_whatever_scores_as_comparable_is_found(pair: tuple[str, str]) -> None:
    asked, listed = pair
    search = prepare({listed: {PartyType.PERSON}}).search()

    assert compare(asked, listed).score < 0.75 or search.find(asked) == {0}


def test_words_that_do_not_stand_in_a_row_are_not_one() -> None:
    found = compare("Al Muhammad Djasem", "Muhammad Aldjasem")

    assert [part.because for part in found.parts if "joined" in part.because] == []
