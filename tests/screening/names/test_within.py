import pytest

from screening.names.within import LONGEST_TEXT, MOST_NAMES, names_within


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("KIM YONG CHOL & Sons", ["KIM YONG CHOL"], id="a sign between"),
        pytest.param("KimYongChol김영철", ["KimYongChol", "김영철"], id="scripts joined"),
        pytest.param("김 영 철 / Kim", ["김 영 철"], id="hangul apart"),
        pytest.param("Ким Ён Чхоль, 1946 г.р.", ["Ким Ён Чхоль"], id="Cyrillic"),
        pytest.param("きむ・よんちょる", ["キム ヨンチョル"], id="hiragana"),
        pytest.param("Yong Chol Kim #2", ["Yong Chol Kim"], id="a number"),
        pytest.param("1: KIM 2: YONG CHOL 3: x", ["KIM YONG CHOL"], id="numbered slots"),
        pytest.param("Mr Kim Na Yong, DOB 1960", ["Kim Na Yong"], id="a syllable like N/A"),
        pytest.param("Kim%20Yong%20Chol", ["Kim Yong Chol"], id="encoded for an address"),
        pytest.param("Kim&nbsp;Yong&nbsp;Chol", ["Kim Yong Chol"], id="encoded for a page"),
        pytest.param("Kim Yong Chol's wife", ["Kim Yong Chol"], id="whose"),
        pytest.param("Kim Yo'ng-ch'o'l and wife", ["Kim Yo'ng-ch'o'l"], id="apostrophes"),
        pytest.param("the late Ryu Jin", [], id="two syllables say too little"),
        pytest.param("Research and Development Bank", [], id="no Korean name"),
        pytest.param("Kim Yong Chol", [], id="the name alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_within_a_text_are_found(text: str, names: list[str]) -> None:
    assert list(names_within(text)) == names


def test_the_last_of_many_holders_is_found() -> None:
    others = "Pak Il Nam, Ri Yong Ho, Choe Son Hui, Han Chol Su, Kang Sun Nam, Jo Yong Won, "

    assert "Kim Yong Chol" in names_within(f"{others}Kim Yong Chol")


def test_the_names_of_a_text_are_bounded() -> None:
    assert len(names_within("kim yong chol pak il nam " * 16)) <= MOST_NAMES
    assert names_within("Kim Yong Chol and " * LONGEST_TEXT) == ()
