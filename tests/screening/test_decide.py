"""Is each query answered by the rule that the institution means for it?"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

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
from db.records.screening import Decision, ListUsed, Outcome, Query, Scope
from screening import ask
from screening.decide import Terms, asked_types, screen
from screening.index import Index
from tests import factories
from tests.screening.indexes import TABLE, Indexes

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "decisions.toml").read_text(encoding="utf-8")
)["case"]
TERMS = Terms(datetime(2026, 3, 1, tzinfo=UTC), "officer", Scope.DPRK, (), "1", "digest")
KIM = factories.entry("KPi.1", ("KIM Yong Chol",))


def _query(fields: Mapping[str, Any]) -> Query:
    return ask.query(fields["name"], {k: v for k, v in fields.items() if k != "name"})


def _entry(fields: Mapping[str, Any]) -> Entry:
    weak = (Name(text, NameKind.ALIAS, is_weak=True) for text in fields.get("weak_names", ()))
    ships = (
        Identifier(number, IdentifierKind.IMO_SHIP, found_in="remark")
        for number in fields.get("ships", ())
    )
    remarks = (Statement(StatementKind.REMARK, text) for text in fields.get("remarks", ()))
    dates = (ask.birth_date(text) for text in fields.get("birth_dates", ()))
    return factories.entry(
        names=(*fields["names"], *weak),
        type=PartyType(fields.get("type", "person")),
        birth_dates=tuple(BirthDate(found) for found in dates),
        genders=tuple(fields.get("genders", ())),
        nationalities=tuple(Nationality(code) for code in fields.get("nationalities", ())),
        statements=tuple(remarks),
        identifiers=(*map(Identifier, fields.get("identifiers", ())), *ships),
    )


def _screened(query: Query | str, index: Index, terms: Terms = TERMS) -> Decision:
    asked = Query(query) if isinstance(query, str) else query
    return screen(asked, index, terms, screening_id="s-1")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_query_beside_a_listed_party_is_decided_by_the_right_rule(
    case: Mapping[str, Any], index_of: Indexes
) -> None:
    query, entry = _query(case["query"]), _entry(case["entry"])
    assert not query.problems
    is_in_scope = case["entry"].get("in_scope", True)
    index = index_of([entry] if is_in_scope else [], [] if is_in_scope else [entry])

    beside_it = screen(
        query, index, replace(TERMS, min_score=0.0), screening_id="s-1", candidates={0}
    )

    (match,) = (*beside_it.matches, *beside_it.discounted) or (None,)
    if match is None:
        assert not is_in_scope
        assert (case["outcome"], case["rule"]) == ("no_match", "outside-scope-other")
    else:
        assert (match.outcome.value, match.rule) == (case["outcome"], case["rule"])
        is_alert = match.outcome is not Outcome.NO_MATCH
        assert bool(_screened(query, index).matches) == is_alert


def test_every_rule_has_a_case() -> None:
    assert {case["rule"] for case in CASES} == {rule.id for rule in TABLE.rules}


def test_the_answer_is_the_strongest_of_the_matches(index_of: Indexes) -> None:
    listed = factories.entry("KPi.2", ("KIM Yong Chul",), identifiers=(Identifier("654310"),))
    index = index_of([KIM, listed])

    decision = _screened(Query("Kim Yong Chol", identifiers=("654310",)), index)

    assert decision.outcome is Outcome.MATCH
    assert decision.rule == "match-identifier"
    assert [match.entry.ref for match in decision.matches] == ["KPi.2", "KPi.1"]


def test_no_match_is_never_called_a_clearance(index_of: Indexes) -> None:
    decision = _screened("Wolfgang Mustermann", index_of([KIM]))

    assert (decision.outcome, decision.rule) == (Outcome.NO_MATCH, "no-match")
    assert "no clearance" in decision.because


def test_alerts_are_never_cut(index_of: Indexes) -> None:
    entries = [factories.entry(f"KPi.{n}", ("KIM Yong Chol",)) for n in range(25)]

    decision = _screened("Kim Yong Chol", index_of(entries), replace(TERMS, limit=3))

    assert len(decision.matches) == 25


BELOW = ("KIM Jong Chul", "KIM Chol Yong", "KIM Jong Il", "RI Yong Mu")
"""A letter from another common name, syllables swapped, another given name, another name."""


def test_a_whole_name_with_a_slip_is_not_called_a_part(index_of: Indexes) -> None:
    kim = factories.entry(names=("KIM Yong Chol",), nationalities=(Nationality("KP"),))
    query = ask.query("Kim Jung Chul", {"nationality": ["KP"]})

    decision = _screened(query, index_of([kim]))

    assert decision.rule == "review-part-of-name-and-nationality"
    assert "but for a slip" in decision.because


def _below() -> list[Entry]:
    return [factories.entry(f"KPi.{n}", (name,)) for n, name in enumerate(BELOW)]


def test_a_minimum_score_shows_matches_below_the_bands(index_of: Indexes) -> None:
    index = index_of(_below())

    decision = _screened("Kim Yong Chol", index, replace(TERMS, min_score=0.75))

    assert {match.entry.name for match in decision.matches} == set(BELOW[:2])
    assert all(match.outcome is Outcome.NO_MATCH for match in decision.matches)


def test_a_minimum_score_reaches_below_what_is_compared_otherwise(index_of: Indexes) -> None:
    index = index_of(_below())

    decision = _screened("Kim Yong Chol", index, replace(TERMS, min_score=0.5))

    assert TABLE.compare_from > 0.5
    assert BELOW[2] in [match.entry.name for match in decision.matches]


@pytest.mark.parametrize("min_score", [0.68, 0.62, 0.5, 0.0])
def test_a_minimum_score_finds_what_no_search_does(min_score: float, index_of: Indexes) -> None:
    kim = factories.entry("KPi.1", ("KIM Sok Chol",))
    terms = replace(TERMS, min_score=min_score)

    decision = _screened("KIM - x Sok - x Chol", index_of([kim]), terms)

    assert [round(match.score, 4) for match in decision.matches] == [0.6818]


@pytest.mark.parametrize("min_score", [None, 0.0, 0.5, 0.9, 1.0])
def test_a_minimum_score_changes_no_outcome(index_of: Indexes, min_score: float | None) -> None:
    index = index_of(_below())
    terms = replace(TERMS, min_score=min_score)

    nobody, listed = _screened("Kim Yong Chol", index, terms), _screened(BELOW[0], index, terms)

    assert nobody.outcome is Outcome.NO_MATCH
    assert (listed.outcome, listed.rule) == (Outcome.REVIEW, "review-exact-name")


def test_the_limit_holds_for_matches_below_the_bands(index_of: Indexes) -> None:
    index = index_of([KIM, *_below()])

    decision = _screened("Kim Yong Chol", index, replace(TERMS, min_score=0.0, limit=2))

    alert, *below = decision.matches
    assert (alert.entry, alert.outcome) == (KIM, Outcome.REVIEW)
    assert {match.entry.name for match in below} == set(BELOW[:2])


def test_only_the_lists_asked_for_are_looked_at(index_of: Indexes) -> None:
    index = index_of([KIM, replace(KIM, list="y", ref="Y.1")])

    decision = _screened("Kim Yong Chol", index, replace(TERMS, only_lists=frozenset({"y"})))

    assert [match.entry.ref for match in decision.matches] == ["Y.1"]


def test_similar_names_outside_the_scope_are_found_when_all_are_asked_for(
    index_of: Indexes,
) -> None:
    index = index_of(others=[factories.entry(names=("Ana Example",))])

    decision = _screened("Ana Exampla", index, replace(TERMS, scope=Scope.ALL))

    assert (decision.outcome, decision.rule) == (Outcome.REVIEW, "review-name")
    assert decision.matches[0].is_in_scope


NEXUS = [
    pytest.param({"nationality": ["KP"]}, id="nationality"),
    pytest.param({"nationality": ["China", "North Korea"]}, id="second nationality"),
    pytest.param({"residence": ["DPRK"]}, id="residence"),
    pytest.param({"address": ["Central District, Pyongyang"]}, id="address in English"),
    pytest.param({"address": ["P'yŏngyang-si, Chung-guyŏk"]}, id="address romanised"),
    pytest.param({"address": ["평양시 중구역"]}, id="address in Korean"),
    pytest.param(
        {"address": ["조선민주주의인민공화국 남포시"]}, id="address naming the country"
    ),
    pytest.param({"address": ["朝鲜平壤市"]}, id="address in Chinese"),
    pytest.param({"address": ["中华人民共和国驻朝鲜大使馆"]}, id="address in a Chinese phrase"),
    pytest.param({"address": ["г. Пхеньян, ул. Мира 1"]}, id="address in Russian"),
    pytest.param({"address": ["Pjöngjang, Demokratische Volksrepublik Korea"]}, id="German"),
    pytest.param({"address": ["ul. Główna 1, Pjongjang"]}, id="Polish"),
    pytest.param({"address": ["Corée du Nord"]}, id="French"),
    pytest.param({"address": ["Πιονγιάνγκ"]}, id="Greek"),
    pytest.param({"identifier": ["FTBDKPPY"]}, id="bank code"),
    pytest.param({"identifier": ["FTBD KP PY XXX"]}, id="bank code with a branch"),
]


@pytest.mark.parametrize("fields", NEXUS)
def test_a_party_of_the_dprk_is_reviewed_though_it_is_not_listed(
    fields: Mapping[str, Sequence[str]], index_of: Indexes
) -> None:
    decision = _screened(ask.query("Wolfgang Mustermann", fields), index_of([KIM]))

    assert (decision.outcome, decision.rule) == (Outcome.REVIEW, "query-dprk-nexus")
    assert not decision.problems


def test_a_bank_code_of_the_dprk_typed_as_a_name_is_reviewed(index_of: Indexes) -> None:
    decision = _screened("FTBDKPPY", index_of([KIM]))

    assert decision.rule == "query-dprk-nexus"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        pytest.param("Mark Kpan", {}, id="a name with the letters of a bank code"),
        pytest.param("Ana Example", {"nationality": ["South Korea"]}, id="South Korea"),
        pytest.param("Ana Example", {"address": ["Seoul, Republic of Korea"]}, id="Seoul"),
        pytest.param(
            "Ana Example", {"address": ["서울특별시 은평구 북한산로 77"]}, id="Bukhansan"
        ),
        pytest.param("Ana Example", {"identifier": ["KOEXKRSE"]}, id="a bank in Seoul"),
        pytest.param("Ana Example", {"address": ["吉林省延边朝鲜族自治州"]}, id="Yanbian"),
    ],
)
def test_a_party_of_another_country_has_no_dprk_nexus(
    name: str, fields: Mapping[str, Sequence[str]], index_of: Indexes
) -> None:
    decision = _screened(ask.query(name, fields), index_of([KIM]))

    assert decision.outcome is Outcome.NO_MATCH


STALE = ListUsed("x", "stale", because="last checked 9 days ago", withholds_no_match=True)
WITHHELD = replace(TERMS, lists=(ListUsed("y", "current"), STALE))


def test_what_has_no_match_is_not_screened_against_a_list_that_cannot_be_relied_on(
    index_of: Indexes,
) -> None:
    decision = _screened("Wolfgang Mustermann", index_of([KIM]), WITHHELD)

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "list-not-usable")
    assert "list x is stale: last checked 9 days ago" in decision.problems
    assert decision.because in decision.problems


def test_alerts_are_shown_though_a_list_cannot_be_relied_on(index_of: Indexes) -> None:
    decision = _screened("Kim Yong Chol", index_of([KIM]), WITHHELD)

    assert decision.outcome is Outcome.REVIEW
    assert [match.entry.ref for match in decision.matches] == ["KPi.1"]
    assert "list x is stale: last checked 9 days ago" in decision.problems


def test_a_kind_of_party_that_no_list_covers_is_not_screened(index_of: Indexes) -> None:
    terms = replace(TERMS, not_covered="No list asked for covers ships.")

    decision = _screened("Wolfgang", index_of([KIM]), terms)

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "type-not-covered")
    assert decision.because == "No list asked for covers ships."


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query(""), id="nothing"),
        pytest.param(Query("", identifiers=("N/A", "-")), id="placeholders"),
    ],
)
def test_a_query_without_name_or_number_is_not_screened(
    query: Query, index_of: Indexes
) -> None:
    decision = _screened(query, index_of([KIM]))

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "nothing-asked")


def test_problems_of_the_query_and_notes_stand_in_the_answer(index_of: Indexes) -> None:
    query = ask.query("Wolfgang", {"birth_date": ["yesterday"]})
    terms = replace(TERMS, notes=("ships were not screened",), as_of=date(2025, 1, 1))

    decision = _screened(query, index_of([KIM]), terms)

    assert decision.problems == (*query.problems, "ships were not screened")
    assert decision.as_of == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        pytest.param(PartyType.VESSEL, {PartyType.VESSEL}, id="a ship"),
        pytest.param(None, {PartyType.PERSON, PartyType.ORGANISATION}, id="not said"),
        pytest.param(
            PartyType.UNKNOWN, {PartyType.PERSON, PartyType.ORGANISATION}, id="unknown"
        ),
    ],
)
def test_without_a_kind_a_query_is_about_a_person_or_an_organisation(
    asked: PartyType | None, kinds: set[PartyType]
) -> None:
    assert asked_types(Query("Ana", type=asked)) == kinds
