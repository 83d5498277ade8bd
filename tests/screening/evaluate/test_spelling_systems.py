"""Do the romanisers write what the published systems prescribe?"""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from screening.evaluate import asian, cyrillic, european, romanise
from screening.evaluate.customary import given_spellings, surname_spellings
from screening.evaluate.hangul import KoreanName, southern, syllables
from screening.evaluate.person_spellings import SPELLINGS
from screening.evaluate.tables import table

TABLE = Path(__file__).parents[4] / "shared" / "reference" / "korean_romanisation.csv"
Write = Callable[[str], str]
EXAMPLE = KoreanName("최", "영철")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(romanise.dprk(EXAMPLE), "Choe Yong Chol", id="DPRK"),
        pytest.param(
            romanise.mccune_reischauer(EXAMPLE), "Ch'oe Yŏng-ch'ŏl", id="McCune-Reischauer"
        ),
        pytest.param(
            romanise.mccune_reischauer(KoreanName("김", "명국")),
            "Kim Myŏng-guk",
            id="McCune-Reischauer voices after ng",
        ),
        pytest.param(
            romanise.mccune_reischauer(KoreanName("김", "명국"), is_voicing=False),
            "Kim Myŏng-kuk",
            id="McCune-Reischauer as the UN prints it",
        ),
        pytest.param(romanise.revised(EXAMPLE), "Choe Yeong-cheol", id="Revised"),
        pytest.param(romanise.yale(EXAMPLE), "Choy Yeng-chel", id="Yale"),
        pytest.param(romanise.yale(KoreanName("문", "순")), "Mun Swun", id="Yale after m"),
        pytest.param(cyrillic.kontsevich(EXAMPLE), "Чхве Ёнчхоль", id="Kontsevich"),
        pytest.param(
            cyrillic.kontsevich(KoreanName("김", "정은")), "Ким Чонын", id="Kontsevich ŭ"
        ),
        pytest.param(
            cyrillic.kontsevich(KoreanName("김", "일국"), is_joined=False),
            "Ким Иль Кук",
            id="Kontsevich apart",
        ),
        pytest.param(cyrillic.passport("Ким Чен Ын"), "Kim Chen Yn", id="Russian passport"),
        pytest.param(cyrillic.passport("Чхоль"), "Chkhol", id="soft sign falls"),
        pytest.param(
            asian.katakana(KoreanName("김", "정은")), "キム・ジョンウン", id="katakana"
        ),
        pytest.param(
            asian.katakana(KoreanName("황", "광철"), is_voiced=False),
            "ファン・クァンチョル",
            id="katakana with w",
        ),
        pytest.param(asian.pinyin(KoreanName("김", "철삼")), "Jin Zhesan", id="pinyin"),
        pytest.param(
            asian.characters(KoreanName("장", "용"), is_simplified=True),
            "张勇",
            id="simplified",
        ),
        pytest.param(
            asian.characters(KoreanName("장", "뷁"), is_simplified=True), "", id="no character"
        ),
    ],
)
def test_a_system_writes_a_name(written: str, expected: str) -> None:
    assert written == expected


def test_the_press_writes_chen_and_en_where_kontsevich_writes_chon_and_yon() -> None:
    found = {cyrillic.press(Random(seed), KoreanName("김", "정영")) for seed in range(20)}

    assert found == {"Ким Чен Ен"}


def test_french_and_german_write_the_known_spellings() -> None:
    name = KoreanName("장", "철")

    assert "Djang Tcheul" in {european.french(Random(seed), name) for seed in range(20)}
    assert european.german(Random(1), name) == "Dschang Tschol"


@pytest.mark.parametrize(
    ("north", "south"),
    [
        pytest.param("리", "이", id="ri"),
        pytest.param("로", "노", id="ro"),
        pytest.param("녀", "여", id="nyo"),
        pytest.param("룡", "용", id="ryong"),
        pytest.param("나", "나", id="na stays"),
        pytest.param("김", "김", id="kim stays"),
    ],
)
def test_the_south_drops_initial_sounds(north: str, south: str) -> None:
    assert southern(north) == south


def test_a_syllable_taken_apart_can_be_put_together() -> None:
    assert "".join(map(str, syllables("황룡뷁"))) == "황룡뷁"


def test_what_is_no_hangul_is_refused() -> None:
    with pytest.raises(ValueError, match="no hangul"):
        syllables("Kim")


@pytest.mark.parametrize("section", ["surnames", "given"])
def test_shares_of_spellings_add_up_to_about_all(section: str) -> None:
    read = surname_spellings if section == "surnames" else given_spellings
    sums = {key: sum(read(key)[1]) for key in table("customary")[section]}

    assert {key: total for key, total in sums.items() if not 69 <= total <= 101} == {}


def test_every_way_of_spelling_says_what_it_is() -> None:
    assert [kind for kind, spell in SPELLINGS.items() if not spell.__doc__] == []


@pytest.mark.real_lists
@pytest.mark.parametrize(
    ("column", "write"),
    [
        pytest.param("dprk", lambda s: "".join(romanise.write(romanise.DPRK, s)), id="DPRK"),
        pytest.param(
            "rr", lambda s: "".join(romanise.write(romanise.REVISED, s)), id="Revised"
        ),
        pytest.param("yale", lambda s: romanise.yale(KoreanName(s, "")).strip(), id="Yale"),
        pytest.param(
            "ru_kontsevich",
            lambda s: cyrillic.kontsevich(KoreanName(s, "")).strip(),
            id="Russian",
        ),
    ],
)
def test_single_syllables_agree_with_the_reference(column: str, write: Write) -> None:
    if not TABLE.exists():
        pytest.skip(f"{TABLE} is not there")
    with TABLE.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if len(r["syllable_hangul"]) == 1]

    wrong = [
        r["syllable_hangul"] for r in rows if write(r["syllable_hangul"]).lower() != r[column]
    ]

    assert len(rows) > 400
    assert set(wrong) <= {"빛", "꽃", "뜻", "옳"}  # the reference keeps written finals
