"""Is a term found in a text in whatever case, accents or ending?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.terms import alternatives, names_term, plain, stem, whole_words

TERMS = ("North Korea*", "D.P.R.K", "Kore* Północn*", "Korea ta' Fuq", "북한*", "*北朝鮮*")
PATTERN = whole_words(alternatives(TERMS))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        pytest.param("of NORTH KOREA.", True, id="case and signs"),
        pytest.param("a North-Korean bank", True, id="hyphen and ending"),
        pytest.param("Northern Korea", False, id="no ending without the sign for it"),
        pytest.param("the D.P.R.K.", True, id="with full stops"),
        pytest.param("z Korei Północnej", True, id="endings of both words"),
        pytest.param("Koreą Północną", True, id="accents in endings"),
        pytest.param("il-Korea ta’ Fuq", True, id="typographic apostrophe"),
        pytest.param("북한의 은행", True, id="hangul ending"),
        pytest.param("the D.P.R.K.'s army", True, id="English genitive"),
        pytest.param("同社は北朝鮮の企業", True, id="any beginning"),
        pytest.param("ANorth Korea", False, id="part of a longer word"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_term_is_found_as_whole_words(text: str, is_named: bool) -> None:
    assert names_term(text, PATTERN) == is_named


def test_nothing_is_found_without_terms() -> None:
    assert not names_term("North Korea", "")


@given(st.sampled_from(TERMS), st.text(max_size=5), st.text(max_size=5))
def test_the_stem_of_a_term_stands_in_every_text_that_names_it(
    term: str, before: str, after: str
) -> None:
    text = f"{before} {term.replace('*', 'x')} {after}"

    folded = plain(text)

    assert stem(term) in folded or not names_term(text, whole_words(alternatives([term])))


def test_a_stem_is_longer_than_the_initials_of_an_abbreviation() -> None:
    assert stem("D.P.R.K") == "d p r k"
