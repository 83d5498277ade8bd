"""Do the tables of words hold what they promise?"""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from screening.names.fold import fold
from screening.names.vocabulary import TABLES, Kind, vocabulary

_TABLES = {
    name: tomllib.loads(
        files("screening.names").joinpath("tables", name).read_text(encoding="utf-8")
    )
    for name in TABLES
}
_SECTIONS = {
    f"{name} {section}": words
    for name, table in _TABLES.items()
    for section, words in table.items()
    if section not in {"weight", "near", "nothing", "several", "stem"}
}


@pytest.mark.parametrize("section", _SECTIONS)
def test_every_spelling_is_written_as_it_is_looked_up(section: str) -> None:
    spellings = " ".join(_SECTIONS[section].values()).split()

    assert spellings == [fold(spelling).replace("-", "") for spelling in spellings]


def test_no_spelling_stands_for_two_words() -> None:
    spellings = Counter(
        spelling
        for words in _SECTIONS.values()
        for found in words.values()
        for spelling in found.split()
    )
    spellings.update(list(_TABLES["generic_words.toml"]["several"]))

    assert [spelling for spelling, times in spellings.items() if times > 1] == []


def test_every_kind_of_word_in_the_tables_has_a_weight() -> None:
    assert vocabulary().weights.keys() == set(Kind) - {Kind.DISTINCTIVE}


def test_words_put_one_for_another_are_words_of_the_tables() -> None:
    known = {meaning.word for meaning in vocabulary().meanings.values()}

    assert set(vocabulary().near) <= known


def test_a_legal_form_says_less_than_what_kind_of_body_it_is() -> None:
    weights = vocabulary().weights

    assert weights[Kind.LEGAL] < weights[Kind.GENERIC] < weights[Kind.KIND] < 1
