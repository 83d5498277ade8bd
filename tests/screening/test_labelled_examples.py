"""Do the labelled examples of the reference come to what they are labelled?

Those with an entry on a list are read in its own words; for the others a case was written,
with evidence as solid as there may be. The rest can't be assessed here, and is said to be so.
"""

import csv
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from db.records.assessment import CategoryOutcome
from rules import loader
from rules.criteria_loader import catalogue
from screening.assess import by_party, findings
from screening.case_file import parse_case
from screening.casework import assess_case
from screening.statements.bodies import bodies_of
from tests.screening.listed_parties import assessed
from tests.screening.tracking.real_files import IS_HERE

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "criteria_examples.csv"
CASES = tomllib.loads(
    (Path(__file__).parent / "labelled_cases.toml").read_text(encoding="utf-8")
)["case"]
SOURCES = """
[[source]]
id = "register"
level = "E4"
publisher = "an official register"
date = 2025-01-15
locator = "entry 1"
[[source]]
id = "older"
level = "E4"
publisher = "an official register"
date = 2012-10-18
locator = "entry 2"
[[source]]
id = "panel"
level = "E3"
publisher = "UN Panel of Experts"
date = 2024-03-07
locator = "paragraph 1"
[[source]]
id = "press"
level = "E2"
publisher = "a news agency"
date = 2019-12-01
locator = "report 1"
[[source]]
id = "indictment"
level = "E3a"
publisher = "a prosecutor"
date = 2018-09-06
locator = "paragraph 1"
"""
TODAY = date(2026, 11, 22)
REGIMES = {
    "Kim Yong Bok": "EU.12579.23",
    "Ri Chang Ho": "EU.12758.7",
    "No Kwang Chol": "EU.12580.1",
    "Kang Sun Nam": "EU.11296.46",
    "Sin Kum Chol": "EU.12759.6",
    "Jong Kyong Thaek": "EU.6255.66",
    "Ri Yong Gil": "EU.6256.65",
    "Central Public Prosecutor's Office": "EU.6272.7",
    "Ri Chang Dae": "EU.12054.45",
    "Onsong County MSS Detention Centre": "EU.12057.42",
    "Chosun Expo / Korea Expo Joint Venture": "EU.5709.80",
    "Dong Feng 6 (vessel)": "IMO9008201",
}
"""Examples whose entry the reference names by regime or number."""
NOT_SAID = {
    ("Ri Pyong Chol", "C3"): "the texts give no rank",
    ("Pak Yong Sik", "C3"): "the texts give no rank",
    ("Jang Chang Ha", "C3"): "the texts give no rank",
    ("Tsang Yung Yuan", "C13"): "no nationality is given, so that he may be of the DPRK",
    ("Eastern Stevedoring Company", "C8"): "the text says that it runs a terminal, no more",
    ("Oleg Kozhemyako", "C11"): "the text gives his office in Russia and no reason",
    ("Oleg Kozhemyako", "C13"): "the text gives his office in Russia and no reason",
}
"""Labels that an entry's own words don't carry, and why."""
NOT_ASSESSABLE = {
    "Korea Sobaeksu Trading Corporation": "on the US list only; what it did is not on file",
    "Shenyang Geumpungri Network Technology Co., Ltd": "on the US list only, no fact on file",
    "Jang Kuk Chol": "on the US list only; what he did is not on file",
    "Toplivo Bunkering Company": "on the UK's list only, no fact on file",
    "Leonard Lai": "on the US list only, no fact on file",
    "Ma Xiaohong": "on the US list only, no fact on file",
    "Cheng Hung Man": "on the US and Japanese lists only, no fact on file",
    "Kwek Kee Seng": "on the US list only, no fact on file",
}
"""Examples without an entry here, of which no fact is on file to write a case of."""
needs_reference = pytest.mark.skipif(
    not (IS_HERE and REFERENCE.exists()), reason="../shared is not here"
)


def _rows() -> list[dict[str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Give the categories of every listed party, by reference and by the ship's number."""
    return {
        one.entry.ref: frozenset(found.id for found in findings(some))
        for some in by_party(assessed()).values()
        for one in some
    }


def _refs(row: Mapping[str, str]) -> list[str]:
    named = re.findall(r"KP[ie]\.\d+|EU\.\d+\.\d+", row["list_refs"])
    return [*named, *([REGIMES[row["name"]]] if row["name"] in REGIMES else [])]


@pytest.mark.long
@pytest.mark.real_lists
@needs_reference
def test_listed_examples_are_explained_as_they_are_labelled() -> None:
    wrong, seen = [], 0
    for row in _rows():
        here = [ref for ref in _refs(row) if ref in _listed()]
        if not here:
            continue
        seen += 1
        found = frozenset().union(*(_listed()[ref] for ref in here))
        said, _, denied = row["expected"].partition("NOT")
        missing = set(re.findall(r"C\d+", said)) - found
        missing -= {category for name, category in NOT_SAID if name == row["name"]}
        never = set(re.findall(r"C\d+", denied.partition("(")[0])) & found
        if missing or never:
            wrong.append((row["name"], row["expected"], sorted(found)))

    assert not wrong
    assert seen >= 58


@pytest.mark.real_lists
@needs_reference
def test_what_the_words_of_a_listing_do_not_say_is_not_read_into_them() -> None:
    by_name = {row["name"]: row for row in _rows()}
    for name, category in NOT_SAID:
        refs = [ref for ref in _refs(by_name[name]) if ref in _listed()]
        assert refs
        assert all(category not in _listed()[ref] for ref in refs)


@needs_reference
def test_every_example_is_on_a_list_or_a_case_or_said_to_be_not_assessable() -> None:
    known = {case["example"] for case in CASES} | set(NOT_ASSESSABLE)
    left = {row["name"] for row in _rows() if not _refs(row) and row["name"] not in known}

    assert not left


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=str(case["example"])) for case in CASES]
)
def test_a_case_of_an_example_comes_to_what_it_is_labelled(case: Mapping[str, Any]) -> None:
    rules = catalogue(loader.read())
    read = parse_case(_written(case), "case.toml", TODAY)

    found = assess_case(read, rules, bodies_of(rules, {}), {}, TODAY)

    told = {one.category: one.outcome.value for one in found.assessments}
    assert told == case["expect"]


@needs_reference
def test_no_negative_example_is_supported() -> None:
    negative = {row["name"] for row in _rows() if row["polarity"] == "negative"}
    supported = {
        case["example"]
        for case in CASES
        if CategoryOutcome.SUPPORTED.value in case["expect"].values()
    }

    assert not negative & supported


def _written(case: Mapping[str, Any]) -> str:
    """Write a case as its file."""
    blocks = ["[party]", *_pairs(case["party"]), SOURCES]
    for key in ("facts", "holdings", "listed"):
        heading = {"facts": "fact", "holdings": "holding"}.get(key, key)
        for row in case.get(key, ()):
            blocks += [f"[[{heading}]]", *_pairs(row)]
    return "\n".join(blocks)


def _pairs(row: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in row.items()]


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
