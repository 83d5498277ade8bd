"""Is a party added by backfill reported for exactly its customers and days?"""

from datetime import date

import pytest

from tests.screening.lookback.world import NAME, World, at, party, spans

ONLY_OLD = party("KPi.910", "Ulmbert Roskin Tavello")
"""Stands in the older file alone."""
STATED = party("KPi.920", "Fendal Orvick Brasso", listed="2020-01-15")
"""States when it was listed: an older file says nothing new of it."""


@pytest.fixture
def backfilled(world: World) -> World:
    """Load September's file in September, and March's in December."""
    world.customers(
        "2020-01-10",
        ("1", NAME),
        ("2", "Ulmbert Roskin Tavello"),
        ("3", "Fendal Orvick Brasso"),
    )
    world.published("2020-09-01", party(), STATED)
    world.published("2020-03-01", party(), STATED, ONLY_OLD, taken_in="2020-12-01")
    return world


def test_the_days_begin_with_the_older_file_and_say_what_lay_before_it_was_active(
    backfilled: World,
) -> None:
    found = backfilled.back()

    (one,) = found.exposures
    assert (one.customer_id, spans(one)) == ("1", [("2020-03-01", "2020-12-31", 306)])
    assert found.parties[0].active_at == at("2020-09-01", 12)
    assert found.parties[0].days_late == 184
    assert one.days_before_active == 184


def test_a_party_that_was_never_screened_here_is_reported_up_to_its_removal(
    backfilled: World,
) -> None:
    found = backfilled.back("KPi.910")

    (one,) = found.exposures
    assert (one.customer_id, spans(one)) == ("2", [("2020-03-01", "2020-12-29", 304)])
    assert found.parties[0].active_at is None
    assert found.parties[0].days_late is None
    assert one.days_before_active == 304


def test_since_the_backfill_those_are_looked_back_at_of_whom_it_said_something_new(
    backfilled: World,
) -> None:
    found = backfilled.back("", since=date(2020, 12, 1))

    assert [one.key.ref for one in found.parties] == ["KPi.900", "KPi.910"]
    assert all("taken in late" in one.why for one in found.parties)
    assert [(one.party.ref, one.customer_id) for one in found.exposures] == [
        ("KPi.900", "1"),
        ("KPi.910", "2"),
    ]


def test_before_the_backfill_nothing_of_it_was_said(world: World) -> None:
    world.customers("2020-01-10", ("1", NAME))
    world.published("2020-09-01", party(), STATED)

    assert world.days() == {"1": [("2020-09-01", "2020-12-31", 122)]}
    assert world.back("", since=date(2020, 12, 1)).parties == ()


def test_since_a_day_those_are_looked_back_at_that_were_published_then(world: World) -> None:
    stamped = (("VERSIONNUM", "2"),)
    world.customers("2020-01-10", ("1", NAME))
    world.published("2020-03-01", party(), STATED, ONLY_OLD)
    world.published(
        "2020-10-01",
        party("KPi.900", NAME, "Wendrik the Elder"),
        party("KPi.910", "Ulmbert Roskin Tavello", references=stamped),
        STATED,
        party("KPi.930", "Someone Quite New"),
    )

    found = world.back("", since=date(2020, 10, 1))

    assert {one.key.ref: one.why for one in found.parties} == {
        "KPi.900": "amended on 2020-10-01",
        "KPi.930": "came into force on 2020-10-01",
    }


def test_an_older_file_with_another_reading_counts_for_its_own_days(world: World) -> None:
    world.customers("2020-01-10", ("1", NAME))
    world.published("2020-03-01", party("KPi.900", "Gorvan Delmut Fisk"))
    world.published("2020-09-01", party("KPi.900", "Gorvan Delmut Fisk"))
    world.published(
        "2020-05-01", party("KPi.900", "Gorvan Delmut Fisk", NAME), taken_in="2020-12-01"
    )

    assert world.days() == {"1": [("2020-05-01", "2020-08-31", 123)]}
    assert [one.key.ref for one in world.back("", since=date(2020, 12, 1)).parties] == [
        "KPi.900"
    ]
