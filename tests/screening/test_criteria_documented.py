"""Does `docs/criteria.md` say what the catalogue says?"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from db.records.assessment import CategoryOutcome, ReasonTestName
from db.records.fact import Basis, Level
from rules import loader
from rules.catalogue import Catalogue, FamilyPolicy, OwnershipTest
from rules.criteria_loader import catalogue
from screening.report.criteria import MECHANICS, MECHANICS_TITLE, ORIGINS

FOLDER = Path(__file__).parents[2] / "docs"
DOCUMENT = (FOLDER / "criteria.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found() -> Catalogue:
    return catalogue(loader.read())


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading, without their marks."""
    table = DOCUMENT.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0]
    lines = table.splitlines()[2:]
    return [[cell.strip(" `") for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_categories_are_those_of_the_catalogue(found: Catalogue) -> None:
    expected = [[one.id, one.title, one.origin] for one in found.categories]

    assert rows("id") == [*expected, [MECHANICS, MECHANICS_TITLE, "-"]]


def test_the_settings_are_those_of_the_catalogue(found: Catalogue) -> None:
    told = {name: value for name, value, _ in rows("setting")}

    assert told == {
        "anchor_date": found.anchor_date.isoformat(),
        "min_rank": found.min_rank,
        "family_policy": found.family_policy.value,
        "ownership_regime": found.ownership_regime,
    }


def figure(test: OwnershipTest) -> str:
    if test.at_least is not None:
        return f"{test.at_least:g} % or more"
    return "no figure" if test.more_than is None else f"more than {test.more_than:g} %"


def test_the_regimes_are_those_of_the_catalogue(found: Catalogue) -> None:
    expected = [
        [one.regime, figure(one), one.aggregates, "yes" if one.has_control_test else "no"]
        for one in found.ownership
    ]

    assert rows("regime") == expected


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        pytest.param("level", list(Level), id="levels"),
        pytest.param("test", list(ReasonTestName), id="tests"),
        pytest.param("outcome", list(CategoryOutcome), id="outcomes"),
    ],
)
def test_a_closed_set_is_explained_word_by_word(heading: str, words: list[str]) -> None:
    assert sorted(row[0] for row in rows(heading)) == sorted(words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(Basis, id="bases"),
        pytest.param(FamilyPolicy, id="policies"),
        pytest.param(ORIGINS, id="origins"),
    ],
)
def test_every_word_that_decides_is_named(words: Iterable[str]) -> None:
    assert [word for word in words if f"`{word}`" not in DOCUMENT] == []


def test_every_rank_named_is_one_of_the_army(found: Catalogue) -> None:
    (said,) = [row[2] for row in rows("setting") if row[0] == "min_rank"]

    named = re.findall(r"`(\w+)`", said)

    assert named
    assert set(named) <= {rank.name for rank in found.ranks}


def test_every_linked_file_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", DOCUMENT)

    assert "case-files.md" in links
    assert [link for link in links if not (FOLDER / link).exists()] == []


def test_the_document_is_short() -> None:
    assert len(DOCUMENT.splitlines()) <= 150
