"""Does a designation take effect with a second person's word, and with that alone?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from db.records.entry import Entry
from db.store.engine import Store
from db.store.interims import interims
from db.store.publications import publish
from rules import loader
from screening.interim.form import InterimError, checked
from screening.interim.overdue import overdue
from screening.interim.proposing import Proposed, end, enter
from screening.review.agreeing import settle
from screening.review.deciding import Reviewer, ReviewError
from screening.standing_in import standing_in
from tests.factories import draft, entry
from tests.screening.indexes import Indexes

PUBLISHED = datetime(2026, 11, 20, 8, tzinfo=UTC)
SOON, LATE = PUBLISHED + timedelta(hours=3), PUBLISHED + timedelta(hours=25)
POLICY = loader.review(loader.read())
CARRIED = entry("EU.1.1", ("Ana Example",), list="eu")
Settled = Callable[..., None]


def entered(store: Store, *names: str, at: datetime = SOON) -> Proposed:
    parties = [{"type": "person", "name": [name]} for name in names or ("Ana Example",)]
    table: dict[str, Any] = {
        "list": "eu",
        "act": "Regulation (EU) 2026/9",
        "url": "https://eur-lex.example/9",
        "published": PUBLISHED,
        "in_force": date(2026, 11, 22),
        "entry": parties,
    }
    return enter(store, checked(table, "it", at), by="ann", at=at, reason="")


@pytest.fixture
def settled(store: Store, index_of: Indexes) -> Settled:
    index = index_of([CARRIED])

    def said(
        number: int, by: str = "bea", at: datetime = SOON, *, is_approved: bool = True
    ) -> None:
        reviewer = Reviewer(store, index, POLICY, by, at)
        settle(reviewer, number, is_approved=is_approved, reason="Read the journal.")

    return said


def test_it_is_in_force_once_another_person_agrees(store: Store, settled: Settled) -> None:
    proposed = entered(store)
    assert standing_in(store) == ()

    settled(proposed.number)

    (found,) = standing_in(store)
    assert (found.ref, found.by, found.approved_by, found.at) == (
        "INTERIM-2026-1", "ann", "bea", SOON,
    )  # fmt: skip
    assert "entered by hand" in found.designation.entry.legal_acts[0].remarks[0]


def test_who_entered_it_cannot_agree_to_it(store: Store, settled: Settled) -> None:
    proposed = entered(store)

    with pytest.raises(ReviewError, match="a second person must agree"):
        settled(proposed.number, "ann")

    assert interims(store) == []


def test_what_was_refused_is_never_in_force(store: Store, settled: Settled) -> None:
    proposed = entered(store)

    settled(proposed.number, is_approved=False)

    assert interims(store) == []
    assert overdue(store, LATE) == []


def test_no_reference_is_given_twice(store: Store, settled: Settled) -> None:
    refused = entered(store)
    settled(refused.number, is_approved=False)

    again = entered(store, "Ana Example", "Ben Example")

    assert [one.entry.ref for one in again.designations] == ["INTERIM-2026-2", "INTERIM-2026-3"]


def test_one_party_of_an_act_is_entered_once(store: Store, settled: Settled) -> None:
    first = entered(store)
    with pytest.raises(InterimError, match="entered already, as INTERIM-2026-1"):
        entered(store, "Ben Example", "ANA EXAMPLE")

    settled(first.number)

    with pytest.raises(InterimError, match="entered already, as INTERIM-2026-1"):
        entered(store)


def ending(store: Store, index: Any, carried_as: str) -> int:
    return end(
        store, index, "INTERIM-2026-1", carried_as=carried_as, by="bea", at=LATE, reason="Seen."
    )


def test_two_persons_end_it_where_the_list_has_the_party(
    store: Store, settled: Settled, index_of: Indexes
) -> None:
    settled(entered(store).number)
    number = ending(store, index_of([CARRIED]), "EU.1.1")
    assert len(standing_in(store)) == 1
    with pytest.raises(ReviewError, match="a second person"):
        settled(number, "bea")

    settled(number, "ann", LATE)

    assert standing_in(store) == ()
    assert len(standing_in(store, known_at=LATE - timedelta(seconds=1))) == 1
    (found,) = interims(store)
    assert found.end is not None
    assert (found.end.carried_as, found.end.by, found.end.approved_by) == (
        "EU.1.1", "bea", "ann",
    )  # fmt: skip


@pytest.mark.parametrize("ref", ["EU.9.9", "INTERIM-2026-1", "un:EU.1.1"])
def test_only_an_entry_of_the_list_carries_it(
    store: Store, settled: Settled, index_of: Indexes, ref: str
) -> None:
    settled(entered(store).number)
    (active,) = standing_in(store)

    with pytest.raises(InterimError, match="eu has no entry"):
        ending(store, index_of([CARRIED, active.designation.entry]), ref)


def test_it_stays_where_the_list_lost_the_entry_meanwhile(
    store: Store, settled: Settled, index_of: Indexes
) -> None:
    settled(entered(store).number)
    number = ending(store, index_of([CARRIED]), "EU.1.1")
    without = index_of([replace(CARRIED, ref="EU.2.2")])
    reviewer = Reviewer(store, without, POLICY, "ann", LATE)

    with pytest.raises(ReviewError, match=r"eu has no entry EU\.1\.1"):
        settle(reviewer, number, is_approved=True, reason="Compared.")

    assert len(standing_in(store)) == 1


def load(store: Store, day: date, *entries: Entry) -> None:
    at = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    file = draft(list="eu", sha256=f"{day:%Y%m%d}" * 8, generated_at=at, fetched_at=at)
    publish(store, file, entries, (), activated_at=at)


def on(day: int) -> datetime:
    return datetime(2026, 11, day, 23, tzinfo=UTC)


def test_a_past_day_has_it_from_its_entry_into_force_until_the_file_has_the_party(
    store: Store, settled: Settled, index_of: Indexes
) -> None:
    other = entry("EU.0.1", ("Ben Example",), list="eu")
    load(store, date(2026, 11, 10), other)
    settled(entered(store).number)
    load(store, date(2026, 11, 25), other, CARRIED)
    settled(ending(store, index_of([CARRIED]), "EU.1.1"), "ann", on(26))
    load(store, date(2026, 11, 28), other)

    there = [day for day in range(20, 31) if standing_in(store, as_of=on(day))]

    assert there == [22, 23, 24]
    assert standing_in(store, as_of=on(23), known_at=PUBLISHED) == ()
    assert len(standing_in(store, as_of=on(25), known_at=on(25))) == 1


def test_what_was_entered_wrongly_is_on_no_past_day(
    store: Store, settled: Settled, index_of: Indexes
) -> None:
    settled(entered(store).number)
    settled(ending(store, index_of([CARRIED]), ""), "ann", LATE)

    assert standing_in(store, as_of=on(23)) == ()
    assert standing_in(store) == ()


def test_more_than_a_day_from_the_journal_is_overdue(store: Store, settled: Settled) -> None:
    first, second = entered(store), entered(store, "Ben Example")
    assert overdue(store, PUBLISHED + timedelta(hours=24)) == []
    settled(first.number, at=SOON)

    late = overdue(store, LATE)
    settled(second.number, at=LATE)

    assert [(o.ref, o.hours, o.is_waiting, o.proposal) for o in late] == [
        ("INTERIM-2026-2", 25.0, True, second.number)
    ]
    after = overdue(store, LATE + timedelta(days=30))
    assert [(o.ref, o.hours, o.is_waiting) for o in after] == [("INTERIM-2026-2", 25.0, False)]
