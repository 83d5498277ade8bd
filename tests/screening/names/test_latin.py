"""Is a name in another writing read in Latin letters as papers write it?"""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.fold import fold
from screening.names.latin import LONGEST, MOST, latin


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        pytest.param("Владимир Путин", "vladimir putin", id="Russian"),
        pytest.param("Анатолий Хрущёв", "anatoly khrushchev", id="ending in y"),
        pytest.param("Анатолий Хрущёв", "anatolii khrushchev", id="ending by letter"),
        pytest.param("Евгений Сергеевич", "yevgeny sergeyevich", id="e as ye"),
        pytest.param("Евгений Сергеевич", "evgeny sergeevich", id="e as e"),
        pytest.param("Жанна Цой", "zhanna tsoi", id="zh and ts"),
        pytest.param("Татьяна Юрьевна", "tatyana yuryevna", id="soft sign before a vowel"),
        pytest.param("Сергій Григоренко", "serhiy hryhorenko", id="Ukrainian"),
        pytest.param("Сергiй Григоренко", "serhiy hryhorenko", id="Ukrainian with a Latin i"),
        pytest.param("Аляксандр Рыгоравіч", "alyaksandr ryhoravich", id="Belarusian"),
        pytest.param("Слободан Ђинђић", "slobodan djindjic", id="Serbian"),
        pytest.param("Първанов", "parvanov", id="Bulgarian"),
        pytest.param("Γιώργος Παπαδόπουλος", "giorgos papadopoulos", id="Greek"),
        pytest.param("Μπάμπης Ντόρα", "bampis dora", id="Greek pairs that begin a word"),
        pytest.param("金铁三", "jin tiesan", id="Chinese, given name as one word"),
        pytest.param("金铁三", "jin tie san", id="Chinese, syllable by syllable"),
        pytest.param("金 铁三", "jin tiesan", id="Chinese, parted"),
        pytest.param("欧阳修", "ouyang xiu", id="a surname of two characters"),
        pytest.param("曾伟", "zeng wei", id="a character read otherwise as a surname"),
        pytest.param("贸易公司银行", "mao yi gong si yin xing", id="a Chinese company"),
        pytest.param("キム・ジョンウン", "kimu-jonun", id="katakana"),
        pytest.param("ヨッシー", "yosshi", id="katakana, doubled consonant"),
        pytest.param("بشار", "bshr", id="Arabic, without its vowels"),
        pytest.param("בנימין", "bnymyn", id="Hebrew"),
        pytest.param("สมชาย", "smchay", id="Thai"),
        pytest.param("კიმ", "kim", id="Georgian"),
        pytest.param("РАК Jong Un", "pak jong un", id="a word of look-alikes beside Latin"),
        pytest.param("РАК Jong Un", "rak jong un", id="the same word as it is spoken"),
        pytest.param(
            "김 Владимир Lee", "김 vladimir lee", id="nothing is lost of a mixed name"
        ),
    ],
)
def test_a_name_is_read_in_latin_letters(name: str, reading: str) -> None:
    assert reading in latin(fold(name))


@pytest.mark.parametrize(
    "name", ["Kim Yong Chol", "José Łukasz", "김영철", "김 Yong Chol", "39"]
)
def test_a_name_in_latin_letters_or_hangul_has_no_other_reading(name: str) -> None:
    assert latin(fold(name)) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_readings_are_few_bounded_folded_and_differ(text: str) -> None:
    folded = fold(text)

    readings = latin(folded)

    assert len(readings) <= MOST
    assert len(set(readings)) == len(readings)
    assert all(reading == fold(reading) != folded for reading in readings)
    assert all(0 < len(reading) <= LONGEST for reading in readings)


@pytest.mark.parametrize("letter", ["金", "ж", "ジョ", "ع", "α", "РАК k "])
def test_ten_thousand_letters_are_read_at_once(letter: str) -> None:
    folded = fold(letter * (10_000 // len(letter)))
    begun = time.perf_counter()

    latin(folded)

    assert time.perf_counter() - begun < 2


def test_the_table_of_every_script_is_loaded_for_no_latin_or_cyrillic_name() -> None:
    program = (
        "import sys; from screening.names.latin import latin; latin('kim'); latin('ким');"
        "assert 'anyascii' not in sys.modules; latin('金'); assert 'anyascii' in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
