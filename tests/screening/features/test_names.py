"""Which of the listed names are most like the name asked?"""

import pytest

from db.records.entry import Name, PartyType
from db.records.screening import Bearing, Query
from screening.features.names import ALIKE, OF_ANOTHER_KIND, WITHIN, best_names
from tests import factories

WEAK = Name("Yong Chol", is_weak=True)


def test_the_most_similar_pair_is_given() -> None:
    query = Query("Ana Example", other_names=("Kim Yong-chol",))
    entry = factories.entry(names=("KIM Young Chol", "KIM Yong Chol"))

    (best,) = best_names(query, entry)

    assert best.listed.text == "KIM Yong Chol"
    assert (best.evidence.query, best.evidence.score) == ("Kim Yong-chol", 1.0)


def test_of_names_equally_alike_the_strong_one_is_given() -> None:
    entry = factories.entry(names=(WEAK, "Yong Chol"))

    (best,) = best_names(Query("Yong Chol"), entry)

    assert not best.listed.is_weak


def test_a_weak_alias_that_is_more_alike_does_not_hide_the_best_other_name() -> None:
    entry = factories.entry(names=("Yong Choll", "Ana Example", WEAK))

    weak, strong = best_names(Query("Yong Chol"), entry)

    assert (weak.listed.text, weak.evidence.score) == ("Yong Chol", 1.0)
    assert strong.listed.text == "Yong Choll"


def test_a_query_without_a_name_is_compared_with_none() -> None:
    assert best_names(Query("", identifiers=("654310",)), factories.entry()) == ()


@pytest.mark.parametrize(
    ("asked", "bearing"),
    [
        pytest.param("chol, kim yong", Bearing.AGREES, id="same words"),
        pytest.param("Kim Yong Chul", Bearing.AGREES, id="a letter"),
        pytest.param("Kim Chol", Bearing.AGREES, id="a syllable missing"),
        pytest.param("Kim Hyok Chol", Bearing.NEUTRAL, id="most of the letters"),
        pytest.param("Pak Yong Chil", Bearing.CONTRADICTS, id="more than half of the letters"),
        pytest.param("Kim Jong Il", Bearing.CONTRADICTS, id="another given name"),
        pytest.param("Ana Example", Bearing.CONTRADICTS, id="another name"),
    ],
)
def test_the_similarity_says_whether_names_agree(asked: str, bearing: Bearing) -> None:
    (best,) = best_names(Query(asked), factories.entry(names=("Kim Yong Chol",)))

    assert best.evidence.bearing is bearing


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("John Smith, Kim Yong Chol", id="the second of two persons"),
        pytest.param("Kim Yong Chol, DOB 12.03.1965", id="a date behind"),
        pytest.param("P<PRKKIM<<YONG<CHOL<<<<<<", id="the line of a passport"),
        pytest.param("KIM/YONGCHOLMR", id="a booking"),
        pytest.param("Surname: KIM Given name: YONG CHOL", id="a form"),
        pytest.param("1/KIM YONG CHOL 2/STREET 3/KP/PYONGYANG", id="the lines of a payment"),
        pytest.param("Kim Young-chul 김영철 金英哲", id="three writings"),
        pytest.param("조선인민군 대장 김영철", id="a body and a rank"),
    ],
)
def test_a_name_among_other_words_is_found_where_every_syllable_agrees(asked: str) -> None:
    (best,) = best_names(Query(asked), factories.entry(names=("Kim Yong Chol",)))

    assert best.evidence.score == WITHIN
    assert best.asked.is_within


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        pytest.param("John Smith, Kim Yong Ho", PartyType.PERSON, id="another name"),
        pytest.param("John Smith, Kim Yong Chol", PartyType.VESSEL, id="a ship"),
    ],
)
def test_among_other_words_nothing_less_counts(asked: str, kind: PartyType) -> None:
    (best,) = best_names(Query(asked), factories.entry(names=("Kim Yong Chol",), type=kind))

    assert best.evidence.score < ALIKE


def test_a_likely_person_finds_a_body_only_by_the_letters_that_tell() -> None:
    body = factories.entry(
        names=("Namchongang Trading Corporation",), type=PartyType.ORGANISATION
    )
    (same,) = best_names(Query("Nam Chon Gang"), body)
    (alike,) = best_names(Query("Nam Cheon Gang"), body)

    assert same.evidence.score > OF_ANOTHER_KIND >= alike.evidence.score
