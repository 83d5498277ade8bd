"""Does what is due go, with all that hangs on it, and nothing else?"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from db.records.alert import Verdict
from db.store import customers as kept
from db.store.alerts import alerts
from db.store.engine import Store
from db.store.events import last
from db.store.screenings import screenings
from db.store.verify import verify
from db.tables.row import Row
from rules import duties, loader
from rules.retention_model import Record, RetentionTable
from screening.retention.due import due
from screening.retention.holding import HoldError, Wanted, hold
from screening.retention.purge import purge
from tests.screening.retention.world import (
    NOW,
    OFFICER,
    alert,
    customer,
    decided,
    detail,
    message,
    proposal,
    screening,
    year,
)

TABLE = duties.retention(loader.read())
PERSONAL = (
    "alert", "alert_step", "approval", "content", "customer_import", "customer_version",
    "delivery", "event_personal", "legal_hold", "message", "proposal", "screening", "batch_run",
)  # fmt: skip


@pytest.fixture
def bank(store: Store) -> Store:
    """Give a bank of which every type of record has one that is due and one that isn't.

    Gone for more than ten years: G. Gone for seven: S. A customer still: L.
    """
    for name in ("G", "S", "L"):
        customer(store, name, year(2012))
    customer(store, "G", year(2015), is_retired=True)
    customer(store, "S", year(2020), is_retired=True)
    dismissed = Verdict.FALSE_POSITIVE
    alert(store, 1, "G", year(2013), [decided(year(2014), dismissed)], b"passport of G")
    proposal(store, 1, year(2014))
    alert(store, 2, "S", year(2013), [decided(year(2019), dismissed)], b"passport of S")
    alert(store, 3, "L", year(2013), [decided(year(2014), dismissed)])
    proposal(store, 3, year(2014))
    for number, at in (("old", year(2016)), ("young", year(2018))):
        screening(store, number, at)
        message(store, len(number), at, "Name of somebody")
        detail(store, at, f"{number} name")
    customer(store, "L", year(2026))
    return store


def rows(store: Store) -> Mapping[str, int]:
    with store.reading() as connection:
        return {
            name: connection.execute(
                select(func.count()).select_from(Row.metadata.tables[name])
            ).scalar_one()
            for name in PERSONAL
        }


def erased(store: Store, table: RetentionTable = TABLE) -> Mapping[str, int]:
    return purge(store, table, reason="yearly", by=OFFICER, at=NOW).rows


def whole(store: Store) -> int:
    """Verify the store and give how many rows were lawfully purged."""
    with store.reading() as connection:
        found = verify(connection)
    assert found.faults == []
    return found.purged


def people(store: Store) -> set[str]:
    return {one.id for one in kept.customers(store, "default")}


def test_what_is_due_goes_and_nothing_else(bank: Store) -> None:
    before = rows(bank)

    gone = erased(bank)

    # Of an import nothing is left once every version that came with it is gone.
    assert gone == {
        "alert": 1,
        "alert_step": 3,
        "approval": 1,
        "batch_run": 1,
        "content": 1,
        "customer_import": 2,
        "customer_version": 2,
        "delivery": 1,
        "event_personal": 1,
        "message": 1,
        "proposal": 1,
        "screening": 1,
    }
    assert rows(bank) == {name: count - gone.get(name, 0) for name, count in before.items()}
    assert people(bank) == {"S", "L"}
    assert [one.id for one in alerts(bank)] == [2, 3]
    assert [one.screening_id for one in screenings(bank)] == ["young"]


def test_the_log_tells_what_was_purged_from_what_was_taken_away(bank: Store) -> None:
    gone = erased(bank)

    assert whole(bank) == sum(gone.values())
    said = last(bank, "purged")
    assert said is not None
    told = msgspec.json.decode(said.detail)
    assert told["erased"] == gone
    assert {one["record"]: one["count"] for one in told["records"]} == {
        "alerts": 1,
        "customers": 1,
        "screenings": 1,
        "batch_runs": 1,
        "messages": 1,
        "event_details": 1,
    }
    assert "31 CFR 501.601" in said.detail
    assert "Name of" not in said.detail


def test_a_second_purge_finds_nothing_and_writes_nothing(bank: Store) -> None:
    erased(bank)
    first = last(bank, "purged")

    assert erased(bank) == {}
    assert last(bank, "purged") == first


def test_looking_at_what_is_due_erases_nothing(bank: Store) -> None:
    before = rows(bank)
    with bank.reading() as connection:
        found = {one.record: len(one.due) for one in due(connection, TABLE, NOW.date())}

    assert found == {record: int(record is not Record.CONFIRMED) for record in Record}
    assert rows(bank) == before


def test_the_longest_period_of_the_jurisdictions_wins(bank: Store) -> None:
    europe = TABLE.model_copy(update={"applies": ("EU",)})

    erased(bank, europe)

    assert people(bank) == {"L"}  # S has been gone for seven years
    assert [one.id for one in alerts(bank)] == [3]
    assert list(screenings(bank)) == []


def test_a_type_of_record_without_a_rule_is_never_erased(bank: Store) -> None:
    rules = tuple(one for one in TABLE.rule if one.record is not Record.SCREENINGS)

    gone = erased(bank, TABLE.model_copy(update={"rule": rules}))

    assert "screening" not in gone
    assert gone["batch_run"] == 1


def test_a_held_customers_things_stay_until_the_hold_is_released(bank: Store) -> None:
    wanted = Wanted("default", "G", is_held=True, reason="a lawsuit")
    screening(bank, "of G", year(2015), "G")
    message(bank, 9, year(2015), "default G: Name of G")
    detail(bank, year(2015), "asked for G")
    hold(bank, wanted, by=OFFICER, at=year(2026))

    gone = erased(bank)

    assert {"alert", "customer_version"}.isdisjoint(gone)
    assert (gone["screening"], gone["message"], gone["event_personal"]) == (1, 1, 1)
    assert "G" in people(bank)
    assert whole(bank) == sum(gone.values())

    hold(bank, replace(wanted, is_held=False), by=OFFICER, at=year(2027))
    later = erased(bank)

    assert later["customer_version"] == 2
    assert later["screening"] == 1
    assert people(bank) == {"S", "L"}


def test_what_was_said_of_a_hold_goes_once_nothing_is_left_of_the_customer(
    bank: Store,
) -> None:
    for name in ("G", "L"):
        for is_held in (True, False):
            wanted = Wanted("default", name, is_held, "a lawsuit")
            hold(bank, wanted, by=OFFICER, at=year(2026))

    gone = erased(bank)

    assert gone["legal_hold"] == 2
    assert whole(bank) == sum(gone.values())


def test_an_open_alert_keeps_the_customer(bank: Store) -> None:
    alert(bank, 4, "G", year(2014))
    alert(bank, 5, "L", year(2026))

    gone = erased(bank)

    assert gone["alert"] == 1
    assert "customer_version" not in gone
    assert "G" in people(bank)


def test_a_younger_alert_keeps_the_customer(bank: Store) -> None:
    alert(bank, 4, "G", year(2014), [decided(year(2019), Verdict.FALSE_POSITIVE)])
    alert(bank, 5, "L", year(2026))

    erased(bank)

    assert "G" in people(bank)
    assert {one.id for one in alerts(bank)} == {2, 3, 4, 5}


def test_a_confirmed_match_stays_until_ten_years_after_its_release(bank: Store) -> None:
    alert(bank, 4, "G", year(2014), [decided(year(2014), Verdict.TRUE_MATCH)])
    alert(bank, 5, "L", year(2026))
    erased(bank)
    assert {one.id for one in alerts(bank)} == {2, 3, 4, 5}

    released = Wanted("default", "G", is_held=False, reason="the licence came")
    hold(bank, released, by=OFFICER, at=year(2016))
    gone = erased(bank)

    assert (gone["alert"], gone["customer_version"]) == (1, 2)
    assert "G" not in people(bank)


def test_evidence_that_another_alert_cites_stays(bank: Store) -> None:
    alert(
        bank,
        4,
        "L",
        year(2026),
        [decided(year(2026), Verdict.FALSE_POSITIVE)],
        b"passport of G",
    )

    gone = erased(bank)

    assert "content" not in gone
    assert whole(bank) == sum(gone.values())


def test_no_number_is_given_twice(store: Store) -> None:
    customer(store, "A", year(2012))
    customer(store, "A", year(2013), is_retired=True)
    alert(store, 1, "A", year(2012), [decided(year(2012), Verdict.FALSE_POSITIVE)])
    version = kept.last_version(store, "default")

    assert erased(store) == {}
    customer(store, "B", year(2026))
    alert(store, 2, "B", year(2026))

    assert kept.last_version(store, "default") > version
    assert erased(store)["customer_version"] == 2


def test_what_went_is_not_in_the_file_any_more(bank: Store) -> None:
    if bank.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL lets go of the space when it next cleans the table")
    erased(bank)

    path = Path(str(bank.engine.url.database))
    files = [one for one in path.parent.iterdir() if one.name.startswith(path.name)]
    said = b"".join(one.read_bytes() for one in files)
    assert b"passport of S" in said
    assert b"passport of G" not in said
    assert b"Name of G" not in said


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        pytest.param(Wanted("default", "Z", True, "why"), "nothing is kept", id="unknown"),
        pytest.param(Wanted("default", "L", False, "why"), "isn't held", id="not held"),
        pytest.param(Wanted("default", "L", True, " "), "say why", id="no reason"),
    ],
)
def test_a_word_on_a_hold_must_make_sense(bank: Store, wanted: Wanted, says: str) -> None:
    with pytest.raises(HoldError, match=says):
        hold(bank, wanted, by=OFFICER, at=NOW)


def test_whoever_is_held_is_not_held_a_second_time(bank: Store) -> None:
    wanted = Wanted("default", "L", is_held=True, reason="why")
    hold(bank, wanted, by=OFFICER, at=year(2026))

    with pytest.raises(HoldError, match="held already, since 2026-01-15"):
        hold(bank, wanted, by=OFFICER, at=NOW)


PURGE = """
import sys, time
from db.store import erasing
from db.store.engine import open_store
from db.store.ledger import Ledger
from rules import duties, loader
from screening.retention.purge import purge
from tests.screening.retention.world import NOW

def hang(*_):
    print("half-way", flush=True)
    time.sleep(600)

{before}
table = duties.retention(loader.read())
purge(open_store(sys.argv[1]), table, reason="r", by="x", at=NOW)
"""


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("erasing._holds_of_nobody = hang", id="among customers"),
        pytest.param("Ledger.close = hang", id="before the event"),
    ],
)
def test_a_kill_in_between_leaves_all(bank: Store, url: str, before: str) -> None:
    there = rows(bank)

    with subprocess.Popen(
        [sys.executable, "-c", PURGE.format(before=before), url],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "half-way"
        process.kill()

    assert rows(bank) == there
    assert whole(bank) == 0
    assert sum(erased(bank).values()) == whole(bank)
