"""As which Korean names is a name read, and is the work bounded?"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.korean_partings import MOST_SYLLABLES
from screening.names.korean_reading import plain_readings, readings


def _spelt(name: str) -> set[tuple[str, ...]]:
    return {tuple(s.text for s in found.syllables) for found in readings(name)}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Kim Yong Chol", id="apart"),
        pytest.param("KIM Yong-chol", id="hyphen"),
        pytest.param("Kim Yongchol", id="joined"),
        pytest.param("KIMYONGCHOL", id="all joined"),
        pytest.param("Kim, Yong Chol", id="comma"),
        pytest.param("Yong Chol Kim", id="surname last"),
        pytest.param("Yongchol Kim", id="surname last, given name joined"),
        pytest.param("Kim Yŏng Ch'ŏl", id="breves and apostrophe"),
        pytest.param("Kim Yo'ng-ch’o`l", id="apostrophes of all kinds"),
        pytest.param("Ｋｉｍ　Ｙｏｎｇ　Ｃｈｏｌ", id="full width"),
        pytest.param("Kіm Yоng Chol", id="letters of another script that look the same"),
    ],
)
def test_however_it_is_written_the_syllables_are_found_surname_first(name: str) -> None:
    assert ("kim", "yong", "chol") in _spelt(name)


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        pytest.param("김영철", ("김", "영", "철"), id="hangul"),
        pytest.param("金正恩", ("金", "正", "恩"), id="Chinese characters"),
        pytest.param("金铁三", ("金", "铁", "三"), id="simplified characters"),
        pytest.param("Ким Чен Ын", ("ким", "чен", "ын"), id="Cyrillic"),
        pytest.param("Ким Ченын", ("ким", "чен", "ын"), id="Cyrillic, joined"),
        pytest.param("キム・ジョンウン", ("キム", "ジョン", "ウン"), id="katakana"),
        pytest.param("ｷﾑ･ｼﾞｮﾝｳﾝ", ("キム", "ジョン", "ウン"), id="half-width katakana"),
        pytest.param("HWANGBO Yong Su", ("hwangbo", "yong", "su"), id="surname of two"),
        pytest.param("Ryu Jin", ("ryu", "jin"), id="a given name of one"),
    ],
)
def test_every_script_is_parted_into_syllables(name: str, syllables: tuple[str, ...]) -> None:
    assert syllables in _spelt(name) or _joined(syllables) in {_joined(s) for s in _spelt(name)}


def _joined(syllables: tuple[str, ...]) -> str:
    return "".join(syllables)


def test_the_plainest_reading_stands_first() -> None:
    first, *_ = readings("Kim Yong Chol")

    assert [s.text for s in first.syllables] == ["kim", "yong", "chol"]
    assert first.is_plain
    assert first.is_surname_first


def test_a_spelling_that_can_be_two_syllables_keeps_both() -> None:
    first, *_ = readings("Kim Yong Chol")

    assert {"영", "용"} <= set(first.syllables[1].hangul)


def test_a_name_that_may_begin_or_end_with_its_surname_is_read_both_ways() -> None:
    found = {tuple(s.text for s in name.syllables) for name in plain_readings("Kim Song Ho")}

    assert {("kim", "song", "ho"), ("ho", "kim", "song")} <= found


def test_pinyin_is_marked_as_such() -> None:
    found = [name for name in readings("Jin Tiesan") if name.is_chinese]

    assert [s.text for s in found[0].syllables] == ["jin", "tie", "san"]
    assert {"김", "철", "삼"} <= {hangul for s in found[0].syllables for hangul in s.hangul}


@pytest.mark.parametrize(
    ("name", "unread"),
    [
        pytest.param("Kim Yong Chxl", "chxl", id="a word that is no syllable"),
        pytest.param("Kim Yongchxl", "chxl", id="joined to another"),
        pytest.param("Kxm Yong Chol", "kxm", id="the surname"),
    ],
)
def test_one_piece_may_be_no_syllable(name: str, unread: str) -> None:
    found = readings(name)

    assert any(
        [s.text for s in reading.syllables if not s.hangul] == [unread] for reading in found
    )


def test_a_plain_name_is_not_read_with_a_slip() -> None:
    assert all(not reading.unread for reading in readings("Kim Yong Chol"))


def test_single_letters_are_read_as_initials() -> None:
    assert ("kim", "y", "c") in _spelt("Kim Y. C.")
    assert ("kim", "y", "c") in _spelt("YC Kim")


def test_a_word_that_is_none_of_korean_may_be_left_out() -> None:
    found = [name for name in readings("Kim Wolfgang Yong Chol") if name.left_out]

    assert {name.left_out for name in found} == {"wolfgang"}
    assert ("kim", "yong", "chol") in {tuple(s.text for s in name.syllables) for name in found}


@pytest.mark.parametrize("name", ["", "-", "Wolfgang Mustermann", "Ex", "12345", "Ким " * 7])
def test_what_is_no_korean_name_has_no_plain_reading(name: str) -> None:
    assert plain_readings(name) == ()


MOST = 200
"""Far more readings than any name has."""


@given(st.text(max_size=60))
def test_any_text_has_few_readings_and_each_few_syllables(text: str) -> None:
    found = readings(text)

    assert len(found) <= MOST
    assert all(2 <= len(name.syllables) <= MOST_SYLLABLES for name in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("aeiou" * 9, id="vowels joined"),
        pytest.param("i " * 6, id="single syllables"),
        pytest.param("yongsonjongchol yongsonjongchol yongsonjong", id="ambiguous and joined"),
        pytest.param("a" * 48, id="one vowel"),
        pytest.param("정" * 48, id="hangul"),
        pytest.param("金" * 48, id="characters"),
        pytest.param("キ" * 48, id="katakana"),
        pytest.param("ё" * 48, id="Cyrillic"),
        pytest.param("x" * 48, id="no syllable at all"),
        pytest.param("yong-" * 2_000, id="ten thousand characters"),
    ],
)
def test_what_could_be_parted_in_thousands_of_ways_is_read_at_once(text: str) -> None:
    begun = time.process_time()

    found = readings(text)

    assert time.process_time() - begun < 2
    assert len(found) <= MOST
