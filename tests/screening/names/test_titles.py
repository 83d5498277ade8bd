"""Is what stands beside a person's name taken off, and nothing of the name?"""

import time
import tomllib
from importlib import resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.names.fold import fold
from screening.names.title_cuts import is_enough
from screening.names.title_table import LONGEST_PHRASE, TitleKind, is_plain, table
from screening.names.titles import strip


@pytest.mark.parametrize(
    ("asked", "name", "title", "kind"),
    [
        pytest.param("General Kim Yong Chol", "Kim Yong Chol", "General", "rank", id="before"),
        pytest.param("Gen. Kim Yong-chol", "Kim Yong-chol", "Gen.", "rank", id="abbreviated"),
        pytest.param("Lt.Gen. Kim Yong Chol", "Kim Yong Chol", "Lt.Gen.", "rank", id="stops"),
        pytest.param("Col Gen O Kuk Ryol", "O Kuk Ryol", "Col Gen", "rank", id="two words"),
        pytest.param(
            "VICE-MARSHAL CHOE RYONG HAE", "CHOE RYONG HAE", "VICE-MARSHAL", "rank", id="hyphen"
        ),
        pytest.param("Kim Jong Un Marshal", "Kim Jong Un", "Marshal", "rank", id="behind"),
        pytest.param("KIM, Yong Chol, Gen.", "KIM, Yong Chol", "Gen.", "rank", id="commas"),
        pytest.param(
            "Kim Yong Chol (General)", "Kim Yong Chol", "General", "rank", id="bracket"
        ),
        pytest.param(
            "Sangjang Kim Yong Chol", "Kim Yong Chol", "Sangjang", "rank", id="Korean"
        ),
        pytest.param(
            "Sang-jang Kim Yong Chol", "Kim Yong Chol", "Sang-jang", "rank", id="hyphened"
        ),
        pytest.param("Comrade Kim Jong Un", "Kim Jong Un", "Comrade", "courtesy", id="Comrade"),
        pytest.param("Kim Jong Un tongji", "Kim Jong Un", "tongji", "courtesy", id="tongji"),
        pytest.param("Ri Su Yong, Ph.D.", "Ri Su Yong", "Ph.D.", "courtesy", id="degree"),
        pytest.param(
            "Former Deputy Director Ri Hong Sop",
            "Ri Hong Sop",
            "Former Deputy Director",
            "role",
            id="modifiers",
        ),
        pytest.param("Ambassador Ri Su Yong", "Ri Su Yong", "Ambassador", "role", id="role"),
        pytest.param("Choe Ryong Hae, KPA", "Choe Ryong Hae", "KPA", "noise", id="noise"),
        pytest.param("김영철상장", "김영철", "상장", "rank", id="hangul joined"),
        pytest.param(
            "김영철상장 평양", "김영철 평양", "상장", "rank", id="joined, a word behind"
        ),
        pytest.param("김영철 상장", "김영철", "상장", "rank", id="hangul behind"),
        pytest.param("상장 김영철", "김영철", "상장", "rank", id="hangul before"),
        pytest.param("대장김영철", "김영철", "대장", "rank", id="hangul joined before"),
        pytest.param("김영철 동지", "김영철", "동지", "courtesy", id="comrade in hangul"),
        pytest.param("김영철씨", "김영철", "씨", "courtesy", id="one syllable joined"),
        pytest.param("김일장군", "김일", "장군", "rank", id="two syllables are left"),
        pytest.param("金英哲将军", "金英哲", "将军", "rank", id="Chinese rank"),
        pytest.param("李明先生", "李明", "先生", "courtesy", id="Chinese courtesy"),
        pytest.param("генерал Ким Ён Чхоль", "Ким Ён Чхоль", "генерал", "rank", id="Russian"),
        pytest.param("г-н Иван Петров", "Иван Петров", "г-н", "courtesy", id="Russian Mr"),
        pytest.param("Maréchal Kim Jong Un", "Kim Jong Un", "Maréchal", "rank", id="French"),
        pytest.param("Herr Hans Muster", "Hans Muster", "Herr", "courtesy", id="German"),
        pytest.param("Señor Juan Pérez", "Juan Pérez", "Señor", "courtesy", id="Spanish"),
    ],
)
def test_a_title_is_taken_off_and_kept(asked: str, name: str, title: str, kind: str) -> None:
    stripped = strip(asked)

    assert stripped.name == name
    assert [(found.text, found.kind) for found in stripped.titles] == [(title, TitleKind(kind))]


@pytest.mark.parametrize(
    "name",
    [
        "Kim Sang Jang",
        "Kim Sang-jang",
        "Kim Sangjang",
        "Kim Won Su",
        "Jang Song Thaek",
        "So Jang Chol",
        "General Kim",
        "Kim General",
        "Ne Win",
        "Kim Yong Gen",
        "KIM, Yong Chol",
        "김소장",
        "김 소장",
        "김영님",
        "김 영 군",
        "남궁원수",
        "독고대장",
        "김대장금",
        "金大使",
        "Mr",
        "General",
        "",
        " ",
        "???",
        "General Bureau of Atomic Energy",
        "Korea Ryonbong General Corporation",
        "Captain Trading Ltd",
    ],
)
def test_what_may_be_the_name_stays(name: str) -> None:
    assert strip(name).name == name
    assert strip(name).titles == ()


@pytest.mark.parametrize(
    ("asked", "name", "others"),
    [
        pytest.param(
            "Kim Yong Chol a.k.a. Young Chul", "Kim Yong Chol", ("Young Chul",), id="aka"
        ),
        pytest.param(
            "Kim Yong Chol aka: Gen. Kim Young Chul",
            "Kim Yong Chol",
            ("Kim Young Chul",),
            id="a title in an alias",
        ),
        pytest.param(
            "Kim Yong Chol alias Young Chol; James Kim",
            "Kim Yong Chol",
            ("Young Chol", "James Kim"),
            id="two",
        ),
        pytest.param("Marie Dupont née Durand", "Marie Dupont", ("Durand",), id="née"),
        pytest.param("Ким Ён Чхоль, он же Ким", "Ким Ён Чхоль", ("Ким",), id="Russian"),
        pytest.param("金英哲 又名 金勇哲", "金英哲", ("金勇哲",), id="Chinese"),
        pytest.param(
            "Kim Yong Chol (김영철)", "Kim Yong Chol", ("김영철",), id="another writing"
        ),
        pytest.param(
            "Kim Yong Chol (a.k.a. Young Chul, DPRK)",
            "Kim Yong Chol",
            ("Young Chul",),
            id="in a bracket",
        ),
        pytest.param("a.k.a. Kim Yong Chol", "Kim Yong Chol", (), id="nothing before"),
    ],
)
def test_further_names_are_told_apart(asked: str, name: str, others: tuple[str, ...]) -> None:
    stripped = strip(asked)

    assert (stripped.name, stripped.others) == (name, others)


@pytest.mark.parametrize(
    ("asked", "organisation"),
    [
        pytest.param("Kim Yong Chol, Representative of KOMID", "KOMID", id="behind a comma"),
        pytest.param("Representative of KOMID Kim Yong Chol", "KOMID", id="acronym before"),
        pytest.param(
            "Kim Yong Chol Director of the Tanchon Commercial Bank",
            "Tanchon Commercial Bank",
            id="behind",
        ),
        pytest.param(
            "Manager of Korea Mining Trading Corporation Kim Yong Chol",
            "Korea Mining Trading Corporation",
            id="before",
        ),
        pytest.param(
            "Director, Yongbyon Research Centre, Kim Yong Chol",
            "Yongbyon Research Centre",
            id="between commas",
        ),
        pytest.param("Kim Yong Chol (KOMID)", "KOMID", id="acronym in a bracket"),
        pytest.param(
            "Kim Yong Chol, directeur de la Banque Exemple", "Banque Exemple", id="French"
        ),
    ],
)
def test_what_a_person_acts_for_is_kept(asked: str, organisation: str) -> None:
    stripped = strip(asked)

    assert (stripped.name, stripped.organisations) == ("Kim Yong Chol", (organisation,))


@pytest.mark.parametrize(
    ("asked", "name", "organisation"),
    [
        pytest.param("조선무역회사 대표 김영철", "김영철", "조선무역회사", id="office before"),
        pytest.param("김영철 국방위원회 위원장", "김영철", "국방위원회", id="office behind"),
        pytest.param("朝鲜人民军上将金英哲", "金英哲", "朝鲜人民军", id="all joined"),
    ],
)
def test_a_body_beside_a_name_without_blanks_or_connectors_is_kept(
    asked: str, name: str, organisation: str
) -> None:
    stripped = strip(asked)

    assert (stripped.name, stripped.organisations) == (name, (organisation,))


WORDS = (
    "Kim Yong Chol Yong-chol General Gen. Colonel Vice Director of the KOMID Bank , ; ( ) / "
    "a.k.a. née Comrade Mr 김영철 김 상장 동지 씨 군 대장김영철 金英哲将军 국방위원회 又名 "
    "генерал Former Sangjang ph.d. KPA,"
)
MADE_UP = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


@given(st.one_of(MADE_UP, st.text()))
@example("Captain Marshal Kim")
@example("(Kim (Yong) Chol)")
def test_stripping_twice_changes_nothing(text: str) -> None:
    once = strip(text)

    again = strip(once.name)

    assert (again.name, again.titles, again.others) == (once.name, (), ())


@given(st.one_of(MADE_UP, st.text()))
def test_something_that_can_be_a_name_is_always_left(text: str) -> None:
    stripped = strip(text)

    assert stripped.name == text or is_enough(stripped.name)


@pytest.mark.parametrize(
    "piece",
    [
        "General ",
        "General, ",
        "김영철상장 ",
        "상장",
        "(",
        "(Kim A) ",
        "Kim A; ",
        "Kim A aka ",
        "of ",
    ],
)
def test_ten_thousand_characters_are_stripped_at_once(piece: str) -> None:
    begun = time.process_time()

    stripped = strip((piece * 10_000)[:10_000])

    assert time.process_time() - begun < 2
    assert len(stripped.others) <= 40


def test_no_name_of_a_title_is_longer_than_what_is_looked_up() -> None:
    known = table()

    longest = max(len(phrase.split()) for phrase in (*known.kinds, *known.alias_marks))

    assert longest <= LONGEST_PHRASE


def test_the_table_says_its_plain_words_folded_and_knows_those_only_before_a_name() -> None:
    text = resources.files("screening.names").joinpath("tables/titles.toml").read_text("utf-8")
    told = tomllib.loads(text)
    known = table()

    phrases = [p for section in told.values() for words in section.values() for p in words]

    plain = [p for p in phrases if is_plain(p)]

    assert [p for p in plain if fold(p) != p] == []
    assert known.before_only - known.kinds.keys() - known.modifiers == set()


@pytest.mark.parametrize(
    "syllable", ["sang", "jang", "min", "sen", "hon", "don", "won", "chol"]
)
def test_no_title_is_a_single_syllable_of_korean_names(syllable: str) -> None:
    assert syllable not in table().kinds
