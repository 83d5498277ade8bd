"""Are the weights of confidence worked out rightly?"""

import pytest

from db.records.screening import Bearing, Evidence, Match
from rules.confidence import NAMES, Signs, confidence, numbers, signs
from screening.evaluate.asking import Answer
from screening.evaluate.calibrate import calibrate
from screening.evaluate.cases import Case, Group
from screening.evaluate.metrics import Measured
from screening.evaluate.portfolio import LISTED, OTHERS, weights
from tests import factories

NOTHING = dict.fromkeys(NAMES, 0.0) | {"always": 1.0}


def _measured(group: Group, kind: str, *, is_right: bool, **seen: float) -> Measured:
    shows = numbers(Signs(**(NOTHING | seen)))
    case = Case(group, kind, "Kim", ("p",) if group.is_positive else ())
    return Measured(case, Answer(shows=shows, top_party="p" if is_right else "q"))


def _match(score: float, *features: str, bearers: float | None = 1e-5) -> Match:
    evidence = tuple(Evidence(f, "", "", 1.0, Bearing.AGREES, "") for f in features)
    return Match(factories.entry(), True, "", "", False, score, evidence, bearers=bearers)


def test_what_only_the_right_ones_show_gets_a_weight() -> None:
    right = [_measured(Group.PERSON, "typo", is_right=True, birth_date=1.0) for _ in range(50)]
    wrong = [_measured(Group.UNLISTED, "south_korean", is_right=False) for _ in range(50)]

    found = calibrate([*right, *wrong])

    assert found.birth_date > 1
    assert found.nationality == 0.0


def test_nothing_that_speaks_for_a_party_lowers_the_confidence() -> None:
    right = [_measured(Group.PERSON, "typo", is_right=True) for _ in range(50)]
    wrong = [
        _measured(Group.UNLISTED, "south_korean", is_right=False, exact=1.0) for _ in range(50)
    ]

    found = calibrate([*right, *wrong])

    assert found.exact == 0.0


def test_without_alerts_there_are_no_weights() -> None:
    assert numbers(calibrate([])) == (0.0,) * len(NAMES)


def test_a_kind_weighs_what_its_share_of_the_customers_is_however_many_were_made() -> None:
    cases = [
        *(Case(Group.PERSON, "typo", str(n), ("p",)) for n in range(3)),
        *(Case(Group.UNLISTED, "western", str(n)) for n in range(5)),
        Case(Group.NEAR_MISS, "near_name_dprk", "x"),
    ]

    found = weights(cases)

    assert sum(found[:3]) == pytest.approx(LISTED)
    assert sum(found[3:8]) == pytest.approx(OTHERS["western"])
    assert found[8] == 0.0


def test_a_rarer_name_and_an_agreeing_date_make_an_alert_surer() -> None:
    table = Signs(**(NOTHING | {"always": -3.0, "rarity": 1.0, "birth_day": 2.0}))

    common = confidence(_match(0.99, bearers=1e-3), table)
    rare = confidence(_match(0.99, bearers=1e-7), table)
    dated = confidence(_match(0.99, "birth_day", bearers=1e-7), table)

    assert 0 < common < rare < dated < 1


def test_a_match_shows_what_it_shows() -> None:
    found = signs(_match(1.0, "birth_day", "nationality"))

    assert (found.exact, found.birth_day, found.birth_date, found.nationality) == (1, 1, 1, 1)
    assert (found.identifier, found.birth_contradicts) == (0, 0)
