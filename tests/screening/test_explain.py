"""Does an explanation say what a screening does with a party, hit or not?"""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from rich.console import Console

from db.records.entry import (
    BirthDate,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Nationality,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.screening import Bearing, ListUsed, Outcome, Query, Scope
from rules.decision import WORDS_FOUND_FROM, Conditions, DecisionRule, DecisionTable
from screening import ask
from screening.decide import Terms, screen
from screening.explain import EntryExplained, Explanation, explain
from screening.features import names
from screening.report import explained
from tests import factories
from tests.golden import Golden
from tests.screening.batch.test_json_schema import closed
from tests.screening.home import Home
from tests.screening.indexes import TABLE, Indexes
from tests.screening.un_files import ENTRIES

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
USED = ListUsed("un", "current", NOW - timedelta(days=3), NOW - timedelta(hours=5), NOW, "97d0")
TERMS = Terms(NOW, "officer", Scope.DPRK, (USED,), "0.1.0", "bff233e7c5aa")
OFFICER = factories.entry(
    "KPi.033",
    (
        "RI WON HO",
        "Ri Wŏn-ho",
        Name("Won", is_weak=True),
        Name("리원호", NameKind.ORIGINAL_SCRIPT),
    ),
    list="un",
    birth_dates=(BirthDate(ask.birth_date("1964-07-17")),),
    nationalities=(Nationality("KP"),),
    genders=("M",),
    identifiers=(Identifier("381310014", IdentifierKind.PASSPORT),),
    statements=(Statement(StatementKind.FUNCTION, "Ministry of State Security official"),),
)
OTHERS = (
    factories.entry("KPi.034", ("JO YONG CHOL",), list="un"),
    factories.entry("KPi.033", ("Korea Example Trading Corporation",), list="eu"),
)
LISTED = ENTRIES[0]


def _query(name: str, **fields: str) -> Query:
    return ask.query(name, {field: [text] for field, text in fields.items()})


def _rule(rule_id: str, outcome: Outcome, *, shown: bool = False, **when: Any) -> DecisionRule:
    return DecisionRule(rule_id, Conditions(**when), outcome, f"Because {rule_id}.", shown)


STEADY = replace(
    TABLE,
    rules=(
        _rule("outside-scope", Outcome.NO_MATCH, in_scope=False),
        _rule("match-number", Outcome.MATCH, needs=("identifier",), unless=("name",)),
        _rule("match-date", Outcome.MATCH, min_score=0.93, needs=("name", "birth_day")),
        _rule(
            "discount", Outcome.NO_MATCH, min_score=0.88, contradicted_by_any=("gender",),
            shown=True,
        ),
        _rule("review-name", Outcome.REVIEW, min_score=0.88, weak_alias=False),
        _rule("below", Outcome.NO_MATCH),
    ),
)  # fmt: skip
"""A table that stays as it is when the shipped one is tuned."""


def _explained(
    index_of: Indexes,
    query: Query,
    ref: str = "KPi.033",
    table: DecisionTable = TABLE,
    **terms: Any,
) -> Explanation:
    index = index_of(related=[OFFICER, OTHERS[0]], others=[OTHERS[1]], table=table)
    return explain(query, ref, index, replace(TERMS, **terms))


def _of(found: Explanation, list_: str = "un") -> EntryExplained:
    return next(entry for entry in found.entries if entry.match.entry.list == list_)


QUERIES = {
    "hit": _query("Lee Won-ho", gender="F", nationality="KP", role="a driver"),
    "no_hit": _query("Ri Won Kyu", birth_date="1966-01-02"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_an_explanation_is_shown_as_reviewed(
    name: str, index_of: Indexes, golden: Golden
) -> None:
    found = _explained(index_of, QUERIES[name], table=STEADY)
    steady = tuple(
        replace(entry, match=replace(entry.match, confidence=0.87)) for entry in found.entries
    )
    console = Console(file=StringIO(), width=80, color_system=None, highlight=False)

    explained.render(replace(found, entries=steady), console)

    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    golden.check(f"explained_{name}_80.txt", text)


def test_every_entry_of_the_reference_is_explained(index_of: Indexes) -> None:
    found = _explained(index_of, _query("Ri Won Ho"), "kpi.033")

    assert [entry.match.entry.list for entry in found.entries] == ["eu", "un"]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(_query("Ri Won Ho"), id="exact"),
        pytest.param(_query("Lee Wun-ho"), id="another spelling"),
        pytest.param(_query("Ri Won Ho", birth_date="1964-07-17"), id="with a date"),
        pytest.param(_query("Ri Won Ho", birth_date="1930"), id="discounted"),
        pytest.param(_query("381310014"), id="number"),
    ],
)
def test_the_match_is_the_one_of_a_screening(query: Query, index_of: Indexes) -> None:
    index = index_of(related=[OFFICER, OTHERS[0]])
    decision = screen(query, index, TERMS, screening_id="s-1")

    entry = _of(explain(query, OFFICER.ref, index, TERMS))

    assert entry.match in (*decision.matches, *decision.discounted)
    assert entry.is_found


def test_each_listed_name_is_compared_and_the_most_alike_comes_first(
    index_of: Indexes,
) -> None:
    entry = _of(_explained(index_of, _query("Lee Won-ho")))

    assert {name.listed.text for name in entry.names} == {n.text for n in OFFICER.names}
    scores = [name.comparison.score for name in entry.names]
    assert scores == sorted(scores, reverse=True)
    assert [name.listed.text for name in entry.names if name.is_weak] == ["Won"]


def test_names_that_fail_are_shown_syllable_by_syllable(index_of: Indexes) -> None:
    entry = _of(_explained(index_of, _query("Ri Won Kyu")))

    (name,) = (name for name in entry.names if name.listed.text == "RI WON HO")
    pieces = {(part.query, part.listed): part for part in name.comparison.parts}
    assert pieces["won", "won"].score == 1.0
    assert pieces["kyu", "ho"].score == 0.0
    assert "규" in pieces["kyu", "ho"].because
    assert "호" in pieces["kyu", "ho"].because


def test_a_syllable_that_has_no_partner_is_named(index_of: Indexes) -> None:
    entry = _of(_explained(index_of, _query("Pak Kyu")))

    (name,) = (name for name in entry.names if name.listed.text == "RI WON HO")
    assert [part.query for part in name.comparison.parts] == ["pak", "kyu", ""]


SHIP = factories.entry("KPv.1", ("RYONG NAM SAN", "Chon Jin"), type=PartyType.VESSEL)


def test_a_name_counts_in_the_table_for_what_it_counts_in_the_match(
    index_of: Indexes,
) -> None:
    index = index_of([SHIP])
    as_a_ship = explain(_query("Yong Nam San", type="vessel"), SHIP.ref, index, TERMS)

    entry = explain(_query("Yong Nam San"), SHIP.ref, index, TERMS).entries[0]

    assert entry.names[0].comparison.score == entry.match.score == names.OF_ANOTHER_KIND
    assert "person's name" in entry.names[0].comparison.because
    assert as_a_ship.entries[0].names[0].comparison.score > names.OF_ANOTHER_KIND
    assert "the kind of party (vessel)" in {change.what for change in entry.changes}


def test_a_fact_agrees_contradicts_or_is_silent(index_of: Indexes) -> None:
    query = _query("Ri Won Ho", gender="F", birth_date="1964", residence="CN")

    facts = {fact.feature: fact for fact in _of(_explained(index_of, query)).facts}

    assert facts["birth_date"].bearing is Bearing.AGREES
    assert (facts["gender"].bearing, facts["gender"].asked, facts["gender"].listed) == (
        Bearing.CONTRADICTS, "F", "M",
    )  # fmt: skip
    assert facts["nationality"].bearing is None
    assert facts["nationality"].because == "The query does not state it."
    assert facts["residence"].because == "The list does not state it."


def test_exactly_one_rule_decides_and_those_before_it_say_why_not(index_of: Indexes) -> None:
    entry = _of(_explained(index_of, _query("Lee Wun-ho")))

    places = [place for place, rule in enumerate(entry.rules) if rule.is_deciding]
    assert len(places) == 1
    assert all(rule.unmet for rule in entry.rules[: places[0]])
    assert entry.rules[places[0]].rule == entry.match.rule


def test_an_entry_that_search_leaves_out_is_compared_all_the_same(index_of: Indexes) -> None:
    entry = _of(_explained(index_of, _query("Max Mustermann")))

    assert not entry.is_found
    assert entry.match.outcome is Outcome.NO_MATCH
    assert entry.names


def test_a_name_that_search_leaves_out_is_not_said_to_be_less_alike_than_it_is(
    index_of: Indexes,
) -> None:
    found = _explained(index_of, _query("JO - x Yong - x Chol"), "KPi.034")

    entry = _of(found)

    assert (entry.is_found, entry.match.score > TABLE.compare_from) == (False, True)
    assert f"as alike as {WORDS_FOUND_FROM}," in _shown(found, entry)


def _shown(found: Explanation, entry: EntryExplained) -> str:
    console = Console(file=StringIO(), width=80, color_system=None, highlight=False)
    explained.render(replace(found, entries=(entry,)), console)
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().replace("│", " ").split())


def test_a_search_that_missed_an_alert_is_no_secret(index_of: Indexes) -> None:
    found = _explained(index_of, _query("Ri Won Ho"))

    text = _shown(found, replace(_of(found), is_found=False))

    assert "IT MISSES THIS ENTRY" in text


def test_a_list_that_was_not_asked_for_is_said_to_be_left_out(index_of: Indexes) -> None:
    found = _explained(index_of, _query("Ri Won Ho"), only_lists=frozenset({"eu"}))

    assert [entry.is_asked for entry in found.entries] == [True, False]


@pytest.mark.parametrize(
    ("query", "what", "fields"),
    [
        pytest.param(
            _query("Lee Won-ho"),
            "a date of birth that agrees (1964-07-17)",
            {"birth_date": "1964-07-17"},
            id="date of birth",
        ),
        pytest.param(
            _query("Ri W. H."),
            "the same nationality (KP)",
            {"nationality": "KP"},
            id="nationality",
        ),
        pytest.param(
            _query("Max Mustermann"),
            "a number that agrees (passport 381310014)",
            {"identifier": "381310014"},
            id="number",
        ),
    ],
)
def test_what_would_change_the_outcome_does(
    query: Query, what: str, fields: dict[str, str], index_of: Indexes
) -> None:
    before = _of(_explained(index_of, query))
    (change,) = (change for change in before.changes if change.what == what)

    after = _of(_explained(index_of, _query(query.name, **fields)))

    assert (change.outcome, change.rule) == (after.match.outcome, after.match.rule)
    assert before.match.outcome is not after.match.outcome


def test_the_name_that_would_do_is_written_with_all_digits_of_its_score(
    index_of: Indexes,
) -> None:
    rules = (
        _rule("review-exact-name", Outcome.REVIEW, min_score=0.995),
        _rule("below", Outcome.NO_MATCH),
    )

    entry = _of(_explained(index_of, _query("Lee Won-ho"), table=replace(TABLE, rules=rules)))

    assert "a name at least 0.995 alike" in entry.changes[-1].what


def test_a_contradiction_taken_back_may_change_the_outcome(index_of: Indexes) -> None:
    entry = _of(_explained(index_of, _query("Ri Won Ho", birth_date="1930")))

    assert entry.match.is_shown
    assert any("leaving out the date of birth" in change.what for change in entry.changes)


def test_a_wider_scope_may_change_the_outcome(index_of: Indexes) -> None:
    found = _explained(index_of, _query("Korea Exampel Trading Corporation"))

    entry = _of(found, "eu")

    assert not entry.match.is_in_scope
    assert entry.match.outcome is Outcome.NO_MATCH
    assert "screening all entries" in {change.what for change in entry.changes}


def test_what_ties_the_query_itself_to_the_country_is_said(index_of: Indexes) -> None:
    found = _explained(index_of, _query("Max Mustermann", nationality="KP"))

    assert found.nexus == "nationality KP"


def _recorded(home: Home) -> int:
    with closing(sqlite3.connect(home.folder / "sanctions.db")) as database:
        counts = database.execute(
            "SELECT (SELECT count(*) FROM screening) + (SELECT count(*) FROM event)"
        ).fetchone()
    return int(counts[0])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(LISTED.name, "so a screening compares it", id="hit"),
        pytest.param("Max Mustermann", "does not come upon this entry", id="no hit"),
    ],
)
def test_a_pair_is_explained_whatever_the_outcome_and_nothing_recorded(
    name: str, said: str, home: Home
) -> None:
    before = _recorded(home)

    answer = home.run("explain", name, LISTED.ref)

    assert answer.code == 0
    assert LISTED.name in answer.said
    assert said in answer.said
    assert "it is not recorded" in answer.said
    assert _recorded(home) == before


def test_an_explanation_is_given_to_programs_too(home: Home) -> None:
    answer = home.run(
        "explain", LISTED.name, LISTED.ref, "--birth-date", "x", "--format", "json"
    )

    found = json.loads(answer.out)
    assert answer.code == 0
    assert found["problems"][0].startswith("birth_date 'x' was left out")
    (entry,) = found["entries"]
    assert entry["match"]["ref"] == LISTED.ref
    assert entry["match"]["outcome"] == "review"
    assert [rule["rule"] for rule in entry["rules"] if rule["is_deciding"]] == [
        entry["match"]["rule"]
    ]
    assert entry["names"][0]["score"] == 1.0


def _schema(name: str) -> Resource[Any]:
    text = (
        resources.files("screening.report").joinpath(f"{name}.schema.json").read_text("utf-8")
    )
    return DRAFT202012.create_resource(closed(json.loads(text)))


@pytest.mark.parametrize(
    "options",
    [
        pytest.param((LISTED.name, LISTED.ref), id="hit"),
        pytest.param(("Max Mustermann", LISTED.ref), id="no hit"),
        pytest.param(
            (LISTED.name, LISTED.ref, "--gender", "F", "--nationality", "KP", "--scope", "all"),
            id="with facts",
        ),
    ],
)
def test_what_explain_prints_is_documented(options: tuple[str, ...], home: Home) -> None:
    schemas = [(f"urn:dprk-sanctions:{n}:1", _schema(n)) for n in ("decision", "explanation")]
    validator = Draft202012Validator(
        {"$ref": "urn:dprk-sanctions:explanation:1"},
        registry=Registry().with_resources(schemas),
    )

    printed = json.loads(home.run("explain", *options, "--format", "json").out)

    assert list(validator.iter_errors(printed)) == []


def test_an_unknown_reference_is_wrong_usage(home: Home) -> None:
    answer = home.run("explain", LISTED.name, "KPi.99999")

    assert answer.code == 2
    assert "no entry in force has the reference 'KPi.99999'" in answer.said


def test_an_entry_outside_the_scope_is_said_to_be_so(home: Home) -> None:
    other = ENTRIES[-1]

    answer = home.run("explain", other.name.split()[0], other.ref)

    assert answer.code == 0
    assert "outside the DPRK scope" in answer.said


def test_a_past_day_is_explained_by_the_lists_of_that_day(home: Home) -> None:
    answer = home.run("explain", LISTED.name, LISTED.ref, "--as-of", "1999-01-01")

    assert answer.code == 2
    assert "no entry in force" in answer.said


def test_an_entry_without_dates_suggests_none(index_of: Indexes) -> None:
    bare: Entry = OTHERS[0]

    entry = _explained(index_of, _query("Kim Won Ho"), bare.ref).entries[0]

    assert not any("birth" in change.what for change in entry.changes)
