"""What do shares and control in a case file come to as facts?"""

from datetime import date

import pytest

from db.records.assessment import Assessment, CategoryOutcome
from rules import loader
from rules.criteria_loader import catalogue
from screening.case_file import parse_case
from screening.casework import assess_case
from screening.statements.bodies import bodies_of

TODAY = date(2026, 11, 22)
CATALOGUE = catalogue(loader.read())
CASE = """
[party]
name = "Example Trading"
type = "organisation"
identity = "confirmed"

[[source]]
id = "register"
level = "E4"
publisher = "Company Register"
date = 2025-04-12
locator = "p. 1"

[[listed]]
name = "Alpha"
since = "2016-01-01"
"""
HOLDING = '[[holding]]\nowner = "Alpha"\nowned = "Example Trading"\nshare = 80\n'
CONTROL = (
    '[[control]]\ncontroller = "Alpha"\ncontrolled = "Example Trading"\nhow = "names all"\n'
)
SOURCED = 'sources = "register"\n'


def owned(*pieces: str) -> Assessment:
    """Assess C14 of a case with some shares or control."""
    case = parse_case(CASE + "\n".join(pieces), "case.toml", TODAY)
    found = assess_case(case, CATALOGUE, bodies_of(CATALOGUE, {}), {}, TODAY).assessments
    (only,) = [one for one in found if one.category == "C14"]
    return only


@pytest.mark.parametrize("tie", [HOLDING, CONTROL])
def test_shares_and_control_hold_since_the_day_that_the_case_says(tie: str) -> None:
    found = owned(tie, 'from = "2018-05-01"', SOURCED)

    assert found.outcome is CategoryOutcome.SUPPORTED
    assert [f.start.printed for f in found.reasons[0].facts if f.start] == ["2018-05-01"]


def test_a_share_that_begins_later_says_nothing_of_since_when_another_holds() -> None:
    later = HOLDING.replace("80", "5") + 'from = "2020-01-01"\nuntil = "2021-01-01"\n' + SOURCED
    found = owned(HOLDING, 'from = "2018-05-01"', SOURCED, later)

    assert [f.start.printed for f in found.reasons[0].facts if f.start] == ["2018-05-01"]


def test_shares_that_were_sold_before_the_listing_are_no_ownership() -> None:
    found = owned(HOLDING, 'from = "2012"\nuntil = "2015-12-31"', SOURCED)

    assert found.outcome is CategoryOutcome.REBUTTED
    assert "before it was listed" in found.because


def test_a_sale_after_the_listing_contests_and_ends_nothing() -> None:
    found = owned(HOLDING, 'from = "2012"\nuntil = "2018-12-31"', SOURCED)

    assert found.outcome is CategoryOutcome.CONTESTED
    assert "when it was already listed" in found.because
    assert "meets no limb of rebuttal" in found.rebuttals[0].because
