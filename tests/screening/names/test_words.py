"""Is a name taken apart into the words it consists of?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.fold import fold
from screening.names.vocabulary import Kind
from screening.names.words import MOST_LETTERS, MOST_WORDS, words


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        pytest.param(
            "NAMCHONGANGTRADINGCORPORATION",
            ("namchongang", "trading", "corporation"),
            id="all joined",
        ),
        pytest.param("Mooyokbank", ("trading", "bank"), id="two known words joined"),
        pytest.param("K.O.M.I.D.", ("komid",), id="single letters"),
        pytest.param("Ryonha J/V Corp.", ("ryonha", "jointventure", "corporation"), id="slash"),
        pytest.param("M/V O Un", ("o", "un"), id="prefix of a ship"),
        pytest.param("HAOFAN6", ("haofan", "6"), id="digits parted"),
        pytest.param("Min Ning De You 078", ("min", "ning", "you", "78"), id="leading zero"),
        pytest.param("Office No. 39", ("office", "39"), id="sign before a number"),
        pytest.param("No Kwang", ("no", "kwang"), id="no sign without a number"),
        pytest.param("110th Centre", ("110", "centre"), id="ordinal"),
        pytest.param("2nd Academy", ("second", "academy"), id="known ordinal"),
        pytest.param("Chongsong Yonhap", ("chongsong", "united"), id="romanised Korean"),
        pytest.param("Hong Kong", ("hongkong",), id="two words known together"),
        pytest.param("조선백호무역회사", ("korea", "백호", "trading", "company"), id="hangul"),
        pytest.param(
            "華信船務(香港)有限公司",
            ("huaxin", "shipping", "hongkong", "limitedcompany"),
            id="characters",
        ),
        pytest.param(
            "Druhý hospodářský výbor", ("second", "economic", "committee"), id="short foreign"
        ),
        pytest.param("Druha Trading", ("druha", "trading"), id="short, nothing foreign beside"),
        pytest.param("Misil Za Bank", ("misil", "za", "bank"), id="nothing long"),
        pytest.param(
            "大圣总局", ("dasheng", "general", "office"), id="one character at the end"
        ),
        pytest.param("ООО Ванбон", ("ooo", "vanbon"), id="Cyrillic"),
        pytest.param("Phyongchon sp. z o.o.", ("phyongchon", "spzoo"), id="form in letters"),
        pytest.param("Company of the", ("company",), id="nothing but a form"),
        pytest.param("Of the", ("of", "the"), id="nothing but empty words"),
    ],
)
def test_a_name_is_read_as_the_words_it_stands_for(name: str, texts: tuple[str, ...]) -> None:
    assert tuple(word.text for word in words(name).words) == texts


@pytest.mark.parametrize(
    ("name", "word", "kind"),
    [
        pytest.param("Tong San SA", "sa", Kind.LEGAL, id="short form at the end"),
        pytest.param("Sa Tong San Trading", "sa", Kind.LEGAL, id="short form at the beginning"),
        pytest.param("Tong Sa San", "sa", Kind.DISTINCTIVE, id="the same letters inside"),
        pytest.param("Min Ning", "min", Kind.DISTINCTIVE, id="syllable among unknown words"),
        pytest.param("Min of Defence", "ministry", Kind.KIND, id="abbreviation among known"),
        pytest.param("Green Pine", "green", Kind.COMMON, id="word of many signboards"),
        pytest.param("Propertties", "propertties", Kind.DISTINCTIVE, id="slip is not parted"),
    ],
)
def test_a_word_is_weighed_by_what_it_is_there(name: str, word: str, kind: Kind) -> None:
    found = {found.text: found.kind for found in words(name).words}

    assert found[word] is kind


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        pytest.param("Korea Kwangson Banking Corporation (KKBC)", "kkbc", id="of all words"),
        pytest.param("Commission of the Party of Korea (CPK)", "cpk", id="without small words"),
        pytest.param("Korea Kwangson Banking Corporation", "", id="none"),
    ],
)
def test_an_acronym_at_the_end_of_a_name_is_known(name: str, acronym: str) -> None:
    assert words(name).acronym == acronym


@given(st.text(max_size=60).filter(lambda name: any(map(str.isalnum, fold(name)))))
def test_no_name_is_reduced_to_nothing(name: str) -> None:
    assert words(name).words


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ab " * 4000, id="many words"),
        pytest.param("corporation" * 1000, id="one long word"),
        pytest.param("a1" * 5000, id="letters and digits in turn"),
        pytest.param("회사" * 5000, id="known words without blanks"),
    ],
)
def test_of_a_very_long_name_only_the_beginning_counts(name: str) -> None:
    found = words(name)

    assert 0 < len(found.words) <= MOST_WORDS
    assert len(found.letters) <= MOST_LETTERS
