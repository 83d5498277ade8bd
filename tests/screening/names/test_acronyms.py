"""Is a party found by its acronym, and no other party by chance?"""

import pytest

from screening.names.acronyms import MADE, PRINTED, SHORT, compare


@pytest.mark.parametrize(
    ("asked", "listed", "score"),
    [
        pytest.param(
            "KKBC", "Korea Kwangson Banking Corporation (KKBC)", PRINTED, id="printed"
        ),
        pytest.param("OGD", "Organization and Guidance Department (OGD)", PRINTED, id="short"),
        pytest.param(
            "Korea Kwangson Banking Corporation (KKBC)",
            "KKBC",
            PRINTED,
            id="printed when asked",
        ),
        pytest.param("KUDB", "Korea United Development Bank", MADE, id="made of all words"),
        pytest.param("KUDB Ltd", "Korea United Development Bank", MADE, id="with a legal form"),
        pytest.param(
            "UDBOC", "United Development Bank of China, Co", 0.0, id="empty word kept out"
        ),
        pytest.param("NCST", "Korea National Chemical Space Trading Co", MADE, id="no country"),
        pytest.param("KRT", "Korea Ryonha Trading", SHORT, id="three letters made"),
        pytest.param("Korea United Development Bank", "KUDB", 0.0, id="never cut to letters"),
        pytest.param("KUDA", "Korea United Development Bank", 0.0, id="another letter"),
        pytest.param("BANK", "Big Asian Naval Kitchen", 0.0, id="a known word is no acronym"),
    ],
)
def test_an_acronym_scores_by_who_made_it(asked: str, listed: str, score: float) -> None:
    assert compare(asked, listed)[0] == score
