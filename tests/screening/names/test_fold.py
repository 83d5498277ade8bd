"""Are two writings of one name the same after folding?"""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.names.fold import fold

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SPECIAL = st.text(
    st.sampled_from(
        "aZßẞİıſéΣςŁøй김영ㅎᄒ각กြေ်朝ﾊﾞＫ０½ﬁŉ-–—‑・'’´˘`ʻ̆̈\u200b\u00ad\ufe0f\u3164 \t\n\u3000._!"
    )
)


@given(st.one_of(ANY_TEXT, SPECIAL))
@example("´")
@example("\u1160")
@example("ŉ-\u0300-")
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(st.one_of(ANY_TEXT, SPECIAL).filter(str.strip))
def test_a_text_that_is_not_blank_folds_to_something(text: str) -> None:
    assert fold(text)


@given(st.one_of(ANY_TEXT, SPECIAL))
def test_words_are_parted_by_single_blanks(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())


@given(st.text(st.sampled_from("abcdeéüŁ가나다가ЖйΩñ '-"), min_size=1).filter(str.strip))
def test_case_does_not_count(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("KIM Yŏng-ch'ŏl", "kim yong-chol", id="breves and apostrophe"),
        pytest.param("CH'OE SO’K MIN", "choe sok min", id="apostrophes for breves"),
        pytest.param("CH´OE SO˘K MIN", "choe sok min", id="acute accent and breve by itself"),
        pytest.param("Ch`oe Soʼk Min", "choe sok min", id="backtick and modifier letter"),
        pytest.param("ＫＩＭ　Ｙｏｎｇ", "kim yong", id="full width"),
        pytest.param("Kim\u200b Yo\u00adng\ufeff", "kim yong", id="zero width"),
        pytest.param("김\u3164영철\ufe0f", "김영철", id="hangul filler and choice of glyph"),
        pytest.param("İSTANBUL", "istanbul", id="Turkish capital i with a dot"),
        pytest.param("Ilgın", "ilgin", id="Turkish i without a dot"),
        pytest.param("Großmann", "grossmann", id="sharp s"),
        pytest.param("GROẞMANN", "grossmann", id="capital sharp s"),
        pytest.param("Łukasz Ðorđe Åse Øystein", "lukasz dorde ase oystein", id="no accents"),
        pytest.param("김영철", "김영철", id="hangul"),
        pytest.param("\u1100\u1175\u11b7", "김", id="hangul in single letters"),
        pytest.param("ကိုယ်", "ကိုယ်", id="Burmese marks are kept"),
        pytest.param("Андрей", "андреи", id="Cyrillic short i"),
        pytest.param("Ὀδυσσεύς", "οδυσσευσ", id="Greek final sigma"),
        pytest.param("Son – gwon-", "son gwon", id="hyphens at the edge of words"),
        pytest.param("Je‑son", "je-son", id="hyphen that does not break"),
        pytest.param("בר־לב", "בר-לב", id="Hebrew hyphen"),
        pytest.param("O.O.O. “Exemplo”, Ltd.", "o o o exemplo ltd", id="signs part words"),
        pytest.param("  Kim\n\tYong ", "kim yong", id="runs of white space"),
        pytest.param("???", "???", id="nothing but signs"),
    ],
)
def test_a_name_folds_to_what_its_writings_share(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kim Yo'ng " * 1000, id="words"),
        pytest.param("김" * 10_000, id="hangul"),
        pytest.param("- " * 5_000, id="hyphens and blanks"),
        pytest.param("-" * 10_000, id="hyphens"),
        pytest.param("a" + "\u0315\u0300\u0323" * 3_333, id="marks to be put in order"),
        pytest.param("\ufdfa" * 10_000, id="a ligature of eighteen letters"),
        pytest.param(" \u00b4" * 5_000, id="accents by themselves"),
    ],
)
def test_ten_thousand_characters_fold_at_once(text: str) -> None:
    begun = time.process_time()

    fold(text)

    assert time.process_time() - begun < 2
