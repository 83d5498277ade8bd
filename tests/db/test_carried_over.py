"""Is nobody lost whom a file no longer has, or of whom it can only half be read?"""

import pytest

from db.errors import StoreError
from db.records.entry import UnreadableRecord
from db.records.publication import CarriedOver, CarryReason, Delta
from db.store.carry import HELD
from db.store.engine import Store
from db.store.publications import accept_removals, newest, versions
from tests.db.files import ANA, BEN, CYD, carried, in_force, load
from tests.factories import draft, entry


def test_a_held_removal_keeps_the_party_in_force(store: Store) -> None:
    load(store, 0, ANA, BEN)

    delta = load(store, 1, ANA, hold=True)

    held = CarriedOver("X.2", CarryReason.REMOVAL_HELD, HELD)
    assert delta == Delta("x", carried_over=(held,))
    assert carried(store) == (held,)
    assert in_force(store) == [ANA, BEN]


def test_a_removal_is_held_again_as_long_as_nobody_accepts_it(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 1, ANA, hold=True)

    load(store, 2, ANA, hold=True)

    assert in_force(store) == [ANA, BEN]
    assert [party.ref for party in carried(store)] == ["X.2"]


def test_a_held_removal_takes_effect_with_the_next_file_that_holds_nothing(
    store: Store,
) -> None:
    load(store, 0, ANA, BEN)
    load(store, 1, ANA, hold=True)

    delta = load(store, 2, ANA)

    assert delta.removed == ("X.2",)
    assert in_force(store) == [ANA]


def test_additions_and_amendments_take_effect_while_removals_are_held(store: Store) -> None:
    load(store, 0, ANA, BEN)
    amended = entry("X.1", ("Ana Amended",))

    delta = load(store, 1, amended, CYD, hold=True)

    assert (delta.added, delta.amended, delta.removed) == (("X.3",), ("X.1",), ())
    assert in_force(store) == [amended, BEN, CYD]


def test_an_accepted_removal_takes_effect_once(store: Store) -> None:
    load(store, 0, ANA, BEN, CYD)
    load(store, 1, ANA, hold=True)
    publication = newest(store, "x")
    assert publication is not None

    first = accept_removals(store, publication.id)
    second = accept_removals(store, publication.id)

    assert first == Delta("x", removed=("X.2", "X.3"))
    assert second == Delta("x")
    assert in_force(store) == [ANA]
    assert carried(store) == ()
    accepted = newest(store, "x")
    assert accepted is not None
    assert (publication.entry_count, accepted.entry_count) == (3, 1)


def test_accepting_removals_lets_go_of_nobody_whose_record_is_unreadable(store: Store) -> None:
    load(store, 0, ANA, BEN, CYD)
    broken = UnreadableRecord("x", "no name", ref="X.2")
    load(store, 1, ANA, unreadable=[broken], hold=True)
    publication = newest(store, "x")
    assert publication is not None

    accept_removals(store, publication.id)

    assert in_force(store) == [ANA, BEN]
    assert carried(store) == (CarriedOver("X.2", CarryReason.UNREADABLE, "no name"),)


def test_removals_of_an_older_publication_can_no_longer_be_accepted(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 1, ANA, hold=True)
    publication = newest(store, "x")
    assert publication is not None
    load(store, 2, ANA, BEN)

    with pytest.raises(StoreError, match="no longer the newest"):
        accept_removals(store, publication.id)

    assert in_force(store) == [ANA, BEN]


def test_a_removal_can_be_accepted_after_an_older_file_came_between(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 4, ANA, hold=True)
    load(store, 2, ANA)
    publication = newest(store, "x")
    assert publication is not None

    accept_removals(store, publication.id)

    assert in_force(store) == [ANA]
    assert [
        (f.generated_at, t and t.generated_at) for _, f, t in versions(store, "x", "X.2")
    ] == [(draft(0).generated_at, draft(2).generated_at)]


def test_the_last_good_version_of_an_unreadable_record_stays_in_force(store: Store) -> None:
    load(store, 0, ANA, BEN)
    broken = UnreadableRecord("x", "it has no name", ref="X.2", partial=entry("X.2", ("B",)))

    delta = load(store, 1, ANA, unreadable=[broken])

    assert delta == Delta(
        "x", carried_over=(CarriedOver("X.2", CarryReason.UNREADABLE, "it has no name"),)
    )
    assert in_force(store) == [ANA, BEN]


def test_a_record_without_reference_is_known_by_its_other_numbers(store: Store) -> None:
    load(store, 0, ANA, BEN)
    broken = UnreadableRecord("x", "no reference", references=(("DATAID", "22"),))

    delta = load(store, 1, ANA, unreadable=[broken])

    assert [party.ref for party in delta.carried_over] == ["X.2"]
    assert in_force(store) == [ANA, BEN]


def test_the_same_number_under_another_label_is_not_the_same_party(store: Store) -> None:
    load(store, 0, ANA, BEN)
    broken = UnreadableRecord("x", "no reference", references=(("OTHER", "22"),))

    delta = load(store, 1, ANA, unreadable=[broken])

    assert delta.removed == ("X.2",)


def test_a_new_record_is_published_as_far_as_it_could_be_read(store: Store) -> None:
    partial = entry("X.9", ("Zoe Example",))
    broken = UnreadableRecord("x", "half of it is missing", ref="X.9", partial=partial)

    delta = load(store, 0, ANA, unreadable=[broken])

    assert delta.added == ("X.1", "X.9")
    assert [party.problem for party in delta.carried_over] == ["half of it is missing"]
    assert [(party.ref, party.is_partial) for party in in_force(store)] == [
        ("X.1", False),
        ("X.9", True),
    ]


def test_a_partial_record_without_reference_gets_the_same_one_every_day(store: Store) -> None:
    partial = entry("", ("Zoe Example",))
    broken = UnreadableRecord("x", "no reference", partial=partial)
    first = load(store, 0, unreadable=[broken])

    second = load(store, 1, unreadable=[broken])

    (ref,) = first.added
    assert ref.startswith("?")
    assert (second.added, second.amended, second.removed) == ((), (), ())


def test_a_partial_record_gives_way_to_the_whole_one(store: Store) -> None:
    number = (("DATAID", "9"),)
    partial = entry("", ("Zoe",), references=number)
    load(store, 0, unreadable=[UnreadableRecord("x", "?", references=number, partial=partial)])
    whole = entry("X.9", ("Zoe Example",), references=number)

    delta = load(store, 1, whole, hold=True)

    assert (delta.added, len(delta.removed), delta.carried_over) == (("X.9",), 1, ())
    assert in_force(store) == [whole]


def test_a_partial_record_is_replaced_by_what_can_be_read_today(store: Store) -> None:
    number = (("DATAID", "9"),)
    yesterday = entry("", ("Zoe",), references=number)
    today = entry("", ("Zoe Example",), references=number)
    load(
        store, 0, unreadable=[UnreadableRecord("x", "?", references=number, partial=yesterday)]
    )

    delta = load(store, 1, unreadable=[UnreadableRecord("x", "?", "", number, today)])

    assert len(delta.amended) == 1
    assert [party.name for party in in_force(store)] == ["Zoe Example"]


def test_two_partial_records_under_one_reference_are_both_screened(store: Store) -> None:
    broken = [
        UnreadableRecord("x", "?", ref="X.9", partial=entry("X.9", (name,)))
        for name in ("Zoe", "Yan")
    ]

    load(store, 0, entry("X.8"), unreadable=broken)

    assert sorted(party.name for party in in_force(store)) == ["Ana Example", "Yan", "Zoe"]


def test_a_partial_record_under_the_reference_of_a_whole_one_is_screened_too(
    store: Store,
) -> None:
    broken = UnreadableRecord("x", "?", ref="X.1", partial=entry("X.1", ("Zoe",)))

    load(store, 0, ANA, unreadable=[broken])

    assert sorted(party.name for party in in_force(store)) == ["Ana Example", "Zoe"]


def test_an_older_file_holds_no_removal(store: Store) -> None:
    load(store, 0, ANA, BEN)
    load(store, 4, ANA, BEN)

    delta = load(store, 2, ANA, hold=True)

    assert delta == Delta("x", removed=("X.2",), is_history=True)
    assert in_force(store) == [ANA, BEN]
