"""Are spellings of one Korean name recognised, slips tolerated, and other names kept apart?"""

import pytest

from screening.names.comparison import Manner
from screening.names.korean import compare

BAND = 0.88
"""From here on a name alone is for review, by `rules/decision.toml`."""
FULL = 0.90
"""From here on every syllable agrees."""


def score(asked: str, listed: str) -> float:
    """Compare two names that have a reading in common."""
    found = compare(asked, listed)
    assert found is not None
    assert found.manner is Manner.SYLLABLES
    assert 0.0 <= found.score < 1.0
    return found.score


def likeness(asked: str, listed: str) -> float:
    """Compare two names; 0 where they have no reading in common."""
    found = compare(asked, listed)
    return 0.0 if found is None else found.score


JONG_UN = (
    *("Kim Jong-un", "Jong Un Kim", "KIM, Jong Un", "Kim Jongun", "KIMJONGUN", "Jongun Kim"),
    *("Kim Chŏng-ŭn", "Kim Cho'ng-u'n", "Kim Cho’ng-u’n", "Kim Cho`ng-u`n", "Kim Chong-un"),
    *("Gim Jeong-eun", "Kim Jeong Eun", "Kim Jung-eun", "Kim Jung Eun", "jeongeunkim"),
    *(
        "Kim Ceng Un",
        "Ким Чен Ын",
        "Ким Чонын",
        "Ким Чен Ун",
        "Kim Tchong-eun",
        "Kim Djeung-eun",
    ),
    *("김정은", "김 정은", "金正恩", "金 正 恩", "キム・ジョンウン", "キム・ジョンウン"),
)
OTHERS = [
    ("RI Pyong Chol", "Ri Pyŏng-ch'ŏl"),
    ("RI Pyong Chol", "Ri Byeong-cheol"),
    ("RI Pyong Chol", "Lee Byung-chul"),
    ("RI Pyong Chol", "Byung Chul Lee"),
    ("RI Pyong Chol", "Leebyungchul"),
    ("RI Pyong Chol", "Li Pyeng-chel"),
    ("RI Pyong Chol", "Ри Бён Чхоль"),
    ("RI Pyong Chol", "Ли Бен Чер"),
    ("RI Pyong Chol", "이병철"),
    ("RI Pyong Chol", "李炳哲"),
    ("RI Pyong Chol", "リ・ピョンチョル"),
    ("RI Pyong Chol", "Ri Pyeung Tcheul"),
    ("CHOE So'k Min", "CH'OE SO’K MIN"),
    ("CHOE So'k Min", "Choi Suk-min"),
    ("CHOE So'k Min", "Coy Sek-min"),
    ("CHOE So'k Min", "崔锡民"),
    ("CHOE So'k Min", "崔錫民"),
    ("CHOE So'k Min", "Цой Сок Мин"),
    ("JANG Song Thaek", "Chang Sung-taek"),
    ("JANG Song Thaek", "Chang Sŏng-t'aek"),
    ("JANG Song Thaek", "チャン・ソンテク"),
    ("PAK To Chun", "Park Do Choon"),
    ("KIM Chol Sam", "金铁三"),
    ("HWANGBO Yong Su", "황보영수"),
    ("김영철", "Kim Young Chul"),
    ("김영철", "金英哲"),
    ("Ким Чен Ын", "Kim Jong Un"),
]


@pytest.mark.parametrize("asked", JONG_UN)
def test_spellings_of_one_name_agree(asked: str) -> None:
    assert score(asked, "KIM Jong Un") >= FULL


@pytest.mark.parametrize(
    ("listed", "asked"), OTHERS, ids=[f"{asked} for {listed}" for listed, asked in OTHERS]
)
def test_every_system_is_read(listed: str, asked: str) -> None:
    assert score(asked, listed) >= FULL


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        pytest.param("RI Pyong Chol", "이병철", id="ri and i"),
        pytest.param("RI Pyong Chol", "Yi Pyong Chol", id="ri and yi"),
        pytest.param("RYU Jin", "Yoo Jin", id="ryu and yoo"),
        pytest.param("RYU Jin", "유진", id="ryu and yu in hangul"),
        pytest.param("RO Kwang Chol", "No Kwang Chol", id="ro and no"),
        pytest.param("RO Kwang Chol", "Noh Kwang-chul", id="ro and noh"),
        pytest.param("RIM Yong Il", "Im Young-il", id="rim and im"),
        pytest.param("RIM Yong Il", "Lim Yeong Il", id="rim and lim"),
        pytest.param("RYANG Su", "Yang Soo", id="ryang and yang"),
        pytest.param("KANG Ryong", "Kang Yong", id="ryong and yong"),
        pytest.param("Yu Jin", "Ryu Jin", id="yu and ryu"),
    ],
)
def test_the_southern_initial_sound_rule_is_known(listed: str, asked: str) -> None:
    assert score(asked, listed) >= FULL


@pytest.mark.parametrize("asked", ["김영철", "김용철", "金英哲", "金龍哲"])
def test_a_spelling_that_can_be_two_syllables_stays_both(asked: str) -> None:
    assert score(asked, "KIM Yong Chol") >= FULL


def test_hangul_that_a_spelling_cannot_mean_does_not_agree() -> None:
    assert likeness("김정철", "KIM Yong Chol") < BAND


def test_a_system_agrees_more_than_a_foreign_press() -> None:
    press, habit, system = ("Kim Djeung-eun", "Kim Jung-eun", "Kim Jeong-eun")

    scores = [score(asked, "KIM Jong Un") for asked in (press, habit, system)]

    assert scores == sorted(set(scores))


def test_a_chinese_reading_agrees_less_than_any_korean_one() -> None:
    assert BAND <= score("Jin Tiesan", "KIM Chol Sam") < score("김철삼", "KIM Chol Sam")


def test_of_chinese_readings_a_common_surname_says_less_and_a_common_syllable_does_not() -> (
    None
):
    surname, syllable = (
        score("Li Yongzhe", "RI Yong Chol"),
        score("Jin Chengzhe", "KIM Song Chol"),
    )

    assert surname < BAND <= syllable


def test_an_odd_spelling_costs_less_in_a_surname_than_in_a_given_name() -> None:
    assert score("Yi Ri Chol", "RI Ri Chol") > score("Ri Yi Chol", "RI Ri Chol")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Kim Yong Choll", id="a letter too many"),
        pytest.param("Kim Ong Chol", id="a letter missing"),
        pytest.param("Kim Yong Chop", id="a letter wrong"),
        pytest.param("Kim Yogn Chol", id="two letters turned"),
        pytest.param("Kimm Yong Chol", id="in the surname"),
        pytest.param("Yong Choll Kim", id="surname last"),
        pytest.param("Kim Yongcholl", id="given name joined"),
    ],
)
def test_a_slip_in_one_syllable_is_for_review(asked: str) -> None:
    assert BAND <= score(asked, "KIM Yong Chol") < FULL


def test_a_slip_in_a_romanised_name_counts_as_well() -> None:
    assert score("Kim Young Chull", "김영철") >= BAND


def test_the_commoner_the_name_that_a_slip_makes_the_less_it_says() -> None:
    nobody, rare, common = "Kim Kong Chol", "Kim Jong Chol", "Kim Jung Chul"

    scores = [score(asked, "KIM Yong Chol") for asked in (nobody, rare, common)]

    assert scores == sorted(set(scores), reverse=True)
    assert scores[0] >= BAND > scores[-1]


def test_a_name_that_lacks_a_syllable_is_nearer_than_one_with_a_slip_in_a_short_name() -> None:
    assert score("Kang Chol", "KANG CHOL SU") > score("Kang Chol", "KANG CHOK")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Kim Yong Il", id="another given syllable"),
        pytest.param("Pak Yong Chol", id="another surname"),
        pytest.param("Kim Jong Il", id="another given name"),
        pytest.param("Kim Youg Chop", id="slips in two syllables"),
        pytest.param("Kim Chol Yong", id="given syllables swapped"),
        pytest.param("Kim Chol", id="the first given syllable missing"),
        pytest.param("Kim Yong", id="the last syllable missing"),
        pytest.param("Kim Y. C.", id="initials"),
        pytest.param("YC Kim", id="initials joined, surname last"),
        pytest.param("Kim Yong C.", id="one initial"),
        pytest.param("Yong Chol", id="the surname missing"),
        pytest.param("Kim", id="the surname alone"),
        pytest.param("K. Y. C.", id="initials alone"),
    ],
)
def test_another_name_or_too_little_of_it_stays_below(asked: str) -> None:
    assert likeness(asked, "KIM Yong Chol") < BAND


@pytest.mark.parametrize("asked", ["Ryu Jim", "Ryu Jen", "Ryux Jin", "Ryu J.", "Ryo Jin"])
def test_a_slip_in_a_name_of_two_syllables_stays_below(asked: str) -> None:
    assert 0.60 <= score(asked, "RYU Jin") < BAND


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Kim Yong Chol Xyzzy", id="behind"),
        pytest.param("Wolfgang Kim Yong Chol", id="before"),
        pytest.param("Kim Wolfgang Yong Chol", id="within"),
        pytest.param("Kim Song Yong Chol", id="a syllable"),
    ],
)
def test_a_word_too_many_is_for_review(asked: str) -> None:
    assert score(asked, "KIM Yong Chol") >= BAND


def test_what_agrees_less_scores_less() -> None:
    asked = ("Kim Yong-ch'ŏl", "Kim Yong Choll", "Kim Yong", "Kim Y. C.", "Kim Jong Il")

    scores = [likeness(text, "KIM Yong Chol") for text in asked]

    assert scores == sorted(set(scores), reverse=True)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Wolfgang Mustermann", "KIM Yong Chol", id="no Korean name asked"),
        pytest.param("Kim Yong Chol", "Wolfgang Mustermann", id="no Korean name listed"),
        pytest.param("", "KIM Yong Chol", id="nothing"),
        pytest.param("Kim Yong Chol", "", id="nothing listed"),
        pytest.param("Kim " * 7, "KIM Yong Chol", id="more words than a name has"),
    ],
)
def test_what_is_no_korean_name_is_not_compared_as_one(asked: str, listed: str) -> None:
    assert compare(asked, listed) is None


def test_each_syllable_is_explained_in_the_order_of_the_listed_name() -> None:
    found = compare("Young Chull Gim", "KIM Yong Chol")

    assert found is not None
    assert [(part.query, part.listed) for part in found.parts] == [
        ("gim", "kim"),
        ("young", "yong"),
        ("chull", "chol"),
    ]
    assert "김" in found.parts[0].because
    assert found.parts[2].score < found.parts[1].score


def test_what_is_missing_or_too_many_is_explained() -> None:
    missing, extra = compare("Kim Chol", "KIM Yong Chol"), compare("Kim Yong Chol", "KIM Chol")

    assert missing is not None
    assert extra is not None
    assert [(p.query, p.listed) for p in missing.parts if not p.query] == [("", "yong")]
    assert [(p.query, p.listed) for p in extra.parts if not p.listed] == [("yong", "")]


def test_an_initial_given_for_a_missing_syllable_is_shown() -> None:
    found = compare("Kim Yong C.", "KIM Yong Chol")

    assert found is not None
    assert found.because == "Of “chol” only the initial is given, the others agree."
    assert ("c", "chol") in {(part.query, part.listed) for part in found.parts}


@pytest.mark.parametrize("asked", ["Kim Yong P.", "Kim P. Chol"])
def test_a_letter_that_is_not_its_initial_stands_for_no_syllable(asked: str) -> None:
    assert compare(asked, "KIM Yong Chol") is None


def test_two_letters_are_no_initial() -> None:
    assert compare("Kim Yo Cho", "KIM Yong Chol") is None


@pytest.mark.parametrize(
    ("asked", "listed", "because"),
    [
        pytest.param("Cho Chullyong", "CHO CHUN RYONG", "as they sound", id="sounds that meet"),
        pytest.param("KlM YONG CHOL", "KIM YONG CHOL", "scanners", id="letters mistaken"),
        pytest.param("Kim Young-chul", "KIM YONG CHOL", "in Korean.", id="as written"),
    ],
)
def test_how_a_name_was_read_is_explained(asked: str, listed: str, because: str) -> None:
    found = compare(asked, listed)

    assert found is not None
    assert because in found.because


@pytest.mark.parametrize(
    ("asked", "listed", "is_alert"),
    [
        pytest.param("Sun Min", "SON Min", False, id="a Chinese surname of two syllables"),
        pytest.param("Yu Jin", "RYU Jin", True, id="a surname that Koreans spell so too"),
        pytest.param("Son Min", "SON Min", True, id="as printed"),
        pytest.param("Li Yong-yu", "LI Yong-ju", False, id="a slip in a Chinese name"),
        pytest.param("Kim Yong-jy", "KIM Yong-ju", True, id="a slip in a Korean one"),
    ],
)
def test_a_name_spelt_like_a_chinese_one_is_held_for_one(
    asked: str, listed: str, *, is_alert: bool
) -> None:
    found = compare(asked, listed)
    score = 1.0 if asked.casefold() == listed.casefold() else found.score if found else 0.0

    assert (score >= BAND) is is_alert
