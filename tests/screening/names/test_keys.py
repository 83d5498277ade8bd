"""When are two names the same, and how alike are others?"""

from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.names.keys import asked_keys, keys, similarity

NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.text(st.sampled_from("KIMkim-' 김영"), min_size=1).filter(str.strip),
)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Choe Sok Min", "CH'OE SO’K MIN", id="apostrophes for breves"),
        pytest.param("Kim Yong Chol", "Yong Chol KIM", id="family name last"),
        pytest.param("Kang Je Son", "KANG Je-son", id="hyphen parts"),
        pytest.param("Kang Jeson", "KANG Je-son", id="hyphen joins"),
        pytest.param("Je-son Kang", "Kang, Je Son", id="hyphen parts, another order"),
        pytest.param("Jeson Kang", "Kang, Je-son", id="hyphen joins, another order"),
        pytest.param("KANGJESON", "Kang Je-son", id="written in one"),
        pytest.param("김 영철", "김영철", id="hangul with a blank"),
        pytest.param("Kim, Yong Chol", "kim yong-chol", id="comma"),
    ],
)
def test_writings_of_one_name_share_a_key(asked: str, listed: str) -> None:
    assert similarity(keys(asked), keys(listed)) == 1.0


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Kim Yong Chol", "Kim Yong Chul", id="one letter"),
        pytest.param("Kim Yong", "Kim Yong Yong", id="a word twice"),
        pytest.param("-", "–", id="hyphens only"),
        pytest.param("-", "!", id="signs only"),
        pytest.param("Kim", "김", id="another script"),
    ],
)
def test_different_names_share_no_key(asked: str, listed: str) -> None:
    assert similarity(keys(asked), keys(listed)) < 1.0


@given(st.lists(st.sampled_from(["Kim", "Yong-chol", "CH'OE", "김", "Łódź"]), max_size=4))
def test_the_order_of_words_does_not_count(words: list[str]) -> None:
    asked = keys(" ".join(words))

    assert all(similarity(asked, keys(" ".join(order))) == 1.0 for order in permutations(words))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Kang Je Son", "Jeson KANG", id="asked apart, surname first"),
        pytest.param("Je Son Kang", "KANG Jeson", id="asked apart, surname last"),
        pytest.param("Jeson Kang", "KANG JE SON", id="listed apart"),
        pytest.param("KIM Yongchol", "Yong-chol Kim", id="listed with a hyphen"),
    ],
)
def test_a_given_name_may_be_joined_on_either_side_of_the_surname(
    asked: str, listed: str
) -> None:
    assert similarity(keys(asked), keys(listed)) == 1.0


@given(NAMES, NAMES)
@example("-", "--")
@example("Kim-", "-Kim")
def test_names_are_wholly_alike_exactly_when_they_share_a_key(one: str, other: str) -> None:
    asked = set(asked_keys(one))
    shares = not asked.isdisjoint(keys(other).all)

    assert (similarity(keys(one), keys(other)) == 1.0) == shares


@given(NAMES)
def test_every_name_is_like_itself(name: str) -> None:
    assert similarity(keys(name), keys(name)) == 1.0


@given(NAMES)
def test_no_key_is_empty_or_holds_a_line_break(name: str) -> None:
    found = keys(name).all

    assert all(len(key) > 2 and key.splitlines() == [key] for key in found)


def test_a_letter_more_in_a_long_name_is_very_similar() -> None:
    score = similarity(keys("Kim Yong Chol"), keys("Kim Yong Choll"))

    assert 0.95 < score < 1.0


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("KIMSUNGSU", "Sung Su KIM", id="all joined, surname first"),
        pytest.param("Sungsu Kim", "Sung Su KIM", id="given name joined"),
        pytest.param("Green Pine Corp.", "Green Pine Corporation", id="legal form abbreviated"),
        pytest.param("Ocean Co., Ltd", "Ocean Company, Limited", id="two of them"),
    ],
)
def test_joined_names_and_abbreviated_legal_forms_are_the_same_name(
    asked: str, listed: str
) -> None:
    assert similarity(keys(asked), keys(listed)) == 1.0
