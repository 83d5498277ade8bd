"""Can a lawyer read the criteria, and see what they leave unexplained of the lists?"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from db.records.assessment import Assessment, CategoryFinding, CategoryOutcome, Reason
from db.records.entry import PartyType, Statement, StatementKind
from db.records.fact import Fact, FactKind
from db.records.screening import IndexedEntry, ListUsed
from rules import loader
from rules.catalogue import (
    KIN,
    Analogue,
    Catalogue,
    Category,
    Element,
    Example,
    FamilyPolicy,
    Ground,
    Organisation,
    OwnershipTest,
    Rank,
    Role,
)
from rules.criteria_loader import catalogue
from rules.criteria_model import Mechanics
from screening.coverage import Coverage, ListCoverage, coverage
from screening.report import coverage as coverage_report
from screening.report import criteria as report
from tests import factories
from tests.golden import Golden
from tests.screening.home import Home

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WIDTHS = (80, 120)
REAL = catalogue(loader.read())
IDS = [one.id for one in REAL.categories]
MADE_UP = Category(
    id="C1",
    title="Keepers of lighthouses",
    origin="extension",
    version="7",
    summary="Those who keep a lighthouse, and their relatives.",
    analogues=(
        Analogue("Act on Lights", "paragraph 3", "Whoever keeps a light.", is_verified=True),
        Analogue("Lamp v Council", "", "A lamp alone is no light."),
    ),
    specific="The light is named, with its date.",
    rebuttal=("left the light", "another light [of that name]"),
    red_flags=("a boat",),
    elements=(
        Element(
            "office",
            "An office at a light",
            frozenset({FactKind.OFFICE, FactKind.MEMBERSHIP}),
            terms=frozenset({"organisation:lamp-office", "group:C8", "organisation:any"}),
            roles=frozenset({"role:keeper"}),
            not_terms=frozenset({"role:clerk"}),
            types=frozenset({PartyType.PERSON}),
        ),
        Element("kin", "A tie", frozenset({FactKind.FAMILY_TIE}), terms=frozenset({KIN})),
        Element(
            "act",
            "Lights a lamp",
            frozenset({FactKind.ACT}),
            terms=frozenset({"shows:C1/act", "ship:listed", "programme:PRK"}),
            not_nationality="KP",
            acts=("light*",),
            objects=("lamp", "beacon"),
            phrases=("keeper of the flame",),
        ),
        Element("rank", "A rank", frozenset({FactKind.RANK}), by_rank=True),
        Element(
            "flags",
            "Two signs",
            frozenset({FactKind.RED_FLAG}),
            terms=frozenset({"flag:exit_node", "flag:time_zone"}),
            least=2,
        ),
    ),
    grounds=(
        Ground("Office and rank", ("office", "rank")),
        Ground("Tie", ("kin",), CategoryOutcome.INDICATED, FamilyPolicy.TAY_ZA),
        Ground("Tie and lamp", ("kin", "act"), origin="csis"),
        Ground("Signs", ("flags",), CategoryOutcome.INDICATED),
    ),
    examples=(Example("Ana Example", "no category", "she keeps a boat"),),
    anchor_date=date(2011, 5, 1),
)
SMALL = Catalogue(
    version="7",
    anchor_date=date(2006, 10, 14),
    min_rank="bosun",
    family_policy=FamilyPolicy.TAY_ZA,
    ownership_regime="sea",
    mechanics=("A lamp is not a light.", "Two lamps are not added up."),
    categories=(MADE_UP,),
    ownership=(
        OwnershipTest("sea", "At sea", at_least=50, aggregates="all", source="Act on Lights"),
        OwnershipTest(
            "shore",
            "Ashore",
            more_than=25.5,
            has_control_test=False,
            is_verified=True,
            source="Act on Shores",
        ),
        OwnershipTest("river", "On rivers", aggregates="none", source="Act on Rivers"),
    ),
    organisations=(
        Organisation("lamp-office", "Office of Lamps", ("C1",)),
        Organisation("ferries", "Ferries [of the North]", ("C8",)),
        Organisation("cabinet", "Cabinet", ("C2",)),
    ),
    roles=(Role("keeper", ("keeper", "등대지기")), Role("clerk", ("clerk", "cook"))),
    ranks=(
        Rank(1, "captain", ("captain", "skipper"), ("선장",)),
        Rank(2, "bosun", ("bosun", "boatswain")),
        Rank(3, "sailor", ("sailor",)),
    ),
    kin=("wife of", "first sister"),
    flags=("exit_node", "time_zone"),
    reading=REAL.reading,
)


def _printed(width: int, render: Callable[[Console], object]) -> str:
    console = Console(file=StringIO(), width=width, color_system=None, highlight=False)
    render(console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _of(category: Category, width: int = 80, found: Catalogue = REAL) -> str:
    return _printed(width, lambda console: report.render_category(category, found, console))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_catalogue_is_shown_as_reviewed(width: int, golden: Golden) -> None:
    golden.check(
        f"criteria_{width}.txt", _printed(width, lambda console: report.render(SMALL, console))
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_category_is_shown_as_reviewed(width: int, golden: Golden) -> None:
    golden.check(f"criteria_C1_{width}.txt", _of(MADE_UP, width, SMALL))


@pytest.mark.parametrize("category", REAL.categories, ids=IDS)
def test_everything_that_a_category_says_is_shown(category: Category) -> None:
    text = " ".join(_of(category, 1000).split())

    said = [category.title, category.summary, category.specific, report.PROPOSAL]
    said += [*category.rebuttal, *category.red_flags]
    said += [text for one in category.analogues for text in (one.act, one.provision, one.says)]
    said += [text for one in category.examples for text in (one.party, one.shows, one.because)]
    said += [one.title for one in category.elements]
    said += [one.title for one in category.grounds]
    said += [word for e in category.elements for word in (*e.acts, *e.objects, *e.phrases)]
    assert [one for one in said if one not in text] == []
    assert text.count("(unverified)") == sum(not one.is_verified for one in category.analogues)


@pytest.mark.parametrize("category", REAL.categories, ids=IDS)
def test_no_line_of_a_category_is_wider_than_the_terminal(category: Category) -> None:
    assert max(map(len, _of(category).splitlines())) <= 80


def test_every_element_says_what_shows_it() -> None:
    bare = {FactKind.RANK, FactKind.RED_FLAG}

    unsaid = [
        (category.id, element.id)
        for category in REAL.categories
        for element in category.elements
        if (element.terms or element.facts & bare) and not report.vocabulary(element, REAL)
    ]

    assert unsaid == []


def test_a_group_of_bodies_is_named_body_by_body() -> None:
    category = REAL.category("c7")
    assert category is not None

    (bank,) = [one for one in category.elements if one.id == "bank"]
    told = report.vocabulary(bank, REAL)["organisations"]

    assert {one.name for one in REAL.organisations if "C7" in one.groups} <= set(told)


def test_a_cap_says_whether_its_policy_is_in_use() -> None:
    other = replace(SMALL, family_policy=FamilyPolicy.SYRIA_2015)

    assert "in use is syria_2015, and it doesn't hold" in _of(MADE_UP, 200, other)
    assert "in use is" not in _of(MADE_UP, 200, SMALL)


def test_json_says_the_same_as_the_terminal() -> None:
    glance = report.documented(REAL)
    one = report.documented_category(MADE_UP, SMALL)

    assert [row["id"] for row in glance["categories"]] == IDS
    assert glance["mechanics"]["anchor_date"] == "2006-10-14"
    assert one["elements"][0]["shown_by"]["not_as"] == ["clerk", "cook"]
    assert one["analogues"][1]["is_verified"] is False
    assert one["grounds"][1]["cap"] == "indicated"
    assert one["anchor_date"] == "2011-05-01"


def test_the_title_of_the_mechanics_is_that_of_its_table() -> None:
    name = f"criteria/{report.MECHANICS}.toml"

    table = loader.checked(Mechanics, name, loader.read().text(name))

    assert table.title == report.MECHANICS_TITLE


def _entry(ref: str, *texts: str, in_scope: bool = True, **changes: Any) -> IndexedEntry:
    said = tuple(Statement(StatementKind.REMARK, text) for text in texts)
    indexed = IndexedEntry(factories.entry(ref, statements=said), is_in_scope=in_scope)
    return replace(indexed, **changes)


def _shows(
    category: str,
    kind: FactKind = FactKind.OFFICE,
    outcome: CategoryOutcome = CategoryOutcome.EXPLAINED_BY_LISTING,
) -> Assessment:
    reason = Reason("Ground", (), (Fact(kind, "a fact"),), (), outcome, "As stated.")
    return Assessment(category, "Title", "extension", outcome, "As stated.", (reason,))


ELSEWHERE = CategoryFinding(
    "C8", "Shipping", "extension", CategoryOutcome.EXPLAINED_BY_LISTING, "As stated."
)
READ: tuple[tuple[IndexedEntry, tuple[Assessment, ...]], ...] = (
    (_entry("X.1", "Director of KOMID"), (_shows("C6"), _shows("C14"))),
    (_entry("X.2", "Gender: male. Sold a [red] lamp."), (_shows("C1", FactKind.PROGRAMME),)),
    (_entry("X.3", "Listed as a ship that KOMID owns"), (_shows("C14", FactKind.CONTROL),)),
    (_entry("X.4", "Gender: male"), (_shows("C8", FactKind.NATURE),)),
    (_entry("X.5"), ()),
    (_entry("X.6", "UNLI-30.03.2018", categories=(ELSEWHERE,)), ()),
    (
        _entry("X.7", "IMO number: 1. Kept a lighthouse until 2001."),
        (_shows("C1", outcome=CategoryOutcome.NO_CATEGORY),),
    ),
    (_entry("X.8", "Director of nothing", in_scope=False), ()),
)


def _coverage() -> Coverage:
    return coverage(READ, ["x"], SMALL)


def test_entries_are_counted_by_what_explains_them() -> None:
    found = _coverage()

    assert found.lists == (
        ListCoverage(
            "x",
            entries=8,
            unread=1,
            stating=4,
            explained=3,
            by_name=1,
            silent=3,
            silent_explained=1,
        ),
    )
    assert [(one.id, one.by_list) for one in found.categories] == [("C1", (("x", 1),))]


def test_what_no_category_explains_is_named_those_with_a_reason_first() -> None:
    found = _coverage().unexplained

    assert [(one.indexed.entry.ref, one.states_reason) for one in found] == [
        ("X.7", True),
        ("X.5", False),
        ("X.6", False),
    ]
    assert found[0].otherwise[0].outcome is CategoryOutcome.NO_CATEGORY
    assert found[2].elsewhere == ("C8",)


BASIS = coverage_report.Basis(
    "7",
    (ListUsed(list="x", state="current", published_at=NOW, checked_at=NOW, sha256="97d0472"),),
    NOW,
    "the index may be older than the lists",
)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_explained_is_shown_as_reviewed(width: int, golden: Golden) -> None:
    found = _coverage()

    text = _printed(width, lambda console: coverage_report.render(found, BASIS, console))

    golden.check(f"criteria_coverage_{width}.txt", text)


def test_json_gives_the_share_with_its_interval_and_every_entry_that_is_left() -> None:
    told = coverage_report.documented(_coverage(), BASIS)

    (row,) = told["coverage"]
    assert (row["explained"], row["state_a_reason"], row["share"]) == (3, 4, 0.75)
    assert row["interval"] == [0.3006, 0.9544]
    assert [one["ref"] for one in told["unexplained"]] == ["X.7", "X.5", "X.6"]
    assert told["unexplained"][0]["text"][0]["text"].startswith("IMO number: 1. Kept")
    assert "no independent evidence" in told["says"]


def test_a_list_without_a_reason_has_no_share() -> None:
    told = coverage_report.documented(coverage((), ["x"], SMALL), BASIS)

    assert told["coverage"][0]["share"] is None


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Give a home with the built-in sample."""
    folder: Path = tmp_path_factory.mktemp("criteria")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SANCTIONS_RULES", "SANCTIONS_DATABASE_URL"):
            patch.delenv(name, raising=False)
        patch.setenv("SANCTIONS_HOME", str(folder))
        home = Home(folder)
        assert home.run("refresh", "--sample").code == 0
        yield home


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((), "C15 Mechanics of the catalogue", id="at a glance"),
        pytest.param(("c5",), "C5 Weapons of mass destruction", id="a category in any case"),
        pytest.param(("C15",), "Ownership and control by regime", id="mechanics"),
    ],
)
def test_the_criteria_are_printed_before_any_list_is_loaded(
    empty_home: Home, arguments: tuple[str, ...], said: str
) -> None:
    shown = empty_home.run("criteria", *arguments)
    told = empty_home.run("criteria", *arguments, "--format", "json")

    assert (shown.code, told.code) == (0, 0)
    assert said in shown.said
    assert "freezes nothing" in shown.said
    assert "freezes nothing" in json.loads(told.out)["says"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("C16",), "C14, C15", id="unknown"),
        pytest.param(("",), "C14, C15", id="empty"),
        pytest.param(("C1", "--coverage"), "not both", id="one and coverage"),
        pytest.param(("--list", "un"), "--coverage", id="a list without coverage"),
        pytest.param(("--scope", "all"), "--coverage", id="a scope without coverage"),
        pytest.param(("--coverage", "--list", "nobody"), "un-vessels", id="unknown list"),
    ],
)
def test_wrong_usage_is_refused(
    sample_home: Home, arguments: tuple[str, ...], said: str
) -> None:
    result = sample_home.run("criteria", *arguments)

    assert result.code == 2
    assert said in result.said


def test_nothing_is_counted_where_no_list_is_loaded(empty_home: Home) -> None:
    for arguments in ((), ("--list", "un")):
        result = empty_home.run("criteria", "--coverage", *arguments)

        assert result.code == 3
        assert "run sanctions refresh" in result.said


def test_coverage_counts_the_entries_in_force(sample_home: Home) -> None:
    said = sample_home.run("criteria", "--coverage").said
    all_lists = json.loads(sample_home.run("criteria", "--coverage", "--format", "json").out)
    everything = (
        "criteria",
        "--coverage",
        "--list",
        "un",
        "--scope",
        "all",
        "--format",
        "json",
    )
    (un,) = json.loads(sample_home.run(*everything).out)["coverage"]

    assert "no independent evidence" in said
    assert "SAMPLE LISTS" in said
    for row in all_lists["coverage"]:
        assert row["entries"] == row["state_a_reason"] + row["state_no_reason"]
        assert row["not_read"] == 0
    assert un["entries"] == un["state_a_reason"] + un["state_no_reason"] + un["not_read"]
