"""Do an office and a body asked agree with what a list says in prose?"""

import pytest

from db.records.entry import Statement, StatementKind
from db.records.screening import Bearing, Query
from screening.features import facts
from tests import factories

PROSE = (
    "Director of the General Bureau of Example Energy (GBXE). "
    "Deputy chief representative of the Exampla Mining Development Trading Corporation; "
    "former ambassador to Examplia. Worked for 'Office 99'."
)
ENTRY = factories.entry(statements=(Statement(StatementKind.FUNCTION, PROSE),))


@pytest.mark.parametrize(
    ("asked", "agrees"),
    [
        pytest.param("Ambassador", True, id="a telling word"),
        pytest.param("Deputy Representative", True, id="two common words of one sentence"),
        pytest.param("director", False, id="one common word"),
        pytest.param("Director, Deputy", False, id="common words of two sentences"),
        pytest.param("ambasador", True, id="a letter missing"),
        pytest.param("teacher", False, id="another office"),
        pytest.param("former of the", False, id="words that say nothing"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_an_office_agrees_by_a_telling_word_or_two_others(asked: str, agrees: bool) -> None:
    evidence = facts.role(Query("Ana", roles=(asked,)), ENTRY)

    assert (evidence is not None) == agrees


@pytest.mark.parametrize(
    ("asked", "agrees"),
    [
        pytest.param("Exampla Mining Development Trading Corp.", True, id="other legal form"),
        pytest.param("Exampla Mining Development", True, id="shorter"),
        pytest.param("Exampla Mining Bank", True, id="telling words of the same body"),
        pytest.param("Exampla Fishing Corporation", False, id="another body of that beginning"),
        pytest.param("Korea General Trading Corporation", False, id="common words only"),
        pytest.param("Korea Mining Development Bank", True, id="two telling words"),
        pytest.param("Korea Development Bank", False, id="one telling word by chance"),
        pytest.param("Examplia", True, id="one word"),
        pytest.param("GBXE", True, id="acronym printed"),
        pytest.param("EMDTC", True, id="acronym of words printed"),
        pytest.param("General Bureau of Xylem Energy (GBXE)", True, id="acronym of both"),
        pytest.param("DPRK", False, id="capitals that half of the entries hold"),
        pytest.param("GBX", False, id="three letters of a longer row"),
        pytest.param("Office 99", True, id="a number with its word"),
        pytest.param("Office 9", False, id="another number"),
        pytest.param("Bureau 99", False, id="the number of something else"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_body_agrees_by_all_its_telling_words_or_its_acronym(
    asked: str, agrees: bool
) -> None:
    evidence = facts.organisation(Query("Ana", organisations=(asked,)), ENTRY)

    assert (evidence is not None) == agrees


def test_the_sentence_that_agrees_is_shown_as_printed() -> None:
    evidence = facts.role(Query("Ana", roles=("teacher", "Ambassador")), ENTRY)

    assert evidence is not None
    assert evidence.bearing is Bearing.AGREES
    assert (evidence.query, evidence.listed) == ("Ambassador", "former ambassador to Examplia.")
    assert evidence.because == "Both say: ambassador."


def test_a_side_that_is_silent_gives_no_evidence() -> None:
    asked = Query("Ana", roles=("Ambassador",), organisations=("GBXE",))

    assert facts.role(Query("Ana"), ENTRY) is None
    assert facts.organisation(Query("Ana"), ENTRY) is None
    assert facts.role(asked, factories.entry()) is None
    assert facts.organisation(asked, factories.entry()) is None
