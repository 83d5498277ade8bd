"""Does one letter make another name, or is it a slip in the same?"""

import pytest

from screening.names.one_slip import compare
from screening.names.words import words


def _score(asked: str, listed: str, *, is_short: bool = False) -> float:
    return compare(words(asked), words(listed), is_short=is_short)[0]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Dongbang ANK", "Dongbang Bank", id="first letter of a general word"),
        pytest.param("Qds Force", "Quds Force", id="short telling word"),
        pytest.param("NEE REGENT", "NEW REGENT", id="letter of a known word"),
        pytest.param("Mi Rilm", "Mi Rim", id="short, no syllable comes of it"),
        pytest.param("Sohro LLC", "Sohra LLC", id="beside a legal form"),
    ],
)
def test_one_letter_is_forgiven(asked: str, listed: str) -> None:
    assert _score(asked, listed) >= 0.87


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("SMG Group", "SGM Group", id="acronym"),
        pytest.param("Chong Bing", "Chong Bong", id="other syllables, nothing else agrees"),
        pytest.param("Yu So", "Yu Son", id="short, a syllable comes of it"),
        pytest.param("Hao Fan 3", "Hao Fan 2", id="another number"),
        pytest.param("Dongbong Bnk", "Dongbang Bank", id="two slips"),
        pytest.param("Ryonbong Corporation", "Ryonbong Corporation", id="the same words"),
    ],
)
def test_another_name_is_left_to_the_words(asked: str, listed: str) -> None:
    assert _score(asked, listed) == 0.0


def test_the_same_letters_count_where_one_name_is_a_single_word() -> None:
    assert _score("Namchongang", "Nam Chon Gang") == 0.985
    assert _score("Namchon Gang", "Nam Chongang") == 0.0
