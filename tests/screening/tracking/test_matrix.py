"""Does each cell say what one list says of one party, and no more?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records.entry import (
    BirthDate,
    EntryDate,
    EntryDateKind,
    LegalAct,
    Origin,
    PartialDate,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.relation import Relation
from db.records.screening import IndexedEntry, ListUsed
from db.records.subject import EntryKey, Join, JoinLevel, Subject
from screening.subjects.particulars import listing_date
from screening.tracking.listing_day import DayBasis
from screening.tracking.matrix import Builder, Cell, CellState, Column, Matrix
from screening.tracking.matrix_measures import measure
from tests import factories

WORDS = ("date of designation", "date of UN designation", "UNLI")
PERSON, BODY, SHIP = PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL


def column(name: str, authority: str, *covers: PartyType, **state: Any) -> Column:
    used = ListUsed(name, state.pop("state", "current"), sha256="ab" * 32, **state)
    return Column(name, name, authority, covers or (PERSON, BODY), ("2017/1509",), used)


UN, SHIPS, EU = (
    column("un", "UN"),
    column("un-vessels", "UN", SHIP),
    column("eu", "EU", PERSON, BODY, SHIP),
)
MIRROR = Column("nz", "New Zealand", "UN", ())


def listed(list_: str, ref: str, subject: str = "", **more: Any) -> IndexedEntry:
    name = more.pop("name", ref)
    if on := more.pop("on", None):
        more["dates"] = (EntryDate(EntryDateKind.LISTED, f"{on}", on),)
    entry = replace(factories.entry(ref, (name,), **more), list=list_)
    return IndexedEntry(entry, is_in_scope=True, subject=subject)


def built(
    entries: Iterable[IndexedEntry],
    *subjects: Subject,
    columns: Iterable[Column] = (UN, SHIPS, EU),
    ties: Iterable[Relation] = (),
    seen: dict[EntryKey, date] | None = None,
    explains: Callable[[EntryKey], Iterable[str]] = lambda _: (),
) -> Matrix:
    every = list(entries)
    found = Builder(
        tuple(columns),
        {one.id: one for one in subjects},
        lambda party: [tie for tie in ties if party in tie.parties],
        lambda key: next((one for one in every if one.key == key), None),
        listing_date(WORDS),
        seen or {},
        explains,
    )
    return found.build(every)


def cell(matrix: Matrix, party: str, name: str) -> Cell:
    (row,) = (row for row in matrix.rows if row.party == party)
    return row.cells[name]


def join(one: str, other: str, level: JoinLevel = JoinLevel.PROBABLE) -> Join:
    first, second = (EntryKey(*text.split(":")) for text in (one, other))
    return Join(first, second, level, "a-rule", "1", "They agree.")


def test_a_party_of_two_lists_is_one_row_that_says_how_it_was_joined() -> None:
    subject = Subject("un:K.1", (EntryKey("un", "K.1"), EntryKey("eu", "E.1")),
                      (join("un:K.1", "eu:E.1"),))  # fmt: skip
    entries = [
        listed("un", "K.1", "un:K.1", on=date(2017, 6, 2)),
        listed("eu", "E.1", "un:K.1", on=date(2017, 6, 8)),
    ]

    matrix = built(entries, subject)

    assert [row.party for row in matrix.rows] == ["un:K.1"]
    found = cell(matrix, "un:K.1", "eu")
    assert (found.state, found.how, found.level) == (CellState.LISTED, "a-rule", "probable")
    assert found.lag_days == 6
    assert cell(matrix, "un:K.1", "un").lag_days == 0


@pytest.mark.parametrize(
    ("type_", "state", "expected"),
    [
        (PERSON, "current", CellState.NOT_FOUND),
        (PERSON, "attention", CellState.NOT_FOUND),
        (SHIP, "current", CellState.NOT_COVERED),
        (PERSON, "stale", CellState.UNKNOWN),
        (PERSON, "missing", CellState.UNKNOWN),
        (PERSON, "incomplete", CellState.UNKNOWN),
        (PERSON, "sample", CellState.UNKNOWN),
    ],
)
def test_a_list_is_said_to_lack_a_party_only_if_it_can_be(
    type_: PartyType, state: str, expected: CellState
) -> None:
    withholds = state not in {"current", "attention"}
    un = column("un", "UN", state=state, withholds_no_match=withholds, because="a reason")
    matrix = built([listed("eu", "E.1", type=type_)], columns=(un, EU))

    assert cell(matrix, "eu:E.1", "un").state is expected


def test_a_stale_list_still_has_whom_it_had() -> None:
    stale = column("un", "UN", state="stale", withholds_no_match=True)
    matrix = built([listed("un", "K.1")], columns=(stale, EU))

    assert cell(matrix, "un:K.1", "un").state is CellState.LISTED


def test_what_may_be_the_party_is_neither_found_nor_not_found() -> None:
    doubt = join("un:K.1", "eu:E.1", JoinLevel.POSSIBLE)
    subject = Subject("un:K.1", (EntryKey("un", "K.1"),), (), (doubt,))
    matrix = built([listed("un", "K.1", "un:K.1"), listed("eu", "E.1")], subject)

    found = cell(matrix, "un:K.1", "eu")
    assert found.state is CellState.POSSIBLE
    assert [one.key.ref for one in found.listings] == ["E.1"]
    (coverage,) = (one for one in measure(matrix).coverage if (one.of, one.on) == ("un", "eu"))
    assert coverage.counts == {CellState.POSSIBLE: 1}
    assert coverage.share == 0


def tie(source: str, kind: str, target: str, **more: Any) -> Relation:
    key = EntryKey(*source.split(":"))
    return Relation(source, target, kind, key, "remark", "so", "it", 0, **more)


@pytest.mark.parametrize("kind", ["subordinate_to", "owned_by", "front_for", "alias_of"])
def test_a_part_of_a_listed_body_is_listed_as_that(kind: str) -> None:
    entries = [listed("un", "K.1", type=BODY), listed("eu", "E.9", type=BODY)]
    matrix = built(entries, ties=[tie("eu:E.9", kind, "un:K.1")])

    found = cell(matrix, "eu:E.9", "un")
    assert (found.state, found.how) == (CellState.PART_OF, kind)
    assert cell(matrix, "un:K.1", "eu").state is CellState.NOT_FOUND


@pytest.mark.parametrize(
    "ties",
    [
        [tie("eu:E.9", "affiliated_with", "un:K.1")],
        [tie("eu:E.9", "owned_by", "un:K.1", is_former=True)],
    ],
)
def test_who_is_no_part_of_it_is_not_listed_by_it(ties: list[Relation]) -> None:
    entries = [listed("un", "K.1", type=BODY), listed("eu", "E.9", type=BODY)]

    assert cell(built(entries, ties=ties), "eu:E.9", "un").state is CellState.NOT_FOUND


def test_the_name_in_hangul_stands_beside_the_other() -> None:
    other = listed("eu", "E.1", name="홍견본")
    keys = EntryKey("un", "K.1"), EntryKey("eu", "E.1")
    subject = Subject("un:K.1", keys, (join("un:K.1", "eu:E.1"),))
    entries = [
        listed("un", "K.1", "un:K.1", name="HONG Sample"),
        replace(other, subject="un:K.1"),
    ]

    (row,) = built(entries, subject).rows

    assert (row.name, row.hangul) == ("HONG Sample", "홍견본")


def test_a_ship_is_listed_as_that_of_its_owner() -> None:
    entries = [listed("un-vessels", "IMO1", type=SHIP), listed("eu", "E.1", type=BODY)]
    matrix = built(entries, ties=[tie("eu:E.1", "owns_ship", "un-vessels:IMO1")])

    assert cell(matrix, "un-vessels:IMO1", "eu").state is CellState.PART_OF
    assert cell(matrix, "un-vessels:IMO1", "un").state is CellState.NOT_COVERED


def test_a_jurisdiction_that_mirrors_has_whom_the_authority_has() -> None:
    entries = [listed("un", "K.1"), listed("eu", "E.1")]
    matrix = built(entries, columns=(UN, EU, MIRROR))

    assert cell(matrix, "un:K.1", "nz").state is CellState.MIRRORS
    assert cell(matrix, "eu:E.1", "nz").state is CellState.UNKNOWN


def remark(text: str) -> tuple[Statement, ...]:
    return (Statement(StatementKind.REMARK, text),)


ACT = (LegalAct("2022/1", published_on="2022-08-01"), LegalAct("x", published_on="?"))
DAYS: dict[str, tuple[dict[str, Any], str, DayBasis]] = {
    "stated": ({"on": date(2016, 5, 20), "legal_acts": ACT}, "2016-05-20", DayBasis.STATED),
    "a remark": (
        {"statements": remark("Date of designation: 16.10.2017"), "legal_acts": ACT},
        "2017-10-16", DayBasis.REMARK,
    ),
    "the UN's, by its words": (
        {"statements": remark("Date of UN designation: 16.10.2017"), "legal_acts": ACT},
        "≤ 2022-08-01", DayBasis.NO_LATER_THAN,
    ),
    "the UN's, by its day": (
        {"statements": remark("Date of designation: 2.3.2016"), "legal_acts": ACT},
        "≤ 2022-08-01", DayBasis.NO_LATER_THAN,
    ),
    "the oldest act cited": (
        {"legal_acts": (*ACT, LegalAct("1059/2014 (OJ L293)", published_on="2014-10-08"))},
        "≤ 2014-10-08", DayBasis.NO_LATER_THAN,
    ),
    "an act cited by a detail": (
        {"legal_acts": ACT, "birth_dates": (BirthDate(PartialDate("1960"), origin=Origin(
            act=LegalAct("2016/315", published_on="2016-03-05"))),)},
        "≤ 2016-03-05", DayBasis.NO_LATER_THAN,
    ),
    "no base act of a detail": (
        {"legal_acts": ACT, "birth_dates": (BirthDate(PartialDate("1960"), origin=Origin(
            act=LegalAct("2017/1509 (OJ L224)", published_on="2017-08-31"))),)},
        "≤ 2022-08-01", DayBasis.NO_LATER_THAN,
    ),
    "no act whose number is of another year": (
        {"legal_acts": (*ACT, LegalAct("2018/1231 (OJ L231)", published_on="2017-09-14"))},
        "≤ 2022-08-01", DayBasis.NO_LATER_THAN,
    ),
    "an act": ({"legal_acts": ACT}, "≤ 2022-08-01", DayBasis.NO_LATER_THAN),
    "nothing": ({}, "day unknown", DayBasis.UNKNOWN),
}  # fmt: skip


@pytest.mark.parametrize("case", DAYS)
def test_a_day_says_what_it_rests_on(case: str) -> None:
    more, printed, basis = DAYS[case]
    keys = EntryKey("un", "K.1"), EntryKey("eu", "E.1")
    subject = Subject("un:K.1", keys, (join("un:K.1", "eu:E.1"),))
    entries = [
        listed("un", "K.1", "un:K.1", on=date(2016, 3, 2)),
        listed("eu", "E.1", "un:K.1", **more),
    ]

    day = cell(built(entries, subject), "un:K.1", "eu").day

    assert day is not None
    assert (day.printed, day.basis) == (printed, basis)


def test_the_first_publication_that_has_a_party_bounds_its_day() -> None:
    entry = listed("eu", "E.1", legal_acts=ACT)
    day = cell(built([entry], seen={entry.key: date(2021, 1, 28)}), "eu:E.1", "eu").day

    assert day is not None
    assert day.printed == "≤ 2021-01-28"


def test_what_is_counted_over_the_matrix() -> None:
    keys = EntryKey("un", "K.1"), EntryKey("eu", "E.1")
    subject = Subject("un:K.1", keys, (join("un:K.1", "eu:E.1"),))
    entries = [
        listed("un", "K.1", "un:K.1", on=date(2016, 3, 2)),
        listed("eu", "E.1", "un:K.1", on=date(2016, 3, 31)),
        listed("eu", "E.2", on=date(2017, 4, 7)),
        listed("eu", "E.3", legal_acts=ACT),
    ]

    shown = {"K.1": {"C6"}, "E.1": {"C6", "C7"}, "E.2": {"C5"}}
    told = measure(built(entries, subject, explains=lambda key: shown.get(key.ref, ())))

    shares = {(one.of, one.on): (one.parties, one.share) for one in told.coverage}
    assert shares["un", "eu"] == (1, 1.0)
    assert shares["eu", "un"] == (3, 1 / 3)
    lists = {one.list: one for one in told.lists}
    assert [row.party for row in lists["eu"].autonomous or ()] == ["eu:E.2", "eu:E.3"]
    assert (lists["eu"].median_lag, lists["un"].median_lag) == (29, 0)
    assert lists["eu"].nothing_found == 2
    used = {one.id: (one.by_list["un"], one.by_list["eu"], one.gaps) for one in told.categories}
    assert used == {"C5": (0, 1, ("un",)), "C6": (1, 1, ()), "C7": (0, 1, ("un",))}
    years = {(one.list, one.year): (one.exact, one.at_latest) for one in told.years}
    assert years == {
        ("un", 2016): (1, 0), ("eu", 2016): (1, 0), ("eu", 2017): (1, 0), ("eu", 2022): (0, 1),
    }  # fmt: skip


def test_a_list_that_cannot_say_whom_it_lacks_has_no_share() -> None:
    stale = column("un", "UN", state="stale", withholds_no_match=True)
    told = measure(built([listed("un", "K.1"), listed("eu", "E.1")], columns=(stale, EU)))

    shares = {(one.of, one.on): one.share for one in told.coverage}
    assert shares == {("un", "eu"): 0, ("eu", "un"): None}
    (eu,) = (one for one in told.lists if one.list == "eu")
    assert (len(eu.autonomous or ()), eu.nothing_found) == (1, 0)


def test_no_party_is_alone_where_no_other_authority_is_loaded() -> None:
    told = measure(built([listed("un", "K.1")], columns=(UN, SHIPS)))

    assert {one.autonomous for one in told.lists} == {None}


def test_what_a_person_holds_apart_is_not_possible() -> None:
    apart = replace(join("un:K.1", "eu:E.1", JoinLevel.DECIDED), by="officer")
    subject = Subject("un:K.1", (EntryKey("un", "K.1"),), (), (apart,))
    matrix = built([listed("un", "K.1", "un:K.1"), listed("eu", "E.1")], subject)

    assert cell(matrix, "un:K.1", "eu").state is CellState.NOT_FOUND


def test_a_party_of_unknown_kind_may_be_on_any_list() -> None:
    matrix = built([listed("eu", "E.1", type=PartyType.UNKNOWN)])

    assert cell(matrix, "eu:E.1", "un").state is CellState.NOT_FOUND


def test_what_a_listed_body_includes_is_part_of_it() -> None:
    entries = [listed("un", "K.1", type=BODY), listed("eu", "E.9", type=BODY)]
    matrix = built(entries, ties=[tie("un:K.1", "includes", "eu:E.9")])

    assert cell(matrix, "eu:E.9", "un").state is CellState.PART_OF


def test_no_lag_is_told_where_an_earlier_listing_is_possible() -> None:
    keys = EntryKey("un", "K.1"), EntryKey("eu", "E.1")
    subject = Subject("un:K.1", keys, (join("un:K.1", "eu:E.1"),))
    acts = (LegalAct("x", published_on="2011-12-21"),)
    entries = [
        listed("un", "K.1", "un:K.1", on=date(2016, 3, 2)),
        listed("eu", "E.1", "un:K.1", legal_acts=acts),
    ]

    assert cell(built(entries, subject), "un:K.1", "un").lag_days is None


def test_of_two_entries_the_exact_day_counts_if_it_is_the_first() -> None:
    keys = EntryKey("eu", "E.1"), EntryKey("eu", "E.2")
    subject = Subject("eu:E.1", keys, (join("eu:E.1", "eu:E.2"),))
    acts = (LegalAct("x", published_on="2017-06-08"),)
    entries = [
        listed("eu", "E.2", "eu:E.1", legal_acts=acts),
        listed("eu", "E.1", "eu:E.1", on=date(2017, 6, 8)),
    ]

    day = cell(built(entries, subject), "eu:E.1", "eu").day

    assert day is not None
    assert day.exact == date(2017, 6, 8)
