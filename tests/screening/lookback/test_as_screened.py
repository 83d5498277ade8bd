"""Is a day counted exactly where a screening as of that day raises an alert?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from db.records.screening import Outcome
from db.store.engine import Store
from screening.lookback import hands
from screening.lookback.days import Days
from screening.portfolio.record import query
from screening.service import Wish, answer
from screening.session import open_session
from screening.settings import Settings
from tests.screening.lookback.test_exposed_days import BORN, BYSTANDER
from tests.screening.lookback.world import NAME, NOW, OTHER, World, at, party

EDGES = (
    "2020-02-29", "2020-03-01", "2020-04-30", "2020-05-01", "2020-05-31", "2020-06-01",
    "2020-06-30", "2020-07-01", "2020-10-28", "2020-10-29", "2020-11-30", "2020-12-01",
)  # fmt: skip


def test_the_days_are_those_on_which_screening_as_of_them_finds_the_party(
    world: World, url: str
) -> None:
    world.published("2020-02-01", BYSTANDER)
    world.published("2020-03-01", BYSTANDER, party("KPi.900", OTHER))
    world.published("2020-05-01", BYSTANDER, party("KPi.900", OTHER, NAME))
    world.published("2020-06-01", BYSTANDER, BORN)
    world.published("2020-07-01", BYSTANDER)
    world.published("2020-12-01", BYSTANDER, party())
    world.customers("2020-01-10", ("plain", NAME), ("young", NAME, "person", "1990-01-01"))
    found = {one.customer_id: one for one in world.back().exposures}
    records = {
        one.record.customer.id: one.record.customer for e in found.values() for one in e.hits
    }

    for day in map(date.fromisoformat, EDGES):
        session = open_session(Settings(world.folder, url), day)
        for name, customer in records.items():
            wish = Wish(lists=("un",), as_of=day)
            said = answer(query(customer), session, wish, at=NOW, by="officer")
            is_counted = any(s.first <= day <= s.last for s in found[name].spans)
            assert (said.outcome in {Outcome.MATCH, Outcome.REVIEW}) == is_counted, (day, name)
    assert found["plain"].spans == (
        Days(date(2020, 5, 1), date(2020, 10, 28)),
        Days(date(2020, 12, 1), NOW.date()),
    )
    assert found["young"].spans[0] == Days(date(2020, 5, 1), date(2020, 5, 31))


def test_many_customers_are_compared_by_several_processes_with_the_same_answer(
    world: World, monkeypatch: pytest.MonkeyPatch, store: Store, tmp_path: Path
) -> None:
    world.published("2020-03-01", party())
    made_up = [(f"C{number:04}", f"Ludwig Ondrak {number:04}") for number in range(1_200)]
    world.customers("2020-01-10", *made_up, ("X", NAME), ("Y", "Wendrak Zsigmont"))
    world.customers("2020-05-01", ("C0500", NAME))
    monkeypatch.setattr(hands, "cores", lambda: 2)

    by_two = world.back()
    monkeypatch.setattr(hands, "cores", lambda: 1)
    by_one = world.back()

    assert (by_two.exposures, by_two.nearest) == (by_one.exposures, by_one.nearest)
    assert {one.customer_id for one in by_two.exposures} == {"X", "C0500"}
    assert by_two.portfolios[0].versions == 1_203


def test_a_customer_yet_to_come_is_not_looked_at(world: World) -> None:
    world.published("2020-03-01", party())
    world.customers("2020-01-10", ("1", NAME))
    world.customers(f"{NOW.date() + timedelta(days=3)}", ("2", NAME))

    assert at("2020-03-01").date() == world.back().exposures[0].spans[0].first
    assert list(world.days()) == ["1"]
