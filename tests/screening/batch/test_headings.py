"""Which column is which?"""

import pytest

from screening.rows.headings import named as headings_named


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        pytest.param("Birth Date", "birth_date", id="blank and capitals"),
        pytest.param("date_of_birth", "birth_date", id="another system's word"),
        pytest.param("Passport-No", "identifier", id="a kind of number"),
        pytest.param("IMO", "identifier", id="a ship's number"),
        pytest.param("customer since", "", id="none of ours"),
    ],
)
def test_a_heading_names_its_column_in_the_words_of_other_systems_too(
    heading: str, column: str
) -> None:
    assert headings_named([heading]) == [column]


def test_our_own_word_for_a_column_goes_before_that_of_another_system() -> None:
    assert headings_named(["Full name", "NAME", "id"]) == ["", "name", "id"]
