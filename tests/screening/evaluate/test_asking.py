"""Is the tool's answer to a case read as an officer would read it?"""

from collections.abc import Iterator

import pytest

from db.records.entry import BirthDate
from feeds.dates import read_date
from screening.evaluate.asking import Answer, Engine
from screening.evaluate.cases import Case, Group
from tests import factories
from tests.screening.indexes import Indexes

BORN = "1946-03-02"
ENTRIES = (
    factories.entry("KPi.1", ["KIM Yong Chol"], birth_dates=(BirthDate(read_date(BORN)),)),
    factories.entry("EU.1", ["KIM Yong-Chol"]),
    factories.entry("KPi.2", ["KIM Yong Cho"]),
    factories.entry("KPi.3", ["PAK Song Il"], birth_dates=(BirthDate(read_date(BORN)),)),
)
OWNERS = {
    ("x", "KPi.1"): "p",
    ("x", "EU.1"): "p",
    ("x", "KPi.2"): "q",
    ("x", "KPi.3"): "r",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Open the tool with a few parties, of which one has two entries."""
    made = Indexes(tmp_path_factory.mktemp("asking"))
    yield Engine(made(ENTRIES), OWNERS)
    made.close()


def _asked(
    engine: Engine, text: str, *right: str, birth_date: str = "", born: str = ""
) -> Answer:
    group = Group.PERSON if right else Group.UNLISTED
    case = Case(group, "kind", text, right, birth_date=birth_date, born=born)
    (answer,) = engine.answers([case])
    return answer


def test_two_entries_of_one_party_are_one_alert_and_no_rivals(engine: Engine) -> None:
    found = _asked(engine, "Kim Young-chul", "p")

    assert (found.is_alert, found.alerts, found.rank, found.is_alone) == (True, 1, 1, True)
    assert found.right == found.top


def test_an_alert_on_another_party_finds_nobody(engine: Engine) -> None:
    found = _asked(engine, "Kim Yong Cho", "p")

    assert (found.is_alert, found.alerts, found.rank) == (False, 1, 2)
    assert (found.top, found.top_party) == (1.0, "q")
    assert 0 < found.right < 1


def test_whom_nothing_resembles_is_not_found(engine: Engine) -> None:
    assert _asked(engine, "Jon Doe", "p") == Answer()


def test_a_stated_date_of_birth_is_asked_with_the_name(engine: Engine) -> None:
    alone = _asked(engine, "Kim Yong Chol", "p")
    dated = _asked(engine, "Kim Yong Chol", "p", birth_date=BORN)

    assert (alone.outcome, dated.outcome) == ("review", "match")


@pytest.mark.parametrize(
    ("born", "is_dated_alert"),
    [
        pytest.param(BORN, True, id="the listed date"),
        pytest.param("1990-05-05", False, id="another date"),
        pytest.param("", False, id="no date"),
    ],
)
def test_who_is_not_listed_is_asked_again_once_born(
    born: str, is_dated_alert: bool, engine: Engine
) -> None:
    found = _asked(engine, "Park Sung-il", born=born)

    assert found.is_alert
    assert found.is_dated_alert is is_dated_alert
