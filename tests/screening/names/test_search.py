"""Are all listed names found that are worth comparing, and is the work bounded?"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import PartyType
from rules.decision import WORDS_FOUND_FROM
from screening.names.comparison import Comparison, Manner
from screening.names.keys import keys, similarity
from screening.names.likeness import compare
from screening.names.listing import prepare
from tests.screening.names.every_script import ENDLESS
from tests.screening.names.made_up import KINDS, asked

COMPARED_FROM = 0.60
"""As `compare_from` of `rules/decision.toml`."""
NAMES = tuple(KINDS)
SEARCH = prepare({name: {kind} for name, kind in KINDS.items()}).search()


def _found(text: str) -> set[str]:
    return {NAMES[number] for number in SEARCH.find(text)}


def _is_worth_finding(found: Comparison) -> bool:
    by_syllables = found.manner is Manner.SYLLABLES
    return found.score >= (COMPARED_FROM if by_syllables else WORDS_FOUND_FROM)


def _shares_a_key(text: str, name: str) -> bool:
    """Whether the exact keys of the index find it before any search."""
    return similarity(keys(text), keys(name)) == 1.0


@settings(max_examples=300, deadline=None)
@given(asked())
def test_a_search_loses_nothing_against_comparing_with_every_name(text: str) -> None:
    found = _found(text)

    for name, kind in KINDS.items():
        if _is_worth_finding(compare(text, name, kind)) and not _shares_a_key(text, name):
            assert name in found, name


def test_a_party_of_no_known_kind_is_found_as_a_person_as_well() -> None:
    text, name = "ExampleTradingC", "Example Trading Corporation"
    search = prepare({name: {PartyType.UNKNOWN}}).search()

    assert compare(text, name, PartyType.UNKNOWN).score >= WORDS_FOUND_FROM
    assert search.find(text) == {0}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ким Ён Чхоль", "KIM Yong Chol", id="Cyrillic for a Latin name"),
        pytest.param("Александр Кожемяка", "Aleksandr Kozhemyaka", id="a Russian name"),
        pytest.param("Alexander Kozhemiaka", "Александр Кожемяка", id="Latin for Cyrillic"),
        pytest.param("KOMID", "Korea Mining Development Corporation (KOMID)", id="an acronym"),
        pytest.param("Exampel Trading Corp", "Example Trading Corporation", id="a slip"),
        pytest.param("Ocean Star", "M/V Ocean Star", id="a ship"),
        pytest.param("Wolfgang Musterman", "Wolfgang Mustermann", id="a letter less"),
        pytest.param(
            "Kozhemyaka Aleksandr Ivanovich", "Aleksandr Kozhemyaka", id="a patronymic"
        ),
    ],
)
def test_what_an_officer_may_type_is_found(text: str, name: str) -> None:
    assert name in _found(text)


def test_a_name_unlike_all_others_finds_none_of_them() -> None:
    assert _found("Quetzalcoatl Umbrellazweig") == set()


def test_a_search_among_no_names_finds_none() -> None:
    assert prepare({}).search().find("Kim Yong Chol") == set()


def test_a_search_gives_the_same_when_asked_again() -> None:
    assert _found("Example Trading") == _found("Example Trading") != set()


@given(st.permutations(NAMES[:12]))
def test_the_order_of_the_names_does_not_matter(names: list[str]) -> None:
    search = prepare({name: {KINDS[name]} for name in names}).search()

    found = {names[number] for number in search.find("Kim Young Chol")}

    assert found == _found("Kim Young Chol") & set(names)


@pytest.mark.parametrize("text", ENDLESS)
def test_a_name_of_ten_thousand_characters_is_searched_for_in_two_seconds(text: str) -> None:
    begun = time.process_time()

    SEARCH.find(text)

    assert time.process_time() - begun < 2


def test_two_processes_take_names_apart_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {name: {kind} for name, kind in KINDS.items()}
    alone = prepare(kinds)
    monkeypatch.setattr("screening.names.listing.MANY", 1)
    monkeypatch.setattr("screening.names.listing.cpu_count", lambda: 2)

    together = prepare(kinds)

    assert set(together.readings) == set(alone.readings)
    assert together.anchors == alone.anchors
    assert together.joined == alone.joined
