"""Which country a printed text means."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.countries import country


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        pytest.param("KP", "KP", id="code"),
        pytest.param("PRK", "KP", id="code of three letters"),
        pytest.param("Democratic People's Republic of Korea", "KP", id="UN"),
        pytest.param("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", "KP", id="EU"),
        pytest.param("North Korea", "KP", id="in short"),
        pytest.param("República Popular Democrática de Corea", "KP", id="Spanish"),
        pytest.param("조선민주주의인민공화국", "KP", id="Korean"),
        pytest.param("Republic of Korea", "KR", id="the other Korea"),
        pytest.param("Iran (Islamic Republic of)", "IR", id="brackets"),
        pytest.param("Democratic Republic of the Congo", "CD", id="one Congo"),
        pytest.param("Republic of the Congo", "CG", id="the other Congo"),
        pytest.param("the Netherlands", "NL", id="article"),
        pytest.param("NO", "NO", id="Norway"),
        pytest.param("NA", "NA", id="Namibia"),
    ],
)
def test_a_country_is_read_in_the_forms_lists_print(printed: str, code: str) -> None:
    assert country(printed) == code


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("", id="nothing"),
        pytest.param("00", id="EU placeholder"),
        pytest.param("UNKNOWN", id="EU placeholder in words"),
        pytest.param("na", id="UN placeholder"),
        pytest.param("n/a", id="placeholder with a stroke"),
        pytest.param("Sudan/South Sudan", id="two countries"),
        pytest.param("Atlantis", id="no country"),
    ],
)
def test_what_names_no_single_country_has_no_code(printed: str) -> None:
    assert country(printed) == ""


@given(st.sampled_from([item.alpha_2 for item in pycountry.countries]))
def test_every_code_of_iso_3166_is_its_own(code: str) -> None:
    assert country(code) == code


@given(st.text())
def test_any_text_gives_a_code_of_two_letters_or_none(text: str) -> None:
    assert len(country(text)) in {0, 2}
