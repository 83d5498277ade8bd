"""Are the tables of Korean syllables whole, and read as what the spellings can mean?"""

import csv
from importlib.resources import files

import pytest

from screening.names.fold import fold
from screening.names.syllables import (
    HANGUL,
    LONGEST,
    PLAIN,
    chinese_syllable,
    given_share,
    is_character,
    spellings,
    surname_share,
    syllable,
)


def _rows(name: str) -> list[dict[str, str]]:
    table = files("screening.names").joinpath("tables", name)
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


SYLLABLES, CHARACTERS = _rows("korean_syllables.csv"), _rows("hanja.csv")
LATIN = [
    (row["hangul"], *part.split(":")) for row in SYLLABLES for part in row["latin"].split("|")
]
OTHERS = [
    (row["hangul"], text)
    for row in SYLLABLES
    for column in ("cyrillic", "kana", "pinyin")
    for text in row[column].split("|")
    if text
]


def test_no_syllable_stands_in_a_table_twice() -> None:
    assert len({row["hangul"] for row in SYLLABLES}) == len(SYLLABLES) > 400
    assert len({row["hangul"] for row in CHARACTERS}) == len(CHARACTERS) > 400


def test_each_row_is_of_one_hangul_syllable_or_of_a_surname_of_two() -> None:
    found = [row["hangul"] for row in (*SYLLABLES, *CHARACTERS)]
    of_two = [row for row in SYLLABLES if len(row["hangul"]) == 2]

    assert all(ord(letter) in HANGUL for hangul in found for letter in hangul)
    assert {len(hangul) for hangul in found} == {1, 2}
    assert all(float(row["surname"]) > 0 for row in of_two)


def test_each_spelling_is_written_as_folding_leaves_it() -> None:
    written = {text for _, text, *_ in LATIN} | {text for _, text in OTHERS}

    assert {text for text in written if fold(text) != text} == set()


def test_each_latin_spelling_says_how_usual_it_is_and_who_uses_it() -> None:
    assert all(text.isascii() and text.isalpha() for _, text, *_ in LATIN)
    assert {kind for _, _, kind, _ in LATIN} == {"s", "c", "r", "f"}
    assert all(0 <= int(share) <= 1000 for *_, share in LATIN)
    assert len({(hangul, text) for hangul, text, *_ in LATIN}) == len(LATIN)


def test_each_syllable_has_a_spelling_of_a_system() -> None:
    of_a_system = {hangul for hangul, _, kind, _ in LATIN if kind == "s"}

    assert of_a_system == {row["hangul"] for row in SYLLABLES}


@pytest.mark.parametrize("column", ["surname", "given"])
def test_shares_are_of_ten_thousand(column: str) -> None:
    shares = [float(row[column]) for row in SYLLABLES]

    assert all(share >= 0 for share in shares)
    assert 9_000 <= sum(shares) <= 10_500


def _is_in_the_first_plane(character: str) -> bool:
    """Whether it is no rarity that few fonts have."""
    return ord(character) < 0x10000


def test_every_character_of_the_table_is_one_and_is_read() -> None:
    for row in CHARACTERS:
        for character in filter(_is_in_the_first_plane, row["characters"]):
            assert is_character(character)
            assert syllable(character).hangul.keys() >= syllable(row["hangul"]).hangul.keys()


def test_every_spelling_is_read_as_its_syllable() -> None:
    for hangul, text, kind, _ in LATIN:
        usual = syllable(text).hangul[hangul]
        if kind in {"s", "c"}:
            assert usual >= PLAIN
        assert len(text) <= LONGEST


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("yong", {"영", "용"}, id="yong"),
        pytest.param("jong", {"정", "종"}, id="jong"),
        pytest.param("song", {"성", "송"}, id="song"),
        pytest.param("ryong", {"령", "룡"}, id="ryong"),
        pytest.param("son", {"선", "손"}, id="son"),
        pytest.param("chol", {"철"}, id="chol"),
    ],
)
def test_an_ambiguous_spelling_keeps_all_it_can_mean(text: str, meant: set[str]) -> None:
    found = syllable(text)

    assert meant <= set(found.hangul)
    assert all(found.hangul[hangul] >= PLAIN for hangul in meant)


@pytest.mark.parametrize(
    ("northern", "southern"),
    [
        ("리", "이"),
        ("류", "유"),
        ("로", "노"),
        ("림", "임"),
        ("량", "양"),
        ("룡", "용"),
        ("렴", "염"),
    ],
)
def test_hangul_of_the_north_and_of_the_south_can_be_the_same(
    northern: str, southern: str
) -> None:
    assert southern in syllable(northern).hangul
    assert northern in syllable(southern).hangul


@pytest.mark.parametrize("text", ["", "xq", "mustermann", "一二", "ß", "7"])
def test_what_is_no_syllable_has_no_reading(text: str) -> None:
    found = syllable(text)

    assert not found.hangul
    assert not found.is_surname
    assert found.usual == 0.0


def test_pinyin_is_read_only_as_pinyin() -> None:
    assert "김" in chinese_syllable("jin").hangul
    assert "김" not in syllable("jin").hangul
    assert chinese_syllable("jin").usual < PLAIN


def test_a_syllable_that_the_table_lacks_stands_for_itself_and_is_rare() -> None:
    assert syllable("뷁").hangul == {"뷁": 1.0}
    assert spellings("뷁") == ()
    assert 0 < given_share("뷁") < given_share("영")
    assert 0 < surname_share("뷁") < surname_share("김")


def test_the_commonest_surnames_are_known_as_such() -> None:
    shares = [surname_share(hangul) for hangul in "김박최"]

    assert shares == sorted(shares, reverse=True)
    assert syllable("kim").surname_share > syllable("gim").surname_share
