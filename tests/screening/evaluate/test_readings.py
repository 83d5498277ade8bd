"""Are listed names read as the Korean names that they can be, and as no others?"""

import pytest

from db.records.entry import Name, PartyType
from screening.evaluate.bearers import bearers, homonyms
from screening.evaluate.hangul import KoreanName
from screening.evaluate.parties import Party
from screening.evaluate.readings import keys, readings


def _person(*names: str, un: tuple[str, ...] = ()) -> Party:
    found = tuple(Name(text) for text in (*names, *un))
    return Party("x:1", PartyType.PERSON, (("x", "1"),), found, (("x", names), ("un", un)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("KIM Yong Chol", KoreanName("김", "영철"), id="DPRK"),
        pytest.param("KIM Yong Chol", KoreanName("김", "용철"), id="the other reading"),
        pytest.param("Yong-chol Kim", KoreanName("김", "영철"), id="surname last"),
        pytest.param("Kyongchol JO", KoreanName("조", "경철"), id="given name joined"),
        pytest.param("Cho Ch’o’l-so’ng", KoreanName("조", "철성"), id="every mark"),
        pytest.param("Chŏng Nam", KoreanName("정", "남"), id="breve"),
        pytest.param("KIM TONG MY’ONG", KoreanName("김", "동명"), id="mark misplaced"),
        pytest.param("Lee Byung-chul", KoreanName("리", "병철"), id="southern habit"),
        pytest.param("김영철", KoreanName("김", "영철"), id="hangul"),
        pytest.param("남궁민수", KoreanName("남궁", "민수"), id="surname of two syllables"),
    ],
)
def test_a_spelling_allows_the_names_it_can_stand_for(text: str, name: KoreanName) -> None:
    assert any(reading.allows(name) for reading in readings(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Cho Ch’o’l", KoreanName("정", "철"), id="another surname"),
        pytest.param("Kim Yo’ng", KoreanName("김", "용"), id="a mark excludes"),
        pytest.param("Ho-jin Yun", KoreanName("허", "진윤"), id="a hyphen ties given names"),
        pytest.param("Kim Young Nam", KoreanName("김", "여웅남"), id="a syllable is not cut"),
    ],
)
def test_a_spelling_does_not_allow_others(text: str, name: KoreanName) -> None:
    assert not any(reading.allows(name) for reading in readings(text))


@pytest.mark.parametrize("text", ["Jin Tiesan", "Li Cheng He", "Neil Tsang", "Ivan", "金铁三"])
def test_what_is_not_korean_is_not_read(text: str) -> None:
    assert readings(text) == ()


def test_printed_hangul_settles_what_latin_leaves_open() -> None:
    (bearer,) = bearers([_person("KIM Yong Chol", "Young-Chul KIM", "김용철")], ())

    assert bearer.name == KoreanName("김", "용철")
    assert bearer.is_printed_hangul
    assert [s.text for s in bearer.spellings] == ["KIM Yong Chol", "Young-Chul KIM"]


def test_marks_of_one_alias_settle_another() -> None:
    (bearer,) = bearers([_person("JONG SIK KIM", "Kim Cho'ng-sik")], ())

    assert bearer.name == KoreanName("김", "정식")


def test_the_un_writes_surnames_first() -> None:
    (bearer,) = bearers([_person(un=("CHANG CHANG HA", "JANG CHANG HA"))], ())

    assert bearer.name == KoreanName("장", "창하")


def test_capitals_tell_the_surname() -> None:
    (bearer,) = bearers([_person("Kang Min HAN")], ())

    assert bearer.name.surname == "한"


def test_an_alias_that_is_not_to_be_read_is_not() -> None:
    assert bearers([_person("Abu Rim")], {"Abu Rim"}) == ()


def test_a_homonym_is_any_reading_as_the_south_writes_it() -> None:
    found = homonyms([_person("RI Yong Chol")])

    assert {"이영철", "이용철"} <= found
    assert "이영수" not in found


def test_a_southern_spelling_can_stand_for_several_names() -> None:
    assert {"김성철", "김승철"} <= set(keys("Kim Sung Chul"))
