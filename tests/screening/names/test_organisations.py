"""Is an organisation or a ship found in any writing of its name, and no other one?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from screening.names.comparison import Manner
from screening.names.organisations import HIGHEST, anchors, compare, joined

_NAMES = (
    "Korea Ryonbong General Corporation",
    "Namchongang Trading Corporation",
    "Korea Ryonha Machinery J/V Corporation",
    "Korea Kwangson Banking Corporation (KKBC)",
    "Chong Chon Gang Shipping Co. Ltd.",
    "Second Academy of Natural Sciences",
    "Foreign Trade Bank",
    "Office 39",
    "Green Pine Associated Corporation",
    "Leader (Hong Kong) International",
    "HAO FAN 2",
    "KOTI CORP",
    "조선릉라도무역총회사",
    "KOMID",
)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Ryonbong Trading GmbH", "Korea Ryonbong Trading Corp", id="legal form"),
        pytest.param("ООО Ренбон", "Renbon Co., Ltd", id="legal form in Cyrillic"),
        pytest.param("Bank Daesong Korea", "Korea Daesong Bank", id="order"),
        pytest.param("Ansan Shpg Co", "Korea Ansan Shipping Company", id="abbreviated"),
        pytest.param(
            "Ryonbong Corp", "Korea Ryonbong General Corporation", id="dropped generic"
        ),
        pytest.param("NAMCHONGANGTRADING", "Namchongang Trading Corporation", id="all joined"),
        pytest.param("Nam Chon Gang Corp", "Namchongang Corporation", id="written apart"),
        pytest.param("Korea Ryonbnog Trading", "Korea Ryonbong Trading", id="letters swapped"),
        pytest.param("Ryonha Machinery Corporaton", "Ryonha Machinery Corporation", id="slip"),
        pytest.param("Bureau 39", "Office No. 39", id="bureau"),
        pytest.param("39호실", "Office 39", id="hangul"),
        pytest.param("Choson Taesong Unhaeng", "Korea Taesong Bank", id="translated"),
        pytest.param("정찰총국", "Reconnaissance General Bureau", id="hangul for English"),
        pytest.param("Daesong Bank, Beijing Branch", "Korea Daesong Bank", id="branch"),
        pytest.param(
            "Foreign Trade Bank of the DPRK", "Foreign Trade Bank", id="country added"
        ),
        pytest.param("M/V HAO FAN 2", "HAO FAN 2", id="ship"),
        pytest.param("HAOFAN 2", "HAO FAN 2", id="ship joined"),
        pytest.param("KKBC", "Korea Kwangson Banking Corporation (KKBC)", id="acronym"),
        pytest.param("KOMID Ltd", "'KOMID'", id="acronym with a legal form"),
        pytest.param("국방성", "Ministry of National Defence", id="body of another language"),
        pytest.param(
            "ACADEMYOFNATIcNALDEFENCE", "Academy of National Defence", id="joined, slip"
        ),
    ],
)
def test_the_same_party_written_otherwise_scores_as_an_alert(asked: str, listed: str) -> None:
    assert 0.88 <= compare(asked, listed).score <= HIGHEST


@pytest.mark.parametrize(
    ("asked", "listed", "most"),
    [
        pytest.param("HAO FAN 6", "HAO FAN 2", 0.70, id="another number"),
        pytest.param("Office 38", "Office 39", 0.70, id="another number, nothing telling"),
        pytest.param(
            "Korea General Trading Corporation",
            "Korea Daesong General Trading Corporation",
            0.74,
            id="general words only",
        ),
        pytest.param(
            "Trading Corporation", "Daesong Trading Corporation", 0.74, id="form only"
        ),
        pytest.param("Korea Trading Bank", "Korea Daesong Bank", 0.74, id="country and kind"),
        pytest.param("Samsung Trading", "Samma Shipping", 0.74, id="nothing in common"),
        pytest.param(
            "Foreign Trade Bank of Vietnam", "Foreign Trade Bank", 0.84, id="elsewhere"
        ),
        pytest.param(
            "Ministry of Defence of Ukraine", "Ministry of Defence", 0.84, id="country"
        ),
        pytest.param(
            "National Insurance Company",
            "Korean National Insurance Company",
            0.84,
            id="no country",
        ),
        pytest.param("Changgwang Trading", "Changgwang Credit Bank", 0.84, id="another kind"),
        pytest.param("Acme Koryo Ginseng", "Koryo Bank", 0.84, id="one word in common"),
        pytest.param("Dongyang Bank", "Dongbang Bank", 0.879, id="other syllables"),
        pytest.param("Hao Fan", "HAO FAN 2", 0.88, id="missing number"),
        pytest.param("Koto Corp", "Koti Corp", 0.879, id="slip in a short name"),
    ],
)
def test_another_party_scores_below_an_alert(asked: str, listed: str, most: float) -> None:
    assert compare(asked, listed).score <= most


def test_parts_stand_in_the_order_of_the_listed_name() -> None:
    found = compare("Bank Ryonbong Korea Acme", "Korea Ryonbong Trading Bank")

    listed = [part.listed for part in found.parts]
    assert listed == ["korea", "ryonbong", "trading", "bank", ""]


def test_syllables_that_read_alike_make_names_agree() -> None:
    asked, listed = "Daesong Bank", "Taesong Bank"

    with_syllables = compare(
        asked, listed, lambda one, other: {one, other} == {"daesong", "taesong"}
    )

    assert compare(asked, listed).score < 0.9 < with_syllables.score


def test_a_comparison_is_explained_word_by_word() -> None:
    found = compare("Ryonbong Bank GmbH", "Korea Ryonbong Unhaeng")

    explained = {(part.query, part.listed): part.because for part in found.parts}
    assert found.manner is Manner.WORDS
    assert explained == {
        ("ryonbong", "ryonbong"): "The same word.",
        ("bank", "unhaeng"): "Both stand for bank.",
        ("", "korea"): "Not in the name asked.",
        ("gmbh", ""): "Not in the listed name.",
    }


@given(st.text(max_size=40), st.sampled_from(_NAMES))
def test_a_score_is_never_that_of_the_same_name(asked: str, listed: str) -> None:
    assert 0.0 <= compare(asked, listed).score <= HIGHEST


def test_a_name_of_ten_thousand_letters_is_compared_by_its_beginning() -> None:
    listed = "Korea Ryonbong General Corporation"

    assert compare(listed + " xq" * 4000, listed).score < 0.8
    assert compare("x" * 10_000, listed).score == 0.0


def _share_an_anchor(asked: str, listed: str) -> bool:
    if ratio(joined(asked), joined(listed)) >= 80:
        return True
    ours, theirs = anchors(asked), anchors(listed, is_listed=True)
    return any(one == other or ratio(one, other) >= 70 for one in ours for other in theirs)


@st.composite
def _written_otherwise(draw: st.DrawFn) -> tuple[str, str]:
    """Give a listed name and the same with letters changed, words dropped, joined or added."""
    listed = draw(st.sampled_from(_NAMES))
    asked = list(listed)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(asked)))
        asked[place : place + draw(st.integers(0, 2))] = draw(
            st.sampled_from(["", " ", "a", "ng"])
        )
    words = "".join(asked).split()
    order = draw(st.permutations(words))
    kept = order[draw(st.integers(0, 2)) :]
    return " ".join(
        [*kept, *draw(st.sampled_from([[], ["Co"], ["Branch"], ["Bank", "6"]]))]
    ), listed


@settings(max_examples=400)
@given(_written_otherwise())
def test_whatever_scores_as_comparable_is_found_by_an_anchor(pair: tuple[str, str]) -> None:
    asked, listed = pair

    assert compare(asked, listed).score < 0.75 or _share_an_anchor(asked, listed)


def test_general_words_are_no_anchors_of_a_listed_name_with_telling_ones() -> None:
    assert anchors("Korea Ryonbong Trading Bank", is_listed=True) >= {"ryonbong"}
    assert anchors("Korea Ryonbong Trading Bank", is_listed=True).isdisjoint(
        {"bank", "trading"}
    )
    assert anchors("Foreign Trade Bank", is_listed=True) >= {"foreign", "trading", "bank"}
