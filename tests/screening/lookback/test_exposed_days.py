"""Is each customer reported for exactly the days on which it would have raised an alert?"""

from dataclasses import replace
from datetime import date

import pytest

from db.records.alert import Alert, Why
from db.records.entry import BirthDate
from db.records.event import Happening
from db.store.alerts import add_alerts
from db.store.confirmations import confirm_newest
from db.store.engine import Store
from db.store.ledger import writing
from rules import loader
from screening.ask import birth_date
from screening.lookback.answer import Wish
from screening.lookback.bench import Bench
from screening.lookback.errors import LookBackError, UnknownPartyError
from tests.screening.lookback.world import NAME, NOW, OTHER, World, at, party

BYSTANDER = party("KPi.901", "Ulmbert Roskin Tavello")
BORN = party(birth_dates=(BirthDate(birth_date("1960-04-17")),))
LAST = "2020-12-31"


@pytest.fixture
def listed(world: World) -> World:
    """Publish a file without the party in February and one with it in March."""
    world.published("2020-02-01", BYSTANDER)
    world.published("2020-03-01", BYSTANDER, party())
    return world


def test_a_customer_is_exposed_from_the_listing_or_from_when_it_came(listed: World) -> None:
    listed.customers("2020-01-10", ("before", NAME), ("nobody", OTHER))
    listed.customers("2020-05-05", ("after", NAME))

    assert listed.days() == {
        "before": [("2020-03-01", LAST, 306)],
        "after": [("2020-05-05", LAST, 241)],
    }


def test_a_listing_day_that_the_list_states_counts_from_there(world: World) -> None:
    world.published("2020-02-01", BYSTANDER)
    world.published("2020-03-01", BYSTANDER, party(listed="2020-02-20"))
    world.customers("2020-01-10", ("1", NAME))

    found = world.back()

    assert world.days() == {"1": [("2020-02-20", LAST, 316)]}
    assert found.parties[0].entered.on == date(2020, 2, 20)
    assert found.parties[0].days_late == 10
    assert found.exposures[0].days_before_active == 10


def test_a_customer_renamed_is_exposed_from_its_new_name_on(listed: World) -> None:
    listed.customers("2020-01-10", ("1", OTHER))
    listed.customers("2020-06-01", ("1", NAME))

    assert listed.days() == {"1": [("2020-06-01", LAST, 214)]}


def test_under_a_former_name_a_customer_is_still_exposed(listed: World) -> None:
    listed.customers("2020-01-10", ("1", NAME))
    listed.customers("2020-06-01", ("1", OTHER))

    assert listed.days() == {"1": [("2020-03-01", LAST, 306)]}


def test_while_the_record_differed_nothing_counts(world: World) -> None:
    world.published("2020-03-01", BORN)
    world.customers("2020-01-10", ("1", NAME))
    world.customers("2020-07-01", ("1", NAME, "person", "1990-01-01"))
    world.customers("2020-09-01", ("1", NAME, "person", "1960-04-17"))

    (found,) = world.back().exposures

    assert world.days()["1"] == [("2020-03-01", "2020-07-01", 123), ("2020-09-01", LAST, 122)]
    assert [hit.likeness.outcome.value for hit in found.hits] == ["review", "match"]
    assert found.strongest.record.customer.fields["birth_date"] == ("1960-04-17",)


def test_a_customer_retired_and_returned_is_exposed_while_it_is_one(listed: World) -> None:
    listed.customers("2020-01-10", ("1", NAME))
    listed.retired("2020-06-15", "1")
    listed.customers("2020-10-01", ("1", NAME))

    assert listed.days() == {"1": [("2020-03-01", "2020-06-15", 107), ("2020-10-01", LAST, 92)]}


def test_a_customer_retired_before_the_listing_is_not_exposed(listed: World) -> None:
    listed.customers("2020-01-10", ("1", NAME))
    listed.retired("2020-02-15", "1")

    assert listed.days() == {}


def test_a_customer_of_a_single_hour_is_exposed_for_a_day(listed: World) -> None:
    listed.customers("2020-06-01", ("1", NAME))
    listed.customers("2020-06-01", ("2", NAME), hour=9)
    listed.retired("2020-06-01", "2")

    assert listed.days()["2"] == [("2020-06-01", "2020-06-01", 1)]


def test_an_entry_is_like_a_customer_from_the_amendment_that_makes_it_so(world: World) -> None:
    world.published("2020-03-01", party("KPi.900", OTHER))
    world.published("2020-08-01", party("KPi.900", OTHER, NAME))
    world.published("2020-11-01", party("KPi.900", OTHER))
    world.customers("2020-01-10", ("1", NAME))

    assert world.days() == {"1": [("2020-08-01", "2020-10-31", 92)]}


def test_a_party_removed_counts_until_its_removal_takes_effect(listed: World) -> None:
    listed.published("2020-06-01", BYSTANDER)
    listed.customers("2020-01-10", ("1", NAME))

    (found,) = listed.back().exposures

    assert listed.days()["1"] == [("2020-03-01", "2020-09-28", 212)]
    assert found.days_pending == 120


def test_a_confirmed_removal_takes_effect_on_the_day_of_the_confirmation(
    listed: World, store: Store
) -> None:
    listed.published("2020-06-01", BYSTANDER)
    confirm_newest(store, "un", ["KPi.900"], at=at("2020-07-01"), by="officer", act="SC/1")
    listed.customers("2020-01-10", ("1", NAME))

    assert listed.days() == {"1": [("2020-03-01", "2020-06-30", 122)]}


def test_a_party_that_comes_back_in_time_was_never_gone(listed: World) -> None:
    listed.published("2020-06-01", BYSTANDER)
    listed.published("2020-07-01", BYSTANDER, party())
    listed.customers("2020-01-10", ("1", NAME))

    (found,) = listed.back().exposures

    assert listed.days()["1"] == [("2020-03-01", LAST, 306)]
    assert found.days_pending == 30


def test_a_party_that_comes_back_later_leaves_a_gap(listed: World) -> None:
    listed.published("2020-06-01", BYSTANDER)
    listed.published("2020-11-01", BYSTANDER, party())
    listed.customers("2020-01-10", ("1", NAME))

    assert listed.days() == {"1": [("2020-03-01", "2020-09-28", 212), ("2020-11-01", LAST, 61)]}


def test_a_record_under_another_reference_is_one_party(world: World) -> None:
    numbered = (("DATAID", "77"),)
    world.published("2020-03-01", BYSTANDER, party("KPi.900", references=numbered))
    world.published("2020-06-01", BYSTANDER, party("KPi.902", references=numbered))
    world.customers("2020-01-10", ("1", NAME))

    found = world.back("un:kpi.900")

    assert [str(one.key) for one in found.parties] == ["un:KPi.902"]
    assert world.days("KPi.902") == world.days() == {"1": [("2020-03-01", LAST, 306)]}
    assert found.exposures[0].days_pending == 0


def alerted(store: Store, day: str, customer_id: str, *entries: str) -> None:
    found = Alert(
        1, at(day), "retail", customer_id, 1, entries[0], entries, Why.NEW_ENTRY, "new",
        "review", 1.0, None, "[]",
    )  # fmt: skip
    with writing(store, Happening("rescreened", "officer", at(day))) as ledger:
        add_alerts(ledger, [found], 1)


def test_days_are_unnoticed_up_to_the_first_alert(listed: World, store: Store) -> None:
    listed.customers("2020-01-10", ("1", NAME), ("2", NAME))
    alerted(store, "2020-03-15", "1", "eu:EU.1", "un:KPi.900")

    found = {one.customer_id: one for one in listed.back().exposures}

    assert (found["1"].noticed_on, found["1"].days_unnoticed) == (date(2020, 3, 15), 14)
    assert (found["2"].noticed_on, found["2"].days_unnoticed) == (None, 306)


def test_an_alert_on_another_party_notices_nothing(listed: World, store: Store) -> None:
    listed.customers("2020-01-10", ("1", NAME))
    alerted(store, "2020-03-15", "1", "un:KPi.90")

    (found,) = listed.back().exposures

    assert found.noticed_on is None


def test_the_nearest_that_raise_no_alert_come_with_the_reason(listed: World) -> None:
    listed.published("2020-04-01", BYSTANDER, replace(BORN, ref="KPi.900"))
    rows = [("old", NAME, "person", "1990-01-01"), ("like", "Wendrak Zsigmont", "", "")]
    listed.customers("2020-05-01", *rows, ("nobody", OTHER))

    found = listed.back()

    assert found.exposures == ()
    near = {one.record.customer.id: one.likeness for one in found.nearest}
    assert near["old"].rule == "discounted-exact-name"
    assert near["old"].score == 1.0
    assert 0.75 <= near["like"].score < 0.88
    assert [one.record.customer.id for one in listed.back(nearest=1).nearest] == ["old"]
    assert listed.back(nearest=0).nearest == ()
    assert "nobody" not in near


def test_who_was_found_is_not_among_the_nearest(world: World) -> None:
    world.published("2020-03-01", BORN)
    world.customers("2020-01-10", ("1", NAME))
    world.customers("2020-07-01", ("1", NAME, "person", "1990-01-01"))

    found = world.back()

    assert [one.customer_id for one in found.exposures] == ["1"]
    assert found.nearest == ()


def test_what_nobody_knows_is_refused(listed: World) -> None:
    with pytest.raises(LookBackError, match="no customers"):
        listed.back()
    listed.customers("2020-01-10", ("1", NAME))

    with pytest.raises(UnknownPartyError, match=r"KPi\.999"):
        listed.back("KPi.999")
    with pytest.raises(LookBackError, match="no portfolio is named 'other'; there are: retail"):
        listed.back(portfolios=("other",))
    with pytest.raises(LookBackError, match="eu is missing"):
        listed.back("KPi.999", lists=("un", "eu"))


def test_an_alert_on_another_entry_of_the_same_party_notices_it(
    listed: World, store: Store
) -> None:
    listed.customers("2020-01-10", ("1", NAME))
    alerted(store, "2020-03-15", "1", "eu:EU.1")
    wish = Wish("KPi.900", lists=("un",))
    parties = listed.back().parties
    one_party = frozenset({"un:KPi.900", "eu:EU.1"})

    bench = Bench(store, loader.read(), NOW, same=lambda _: one_party)
    (found,) = bench.compared(parties, wish).exposures

    assert found.noticed_on == date(2020, 3, 15)
