"""Are the tables of criteria right, and does each value in them decide something?"""

from collections.abc import Callable, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from db.records.assessment import CategoryOutcome, Party
from db.records.case import Case
from db.records.entry import DatePrecision, PartialDate, PartyType
from db.records.fact import Fact, FactKind, Identity, Level, Source
from db.records.ownership import Answer, Control, Holding
from db.records.screening import Query
from rules import loader
from rules.catalogue import Catalogue, FamilyPolicy
from rules.criteria_loader import catalogue
from rules.evaluate import evaluate
from rules.loader import CRITERIA, RulesError
from rules.ownership import findings
from screening.casework import assess_case
from screening.statements.bodies import bodies_of

CATALOGUE = catalogue(loader.read())
PERSON = Party(PartyType.PERSON, ("KP",), Identity.CONFIRMED)
BODY = Party(PartyType.ORGANISATION, (), Identity.CONFIRMED)
SOURCE = Source(
    Level.E4, publisher="Example Gazette", published_on=date(2019, 4, 12), locator="1"
)
TODAY = date(2024, 1, 1)


def packaged(name: str) -> str:
    return resources.files("rules").joinpath(name).read_text(encoding="utf-8")


def own(folder: Path, name: str, old: str, new: str) -> Path:
    """Put a table of the package into an institution's folder, with one thing changed."""
    text = packaged(name)
    assert old in text
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def changed(folder: Path, name: str, old: str, new: str) -> Catalogue:
    return catalogue(loader.read(own(folder, name, old, new)))


def test_all_fifteen_tables_are_there_and_right() -> None:
    assert [one.id for one in CATALOGUE.categories] == [f"C{n}" for n in range(1, 15)]
    assert "criteria/C15.toml" in CRITERIA
    assert CATALOGUE.mechanics


def test_what_the_proposal_of_2016_speaks_of_is_told_from_what_extends_it() -> None:
    origins = {one.id: one.origin for one in CATALOGUE.categories}

    assert {key for key, origin in origins.items() if origin == "csis"} == {"C5"}
    assert set(origins.values()) == {"csis", "extension"}


def test_nothing_that_was_not_checked_against_its_text_is_called_verified() -> None:
    assert not any(a.is_verified for one in CATALOGUE.categories for a in one.analogues)
    assert not any(test.is_verified for test in CATALOGUE.ownership)


@pytest.mark.parametrize("category", CATALOGUE.categories, ids=lambda one: str(one.id))
def test_each_category_says_what_it_follows_what_rebuts_it_and_what_is_none_of_it(
    category: Any,
) -> None:
    assert category.version
    assert category.summary
    assert category.specific
    assert category.rebuttal
    assert category.analogues
    assert category.grounds
    assert len(category.examples) > 1


WRONG = {
    "a key": ("criteria/C3.toml", "by_rank", "by_rnak", "by_rnak"),
    "a key of the mechanics": ("criteria/C15.toml", "min_rank", "min_rnk", "min_rnk"),
    "a key of the vocabulary": (
        "vocabulary/organisations.toml", "shared_name =", "share_name =", "share_name",
    ),
    "an organisation": (
        "criteria/C3.toml", '"storm-corps"', '"storm-corp"',
        "element force: the vocabulary has no organisation:storm-corp",
    ),
    "a role": (
        "criteria/C3.toml", '"deputy_chief"', '"deputy_cheif"',
        "element command: the vocabulary has no role:deputy_cheif",
    ),
    "a role that is left out": (
        "criteria/C4.toml", 'not_roles = ["clerk"]', 'not_roles = ["clark"]',
        "element member: the vocabulary has no role:clark",
    ),
    "a kind of fact": ("criteria/C3.toml", 'facts = ["rank"]', 'facts = ["ranks"]', "facts"),
    "a type of party": (
        "criteria/C3.toml", 'types = ["person"]', 'types = ["persons"]', "types",
    ),
    "an outcome": ("criteria/C1.toml", 'cap = "indicated"', 'cap = "indicate"', "cap"),
    "an element that a ground needs": (
        "criteria/C3.toml", 'needs = ["rank"]', 'needs = ["ranks"]', "ranks",
    ),
    "an element that no ground needs": (
        "criteria/C9.toml", 'id = "flags"', 'id = "flag"', "flag",
    ),
    "an element twice": (
        "criteria/C3.toml", 'id = "post"', 'id = "rank"', "two elements have the same id",
    ),
    "words for what is done, without what it is done to": (
        "criteria/C6.toml", "objects = [", "phrases = [", "acts need objects",
    ),
    "an origin": ("criteria/C5.toml", 'origin = "csis"', 'origin = "cisis"', "origin"),
    "an id": ("criteria/C3.toml", 'id = "C3"', 'id = "C4"', "its id is C4"),
    "an id that no category has": ("criteria/C3.toml", 'id = "C3"', 'id = "C33"', "id"),
    "a rank": (
        "criteria/C15.toml", 'min_rank = "sojang"', 'min_rank = "junjang"',
        "min_rank 'junjang' is no rank; there are taewonsu, wonsu",
    ),
    "a policy": ("criteria/C15.toml", '"tay_za"', '"tayza"', "family_policy"),
    "a date": ("criteria/C15.toml", "2006-10-14", "2006-10-34", "line"),
    "a regime": (
        "criteria/C15.toml", 'ownership_regime = "eu"', 'ownership_regime = "us"',
        "ownership_regime is one of",
    ),
    "a regime twice": (
        "criteria/C15.toml", 'regime = "eu-2018"', 'regime = "eu"', "each there once",
    ),
    "two figures": (
        "criteria/C15.toml", "at_least = 50", "at_least = 50\nmore_than = 50", "not both",
    ),
    "more than all": ("criteria/C15.toml", "at_least = 50", "at_least = 101", "at_least"),
    "whose shares are added": (
        "criteria/C15.toml", 'aggregates = "joint"', 'aggregates = "jointly"', "aggregates",
    ),
    "two organisations of one id": (
        "vocabulary/organisations.toml", 'id = "cabinet"', 'id = "state-affairs-commission"',
        "organisations twice",
    ),
    "a group": ("vocabulary/organisations.toml", '["C2"]', '["C15"]', "groups"),
    "the order of a rank": ("vocabulary/ranks.toml", "order = 1\n", "order = 0\n", "order"),
    "too few kinds of red flags": (
        "vocabulary/roles.toml", "flags = [", 'flags = ["exit_node"]\nothers = [', "flags",
    ),
    "no TOML": ("vocabulary/reading.toml", "silent = [", "silent = ", "line"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused_with_the_name_of_the_table(tmp_path: Path, case: str) -> None:
    name, old, new, said = WRONG[case]

    with pytest.raises(RulesError) as error:
        changed(tmp_path, name, old, new)

    assert name in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "name", ["criteria/C16.toml", "criteria/C03.toml", "vocabulary/kin.toml"]
)
def test_a_table_that_nothing_reads_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text('id = "C16"', encoding="utf-8")

    with pytest.raises(RulesError, match=f"no table is named {name}"):
        loader.read(tmp_path)


@pytest.mark.parametrize("name", CRITERIA)
def test_any_change_of_a_table_changes_the_digest(tmp_path: Path, name: str) -> None:
    own(tmp_path, name, "version", "# A remark.\nversion")

    assert loader.read(tmp_path).digest != loader.read().digest


def test_an_institutions_own_category_replaces_the_packages(tmp_path: Path) -> None:
    found = changed(tmp_path, "criteria/C3.toml", 'version = "', 'version = "ours ')

    ours = found.category("C3")
    assert ours is not None
    assert ours.version.startswith("ours ")
    assert found.category("C4") == CATALOGUE.category("C4")


def test_an_institutions_own_mechanics_replace_the_packages(tmp_path: Path) -> None:
    found = changed(tmp_path, "criteria/C15.toml", 'version = "', 'version = "ours ')

    assert found.version == f"ours {CATALOGUE.version}"
    assert found.categories == CATALOGUE.categories


def test_the_shipped_values_are_these() -> None:
    assert CATALOGUE.anchor_date == date(2006, 10, 14)
    assert (CATALOGUE.min_rank, CATALOGUE.lowest_order) == ("sojang", 7)
    assert CATALOGUE.family_policy is FamilyPolicy.TAY_ZA
    assert CATALOGUE.ownership_regime == "eu"
    assert not any(one.anchor_date for one in CATALOGUE.categories)


def test_the_shipped_tests_of_ownership_are_these() -> None:
    assert {
        one.regime: (one.at_least, one.more_than, one.aggregates, one.has_control_test)
        for one in CATALOGUE.ownership
    } == {
        "eu": (50, None, "all", True),
        "eu-2018": (None, 50, "all", True),
        "un": (None, None, "all", True),
        "ofac": (50, None, "all", False),
        "uk": (None, 50, "joint", True),
    }


def test_the_shipped_caps_and_least_numbers_are_these() -> None:
    caps = {
        (one.id, ground.title): (ground.cap, ground.cap_under)
        for one in CATALOGUE.categories
        for ground in one.grounds
        if ground.cap is not None or ground.cap_under is not None
    }
    least = {
        (one.id, element.id): element.least
        for one in CATALOGUE.categories
        for element in one.elements
        if element.least != 1
    }

    assert caps == {
        ("C1", "Family tie alone"): (CategoryOutcome.INDICATED, FamilyPolicy.TAY_ZA),
        ("C9", "Red flags alone"): (CategoryOutcome.INDICATED, None),
    }
    assert least == {("C9", "flags"): 3}


def test_the_ranks_of_the_army_are_these() -> None:
    assert [(rank.order, rank.name) for rank in CATALOGUE.ranks] == list(
        enumerate(
            (
                "taewonsu", "wonsu", "chasu", "taejang", "sangjang", "jungjang", "sojang",
                "taejwa", "sangjwa", "jungjwa", "sojwa", "taewi", "sangwi", "jungwi", "sowi",
            ),
            start=1,
        )
    )  # fmt: skip


def fact(kind: FactKind, *terms: str, **more: Any) -> Fact:
    year = PartialDate("2015", DatePrecision.YEAR, date(2015, 1, 1), date(2015, 12, 31))
    given: dict[str, Any] = {"role": "x", "organisation": "y", "start": year}
    return Fact(kind, "words", terms=terms, sources=(SOURCE,), **given | more)


def until(day: str) -> PartialDate:
    on = date.fromisoformat(day)
    return PartialDate(day, DatePrecision.DAY, on, on)


Seen = object
Look = Callable[[Catalogue], Seen]


def outcome(*facts: Fact) -> Look:
    """Give what evaluates facts about a person: the outcomes by category."""

    def seen(found: Catalogue) -> Seen:
        return {one.category: one.outcome.value for one in evaluate(PERSON, facts, found)}

    return seen


def served(day: str) -> Look:
    return outcome(fact(FactKind.OFFICE, "group:C4", end=until(day), start=None))


def flags(count: int) -> Look:
    kinds = CATALOGUE.flags[:count]
    return outcome(*(fact(FactKind.RED_FLAG, f"flag:{kind}") for kind in kinds))


def shares(regime: str, *owned: float) -> Look:
    """Give what asks a regime whether so many per cent, of as many listed owners, suffice."""
    holdings = [Holding(f"Owner {n}", "Body", share) for n, share in enumerate(owned)]
    return _ownership(regime, holdings, ())


def control(regime: str) -> Look:
    return _ownership(regime, (), [Control("Owner 0", "Body", "appoints the board")])


def _ownership(regime: str, holdings: Sequence[Holding], controls: Sequence[Control]) -> Look:
    listed = dict.fromkeys(["Owner 0", "Owner 1"])

    def seen(found: Catalogue) -> Seen:
        told = findings("Body", holdings, controls, listed, found.ownership, TODAY)
        answer = next(one for one in told if one.regime == regime)
        return answer.controlled if controls else answer.owned

    return seen


def case_of_shares(share: float) -> Look:
    """Give what assesses a body of which a listed party has a share."""
    query = Query("Body", type=PartyType.ORGANISATION)
    held = Holding("Owner", "Body", share, start=date(2015, 1, 1), sources=(SOURCE,))
    case = Case("case.toml", "", query, Identity.CONFIRMED, holdings=(held,))

    def seen(found: Catalogue) -> Seen:
        told = assess_case(case, found, bodies_of(found, {}), {"Owner": None}, TODAY)
        return {one.category for one in told.assessments}

    return seen


def _of_regime(regime: str) -> str:
    """Give the row of a regime as it stands in the table."""
    _, found, rest = packaged("criteria/C15.toml").partition(f'\nregime = "{regime}"\n')
    return found + rest.partition("\n[[")[0]


def _with(row: str, old: str, new: str) -> tuple[str, str, str]:
    """Change the row of a regime."""
    text = _of_regime(row)
    assert old in text
    return "criteria/C15.toml", text, text.replace(old, new)


C15 = "criteria/C15.toml"
YES, NO = Answer.YES, Answer.NO
CHANGES: dict[str, tuple[tuple[str, str, str], Look, Seen, Seen]] = {
    "anchor_date, later": (
        (C15, "anchor_date = 2006-10-14", "anchor_date = 2018-01-01"),
        served("2017-12-31"), {"C4": "supported"}, {"C4": "no_category"},
    ),
    "anchor_date, by a day": (
        (C15, "anchor_date = 2006-10-14", "anchor_date = 2006-10-15"),
        served("2006-10-14"), {"C4": "supported"}, {"C4": "no_category"},
    ),
    "anchor_date, earlier": (
        (C15, "anchor_date = 2006-10-14", "anchor_date = 2006-10-13"),
        served("2006-10-13"), {"C4": "no_category"}, {"C4": "supported"},
    ),
    "anchor_date of one category": (
        ("criteria/C4.toml", 'version = "', 'anchor_date = 2018-01-01\nversion = "'),
        served("2017-12-31"), {"C4": "supported"}, {"C4": "no_category"},
    ),
    "min_rank, lower": (
        (C15, 'min_rank = "sojang"', 'min_rank = "taejwa"'),
        outcome(fact(FactKind.RANK, "rank:8")), {}, {"C3": "supported"},
    ),
    "min_rank, the Syrian one": (
        (C15, 'min_rank = "sojang"', 'min_rank = "sangjwa"'),
        outcome(fact(FactKind.RANK, "rank:9")), {}, {"C3": "supported"},
    ),
    "min_rank, higher": (
        (C15, 'min_rank = "sojang"', 'min_rank = "jungjang"'),
        outcome(fact(FactKind.RANK, "rank:7")), {"C3": "supported"}, {},
    ),
    "family_policy": (
        (C15, 'family_policy = "tay_za"', 'family_policy = "syria_2015"'),
        outcome(fact(FactKind.FAMILY_TIE, "kin")), {"C1": "indicated"}, {"C1": "supported"},
    ),
    "cap of C1, Family tie alone": (
        ("criteria/C1.toml", 'cap = "indicated"', 'cap = "contested"'),
        outcome(fact(FactKind.FAMILY_TIE, "kin")), {"C1": "indicated"}, {"C1": "contested"},
    ),
    "cap_under of C1, Family tie alone": (
        ("criteria/C1.toml", 'cap_under = "tay_za"', 'cap_under = "syria_2015"'),
        outcome(fact(FactKind.FAMILY_TIE, "kin")), {"C1": "indicated"}, {"C1": "supported"},
    ),
    "cap of C9, Red flags alone": (
        ("criteria/C9.toml", 'cap = "indicated"', 'cap = "no_category"'),
        flags(3), {"C9": "indicated"}, {"C9": "no_category"},
    ),
    "least of C9, flags, lower": (
        ("criteria/C9.toml", "least = 3", "least = 2"),
        flags(2), {}, {"C9": "indicated"},
    ),
    "least of C9, flags, higher": (
        ("criteria/C9.toml", "least = 3", "least = 4"),
        flags(3), {"C9": "indicated"}, {},
    ),
    "ownership_regime": (
        (C15, 'ownership_regime = "eu"', 'ownership_regime = "uk"'),
        case_of_shares(50), {"C14"}, set(),
    ),
    "figure of eu": (
        _with("eu", "at_least = 50", "at_least = 50.1"), shares("eu", 50), YES, NO,
    ),
    "figure of eu, as it was": (
        _with("eu", "at_least = 50", "more_than = 50"), shares("eu", 50), YES, NO,
    ),
    "figure of eu, lower": (
        _with("eu", "at_least = 50", "at_least = 49.9"), shares("eu", 49.9), NO, YES,
    ),
    "figure of eu-2018": (
        _with("eu-2018", "more_than = 50", "at_least = 50"), shares("eu-2018", 50), NO, YES,
    ),
    "figure of eu-2018, higher": (
        _with("eu-2018", "more_than = 50", "more_than = 50.1"),
        shares("eu-2018", 50.1), YES, NO,
    ),
    "figure of un": (
        _with("un", 'aggregates = "all"', 'aggregates = "all"\nat_least = 75'),
        shares("un", 60), YES, NO,
    ),
    "figure of ofac": (
        _with("ofac", "at_least = 50", "more_than = 50"), shares("ofac", 50), YES, NO,
    ),
    "figure of uk": (_with("uk", "more_than = 50", "at_least = 50"), shares("uk", 50), NO, YES),
    **{
        f"aggregates of {regime}": (
            _with(regime, f'aggregates = "{before}"', f'aggregates = "{after}"'),
            shares(regime, 30, 30), was, becomes,
        )
        for regime, before, after, was, becomes in (
            ("eu", "all", "joint", YES, NO),
            ("eu-2018", "all", "none", YES, NO),
            ("un", "all", "joint", YES, Answer.UNDETERMINED),
            ("ofac", "all", "none", YES, NO),
            ("uk", "joint", "all", NO, YES),
        )
    },
    **{
        f"control of {regime}": (
            _with(regime, "control = true", "control = false"), control(regime), YES, None,
        )
        for regime in ("eu", "eu-2018", "un", "uk")
    },
    "control of ofac": (
        _with("ofac", "control = false", "control = true"), control("ofac"), None, YES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_value_that_is_changed_changes_what_depends_on_it(tmp_path: Path, case: str) -> None:
    (name, old, new), see, before, after = CHANGES[case]

    assert see(CATALOGUE) == before
    assert see(changed(tmp_path, name, old, new)) == after


def test_every_value_of_the_tables_has_its_case() -> None:
    values = ["anchor_date", "min_rank", "family_policy", "ownership_regime"]
    for test in CATALOGUE.ownership:
        values += [f"{what} of {test.regime}" for what in ("figure", "aggregates", "control")]
    for category in CATALOGUE.categories:
        for ground in category.grounds:
            values += [f"cap of {category.id}, {ground.title}"] * (ground.cap is not None)
            values += [f"cap_under of {category.id}, {ground.title}"] * bool(ground.cap_under)
        values += [f"least of {category.id}, {e.id}" for e in category.elements if e.least > 1]

    assert not [value for value in values if not any(one.startswith(value) for one in CHANGES)]


def test_the_terms_of_elements_are_those_of_the_vocabulary() -> None:
    groups = {f"group:{group}" for one in CATALOGUE.organisations for group in one.groups}
    posts = {f"post:{group}" for role in CATALOGUE.roles for group in role.groups}
    used = {t for one in CATALOGUE.categories for e in one.elements for t in e.terms}

    assert {term for term in used if term.startswith("group:")} - groups <= {"group:C14"}
    assert {term for term in used if term.startswith("post:")} <= posts
