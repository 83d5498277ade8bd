"""Is an organisation or a ship found in any writing of its name, and no other one?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import PartyType
from screening.names import likeness
from screening.names.alignment import align
from screening.names.bounds import LEAST, is_hopeless
from screening.names.comparison import Manner
from screening.names.korean_listed import same_syllables
from screening.names.organisations import HIGHEST, by_words, compare
from screening.names.words import words

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
        pytest.param(
            "Korea International Co.",
            "Korea rahvusvaheline näitusekorporatsioon",
            0.85,
            id="part of a word written as one",
        ),
        pytest.param("Kontor Elektronik", "Gépipari Hivatal", 0.85, id="words only near"),
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


@st.composite
def _of_other_words(draw: st.DrawFn) -> tuple[str, str]:
    """Give a listed name and another of words of it, words of others, and slips in them."""
    listed = draw(st.sampled_from(_NAMES))
    many = " ".join(_NAMES).split()
    asked = draw(st.lists(st.sampled_from(many + listed.split() * 6), min_size=1, max_size=5))
    place = draw(st.integers(0, len(" ".join(asked))))
    text = " ".join(asked)
    return text[:place] + draw(st.sampled_from(["", "a", "ng", " "])) + text[
        place + 1 :
    ], listed


@settings(max_examples=600)
@given(_of_other_words())
def test_a_pair_held_for_hopeless_scores_low_word_by_word(pair: tuple[str, str]) -> None:
    asked, listed = pair
    ours, theirs = words(asked), words(listed)

    score, _ = by_words(align(ours, theirs, same_syllables), ours, theirs)

    assert score < LEAST or not is_hopeless(ours, theirs, same_syllables)


def test_names_without_a_telling_word_in_common_are_not_compared_word_by_word() -> None:
    ours, theirs = words("Samsung Trading Company"), words("Korea Daesong Trading Bank")

    assert is_hopeless(ours, theirs, same_syllables)
    assert compare("Samsung Trading Company", "Korea Daesong Trading Bank").score == 0.0


@pytest.mark.parametrize(
    ("asked", "listed", "most"),
    [
        pytest.param("Jin Bong", "Chong Bong", 0.85, id="one word in common"),
        pytest.param("Fu Chang", "Hu Chang", 0.85, id="another first syllable"),
        pytest.param("Son Jin", "Songjin", 0.85, id="a seldom spelling"),
        pytest.param("Kang Hye", "Kang Gye", 0.85, id="another last syllable"),
        pytest.param("Se-Yeon Gim", "Ryong Rim", 0.85, id="parted elsewhere"),
        pytest.param("Kim Song Jin", "Song Jin", 0.85, id="a surname before it"),
    ],
)
def test_a_short_ship_is_not_found_by_other_syllables(
    asked: str, listed: str, most: float
) -> None:
    assert compare(asked, listed, same_syllables).score <= most


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Jin Song", "Song Jin", id="order"),
        pytest.param("Songjin", "Song Jin", id="joined"),
        pytest.param("Ryong Nim", "Ryong Rim", id="respelt"),
        pytest.param("Yu Sno", "Yu Son", id="slip that leaves no syllable"),
        pytest.param("Ji Sonng 6", "Ji Song 6", id="slip beside the number"),
    ],
)
def test_a_short_ship_is_found_by_the_same_syllables(asked: str, listed: str) -> None:
    assert compare(asked, listed, same_syllables).score >= 0.86


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param(
            "Korea Exhibition Corporation",
            "Korea International Exhibition Corporation",
            id="international dropped",
        ),
        pytest.param(
            "External Technology Corporation",
            "External Technology General Corporation",
            id="general dropped",
        ),
    ],
)
def test_a_general_word_may_be_missing_where_three_agree(asked: str, listed: str) -> None:
    assert compare(asked, listed).score >= 0.865


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param("Mirae Marine AG", "Korea Mirae Shipping Co. Ltd", id="near and shared"),
        pytest.param("Trust Mirae Shipping Co.", "Korea Mirae Shipping", id="one word more"),
        pytest.param("Hanjin Trader", "Korea Henjin Trading Co.", id="rightly spelt word"),
        pytest.param("宏达荣电子有限公司", "Hong Kong Electronics", id="near a place"),
        pytest.param("华信荣船务有限公司", "華信船務 有限公司", id="one character more"),
        pytest.param("Global Systems", "International Global System", id="two general words"),
        pytest.param("Ocean Marine AG", "Ocean Maritime Management Company", id="kind missing"),
    ],
)
def test_words_of_many_companies_need_the_rest_to_agree(asked: str, listed: str) -> None:
    assert likeness.compare(asked, listed, PartyType.ORGANISATION).score < 0.865


def test_words_of_a_hopeless_pair_are_named_as_telling_or_general() -> None:
    found = compare("Samsung Trading Company", "Korea Daesong Bank")

    assert found.because == (
        "No telling word agrees. Asked: telling samsung; general trading, company. "
        "Listed: telling daesong; general korea, bank."
    )


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Xinda Trading, a subsidiary of Korea Ryonbong Corp", id="subsidiary"),
        pytest.param("Korea Ryonbong Representative Office in Moscow", id="office"),
        pytest.param("Korea Ryonbong Corporation - Pyongyang, DPRK", id="place"),
        pytest.param("Ryonbong of the Workers' Party of Korea", id="parent body"),
    ],
)
def test_a_name_is_found_beside_what_else_is_said(asked: str) -> None:
    assert compare(asked, "Korea Ryonbong Corporation").score >= 0.88
