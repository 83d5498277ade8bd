"""Is the power with which the time grows the one that made the figures?"""

from pathlib import Path

import pytest

from db.records.screening import Scope
from rules import loader
from screening.bench.measure import at_share
from screening.bench.scaling import longer, power
from screening.condition import Conditions
from screening.session import Session, open_session
from screening.settings import Settings
from screening.version import __version__
from tests import factories
from tests.screening.indexes import Indexes


@pytest.mark.parametrize("made", [1.0, 0.4, 2.0])
def test_the_power_of_known_figures_is_found(made: float) -> None:
    found = power([(x, 7.5 * x**made) for x in (10.0, 30.0, 1000.0)])

    assert found == pytest.approx(made)


def test_one_place_has_no_power() -> None:
    assert power([(10.0, 1.0), (10.0, 2.0)]) is None


def test_a_share_of_the_runs_takes_no_longer() -> None:
    seconds = [float(number) for number in range(100, 0, -1)]

    assert at_share(seconds, 0.5) == 51.0
    assert at_share(seconds, 0.99) == 100.0
    assert at_share([3.0], 0.99) == 3.0


def test_the_tool_takes_the_longer_list_for_its_own(tmp_path: Path, index_of: Indexes) -> None:
    index = index_of(related=[factories.entry("KPi.1", ("KIM Yong Chol",))])
    rules = loader.read().digest
    conditions = Conditions("", "", rules_digest=rules, engine_version=__version__, lists=())

    made = longer(tmp_path, Session(index, conditions), list(index.entries()), 3, seed=1)
    opened = open_session(Settings(tmp_path, "sqlite://")).index

    assert opened.path == made.path
    assert len(opened.in_scope(Scope.DPRK)) == 3
    for one in (made, opened):
        one.close()
