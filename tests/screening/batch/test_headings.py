"""Which column is which?"""

import pytest

from screening.rows.headings import column


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        pytest.param("Birth Date", "birth_date", id="blank and capitals"),
        pytest.param("date_of_birth", "birth_date", id="another system's word"),
        pytest.param("Passport-No", "identifier", id="a kind of number"),
        pytest.param("IMO", "identifier", id="a ship's number"),
        pytest.param("customer since", "", id="none of ours"),
    ],
)
def test_a_heading_names_its_column_in_the_words_of_other_systems_too(
    heading: str, named: str
) -> None:
    assert column(heading) == named
