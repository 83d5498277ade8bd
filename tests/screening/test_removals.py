"""Is a party that a list no longer has screened until somebody knows that it was meant?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.errors import StoreError
from db.records.entry import Entry
from db.store.confirmations import confirm_newest
from db.store.engine import Store, open_store
from db.store.publications import publish
from screening.removals import Removal, is_same_record, missing
from tests.factories import DAY_ONE, draft, entry
from tests.feeds.builders import manifest

LIST = manifest(id="x", removal_days=120, identity=("DATAID",))
ANA = entry("X.1", ("Ana Example",))
NUMBER = (("DATAID", "22"),)
BEN = entry("X.2", ("Ben Example",), references=NUMBER)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.sqlite") as opened:
        yield opened


def on(day: float) -> datetime:
    return DAY_ONE + timedelta(days=day)


def load(
    store: Store,
    day: int,
    *entries: Entry,
    held: str = "",
    by: str = "",
    at: float | None = None,
) -> None:
    drafted = draft(day, held_because=held, accepted_by=by)
    publish(store, drafted, entries, (), activated_at=on(day + 0.3 if at is None else at))


def removals(store: Store, day: float, known_at: datetime | None = None) -> dict[str, str]:
    found = missing(store, LIST, on(day), known_at=known_at)
    return {one.absence.ref: one.absence.removal.value for one in found}


def test_a_removal_is_pending_until_enough_days_have_passed(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA)

    (found,) = missing(store, LIST, on(11))

    assert (found.entry, found.absence.removal) == (BEN, Removal.PENDING)
    assert (found.absence.gone.generated_at, found.absence.until) == (on(10), on(130))
    assert removals(store, 129.9) == {"X.2": "pending"}
    assert removals(store, 130) == {}


def test_a_party_that_comes_back_is_missing_no_more(store: Store) -> None:
    for day, entries in ((0, (ANA, BEN)), (10, (ANA,)), (20, (ANA,)), (80, (ANA, BEN))):
        load(store, day, *entries)

    assert removals(store, 81) == {}


def test_the_days_count_from_the_first_file_without_the_party(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 100, ANA)
    load(store, 50, ANA)

    assert removals(store, 169) == {"X.2": "pending"}
    assert removals(store, 170) == {}


def test_a_person_lets_go_with_the_official_act(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA)

    confirm_newest(store, "x", ["X.2"], at=on(12), by="officer", act="SC/12345")

    assert removals(store, 12) == {}
    assert removals(store, 11, known_at=on(11)) == {"X.2": "pending"}


def test_a_confirmation_is_of_one_absence_only(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA)
    confirm_newest(store, "x", ["X.2"], at=on(12), by="officer", act="SC/12345")
    load(store, 20, ANA, BEN)
    load(store, 30, ANA)

    assert removals(store, 31) == {"X.2": "pending"}


def test_only_who_ever_stood_on_the_list_can_be_let_go(store: Store) -> None:
    load(store, 0, ANA)

    with pytest.raises(StoreError, match=r"never had X\.9"):
        confirm_newest(store, "x", ["X.9"], at=on(1), by="officer", act="SC/12345")


def test_what_too_large_a_loss_took_waits_for_a_person_however_long(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA, held="half of the list is gone")
    load(store, 20, ANA)

    assert removals(store, 2000) == {"X.2": "held"}
    confirm_newest(store, "x", ["X.2"], at=on(2001), by="officer", act="looked at")
    assert removals(store, 2002) == {}


def test_an_accepted_file_takes_its_parties_off_at_once(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA, by="officer")

    assert removals(store, 11) == {}


def test_an_older_file_loaded_late_holds_nothing(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 20, ANA)
    load(store, 10, ANA, held="half of the list is gone")

    assert removals(store, 21) == {"X.2": "pending"}
    assert removals(store, 2000) == {}


def test_an_older_file_loaded_late_brings_nobody_back(store: Store) -> None:
    load(store, 10, ANA)
    load(store, 0, ANA, BEN, at=11)

    assert removals(store, 12) == {}
    as_of = missing(store, LIST, on(12), as_of=on(12))
    assert [one.absence.removal for one in as_of] == [Removal.PENDING]


def test_a_file_between_that_is_loaded_late_lets_nobody_go(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA)
    load(store, 5, ANA, BEN, at=11)

    assert removals(store, 12) == {"X.2": "pending"}


def test_a_file_read_again_lets_nobody_go(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA, held="half of the list is gone")
    load(store, 20, ANA)
    load(store, 0, ANA, BEN, at=21)
    load(store, 10, ANA, at=22)

    assert removals(store, 2000) == {"X.2": "held"}


def test_another_reference_for_the_same_record_is_no_removal(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA, replace(BEN, ref="X.2.1"))

    assert removals(store, 11) == {}


def test_what_was_not_known_then_changes_nothing(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 10, ANA, at=50)

    assert removals(store, 40, known_at=on(40)) == {}
    assert removals(store, 51) == {"X.2": "pending"}


def test_the_sample_is_no_publication_that_anybody_can_leave(store: Store) -> None:
    publish(store, draft(0, is_sample=True), [ANA, BEN], ())
    load(store, 10, ANA)

    assert removals(store, 11) == {}


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        pytest.param(BEN, replace(BEN, ref="X.7"), True, id="number and name"),
        pytest.param(BEN, entry("X.7", ("Zoe",), references=NUMBER), False, id="number"),
        pytest.param(BEN, entry("X.7", ("Ben Example",)), True, id="all that is said"),
        pytest.param(
            BEN, entry("X.7", ("Ben Example",), genders=("M",)), False, id="name alone"
        ),
        pytest.param(
            entry("?1", ("Be",), references=NUMBER, is_partial=True), BEN, True,
            id="half a record",
        ),
    ],
)  # fmt: skip
def test_a_record_is_known_by_its_number_and_name(
    before: Entry, after: Entry, is_same: bool
) -> None:
    assert is_same_record(before, after, ["DATAID"]) is is_same
