"""Do names score as `docs/matching.md` says they do?"""

import re
from pathlib import Path

import pytest

from db.records.entry import PartyType
from screening.features.names import WITHOUT_A_TITLE
from screening.names.likeness import compare

PAGE = (Path(__file__).parents[3] / "docs" / "matching.md").read_text(encoding="utf-8")
ROWS = {
    what.strip(): tuple(map(float, re.findall(r"0\.\d+", score)))
    for what, score in re.findall(r"^\| ([^|]+)\|([^|]+)\|$", PAGE, re.MULTILINE)
}
"""The rows of the table of Korean names: what agrees, and the scores named."""


@pytest.mark.parametrize(
    ("row", "asked", "listed"),
    [
        pytest.param("every syllable, in usual spellings", "Gim Yeong-cheol", "KIM Yong Chol"),
        pytest.param("every syllable, one more word", "Kim Yong Chol Xyzzy", "KIM Yong Chol"),
        pytest.param("all but one, which is one letter from", "Kim Yong Chpl", "KIM Yong Chol"),
        pytest.param("all but one, which is missing", "Kim Yong", "KIM Yong Chol"),
        pytest.param("all but one, which is missing", "Gim Cheol", "KIM Yong Chol"),
        pytest.param("the same syllables", "Kim Chol Yong", "KIM Yong Chol"),
        pytest.param("a surname and one syllable, the latter", "Ryu Jim", "RYU Jin"),
        pytest.param("the surname, and initials", "Ryu J", "RYU Jin"),
        pytest.param("the surname, and initials", "Kim Y. C.", "KIM Yong Chol"),
    ],
)
def test_a_name_scores_within_what_its_row_says(row: str, asked: str, listed: str) -> None:
    (scores,) = (found for what, found in ROWS.items() if what.startswith(row))

    score = round(compare(asked, listed, PartyType.PERSON).score, 2)

    assert round(scores[0], 2) <= score <= round(scores[-1], 2)


def test_a_known_title_costs_what_the_page_says() -> None:
    assert f"at most {WITHOUT_A_TITLE}" in PAGE


@pytest.mark.parametrize(
    ("asked", "score"),
    [pytest.param("Kim Dong-chul", 0.78, id="common"), pytest.param("Kim Yong Chpl", 0.894)],
)
def test_the_examples_of_slips_score_as_the_page_says(asked: str, score: float) -> None:
    found = compare(asked, "KIM Yong Chol", PartyType.PERSON)

    assert f"*{asked}*" in PAGE
    assert f"({score})" in PAGE
    assert found.score == pytest.approx(score, abs=0.006)
