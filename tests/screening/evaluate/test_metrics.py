"""Are the figures of an evaluation what they say they are?"""

from dataclasses import replace

import pytest

from db.records.entry import PartyType
from screening.evaluate.asking import Answer, ranked
from screening.evaluate.cases import Case, Group
from screening.evaluate.curves import SAMPLES_A_CLASS, calibration, curves, just_below
from screening.evaluate.metrics import (
    Measured,
    System,
    alert_rows,
    class_rows,
    cut,
    cuts,
)
from screening.evaluate.portfolio import LISTED, OTHERS
from screening.evaluate.shares import Share

OURS = System("this tool", "", has_bands=True)
OTHER = System("other", "", has_bands=False)
SHIPPED = System("shipped", "", has_bands=True)


def _listed(right: float, outcome: str = "", rank: int = 1) -> Measured:
    answer = Answer(max(right, 0.1), right, rank, is_alone=True, outcome=outcome)
    return Measured(Case(Group.PERSON, "typo", "Kim", ("p",)), answer, (Answer(right=0.2),))


def _unlisted(top: float, outcome: str = "", *, is_dated_alert: bool = False) -> Measured:
    case = Case(Group.UNLISTED, "south_korean", "Lee", born="1980-01-02")
    return Measured(
        case, Answer(top, outcome=outcome, is_dated_alert=is_dated_alert), (Answer(top=0.5),)
    )


@pytest.mark.parametrize(
    ("hits", "size", "low", "high"),
    [
        pytest.param(0, 0, 0.0, 1.0, id="nothing is known of nothing"),
        pytest.param(10, 10, 0.7225, 1.0, id="all of ten"),
        pytest.param(0, 1000, 0.0, 0.0038, id="none of a thousand"),
        pytest.param(50, 100, 0.4038, 0.5962, id="half"),
    ],
)
def test_the_interval_is_wilsons(hits: int, size: int, low: float, high: float) -> None:
    assert Share(hits, size).interval == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("share", "line"),
    [
        pytest.param(0.0, 0.99, id="none may exceed it"),
        pytest.param(0.01, 0.98, id="one of a hundred may"),
        pytest.param(1.0, 0.0, id="all may"),
    ],
)
def test_the_line_lets_that_share_of_unlisted_names_pass(share: float, line: float) -> None:
    scores = [n / 100 for n in range(100)]

    assert cut(scores, share) == line
    assert sum(score > line for score in scores) <= share * 100


def test_a_listed_party_that_only_reaches_the_line_is_not_found() -> None:
    measured = [_listed(0.9), _listed(0.91), *[_unlisted(0.9)] * 100]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])

    assert row.systems[0].at_one_in_thousand == Share(1, 2)


def test_only_an_alert_counts_at_the_bands() -> None:
    measured = [_listed(0.9, "review"), _listed(0.99, "no_match"), _unlisted(0.5)]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])

    assert row.systems[0].at_bands == Share(1, 2)


def test_a_baseline_has_a_line_of_its_own_and_no_bands() -> None:
    measured = [_listed(0.9, "review"), _unlisted(0.1)]

    (row,) = class_rows(measured, cuts(measured, 2), [OURS, OTHER])

    assert row.systems[1].at_bands is None
    assert row.systems[1].at_one_in_thousand == Share(0, 1)


def test_a_baseline_with_a_threshold_is_measured_as_it_is_shipped() -> None:
    alert = Answer(0.8, 0.8, 1, outcome="review")
    measured = [
        replace(_listed(0.9), others=(alert,)),
        replace(_unlisted(0.1), others=(alert,)),
        _unlisted(0.1),
    ]

    (row,) = class_rows(measured, cuts(measured, 2), [OURS, SHIPPED])
    (alerts,) = alert_rows(measured, [OURS, SHIPPED])
    (silent,) = alert_rows(measured, [OURS, OTHER])

    assert row.systems[1].at_bands == Share(1, 1)
    assert (alerts.at_bands, alerts.others) == (Share(0, 2), (Share(1, 2),))
    assert silent.others == (None,)


def test_without_unlisted_names_nothing_is_said_of_equal_false_alerts() -> None:
    measured = [_listed(0.9, "review")]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])

    assert row.systems[0].at_one_percent is None
    assert row.systems[0].at_bands == Share(1, 1)
    assert curves(measured, 1)[0].points == ()


def test_more_than_a_name_is_held_against_no_names() -> None:
    dated = Case(Group.CORROBORATED, "typo+date", "Kim", ("p",), birth_date="1980-01-02")
    measured = [replace(_listed(0.9), case=dated), _unlisted(0.1)]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])

    assert row.systems[0].at_one_in_thousand is None


def test_an_organisation_among_real_spellings_is_held_against_companies() -> None:
    real = Case(Group.REAL, "other_bodies", "Co.", ("p",), type=PartyType.ORGANISATION)
    company = Case(Group.UNLISTED, "company", "Ltd.")
    measured = [
        replace(_listed(0.9), case=real),
        _unlisted(0.95),
        replace(_unlisted(0.5), case=company),
    ]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])
    (curve,) = curves(measured, 1)

    assert row.systems[0].at_one_in_thousand == Share(1, 1)
    assert {share for _, share in curve.points} == {1.0}


def test_homonyms_are_no_part_of_the_line() -> None:
    homonym = Measured(Case(Group.HOMONYM, "south_korean", "Kim"), Answer(1.0))
    measured = [_listed(0.9), homonym, _unlisted(0.2)]

    (row,) = class_rows(measured, cuts(measured, 1), [OURS])

    assert row.systems[0].at_one_in_thousand == Share(1, 1)


def test_alerts_are_counted_with_and_without_dates() -> None:
    measured = [_unlisted(0.9, "review", is_dated_alert=True), _unlisted(0.9, "review")]

    (row,) = alert_rows(measured, [OURS])

    assert (row.at_bands, row.dated) == (Share(2, 2), Share(1, 2))


def test_who_has_no_date_of_birth_is_not_counted_among_the_dated() -> None:
    company = replace(_unlisted(0.9, "review"), case=Case(Group.UNLISTED, "company", "Ltd."))

    (row,) = alert_rows([company], [OURS])

    assert (row.at_bands, row.dated) == (Share(1, 1), None)


@pytest.mark.parametrize(
    ("others", "rank", "is_alone"),
    [
        pytest.param([], 1, True, id="nobody else"),
        pytest.param([0.7], 1, True, id="all others lower"),
        pytest.param([0.8], 1, False, id="another as high"),
        pytest.param([0.9, 0.8, 0.85], 3, False, id="two higher"),
    ],
)
def test_the_rank_counts_those_that_scored_higher(
    others: list[float], rank: int, is_alone: bool
) -> None:
    found = ranked(Answer(0.9), 0.8, others)

    assert (found.rank, found.is_alone, found.right) == (rank, is_alone, 0.8)


def test_a_curve_never_falls() -> None:
    measured = [_listed(n / 50) for n in range(50)]
    measured += [_unlisted(n / 1000) for n in range(1000)]

    found = curves(measured, 1)[0].points

    assert [share for _, share in found] == sorted(share for _, share in found)
    assert found[0][1] < found[-1][1]


def test_confidence_is_held_against_what_was_right() -> None:
    case = Case(Group.PERSON, "typo", "Kim", ("p",))
    right = Measured(case, Answer(confidence=0.95, top_party="p"))
    wrong = Measured(case, Answer(confidence=0.93, top_party="q"))

    (found,) = calibration([right, wrong, _listed(0.9)])

    assert found.confidence == pytest.approx(0.94)
    assert found.right == pytest.approx(0.5)
    assert found.size == 2
    assert found.interval == pytest.approx(Share(1, 2).interval)


def test_confidence_is_weighed_by_how_often_a_kind_of_case_occurs() -> None:
    right = Measured(
        Case(Group.PERSON, "typo", "Kim", ("p",)), Answer(confidence=0.95, top_party="p")
    )
    wrong = replace(_unlisted(0.9), answer=Answer(confidence=0.93, top_party="p"))

    (found,) = calibration([right] * 200 + [wrong])

    share = LISTED / (LISTED + OTHERS["south_korean"])
    assert found.right == pytest.approx(share)
    assert found.confidence == pytest.approx(0.95 * share + 0.93 * (1 - share))
    assert found.interval[1] - found.interval[0] > 0.5  # one case outweighs all others


def test_no_class_hides_the_others_just_below_the_line() -> None:
    other = Case(Group.PERSON, "initials", "Kim", ("p",))
    measured = [_listed(0.8)] * 9 + [replace(_listed(0.5), case=other)]

    found = just_below(measured, 9)

    assert [m.case.kind for m in found] == ["typo"] * SAMPLES_A_CLASS + ["initials"]


def test_what_lies_just_below_the_line_comes_nearest_first() -> None:
    measured = [_listed(0.5), _listed(0.7), _listed(0.9, "review"), _listed(0.0)]
    measured += [_unlisted(0.4), _unlisted(0.6), _unlisted(0.9, "review"), _unlisted(0.0)]

    found = just_below(measured, 5)

    assert [(m.answer.right, m.answer.top) for m in found] == [
        (0.7, 0.7),
        (0.5, 0.5),
        (0.0, 0.6),
        (0.0, 0.4),
    ]
