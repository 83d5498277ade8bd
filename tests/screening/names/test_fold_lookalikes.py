"""Is a letter that only looks like the one meant read as that one?"""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.names.fold import fold
from screening.names.lookalikes import as_latin

BLOCKS = st.integers(0, 0x10FFFF // 256).filter(lambda block: not 0xD8 <= block < 0xE0)


@st.composite
def _texts_of_two_blocks(draw: st.DrawFn) -> str:
    blocks = (draw(BLOCKS), draw(st.one_of(st.sampled_from([0, 3, 4, 0x11, 0x31]), BLOCKS)))
    characters = st.one_of(
        *(st.characters(min_codepoint=b * 256, max_codepoint=b * 256 + 255) for b in blocks)
    )
    return draw(st.text(characters))


@given(_texts_of_two_blocks())
@example("\u1100\u1175\u1106\u1106\u1161")
@example("aΓγ-йk0ο")
@example("İıј0о")
def test_folding_twice_changes_nothing_whatever_the_blocks(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


def test_every_character_between_letters_folds_to_what_folds_to_itself() -> None:
    changed = [
        hex(code)
        for code in (*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x11000))
        for once in [fold.__wrapped__(f"a{chr(code)}b к{chr(code)}")]
        if fold.__wrapped__(once) != once
    ]

    assert changed == []


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("Кim", "kim", id="Cyrillic K in a Latin word"),
        pytest.param("Kіm Υong Сhοl", "kim yong chol", id="Cyrillic and Greek letters"),
        pytest.param("КІМ Kim", "кім kim", id="a word wholly Cyrillic stays"),
        pytest.param("Сергiй", "сергіи", id="Latin i in a Cyrillic word"),
        pytest.param("HАУМЕЦ", "наумец", id="Latin H in a Cyrillic word"),
        pytest.param("Γιώργoς", "γιωργοσ", id="Latin o in a Greek word"),
        pytest.param("Samsungкорпорация", "samsungкорпорация", id="truly of two writings"),
        pytest.param("Ri-Ан", "ri-ан", id="a hyphen parts words of two writings"),
        pytest.param("Јован", "јован", id="Serbian j is Cyrillic"),
        pytest.param("K0MID", "komid", id="nought for o"),
        pytest.param("K1m J0ng", "kim jong", id="one for i"),
        pytest.param("Pa1estine", "palestine", id="one for l"),
        pytest.param("К0рея", "корея", id="nought in a Cyrillic word"),
        pytest.param("D00000898 IMO9314650", "d00000898 imo9314650", id="numbers stay"),
        pytest.param("Office39 1st CHONMA1 C300T", "office39 1st chonma1 c300t", id="counts"),
        pytest.param("Ƶhang Ɨvan Ƀak", "zhang ivan bak", id="letters with strokes"),
        pytest.param("ᴋɪᴍ", "kim", id="small capitals"),
        pytest.param("𝐊𝐢𝐦 Ⓨⓞⓝⓖ", "kim yong", id="letters of mathematics and in rings"),
        pytest.param("\u202eKim\u2066 Yong", "kim yong", id="direction marks"),
        pytest.param("ﬁn ĳ ǆ", "fin ij dz", id="ligatures"),
        pytest.param("شركة٣٩ علی", "شركه39 علي", id="Persian letters and Arabic digits"),
        pytest.param("محـــمد", "محمد", id="lengthened Arabic letters"),
        pytest.param("ㄱㅣㅁㅇㅕㅇㅊㅓㄹ", "김영철", id="hangul typed letter by letter"),
        pytest.param("\u1100\u1175\u1106", "김", id="an opening consonant that closes"),
        pytest.param("ﾡￂﾱ", "감", id="half-width hangul letters"),
        pytest.param("ㄱㅣㅁㅏ", "기마", id="the consonant opens the next syllable"),
        pytest.param("ㅋㅋ", "ᄏᄏ", id="consonants alone"),
        pytest.param("Ch'o˘l", "chol", id="breve behind its letter"),
        pytest.param("Chǒl", "chol", id="caron for breve"),
    ],
)
def test_a_word_is_read_in_one_writing(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        pytest.param("рак", "pak", id="every letter looks Latin"),
        pytest.param("ким", None, id="a letter looks like none"),
        pytest.param("kim", None, id="Latin already"),
        pytest.param("김", None, id="hangul looks like nothing else"),
    ],
)
def test_a_word_has_a_latin_look_alike_only_when_each_letter_has(
    word: str, latin: str | None
) -> None:
    assert as_latin(word) == latin


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Кim" * 3_333, id="one long mixed word"),
        pytest.param("K0" * 5_000, id="a digit behind every letter"),
        pytest.param("Кi " * 3_333, id="many mixed words"),
        pytest.param("ㄱㅣㅁ" * 3_333, id="hangul letters"),
    ],
)
def test_ten_thousand_letters_to_resolve_fold_at_once(text: str) -> None:
    begun = time.process_time()

    fold(text)

    assert time.process_time() - begun < 2
