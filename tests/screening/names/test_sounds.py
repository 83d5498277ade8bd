"""Do spellings of one Korean word sound the same?"""

import pytest

from screening.names.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("daesong", "taesong", id="voiced"),
        pytest.param("chonchin", "jonjin", id="ch and j"),
        pytest.param("ryonbong", "yeonbong", id="southern first sound"),
        pytest.param("paekho", "baekho", id="p and b"),
        pytest.param("릉라도", "rungrado", id="hangul"),
        pytest.param("백호", "paekho", id="hangul with last consonants"),
        pytest.param("hangang", "hankang", id="k after n"),
        pytest.param("tcheul", "chol", id="French"),
    ],
)
def test_spellings_of_one_word_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("daesong", "daedong", id="another consonant"),
        pytest.param("namgang", "samgang", id="first consonant"),
        pytest.param("백호", "백두", id="hangul"),
    ],
)
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)
