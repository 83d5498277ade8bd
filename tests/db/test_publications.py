"""Is what a list published found again, and what is known of its condition?"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from db.errors import StoreError
from db.records.publication import Check, NewLeaf
from db.store.engine import Store
from db.store.publications import (
    by_sha256,
    check,
    digests_in_force,
    entries_in_force,
    newest,
    previous,
    publications,
    publish,
    record_check,
    versions,
)
from tests.factories import DAY_ONE, draft, entry

LEAF = NewLeaf("/LIST/NEW", 3, "a value", "X.1", is_code=False)


def load(store: Store, *days: int) -> None:
    for day in days:
        publish(store, draft(day), [entry(names=(f"Ana {day}",))], ())


def test_a_publication_is_read_back_as_it_was_drafted(store: Store) -> None:
    drafted = draft(
        1,
        is_sample=True,
        incomplete_because="one record has neither reference nor name",
        read_by="1.2.3",
        printed_on=date(2023, 12, 31),
        new_in_source=(LEAF, NewLeaf("/LIST/@code", 1, "Q", "X.1", is_code=True)),
    )

    publish(store, drafted, [entry()], ())

    stored = newest(store, "x")
    assert stored is not None
    assert stored.entry_count == 1
    assert stored.published_on == date(2023, 12, 31)
    for field in drafted.__slots__:
        if field not in {"accepted_by", "printed_on"}:
            assert getattr(stored, field) == getattr(drafted, field), field


def test_a_list_nobody_loaded_has_nothing(store: Store) -> None:
    assert newest(store, "x") is None
    assert by_sha256(store, "x", "0" * 64) is None
    assert previous(store, "x", DAY_ONE) is None
    assert publications(store) == []
    assert versions(store, "x", "X.1") == []


def test_the_newest_publication_is_the_one_with_the_latest_date_inside(store: Store) -> None:
    load(store, 5, 1, 3)

    found = newest(store, "x")

    assert found is not None
    assert found.generated_at == draft(5).generated_at


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        pytest.param(DAY_ONE + timedelta(days=4), 3, id="between two"),
        pytest.param(DAY_ONE + timedelta(days=3), 3, id="on the day"),
        pytest.param(DAY_ONE, None, id="before the first"),
        pytest.param(
            datetime(2024, 1, 4, 1, tzinfo=timezone(timedelta(hours=9))), 1, id="in Pyongyang"
        ),
    ],
)
def test_the_newest_publication_as_of_a_moment(
    store: Store, as_of: datetime, day: int | None
) -> None:
    load(store, 5, 1, 3)

    found = newest(store, "x", as_of)

    assert (found and found.generated_at) == (None if day is None else draft(day).generated_at)


def test_a_file_is_found_by_its_digest(store: Store) -> None:
    load(store, 5, 1, 3)

    found = by_sha256(store, "x", draft(1).sha256)

    assert found is not None
    assert found.generated_at == draft(1).generated_at
    assert by_sha256(store, "y", draft(1).sha256) is None


def test_publications_stand_in_the_order_of_their_dates(store: Store) -> None:
    load(store, 5, 1, 3)
    publish(store, draft(2, list="w"), [], ())

    everything, ours = publications(store), publications(store, "x")

    assert [p.generated_at for p in ours] == [draft(d).generated_at for d in (1, 3, 5)]
    assert [p.list for p in everything] == ["w", "x", "x", "x"]


def test_the_previous_publication_is_the_one_a_file_comes_after(store: Store) -> None:
    load(store, 5, 1)

    found = previous(store, "x", draft(3).generated_at)

    assert found is not None
    assert found.generated_at == draft(1).generated_at


def test_versions_tell_how_an_entry_has_read(store: Store) -> None:
    load(store, 1, 5)

    told = versions(store, "x", "X.1")

    assert [(e.name, s.generated_at, u and u.generated_at) for e, s, u in told] == [
        ("Ana 1", draft(1).generated_at, draft(5).generated_at),
        ("Ana 5", draft(5).generated_at, None),
    ]


def test_every_moment_is_read_back_in_utc(store: Store) -> None:
    pyongyang = timezone(timedelta(hours=9))
    at = datetime(2024, 5, 1, 8, 30, 15, 123456, tzinfo=pyongyang)
    publish(
        store,
        draft(generated_at=at, fetched_at=at),
        [],
        (),
        activated_at=at,
    )

    stored = newest(store, "x")

    assert stored is not None
    for moment in (stored.generated_at, stored.fetched_at, stored.activated_at):
        assert moment == at
        assert moment.tzinfo is UTC


def test_a_publication_that_does_not_exist_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no publication number 7"):
        digests_in_force(store, 7)
    with pytest.raises(StoreError, match="no publication number 7"):
        next(entries_in_force(store, 7))


def test_entries_can_be_read_while_others_are_published(store: Store) -> None:
    many = [entry(f"X.{number}") for number in range(1200)]
    publish(store, draft(0), many, ())

    reading = entries_in_force(store, 1)
    first = next(reading)
    publish(store, draft(1), [], ())

    assert [first, *reading] == many


def test_the_last_check_is_the_one_that_counts(store: Store) -> None:
    first = Check("x", checked_at=DAY_ONE, attempted_at=DAY_ONE, etag="a")
    second = Check("x", checked_at=DAY_ONE, attempted_at=DAY_ONE + timedelta(1), problem="down")
    other = Check("y", attempted_at=DAY_ONE)

    for look in (first, other, second):
        record_check(store, look)

    assert check(store, "x") == second
    assert check(store, "y") == other
    assert check(store, "z") is None
