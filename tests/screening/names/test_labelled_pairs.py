"""Do labelled pairs of names get the answer that people gave them?"""

import tomllib
from pathlib import Path

import pytest

from db.records.entry import PartyType
from db.records.screening import Query
from rules import loader
from screening.features.asked import asked_names
from screening.names.likeness import compare

TABLE = Path(__file__).parents[2] / "cases" / "names.toml"
BAND = next(
    rule.when.min_score
    for rule in loader.decisions(loader.read()).rules
    if rule.id == "review-name"
)
LEAST = loader.decisions(loader.read()).compare_from


def _pairs(label: str) -> list[object]:
    found = tomllib.loads(TABLE.read_text(encoding="utf-8"))[label]
    return [
        pytest.param(asked, listed, PartyType(kind), id=f"{asked} | {listed}")
        for kind, pairs in found.items()
        for asked, listed in pairs
    ]


def _score(asked: str, listed: str, kind: PartyType) -> float:
    return max(
        compare(name.text, listed, kind).score for name in asked_names(Query(asked, type=kind))
    )


@pytest.mark.parametrize(("asked", "listed", "kind"), _pairs("same"))
def test_spellings_of_one_name_are_an_alert(asked: str, listed: str, kind: PartyType) -> None:
    assert _score(asked, listed, kind) >= BAND


@pytest.mark.parametrize(("asked", "listed", "kind"), _pairs("other"))
def test_the_name_of_another_is_none(asked: str, listed: str, kind: PartyType) -> None:
    assert _score(asked, listed, kind) < BAND


@pytest.mark.parametrize(("asked", "listed", "kind"), _pairs("part"))
def test_a_part_of_a_name_waits_for_a_second_fact(
    asked: str, listed: str, kind: PartyType
) -> None:
    assert LEAST <= _score(asked, listed, kind) < BAND
