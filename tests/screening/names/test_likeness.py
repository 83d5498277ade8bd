"""Is the likeness of two names what an officer would say, for names of any kind?"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import PartyType
from screening.names.comparison import Manner
from screening.names.keys import keys, similarity
from screening.names.likeness import compare
from tests.screening.names.every_script import BLOCKS, ENDLESS
from tests.screening.names.made_up import KINDS, asked

BAND = 0.88
"""From here on a name alone is for review, by `rules/decision.toml`."""
PERSON, ORGANISATION, VESSEL = PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL
NAMES = st.sampled_from(tuple(KINDS))
KIND = st.sampled_from(PartyType)
TEXTS = st.one_of(asked(), NAMES, st.text(max_size=40))


def score(text: str, name: str, kind: PartyType = PERSON) -> float:
    """Give the likeness alone."""
    return compare(text, name, kind).score


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)
def test_a_name_as_printed_scores_one(name: str, kind: PartyType) -> None:
    found = compare(name, name, kind)

    assert (found.score, found.manner) == (1.0, Manner.SAME)


@given(st.text(min_size=1, max_size=60), KIND)
def test_any_text_scores_one_beside_itself(text: str, kind: PartyType) -> None:
    assert score(text, text, kind) == 1.0


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, KIND)
def test_a_score_is_a_share_and_one_only_for_the_same_name_after_folding(
    text: str, name: str, kind: PartyType
) -> None:
    found = compare(text, name, kind)

    assert 0.0 <= found.score <= 1.0
    assert found.score < 1.0 or similarity(keys(text), keys(name)) == 1.0
    assert found.because


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Kim Yong-Chol", "KIM Yong Chol", id="case and hyphen"),
        pytest.param("KIMYONGCHOL", "Kim Yong Chol", id="joined"),
        pytest.param("Yong Chol Kim", "KIM Yong Chol", id="surname last"),
        pytest.param("Kim Yo'ng Ch’o`l", "Kim Yŏng Chŏl", id="apostrophes"),
        pytest.param("김 영철", "김영철", id="blanks in hangul"),
        pytest.param("Ｋｉｍ　Ｙｏｎｇ　Ｃｈｏｌ", "Kim Yong Chol", id="full width"),
        pytest.param("Kim\u200b Yong Chol", "Kim Yong Chol", id="invisible characters"),
        pytest.param("Mustermann, Wolfgang", "Wolfgang Mustermann", id="a name from elsewhere"),
    ],
)
def test_what_differs_only_before_folding_is_the_same_name(text: str, name: str) -> None:
    assert score(text, name) == 1.0


@pytest.mark.parametrize("text", ["Kim Chol Yong", "Chol-Yong Kim"])
def test_given_syllables_in_another_order_are_below_the_band(text: str) -> None:
    found = compare(text, "KIM Yong Chol", PERSON)

    assert 0.60 <= found.score < BAND
    assert found.manner is Manner.SYLLABLES


def test_the_words_of_a_name_that_is_not_korean_may_be_in_any_order() -> None:
    assert score("Example Ana Maria", "Ana Maria Example") == 1.0
    assert (
        score("Trading Example Corporation", "Example Trading Corporation", ORGANISATION) == 1
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Gim Yeong-cheol", "KIM Yong Chol", PERSON, id="a romanisation"),
        pytest.param("김영철", "KIM Yong Chol", PERSON, id="hangul"),
        pytest.param("Ким Ён Чхоль", "KIM Yong Chol", PERSON, id="Cyrillic"),
        pytest.param("Александр Кожемяка", "Aleksandr Kozhemyaka", PERSON, id="Russian"),
        pytest.param("Alexander Kozhemiaka", "Александр Кожемяка", PERSON, id="Russian listed"),
        pytest.param("Wolfgnag Mustermann", "Wolfgang Mustermann", PERSON, id="a slip"),
        pytest.param("Exampel Trading Co.", "Example Trading Company", ORGANISATION, id="body"),
        pytest.param("Daesong Bank", "Taesong Bank", ORGANISATION, id="a romanised body"),
        pytest.param("KIM Yong Choll", "KIM Yong Chol", PartyType.UNKNOWN, id="kind unknown"),
    ],
)
def test_what_can_be_the_same_party_is_for_review(
    text: str, name: str, kind: PartyType
) -> None:
    assert BAND <= score(text, name, kind) < 1.0


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Kim Yong Il", "KIM Yong Chol", PERSON, id="another Korean"),
        pytest.param("Ana Sample", "Ana Example", PERSON, id="another surname"),
        pytest.param("Wolfgang", "Wolfgang Mustermann", PERSON, id="a given name alone"),
        pytest.param("Korea Trading Corporation", "Korea Mining Development Corporation",
                     ORGANISATION, id="general words only"),
        pytest.param("Department 40", "Department 39", ORGANISATION, id="another number"),
        pytest.param("CHONG RIM 3", "CHONG RIM 2", VESSEL, id="another ship of a series"),
    ],
)  # fmt: skip
def test_what_is_another_party_is_below_the_band(text: str, name: str, kind: PartyType) -> None:
    assert score(text, name, kind) < BAND


@settings(max_examples=300, deadline=None)
@given(asked(), NAMES)
def test_letters_in_common_alone_stop_no_person(text: str, name: str) -> None:
    found = compare(text, name, PERSON)

    assert found.manner is not Manner.LETTERS or found.score < BAND


@pytest.mark.parametrize("text", ENDLESS)
@pytest.mark.parametrize("name", ["KIM Yong Chol", "Example Trading Corporation"])
def test_a_name_of_ten_thousand_characters_is_compared_in_two_seconds_of_work(
    text: str, name: str
) -> None:
    begun = time.process_time()

    for kind in PartyType:
        assert 0.0 <= score(text, name, kind) < 1.0
        assert 0.0 <= score(name, text, kind) < 1.0

    assert time.process_time() - begun < 2


def test_letters_of_every_block_of_unicode_are_compared() -> None:
    begun = time.process_time()

    for letter in BLOCKS:
        for text in (letter, f"Kim {letter}", letter * 40, f"{letter} " * 7):
            assert 0.0 <= score(text, "KIM Yong Chol", PartyType.UNKNOWN) < 1.0

    assert time.process_time() - begun < 60
