"""Is a person counted on the highest level that the person's own entry shows?"""

from datetime import date

import pytest

from db.records.assessment import Assessment, CategoryOutcome, Reason
from db.records.entry import PartyType
from db.records.fact import Fact, FactKind
from rules import loader
from screening.tracking.seniority import seniority
from tests.screening.tracking.test_matrix import built, listed

TABLE = loader.seniority(loader.read())


def shown(category: str, *roles: str) -> Assessment:
    terms = tuple(f"role:{role}" for role in roles)
    outcome = CategoryOutcome.EXPLAINED_BY_LISTING
    facts = (Fact(FactKind.OFFICE, "t", terms=terms),)
    reason = Reason("g", (), facts, (), outcome, "b")
    return Assessment(category, "t", "csis", outcome, "b", (reason,))


LEVELS = {
    "leadership": (shown("C5", "director"), shown("C2", "member")),
    "generals": (shown("C3"), shown("C6", "representative")),
    "heads": (shown("C5", "vice_director"),),
    "managers": (shown("C6", "director"),),
    "agents": (shown("C6", "representative"), shown("C13")),
}


@pytest.mark.parametrize("level", LEVELS)
def test_the_highest_level_shown_counts(level: str) -> None:
    matrix = built([listed("eu", "E.1", on=date(2022, 4, 21))])

    (found,) = seniority(matrix, TABLE, lambda _: LEVELS[level])

    assert (found.list, found.year, found.rung, found.persons) == ("eu", 2022, level, 1)


def test_bodies_and_persons_of_no_level_or_day_are_left_out() -> None:
    on = date(2022, 4, 21)
    matrix = built(
        [
            listed("eu", "E.1", on=on, type=PartyType.ORGANISATION),
            listed("eu", "E.2", on=on),
            listed("eu", "E.3"),
        ]
    )
    told = {"E.1": LEVELS["generals"], "E.2": (), "E.3": LEVELS["generals"]}

    assert seniority(matrix, TABLE, lambda key: told[key.ref]) == ()
