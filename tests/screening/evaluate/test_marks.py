"""Is a row marked where another tool finds more, and is a date written as its class says?"""

from datetime import date, timedelta
from random import Random

import pytest

from screening.evaluate.cases import Group
from screening.evaluate.corroborated import _WRITTEN
from screening.evaluate.metrics import ClassRow, Recall
from screening.evaluate.shares import Share
from screening.report.evaluation_tables import _class_row, _side_by_side


@pytest.mark.parametrize(
    ("ours", "theirs", "is_behind"),
    [
        pytest.param(5, 9, True, id="behind"),
        pytest.param(9, 5, False, id="ahead"),
        pytest.param(5, 5, False, id="level"),
    ],
)
def test_only_a_row_in_which_another_finds_more_is_marked(
    ours: int, theirs: int, *, is_behind: bool
) -> None:
    shares = (Share(ours, 9), Share(theirs, 9))
    recalls = tuple(Recall(one, one, one, one, one, 1.0) for one in shares)
    row = ClassRow(Group.PERSON, "typo", 9, recalls)

    our_cell, their_cell = _side_by_side(row, [(0, 1), (1, 1)])

    assert ("▾" in our_cell) is is_behind
    assert "▾" not in their_cell


@pytest.mark.parametrize(
    ("kind", "is_held"),
    [
        pytest.param("swapped_syllables", True, id="held for another person"),
        pytest.param("typo", False, id="not held back"),
    ],
)
def test_a_row_says_why_the_rules_hold_it_back(kind: str, *, is_held: bool) -> None:
    share = Share(1, 9)
    recall = Recall(share, share, share, share, share, 1.0)

    named, *_ = _class_row(ClassRow(Group.PERSON, kind, 9, (recall,)))

    assert ("Most often another person" in named) is is_held


def test_a_date_is_written_as_its_class_says() -> None:
    day, random = date(1980, 2, 11), Random(1)
    written = {kind: write(random, day) for kind, write in _WRITTEN.items()}

    assert (written["date"], written["year"]) == ("1980-02-11", "1980")
    assert written["swapped_date"] == "1980-11-02"
    assert abs(date.fromisoformat(written["day_off"]) - day) == timedelta(days=1)
    assert _WRITTEN["swapped_date"](random, date(1980, 2, 13)) == ""
