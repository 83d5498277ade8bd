"""Does the index hold every entry, and find all that are worth comparing?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records.entry import Entry, Identifier
from db.records.screening import Query, Scope
from rules.decision import WORDS_FOUND_FROM
from screening.features.asked import asked_names
from screening.features.identifiers import identifier, named_number
from screening.index import Index, IndexUnreadableError
from screening.names.comparison import Comparison, Manner
from screening.names.likeness import compare
from tests import factories
from tests.screening.indexes import TABLE, Indexes

KIM = factories.entry("KPi.1", ("KIM Yong-chol", "김영철"), identifiers=(Identifier("654310"),))
OTHER = factories.entry(
    "QDi.1", ("Ana Example",), identifiers=(Identifier("Passport AB12345"),)
)


def test_an_entry_comes_back_as_it_went_in(index_of: Indexes) -> None:
    index = index_of(related=[KIM], others=[OTHER])

    found = list(index.entries())

    assert [indexed.entry for indexed in found] == [KIM, OTHER]
    assert [indexed.is_in_scope for indexed in found] == [True, False]
    assert found[0].nexus
    assert index.entry(1) == found[1]


def test_a_mention_does_not_put_an_entry_in_scope(index_of: Indexes) -> None:
    (found,) = index_of(mentions=[KIM]).entries()

    assert not found.is_in_scope
    assert found.nexus


def test_the_decision_table_travels_with_the_index(index_of: Indexes) -> None:
    assert index_of().decisions == TABLE


def test_an_index_of_nothing_finds_nothing(index_of: Indexes) -> None:
    index = index_of()

    assert index.candidates(Query("Kim Yong Chol", identifiers=("1",)), Scope.ALL) == set()
    assert list(index.entries()) == []


def test_only_the_entries_of_the_lists_asked_for_are_given(index_of: Indexes) -> None:
    index = index_of(related=[KIM])

    assert [indexed.entry for indexed in index.entries(["x"])] == [KIM]
    assert list(index.entries(["y"])) == []


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        pytest.param("KPi.1", ["KPi.1"], id="as printed"),
        pytest.param("kpI.1", ["KPi.1"], id="another case"),
        pytest.param("KPi.10", [], id="another reference"),
        pytest.param("KPi_1", [], id="no wildcards"),
    ],
)
def test_a_reference_is_found_in_any_case(
    index_of: Indexes, ref: str, found: list[str]
) -> None:
    index = index_of(related=[KIM])

    assert [indexed.entry.ref for indexed in index.find(ref)] == found


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("no index " * 1000)


def _beginning_lost(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(_missing, id="missing"),
        pytest.param(_empty, id="empty"),
        pytest.param(_text, id="no database"),
        pytest.param(_beginning_lost, id="beginning lost"),
        pytest.param(_folder, id="a folder"),
    ],
)
def test_an_index_that_cannot_be_read_is_refused(
    index_of: Indexes, harm: Callable[[Path], None]
) -> None:
    index_of(related=[KIM])
    harm(index_of.path)

    with pytest.raises(IndexUnreadableError, match=r"index\.sqlite"):
        Index(index_of.path)


def test_an_index_of_another_format_is_refused(
    index_of: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(related=[KIM])
    monkeypatch.setattr("screening.index.FORMAT", "of tomorrow")

    with pytest.raises(IndexUnreadableError, match="another format"):
        Index(index_of.path)


def test_a_path_with_signs_of_an_address_is_opened(tmp_path: Path) -> None:
    indexes = Indexes(tmp_path / "50% of #1? 김")

    index = indexes(related=[KIM])

    assert index.find("KPi.1")
    indexes.close()


def test_building_again_replaces_the_file(index_of: Indexes) -> None:
    index_of(related=[KIM]).close()

    index = index_of(related=[OTHER])

    assert [indexed.entry for indexed in index.entries()] == [OTHER]
    assert list(index_of.folder.iterdir()) == [index_of.path]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query("example, ana"), id="exact name"),
        pytest.param(Query("Nobody", other_names=("Ana Example",)), id="another name"),
        pytest.param(Query("", identifiers=("AB-12345",)), id="number within a text"),
        pytest.param(Query("ab12345"), id="number typed as a name"),
    ],
)
def test_outside_the_scope_exact_names_and_numbers_are_found(
    index_of: Indexes, query: Query
) -> None:
    index = index_of(related=[KIM], others=[OTHER])

    assert index.candidates(query, Scope.DPRK) == {1}


def test_outside_the_scope_similar_names_are_found_only_when_all_are_asked_for(
    index_of: Indexes,
) -> None:
    index = index_of(others=[OTHER])

    assert index.candidates(Query("Anna Example"), Scope.DPRK) == set()
    assert index.candidates(Query("Anna Example"), Scope.ALL) == {0}


def test_names_less_similar_are_found_when_asked_for(index_of: Indexes) -> None:
    index = index_of(related=[KIM])
    asked = Query("Wolfgang Mustermann")

    assert index.candidates(asked, Scope.DPRK) == set()
    assert index.candidates(asked, Scope.DPRK, 0.4) == {0}


SYLLABLES = st.sampled_from(
    [
        "Kim",
        "Ri",
        "Yong",
        "Chol",
        "Jong",
        "Son",
        "CH'OE",
        "SO’K",
        "Yŏng",
        "김",
        "영철",
        "-",
        "!",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "-", ""]).map(lambda joint: joint.join(words))
)
NUMBERS = st.sampled_from(
    [
        "654310",
        "IMO 9314650",
        "9314650",
        "passport no. 654310",
        "FTBDKPPY",
        "N/A",
        "FTBDKPPYXXX",
    ]
)
ENTRIES = st.builds(
    lambda names, numbers: factories.entry(
        names=names, identifiers=tuple(Identifier(number) for number in numbers)
    ),
    st.lists(NAMES, min_size=1, max_size=3),
    st.lists(NUMBERS, max_size=2),
)
QUERIES = st.builds(
    lambda names, numbers: Query(
        names[0], other_names=tuple(names[1:]), identifiers=tuple(numbers)
    ),
    st.lists(st.one_of(NAMES, NUMBERS), min_size=1, max_size=2),
    st.lists(NUMBERS, max_size=2),
)


def _is_worth_comparing(
    query: Query, entry: Entry, is_worth: Callable[[Comparison], bool]
) -> bool:
    found = (
        compare(asked.text, listed.text, entry.type)
        for asked in asked_names(query)  # without a title, too: the last Kim of four may be one
        for listed in entry.names
    )
    number = identifier(query, entry) or named_number(query, entry)
    return number is not None or any(map(is_worth, found))


def _is_the_same(found: Comparison) -> bool:
    return found.score == 1.0


def _is_much_alike(found: Comparison) -> bool:
    """Whether a rule may ask for it: words below 0.75 are not looked for."""
    by_syllables = found.manner is Manner.SYLLABLES
    return found.score >= (TABLE.compare_from if by_syllables else WORDS_FOUND_FROM)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, max_size=5), st.lists(ENTRIES, max_size=3), QUERIES)
def test_candidates_lose_no_entry_that_comparing_with_every_one_would_find(
    index_of: Indexes, related: list[Entry], others: list[Entry], query: Query
) -> None:
    index = index_of(related, others)
    entries = [*related, *others]
    in_scope = set(range(len(related)))
    alike = {n for n, e in enumerate(entries) if _is_worth_comparing(query, e, _is_much_alike)}
    same = {n for n, e in enumerate(entries) if _is_worth_comparing(query, e, _is_the_same)}

    found_in_scope = index.candidates(query, Scope.DPRK, with_parts=True)
    found = index.candidates(query, Scope.ALL, with_parts=True)
    index.close()

    assert alike <= found
    assert alike & in_scope | same <= found_in_scope <= in_scope | same
