"""Is a state body found under its name in another language?"""

import pytest

from screening.names.korean_listed import same_syllables
from screening.names.organisations import compare


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Ministerium der Raketenindustrie", id="German, joined"),
        pytest.param("Ministère de l’industrie des missiles", id="French, article"),
        pytest.param("Ministerstwo Przemysłu Rakietowego", id="Polish, inflected"),
        pytest.param("Министерство ракетной промышленности", id="Russian"),
        pytest.param("Rakettiteollisuusministeriö", id="Finnish, all joined"),
        pytest.param("Ministrstvo za raketno industrijo", id="Slovenian, a preposition"),
        pytest.param("Υπουργείο της Βιομηχανίας Πυραύλων", id="Greek, an article"),
        pytest.param("Raketų pramonės ministerija", id="Lithuanian, other order"),
        pytest.param("Rakétaipari Minisztérium", id="Hungarian"),
        pytest.param("火箭工业省", id="Chinese characters, none between the words"),
    ],
)
def test_a_body_is_found_in_other_languages(asked: str) -> None:
    assert compare(asked, "Ministry of Rocket Industry").score >= 0.88


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Außenhandelsbank", "Foreign Trade Bank", id="German compound"),
        pytest.param("Külkereskedelmi Bank", "Foreign Trade Bank", id="Hungarian compound"),
        pytest.param("Druhý hospodářský výbor", "Second Economic Committee", id="short Czech"),
        pytest.param(
            "Главно бюро по атомна енергия", "General Bureau of Atomic Energy", id="by"
        ),
        pytest.param("朝鲜大圣总局", "Korea Daesong General Bureau", id="one character"),
        pytest.param("Korean People's Army", "朝鮮人民軍", id="listed in characters"),
        pytest.param("偵察総局", "Reconnaissance General Bureau", id="Japanese characters"),
    ],
)
def test_a_state_body_is_found_under_a_translated_name(asked: str, listed: str) -> None:
    assert compare(asked, listed, same_syllables).score >= 0.865
