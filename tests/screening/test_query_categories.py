"""Is what is on file about the queried party kept apart from any listed one?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.records.assessment import CategoryFinding, CategoryOutcome
from db.records.derived import Assessed, Derived
from db.records.entry import BirthDate, Nationality
from db.records.fact import Identity
from db.records.screening import ROSTER, Decision, ListUsed, Outcome, Scope
from db.records.subject import EntryKey
from rules import loader
from rules.criteria_loader import catalogue
from rules.decision import Conditions
from screening import ask
from screening.decide import Terms, screen
from screening.exit_codes import case_code, exit_code
from screening.index import Index
from screening.query_facts import identity
from tests import factories
from tests.screening.indexes import TABLE, Indexes

TERMS = Terms(datetime(2026, 3, 1, tzinfo=UTC), "officer", Scope.DPRK, (), "1", "digest")
CATALOGUE = catalogue(loader.read())
SERVICE = CategoryFinding(
    "C4",
    "Intelligence and security services",
    "extension",
    CategoryOutcome.EXPLAINED_BY_LISTING,
    "The party's own listing says so.",
    (("un KPi.1, function", "officer of a made-up service"),),
    level="E5",
)
ARMY = replace(SERVICE, id="C3", outcome=CategoryOutcome.SUPPORTED, level="E4", since="2021")
LISTED = factories.entry("KPi.1", ("HONG Made Up",))
KNOWN = replace(
    factories.entry(
        "paek-made-up",
        ("PAEK Tong Ju",),
        birth_dates=(BirthDate(ask.birth_date("1961-05-06")),),
        nationalities=(Nationality("KP"),),
    ),
    list=ROSTER,
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Give an index of a listed party and a record of the roster."""
    made = Indexes(tmp_path_factory.mktemp("categories"))
    derived = Derived(
        assessed=(
            Assessed(EntryKey(LISTED.list, LISTED.ref), (), (SERVICE,)),
            Assessed(EntryKey(ROSTER, KNOWN.ref), (), (ARMY,)),
        )
    )
    yield made((LISTED, KNOWN), derived=derived, catalogue=CATALOGUE)
    made.close()


def _screen(index: Index, name: str, terms: Terms = TERMS, **fields: str) -> Decision:
    stated = {field: [value] for field, value in fields.items()}
    return screen(ask.query(name, stated), index, terms, screening_id="1")


def test_a_match_carries_the_categories_of_the_listed_party(index: Index) -> None:
    found = _screen(index, "Hong Made Up")

    assert [one.id for one in found.matches[0].categories] == ["C4"]
    assert found.about.categories == ()


def test_what_an_officer_states_without_a_source_yields_no_category(index: Index) -> None:
    found = _screen(
        index, "Ana Example", role="Director", organisation="Second Economic Committee"
    )

    assert found.outcome is Outcome.NO_MATCH
    assert found.about.categories == ()
    assert len(found.about.unevidenced) == 1
    assert "stated, unevidenced" in found.about.unevidenced[0]
    assert "C5" in found.about.unevidenced[0]


def test_a_source_makes_it_a_category_and_the_query_one_to_review(index: Index) -> None:
    found = _screen(
        index,
        "Ana Example",
        role="Director since 2019",
        organisation="Second Economic Committee",
        source="E4 | a gazette | 2019-04-12 | page 2",
    )

    assert found.outcome is Outcome.REVIEW
    assert found.rule == "query-category"
    assert "C5" in found.because
    assert found.matches == ()
    (category,) = found.about.categories
    assert (category.id, category.outcome) == ("C5", CategoryOutcome.SUPPORTED)
    assert exit_code([found], is_recorded=True) == 1


def test_without_a_date_of_the_office_it_is_indicated_at_most(index: Index) -> None:
    found = _screen(
        index,
        "Ana Example",
        role="Director",
        organisation="Second Economic Committee",
        source="E4 | a gazette | 2019-04-12 | page 2",
    )

    assert [one.outcome for one in found.about.categories] == [CategoryOutcome.INDICATED]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        pytest.param("gazette", "begins with a level", id="no level"),
        pytest.param("E4 | gazette | April | p. 2", "is no day", id="no day"),
        pytest.param("E4 | gazette | 2099-04-12 | p. 2", "lies in the future", id="later"),
    ],
)
def test_a_source_that_cannot_be_read_is_left_out_and_told(
    index: Index, source: str, problem: str
) -> None:
    found = _screen(
        index, "Ana Example", organisation="Second Economic Committee", source=source
    )

    assert found.about.categories == ()
    assert any(problem in one for one in found.problems)


def test_a_record_of_the_roster_is_to_be_reviewed_and_is_no_match(index: Index) -> None:
    found = _screen(index, "Paek Tong Ju")

    assert found.outcome is Outcome.REVIEW
    assert found.rule == "query-category"
    assert found.matches == ()
    assert [match.entry.ref for match in found.about.roster] == ["paek-made-up"]
    (category,) = found.about.categories
    assert (category.id, category.of, category.identity) == (
        "C3",
        "roster:paek-made-up",
        "possible",
    )


def test_a_record_of_the_roster_never_makes_a_match(index: Index) -> None:
    found = _screen(index, "Paek Tong Ju", birth_date="1961-05-06", nationality="KP")

    assert found.outcome is Outcome.REVIEW
    assert [one.identity for one in found.about.categories] == ["probable"]


def test_the_roster_is_asked_whatever_lists_are_asked_for(index: Index) -> None:
    found = _screen(index, "Paek Tong Ju", replace(TERMS, only_lists=frozenset({"un"})))

    assert [match.entry.ref for match in found.about.roster] == ["paek-made-up"]


def test_a_listed_party_comes_before_the_roster(index: Index) -> None:
    found = _screen(index, "Hong Made Up", other_names="Paek Tong Ju")

    assert found.rule != "query-category"
    assert [match.entry.ref for match in found.matches] == ["KPi.1"]
    assert [match.entry.ref for match in found.about.roster] == ["paek-made-up"]


def test_entries_of_the_index_are_those_of_lists(index: Index) -> None:
    assert [one.entry.ref for one in index.entries()] == ["KPi.1"]
    assert [one.entry.ref for one in index.entries([ROSTER])] == ["paek-made-up"]


def test_which_outcomes_are_reviewed_is_a_table(tmp_path: Path) -> None:
    only_supported = replace(TABLE.query_category, outcomes=("supported",))
    made = Indexes(tmp_path)
    weak = replace(ARMY, outcome=CategoryOutcome.INDICATED)
    derived = Derived(assessed=(Assessed(EntryKey(ROSTER, KNOWN.ref), (), (weak,)),))
    index = made(
        (KNOWN,),
        derived=derived,
        catalogue=CATALOGUE,
        table=replace(TABLE, query_category=only_supported),
    )

    found = _screen(index, "Paek Tong Ju")

    assert found.outcome is Outcome.NO_MATCH
    assert found.about.roster == ()
    made.close()


def test_a_rule_may_ask_for_a_category_of_the_listed_party(tmp_path: Path) -> None:
    first, *others = TABLE.rules
    strict = replace(
        first,
        id="service",
        when=Conditions(min_score=0.9, categories=("C4",)),
        outcome=Outcome.MATCH,
        because="A member of a service.",
    )
    made = Indexes(tmp_path)
    derived = Derived(assessed=(Assessed(EntryKey(LISTED.list, "KPi.1"), (), (SERVICE,)),))
    other = factories.entry("KPi.2", ("HONG Made Up",))
    index = made(
        (LISTED, other), derived=derived, table=replace(TABLE, rules=(strict, first, *others))
    )

    found = _screen(index, "Hong Made Up")

    assert {match.entry.ref: match.rule for match in found.matches}["KPi.1"] == "service"
    assert {match.entry.ref: match.rule for match in found.matches}["KPi.2"] != "service"
    made.close()


def test_a_purpose_gives_hints_that_change_nothing(index: Index) -> None:
    bare = _screen(index, "Ana Example")

    found = _screen(index, "Ana Example", purpose="medicine for a UNICEF programme")

    assert (found.outcome, found.rule, found.because) == (bare.outcome, bare.rule, bare.because)
    assert [hint.id for hint in found.about.hints] == ["unscr-2664", "1718-committee"]
    assert all("no effect on the match result" in hint.text for hint in found.about.hints)


def test_hints_are_given_beside_an_alert_too(index: Index) -> None:
    found = _screen(index, "Hong Made Up", purpose="payroll of the embassy")

    assert found.matches
    assert {hint.id for hint in found.about.hints} == {"eu-derogation", "missions"}


def test_goods_under_a_ban_bring_no_hint(index: Index) -> None:
    found = _screen(index, "Ana Example", purpose="machinery for a humanitarian project")

    assert found.about.hints == ()


def test_a_list_that_cannot_be_used_beats_a_category(index: Index) -> None:
    stale = ListUsed("un", "stale", because="It is old.", withholds_no_match=True)

    found = _screen(index, "Paek Tong Ju", replace(TERMS, lists=(stale,)))

    assert exit_code([found], is_recorded=True) == 3
    assert case_code((), found) == 3


def test_what_is_alike_but_contradicts_is_unlikely_to_be_the_customer(index: Index) -> None:
    found = _screen(index, "Paek Tong Ju", birth_date="1985-01-02")

    assert {identity(match) for match in found.about.roster} <= {Identity.UNLIKELY}


def test_the_day_of_a_source_is_read() -> None:
    query = ask.query("Ana", {"source": ["E2 | an agency | 2020-02-03 | a report"]})

    assert query.sources == ("E2 | an agency | 2020-02-03 | a report",)
    assert date(2020, 2, 3).isoformat() in query.sources[0]
