"""Is nobody lost of whom a file can only half be read?"""

from db.records.entry import UnreadableRecord
from db.records.publication import CarriedOver, Delta
from db.store.engine import Store
from tests.db.files import ANA, BEN, in_force, load
from tests.factories import entry


def test_the_last_good_version_of_an_unreadable_record_stays_in_force(store: Store) -> None:
    load(store, 0, ANA, BEN)
    broken = UnreadableRecord("x", "it has no name", ref="X.2", partial=entry("X.2", ("B",)))

    delta = load(store, 1, ANA, unreadable=[broken])

    assert delta == Delta("x", carried_over=(CarriedOver("X.2", "it has no name"),))
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

    delta = load(store, 1, whole)

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
