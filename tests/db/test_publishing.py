"""Does a published file become what is in force?"""

from datetime import timedelta

import pytest

from db.errors import StoreError
from db.records.publication import Delta
from db.store.engine import Store
from db.store.publications import digests_in_force, entries_in_force, newest, publish, versions
from tests import factories
from tests.db.files import ANA, BEN, CYD, in_force, load, rows
from tests.factories import draft, entry


def test_the_first_file_adds_everybody(store: Store) -> None:
    delta = load(store, 0, ANA, BEN)

    assert delta == Delta("x", added=("X.1", "X.2"))
    assert in_force(store) == [ANA, BEN]


def test_the_next_file_adds_amends_and_removes(store: Store) -> None:
    load(store, 0, ANA, BEN)
    amended = entry("X.2", ("Benjamin Example",))

    delta = load(store, 1, amended, CYD)

    assert delta == Delta("x", added=("X.3",), amended=("X.2",), removed=("X.1",))
    assert in_force(store) == [amended, CYD]


def test_an_unchanged_file_writes_no_version(store: Store) -> None:
    load(store, 0, ANA, BEN)
    reshuffled = entry("X.1", tuple(reversed(ANA.names)))

    delta = load(store, 1, BEN, reshuffled)

    assert delta == Delta("x")
    assert rows(store, "entry_version") == 2
    assert rows(store, "entry_validity") == 2


def test_a_party_that_comes_back_as_it_was_has_one_version(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 1, ANA)

    load(store, 2, ANA, BEN)

    assert [
        (e, f.generated_at, t and t.generated_at) for e, f, t in versions(store, "x", "X.2")
    ] == [
        (BEN, draft(0).generated_at, draft(1).generated_at),
        (BEN, draft(2).generated_at, None),
    ]
    assert rows(store, "entry_version") == 2


def test_lists_do_not_disturb_each_other(store: Store) -> None:
    other = entry("X.1", ("Someone Else",), list="y")
    load(store, 0, ANA)
    publish(store, draft(1, list="y"), [other], ())

    load(store, 2)

    published = newest(store, "y")
    assert published is not None
    assert list(entries_in_force(store, published.id)) == [other]
    assert in_force(store) == []


def test_two_records_under_one_reference_are_refused(store: Store) -> None:
    load(store, 0, ANA)

    with pytest.raises(StoreError, match=r"two records bear the reference X\.1"):
        load(store, 1, ANA, entry("X.1", ("Someone Else",)))

    assert in_force(store) == [ANA]


def test_the_same_record_twice_is_one(store: Store) -> None:
    load(store, 0, ANA, ANA)

    assert in_force(store) == [ANA]


def test_a_time_that_could_mean_any_zone_is_refused(store: Store) -> None:
    naive = draft().generated_at.replace(tzinfo=None)

    with pytest.raises(StoreError, match="time zone"):
        publish(store, draft(generated_at=naive), [ANA], ())


def test_a_text_that_is_no_text_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot keep this"):
        publish(store, draft(source="caf\udce9.xml"), [ANA], ())

    assert newest(store, "x") is None


def test_the_moment_of_activation_is_kept(store: Store) -> None:
    at = factories.DAY_ONE + timedelta(days=1, hours=3)

    publish(store, draft(0), [ANA], (), activated_at=at)

    publication = newest(store, "x")
    assert publication is not None
    assert publication.activated_at == at


def test_everybody_in_force_has_a_digest(store: Store) -> None:
    load(store, 0, ANA, BEN)

    assert digests_in_force(store, 1).keys() == {"X.1", "X.2"}
