"""Are interim designations kept as they were agreed to, and as of any moment?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from db.errors import StoreError
from db.records.event import Happening
from db.records.interim import Designation, InterimEnd, interim_remark
from db.store.engine import Store
from db.store.interims import add_interims, carried, end_interim, interims
from db.store.ledger import writing
from db.store.verify import verify
from tests.factories import entry

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
LATER = AT + timedelta(days=9)
SAID = Designation(
    entry("INTERIM-2026-1", ("Ana Example",)),
    "Regulation (EU) 2026/1",
    "https://journal.example/1",
    AT - timedelta(hours=2),
    date(2026, 11, 21),
)
END = InterimEnd(LATER, "ann", "bea", "X.7", "Compared both.")


def put(store: Store, *found: Designation) -> None:
    with writing(store, Happening("entered", "ann", AT)) as ledger:
        add_interims(ledger, found, at=AT, by="ann", approved_by="bea")


def ended(store: Store, end: InterimEnd, ref: str = "INTERIM-2026-1") -> None:
    with writing(store, Happening("ended", "ann", LATER)) as ledger:
        end_interim(ledger, ref, end)


def test_what_was_agreed_to_is_read_back(store: Store) -> None:
    put(store, SAID)

    (found,) = interims(store)

    assert found.designation == SAID
    assert (found.list, found.ref) == ("x", "INTERIM-2026-1")
    assert (found.at, found.by, found.approved_by, found.end) == (AT, "ann", "bea", None)


def test_an_earlier_moment_knows_less(store: Store) -> None:
    put(store, SAID)
    ended(store, END)

    assert interims(store, AT - timedelta(seconds=1)) == []
    assert [one.end for one in interims(store, AT)] == [None]
    assert [one.end for one in interims(store, LATER)] == [END]
    assert carried(store) == {"x:INTERIM-2026-1": "x:X.7"}


def test_one_ends_once_and_only_if_it_is_there(store: Store) -> None:
    put(store, SAID)
    ended(store, END)

    with pytest.raises(StoreError, match="has ended already"):
        ended(store, END)
    with pytest.raises(StoreError, match="no interim designation INTERIM-2026-2"):
        ended(store, END, "INTERIM-2026-2")


def test_one_that_was_withdrawn_is_carried_by_nobody(store: Store) -> None:
    put(store, SAID)
    ended(store, InterimEnd(LATER, "ann", "bea", "", "Another person."))

    assert carried(store) == {}


def test_the_log_vouches_for_every_designation_and_end(store: Store) -> None:
    put(store, SAID)
    ended(store, END)

    with store.reading() as connection:
        found = verify(connection)

    assert (found.faults, found.rows) == ([], 2)


def test_only_what_is_no_publishers_is_marked() -> None:
    assert interim_remark(SAID.entry) != ""
    assert interim_remark(entry("EU.1")) == ""
