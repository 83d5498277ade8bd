"""Is what a rule discounts kept where it can be counted, and no alert with it?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.records.entry import BirthDate, Name, Nationality, PartyType
from db.records.screening import Decision, ListUsed, Outcome, Query, Scope
from screening import ask
from screening.decide import Terms, screen
from screening.index import Index
from tests import factories
from tests.screening.indexes import Indexes

TERMS = Terms(datetime(2026, 3, 1, tzinfo=UTC), "officer", Scope.DPRK, (), "1", "digest")
BORN = BirthDate(ask.birth_date("1962-02-18"))
KIM = factories.entry("KPi.1", ("KIM Yong Chol",), birth_dates=(BORN,))
WEAK = Name("RI Yong Chol", is_weak=True)
RI = factories.entry("KPi.2", ("Something Else", WEAK))
YOUNG = ask.query("Kim Yong Chol", {"birth_date": ["1990-01-01"]})


def _screened(query: Query, index: Index, terms: Terms = TERMS) -> Decision:
    return screen(query, index, terms, screening_id="s-1")


@pytest.mark.parametrize(
    ("query", "ref", "rule"),
    [
        pytest.param(YOUNG, "KPi.1", "discounted-exact-name", id="exact, born decades apart"),
        pytest.param(
            ask.query("Kim Yong Chul", {"birth_date": ["1970-03-01"]}),
            "KPi.1",
            "discounted-contradiction",
            id="similar, born years apart",
        ),
        pytest.param(
            Query("Lee Yong Chul"), "KPi.2", "discounted-weak-alias", id="a weak alias"
        ),
    ],
)
def test_what_is_discounted_stays_in_the_record_and_is_no_alert(
    index_of: Indexes, query: Query, ref: str, rule: str
) -> None:
    decision = _screened(query, index_of([KIM if ref == "KPi.1" else RI]))

    (match,) = decision.discounted
    assert (match.entry.ref, match.rule, match.outcome) == (ref, rule, Outcome.NO_MATCH)
    assert match.is_shown
    assert decision.matches == ()
    assert decision.outcome is Outcome.NO_MATCH


def _outcome_of(query: Query, index: Index) -> str:
    decision = _screened(query, index)
    (match,) = (*decision.matches, *decision.discounted) or (None,)
    return match.outcome.value if match is not None else "unlike"


@pytest.mark.parametrize(
    ("alike", "less_alike", "fields"),
    [
        pytest.param(
            "Sobaeku United Co", "Sobaek United Corp.", {"type": ["person"]}, id="a body"
        ),
        pytest.param(
            "Kim Yong Chul",
            "Kim Yong",
            {"type": ["organisation"], "nationality": ["KP"]},
            id="a person",
        ),
    ],
)
def test_a_name_less_alike_is_not_held_to_be_more(
    alike: str, less_alike: str, fields: dict[str, list[str]], index_of: Indexes
) -> None:
    body = factories.entry("KPe.1", ("Sobaeku United Corp.",), type=PartyType.ORGANISATION)
    kim = replace(KIM, nationalities=(Nationality("KP"),))
    index = index_of([body, kim])

    assert _outcome_of(ask.query(alike, fields), index) == "no_match"
    assert _outcome_of(ask.query(less_alike, fields), index) in {"no_match", "unlike"}


@pytest.mark.parametrize("min_score", [None, 0.0, 0.9, 1.0])
def test_a_minimum_score_and_a_limit_do_not_concern_it(
    index_of: Indexes, min_score: float | None
) -> None:
    index = index_of([replace(KIM, ref=f"KPi.{n}") for n in range(5)])

    decision = _screened(YOUNG, index, replace(TERMS, min_score=min_score, limit=2))

    assert len(decision.discounted) == 5
    assert decision.matches == ()


def test_what_is_merely_below_the_bands_is_not_discounted(index_of: Indexes) -> None:
    decision = _screened(Query("Kim Chol"), index_of([KIM]))

    assert decision.discounted == decision.matches == ()


def test_an_alert_of_another_party_stands_beside_it(index_of: Indexes) -> None:
    other = factories.entry("KPi.3", ("KIM Yong Chol",))

    decision = _screened(YOUNG, index_of([KIM, other]))

    assert [match.entry.ref for match in decision.matches] == ["KPi.3"]
    assert [match.entry.ref for match in decision.discounted] == ["KPi.1"]
    assert decision.outcome is Outcome.REVIEW


def test_a_weak_alias_that_is_discounted_hides_no_strong_name(index_of: Indexes) -> None:
    both = factories.entry("KPi.4", ("KIM Yong Chol", Name("KIM Yong Chul", is_weak=True)))

    decision = _screened(Query("Kim Yeong Chul"), index_of([both]))

    (match,) = decision.matches
    assert (match.matched_name, match.is_weak_alias) == ("KIM Yong Chol", False)
    assert decision.discounted == ()


def test_it_is_kept_though_a_list_cannot_be_relied_on(index_of: Indexes) -> None:
    stale = ListUsed("x", "stale", because="last checked 9 days ago", withholds_no_match=True)

    decision = _screened(YOUNG, index_of([KIM]), replace(TERMS, lists=(stale,)))

    assert decision.outcome is Outcome.NOT_SCREENED
    assert [match.entry.ref for match in decision.discounted] == ["KPi.1"]


def test_the_most_alike_stands_first(index_of: Indexes) -> None:
    similar = factories.entry("KPi.5", ("KIM Yong Choll",), birth_dates=(BORN,))

    decision = _screened(YOUNG, index_of([similar, KIM]))

    assert [match.entry.ref for match in decision.discounted] == ["KPi.1", "KPi.5"]


@pytest.mark.parametrize(
    "text", ["1900-01-01", "1901-01-01", "1900", "1800-01-01", "2200", "1980-01-01"]
)
def test_a_date_that_systems_print_for_none_silences_no_exact_name(
    text: str, index_of: Indexes
) -> None:
    asked = ask.query("Kim Yong Chol", {"birth_date": [text]})

    decision = _screened(asked, index_of([KIM]))

    assert decision.outcome is Outcome.REVIEW


def test_the_answer_does_not_call_what_was_discounted_unlike(index_of: Indexes) -> None:
    decision = _screened(YOUNG, index_of([KIM]))

    assert "similar enough" not in decision.because
    assert decision.because.endswith("1 entry.")
