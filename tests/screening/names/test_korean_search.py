"""Does the search for Korean names lose none that comparing with every name would find?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.names.korean import compare
from screening.names.korean_search import KoreanSearch, listed, rows_of
from tests.screening.names.made_up import KINDS, asked

COMPARED_FROM = 0.60
"""As `compare_from` of `rules/decision.toml`."""
NAMES = tuple(KINDS)
ROWS = rows_of(tuple(listed(NAMES)))
SEARCH, SIEVED = KoreanSearch(ROWS, sieved_from=10**9), KoreanSearch(ROWS, sieved_from=0)


def _found(text: str) -> set[str]:
    return {NAMES[number] for number in SEARCH.find(text)}


@settings(max_examples=300, deadline=None)
@given(asked())
def test_a_search_loses_nothing_against_comparing_with_every_name(text: str) -> None:
    found = _found(text)

    for name in NAMES:
        beside = compare(text, name)
        assert beside is None or beside.score < COMPARED_FROM or name in found, name


@settings(max_examples=500, deadline=None)
@given(asked(), st.none() | st.lists(st.frozensets(st.integers(0, len(NAMES))), max_size=2))
def test_what_is_no_listed_name_is_seen_at_once_and_nothing_else(
    text: str, in_part: list[frozenset[int]] | None
) -> None:
    assert SIEVED.find(text, in_part) == SEARCH.find(text, in_part)


def test_a_search_leaves_out_what_shares_too_little() -> None:
    found = _found("KIM Yong Chol")

    assert {"KIM Yong Chol", "KIM Yong-ch'ol", "김영철", "Kim Young Chul"} <= found
    assert found.isdisjoint({"RI Je Son", "JANG Song Thaek", "O Kuk Ryol", "Ana Example"})


def test_names_that_are_not_korean_are_not_listed() -> None:
    assert list(listed(["Wolfgang Mustermann", "Александр Кожемяка"])) == []


def test_a_search_among_no_names_finds_none() -> None:
    assert KoreanSearch(rows_of(())).find("Kim Yong Chol") == set()


@given(st.permutations(NAMES[:12]))
def test_the_order_of_the_names_does_not_matter(names: list[str]) -> None:
    search = KoreanSearch(rows_of(tuple(listed(names))))

    found = {names[number] for number in search.find("Kim Young Chull")}

    assert found == _found("Kim Young Chull") & set(names) != set()
