"""Does each word answer to the right word of the other name?"""

import pytest

from screening.names.alignment import NEAR, Alignment, align
from screening.names.slips import by_letters
from screening.names.word_likeness import SYLLABLES, never
from screening.names.words import words


def _same(one: str, other: str) -> bool:
    return {one, other} == {"puk", "buk"}


def _pairs(found: Alignment) -> set[tuple[str, str]]:
    return {
        (" ".join(w.printed for w in p.asked), " ".join(w.printed for w in p.listed))
        for p in found.pairs
    }


@pytest.mark.parametrize(
    ("asked", "listed", "pairs"),
    [
        pytest.param(
            "b2 Aaaa Cccc", "Cccc Aaaa", {("aaaa", "aaaa"), ("cccc", "cccc")}, id="order"
        ),
        pytest.param(
            "Namchon Gang", "Namchongang", {("namchon gang", "namchongang")}, id="split"
        ),
        pytest.param("Haofan Zzzz", "Hao Fan", {("haofan", "hao fan")}, id="joined"),
        pytest.param(
            "Nam Chongang",
            "Namchon Gang",
            {("nam chongang", "namchon gang")},
            id="split elsewhere",
        ),
        pytest.param("Ryonhwax", "Ryonhwa", {("ryonhwax", "ryonhwa")}, id="slip"),
        pytest.param("Tradnig", "Trading", {("tradnig", "trading")}, id="slip in a known word"),
        pytest.param("Bureau", "Office", {("bureau", "office")}, id="spellings of one word"),
        pytest.param("Division", "Office", {("division", "office")}, id="put one for another"),
        pytest.param(
            "Trading", "Tracing", {("trading", "tracing")}, id="known word for unknown"
        ),
        pytest.param("Marine", "Mining", set(), id="known words are never a slip apart"),
        pytest.param("Haofan 2", "Haofan 6", {("haofan", "haofan")}, id="numbers"),
    ],
)
def test_words_that_belong_together_are_paired(
    asked: str, listed: str, pairs: set[tuple[str, str]]
) -> None:
    assert _pairs(align(words(asked), words(listed))) == pairs


def test_every_word_is_paired_or_left_over_once() -> None:
    asked, listed = words("Ryonha Machinery Machinery 6"), words("Machinery Ryonha JV")

    found = align(asked, listed)

    paired = [word.printed for pair in found.pairs for word in pair.asked]
    left = [word.printed for word in found.asked_left]
    assert sorted(paired + left) == sorted(word.printed for word in asked.words)
    assert [word.printed for word in found.listed_left] == ["jv"]


def test_words_are_paired_that_read_as_the_same_syllables() -> None:
    asked, listed = words("Puk Trading"), words("Buk Bank")

    assert [pair.likeness for pair in align(asked, listed, _same).pairs] == [SYLLABLES]
    assert align(asked, listed, never).pairs == ()


def test_words_put_one_for_another_agree_in_part() -> None:
    (pair,) = align(words("Division"), words("Office")).pairs

    assert pair.likeness == NEAR


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        pytest.param("kim", "kin", False, id="three letters"),
        pytest.param("koti", "kotl", True, id="four letters, one slip"),
        pytest.param("koti", "kolt", False, id="four letters, two slips"),
        pytest.param("kwangson", "kwngsoon", True, id="eight letters, two slips"),
        pytest.param("kwangson", "kwngsooo", False, id="eight letters, three slips"),
        pytest.param("dasong", "adsong", True, id="letters swapped"),
    ],
)
def test_longer_words_may_have_more_slips(one: str, other: str, are_alike: bool) -> None:
    assert bool(by_letters(one, other)[0]) is are_alike
