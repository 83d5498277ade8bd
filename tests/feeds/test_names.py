"""Which writing a printed name has, and how many names it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.entry import Name, NameKind
from feeds.names import letters, script, several_names, with_parts

TEXTS = st.text(alphabet="Ab cZ;().,-’'“” 김철三 Йa.k.a. 12\n", max_size=60) | st.text()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Kim Yong-Ch'o'l", "Latn", id="Latin"),
        pytest.param("김영철", "Hang", id="hangul"),
        pytest.param("金铁三", "Hani", id="Han"),
        pytest.param("Ким Ён Чхоль", "Cyrl", id="Cyrillic"),
        pytest.param("القاعدة", "Arab", id="Arabic"),
        pytest.param("Jin 金", "Zyyy", id="two"),
        pytest.param("39", "", id="no letters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_script_names_the_one_writing_of_a_text(text: str, code: str) -> None:
    assert script(text) == code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Fazel Rahim; Fazil Rahim", ["Fazel Rahim", "Fazil Rahim"], id=";"),
        pytest.param("Jin Tiesan (金铁三)", ["Jin Tiesan", "金铁三"], id="other script"),
        pytest.param("Foreign Trade Bank (FTB)", ["Foreign Trade Bank", "FTB"], id="acronym"),
        pytest.param("Li Wei a.k.a. Lee Way", ["Li Wei", "Lee Way"], id="a.k.a."),
        pytest.param("Li Wei A.K.A. Lee Way", ["Li Wei", "Lee Way"], id="A.K.A."),
        pytest.param("Li Wei f.k.a.: Lee Way", ["Li Wei", "Lee Way"], id="f.k.a."),
        pytest.param("Li Wei also known as Lee Way", ["Li Wei", "Lee Way"], id="in words"),
        pytest.param("Bank (also: Old Bank)", ["Bank", "Old Bank"], id="introduced"),
        pytest.param("A Corp (B Corp (BC))", ["A Corp", "B Corp", "BC"], id="nested"),
        pytest.param("Ahmad (the Moroccan)", ["Ahmad"], id="a description is no name"),
        pytest.param("Leader (Hong Kong) Ltd", ["Leader Ltd"], id="a country is no name"),
        pytest.param("Kim Yong Chol", [], id="one name"),
        pytest.param("Kim  Yong Chol,", [], id="the whole but for signs"),
        pytest.param("Kim (", [], id="a bracket that never ends"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_several_names_finds_each_name_in_a_field(text: str, names: list[str]) -> None:
    assert list(several_names(text)) == names


@given(TEXTS)
def test_several_names_never_gives_the_whole_field(text: str) -> None:
    found = several_names(text)

    assert letters(text) not in {letters(name) for name in found}


@given(TEXTS)
def test_several_names_gives_only_letters_of_the_field(text: str) -> None:
    found = several_names(text)

    assert all(set(letters(name)) <= set(letters(text)) for name in found)


@given(TEXTS)
def test_a_part_is_a_name_of_its_own_that_says_where_it_stood(text: str) -> None:
    whole, *parts = with_parts(Name(text, NameKind.ALIAS, quality_printed="Good"))

    assert (whole.text, whole.kind) == (text, NameKind.ALIAS)
    assert {(part.kind, part.part_of) for part in parts} <= {(NameKind.PART, text)}


def test_a_part_of_one_latin_word_is_weak() -> None:
    _, bank, acronym = with_parts(Name("Foreign Trade Bank (FTB)"))

    assert (bank.is_weak, acronym.is_weak) == (False, True)


def test_a_part_of_a_weak_alias_is_weak() -> None:
    parts = with_parts(Name("The Old Fox; The Young Fox", is_weak=True))

    assert {part.is_weak for part in parts} == {True}


def test_a_hangul_part_is_not_weak_for_its_length() -> None:
    *_, hangul = with_parts(Name("Kim Yong Chol (김영철)"))

    assert (hangul.text, hangul.is_weak) == ("김영철", False)
