"""What holds for every query, whatever is asked and however the list prints it?"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import BirthDate, Entry, Identifier, Name, Nationality, PartyType
from db.records.screening import Decision, Match, Outcome, Query, Scope
from rules.decision import decide
from screening import ask
from screening.decide import Terms, screen
from screening.index import Index
from screening.match import readings
from tests import factories
from tests.screening.indexes import TABLE, Indexes
from tests.screening.names.every_script import ENDLESS
from tests.screening.names.made_up import KINDS, asked

TERMS = Terms(datetime(2026, 3, 1, tzinfo=UTC), "officer", Scope.DPRK, (), "1", "digest")
YEARS = ("1940", "1962", "1962-02-18", "1985")


def _entry(number: int, name: str, kind: PartyType) -> Entry:
    born = (ask.birth_date(YEARS[number % 4]),) if kind is PartyType.PERSON else ()
    return factories.entry(
        f"X.{number}",
        (name, Name(f"Weakling {number}", is_weak=True)),
        type=kind,
        birth_dates=tuple(map(BirthDate, born)),
        nationalities=(Nationality("KP"),) if number % 2 else (),
        genders=("M",) if number % 3 else (),
        identifiers=(Identifier(f"PS{654310 + number}"),),
    )


ENTRIES = [_entry(n, name, kind) for n, (name, kind) in enumerate(KINDS.items())]
OUTSIDE = [replace(entry, list="y") for entry in ENTRIES[::5]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    indexes = Indexes(tmp_path_factory.mktemp("index"))
    yield indexes(ENTRIES, OUTSIDE)
    indexes.close()


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from([["person"], ["organisation"], ["vessel"]]),
        "birth_date": st.sampled_from([[year] for year in (*YEARS, "1990-01-01")]),
        "gender": st.sampled_from([["F"], ["M"]]),
        "nationality": st.sampled_from([["KP"], ["CN"]]),
    },
)


def _screened(query: Query, index: Index, scope: Scope = Scope.DPRK) -> Decision:
    return screen(query, index, replace(TERMS, scope=scope), screening_id="s-1")


def _beside(found: Sequence[Match], entry: Entry) -> Match | None:
    return next((m for m in found if m.entry == entry), None)


@given(st.sampled_from(ENTRIES), FACTS)
def test_a_name_as_printed_is_an_alert_unless_a_rule_shows_why_not(
    index: Index, entry: Entry, facts: dict[str, list[str]]
) -> None:
    decision = _screened(ask.query(entry.name, facts), index)

    match = _beside((*decision.matches, *decision.discounted), entry)
    assert match is not None
    assert match.score == 1.0
    is_alert = match.outcome in {Outcome.REVIEW, Outcome.MATCH}
    assert is_alert or (match.is_shown and match.rule.startswith("discounted-"))


@given(st.sampled_from(ENTRIES))
def test_a_name_as_printed_is_an_alert_where_nothing_else_is_asked(
    index: Index, entry: Entry
) -> None:
    decision = _screened(Query(entry.name), index)

    match = _beside(decision.matches, entry)
    assert match is not None
    assert match.score == 1.0


@given(
    st.sampled_from(ENTRIES),
    st.one_of(asked(), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)),
    FACTS,
)
def test_an_identifier_that_agrees_is_an_alert_whatever_else_is_asked(
    index: Index, entry: Entry, name: str, facts: dict[str, list[str]]
) -> None:
    fields = {**facts, "identifier": [entry.identifiers[0].number]}

    decision = _screened(ask.query(name, fields), index)

    match = _beside(decision.matches, entry)
    assert match is not None
    assert match.outcome in {Outcome.REVIEW, Outcome.MATCH}
    assert match.rule in {"match-identifier", "review-identifier"}


@settings(max_examples=200, deadline=None)
@given(asked(), FACTS)
def test_the_index_loses_no_alert_that_comparing_with_every_entry_gives(
    index: Index, name: str, facts: dict[str, list[str]]
) -> None:
    query = ask.query(name, facts)
    everything = set(range(len(ENTRIES) + len(OUTSIDE)))

    found = _screened(query, index)
    without = screen(query, index, TERMS, screening_id="s-1", candidates=everything)

    assert found.outcome is without.outcome
    assert [m.entry for m in found.matches] == [m.entry for m in without.matches]
    assert [m.entry for m in found.discounted] == [m.entry for m in without.discounted]


@given(asked(), FACTS)
def test_outside_the_scope_only_the_very_name_is_an_alert(
    index: Index, name: str, facts: dict[str, list[str]]
) -> None:
    decision = _screened(ask.query(name, facts), index)

    assert _outside(decision) <= {("y", 1.0, "outside-scope-exact")}


@given(st.sampled_from(OUTSIDE), FACTS)
def test_outside_the_scope_the_very_name_is_an_alert_whatever_else_is_stated(
    index: Index, entry: Entry, facts: dict[str, list[str]]
) -> None:
    decision = _screened(ask.query(entry.name, facts), index)

    assert _outside(decision) == {("y", 1.0, "outside-scope-exact")}


def _outside(decision: Decision) -> set[tuple[str, float, str]]:
    found = (*decision.matches, *decision.discounted)
    return {(m.entry.list, m.score, m.rule) for m in found if not m.is_in_scope}


@given(st.text(st.characters(categories=("P", "S", "Z", "Cc", "Cf")), max_size=30), FACTS)
def test_a_name_without_a_letter_or_digit_is_not_screened(
    index: Index, name: str, facts: dict[str, list[str]]
) -> None:
    query = ask.query(name, {k: v for k, v in facts.items() if k != "nationality"})

    decision = _screened(query, index)

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "nothing-asked")
    assert decision.matches == decision.discounted == ()


@settings(max_examples=150, deadline=None)
@given(st.data(), asked(), FACTS)
def test_the_order_of_the_names_of_an_entry_does_not_matter(
    data: st.DataObject, text: str, facts: dict[str, list[str]]
) -> None:
    names = data.draw(st.lists(st.sampled_from(tuple(KINDS)), min_size=2, max_size=5))
    listed = [Name(name, is_weak=data.draw(st.booleans())) for name in names]
    turned = data.draw(st.permutations(listed))
    query = ask.query(text, facts)

    outcomes = [
        {
            (match.score, rule.id)
            for match in readings(query, factories.entry(names=order), is_in_scope=True)
            for rule in [decide(match, TABLE)]
        }
        for order in (listed, turned)
    ]

    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("name", ENDLESS)
def test_a_name_of_ten_thousand_characters_is_answered_in_two_seconds(
    index: Index, name: str
) -> None:
    begun = time.perf_counter()

    decision = _screened(Query(name), index, Scope.ALL)

    assert time.perf_counter() - begun < 2
    assert all(match.score <= 1.0 for match in decision.matches)
