"""Is the UN's list of 2017, loaded after that of 2018, looked back at as it was published?"""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from db.records.entry import Entry
from db.records.publication import Draft
from db.records.screening import Scope
from db.store.engine import Store, open_store
from db.store.publications import publish
from screening.lookback.errors import UnknownPartyError
from tests.screening.lookback.world import NAME, World, at, party
from tests.screening.tracking.real_files import IS_HERE, parsed

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not there"),
]
NOW = datetime(2018, 12, 31, 12, tzinfo=UTC)
LAST = "2018-12-31"


def load(
    store: Store, day: str, taken_in: str, *, on: str = "", more: tuple[Entry, ...] = ()
) -> None:
    """Publish the file of a day, or that of another day with somebody more."""
    read = parsed("un", day)
    dated = at(on, 6) if on else read.generated_at
    digest, noon = sha256(f"{day} {on}".encode()).hexdigest(), at(taken_in, 12)
    draft = Draft("un", digest, digest, dated, noon, day, 1)
    publish(store, draft, [*read.entries, *more], read.unreadable, activated_at=noon)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Have customers since January 2017 and load the file of August 2018 the day after."""
    url = f"sqlite:///{tmp_path}/store.sqlite"
    made = replace(World(open_store(url), url, tmp_path / "home"), now=NOW)
    made.customers(
        "2017-01-10",
        ("bank", "Foreign Trade Bank", "organisation"),
        ("alias", "Jang Hyon U", "person"),
        ("long", "Ri Won Ho", "person"),
        ("gone", "Zulkifli Abdul Hir", "person"),
        ("new", NAME, "person"),
        ("nobody", "Noah Antonio White", "person"),
        ("neither", "Ayşe Yılmaz Yusuf", "person"),
    )
    load(made.store, "20180824", "2018-08-25")
    return made


def test_before_the_backfill_days_rest_on_what_the_newer_file_states(world: World) -> None:
    assert world.days("KPe.047") == {"bank": [("2017-08-05", LAST, 514)]}
    assert world.days("KPi.033") == {"long": [("2017-01-10", LAST, 721)]}
    assert world.days("KPi.016") == {"alias": [("2017-01-10", LAST, 721)]}
    with pytest.raises(UnknownPartyError):
        world.days("QDi.109")


def test_the_backfill_adds_exactly_its_days(world: World) -> None:
    load(world.store, "20170630", "2018-09-10")

    assert world.days("KPe.047") == {"bank": [("2017-08-05", LAST, 514)]}
    assert world.days("KPi.033") == {"long": [("2017-01-10", LAST, 721)]}
    assert world.days("KPi.016") == {"alias": [("2018-08-24", LAST, 130)]}
    assert world.days("QDi.109", scope=Scope.ALL) == {
        "gone": [("2017-01-10", "2018-12-21", 711)]
    }


def test_since_the_backfill_exactly_those_of_whom_it_said_something_new(world: World) -> None:
    load(world.store, "20170630", "2018-09-10")

    found = world.back("", since=date(2018, 9, 10), scope=Scope.ALL)
    related = world.back("", since=date(2018, 9, 10))

    refs = {one.key.ref for one in found.parties}
    assert refs >= {"QDi.109", "KPi.016", "GBi.002"}
    assert refs.isdisjoint({"KPi.033", "KPe.047"})
    assert {(one.party.ref, one.customer_id) for one in found.exposures} == {
        ("QDi.109", "gone"),
        ("KPi.016", "alias"),
    }
    assert [one.key.ref for one in related.parties] == [
        "KPe.023", "KPe.028", "KPi.004", "KPi.016", "KPi.018", "KPi.052",
    ]  # fmt: skip


def test_a_party_added_late_is_reported_for_its_customer_and_its_days(world: World) -> None:
    added = party("KPi.999", NAME, listed="2018-09-15")
    load(world.store, "20180824", "2018-10-20", on="2018-10-01", more=(added,))

    found = world.back("", since=date(2018, 10, 1))

    assert [(one.key.ref, one.days_late) for one in found.parties] == [("KPi.999", 35)]
    (one,) = found.exposures
    assert (one.customer_id, one.spans[0].first, one.days) == ("new", date(2018, 9, 15), 108)
    assert one.days_before_active == 35
