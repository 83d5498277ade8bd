"""Are entries of one party found, and different parties of one name or number held apart?"""

import random
from datetime import UTC, date, datetime
from typing import Any

import pytest

from db.records.entry import (
    BirthDate,
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.subject import EntryKey, JoinDecision, JoinLevel, Subject, Verdict
from feeds.dates import read_date
from rules import loader
from screening.subjects.resolve import resolve
from tests import factories

TABLE = loader.subjects(loader.read())
REGIMES = {"un": {"DPRK": "KP"}, "eu": {"PRK": "KP", "RUS": "RU"}}
AT = datetime(2026, 11, 22, tzinfo=UTC)


def un(ref: str, *names: str, **more: Any) -> Entry:
    return factories.entry(ref, names, list="un", **{"programmes": ("DPRK",), **more})


def eu(ref: str, *names: str, **more: Any) -> Entry:
    return factories.entry(ref, names, list="eu", **{"programmes": ("PRK",), **more})


def born(*printed: str) -> tuple[BirthDate, ...]:
    return tuple(BirthDate(read_date(text)) for text in printed)


def passport(number: str) -> tuple[Identifier, ...]:
    return (Identifier(number, IdentifierKind.PASSPORT),)


def said(text: str, kind: StatementKind = StatementKind.FUNCTION) -> tuple[Statement, ...]:
    return (Statement(kind, text),)


def listed(on: str) -> tuple[EntryDate, ...]:
    return (EntryDate(EntryDateKind.LISTED, on, date.fromisoformat(on)),)


def resolved(*entries: Entry, decisions: tuple[JoinDecision, ...] = ()) -> list[Subject]:
    return resolve(entries, TABLE, REGIMES, decisions)


def groups(*entries: Entry, decisions: tuple[JoinDecision, ...] = ()) -> set[frozenset[str]]:
    """Give the references that stand together."""
    found = resolved(*entries, decisions=decisions)
    return {frozenset(key.ref for key in one.members) for one in found if len(one.members) > 1}


def decision(verdict: Verdict, one: Entry, other: Entry) -> JoinDecision:
    first, second = EntryKey(one.list, one.ref), EntryKey(other.list, other.ref)
    return JoinDecision(verdict, first, second, "An example.", "officer", AT)


BODY = {"type": PartyType.ORGANISATION}
SHIP = {"type": PartyType.VESSEL}
JOINED: dict[str, tuple[Entry, Entry, str]] = {
    "reference and name": (
        un("KPi.101", "PAK EXAMPLE SU"),
        eu("EU.1", "Example Su Pak", references=(("unitedNationId", "KPi.101"),)),
        "reference-and-name",
    ),
    "passport and name": (
        un("KPi.101", "PAK EXAMPLE SU", identifiers=passport("745 310 999")),
        eu("EU.1", "Example-su Pak", identifiers=passport("745310999")),
        "number-and-name",
    ),
    "a day lost in conversion": (
        un("KPi.101", "RI SONG CHOL", birth_dates=born("1966-01-27")),
        eu("EU.1", "Song-chol Ri", birth_dates=born("1966-01-28")),
        "name-and-birth-day",
    ),
    "another romanisation and the day of birth": (
        un("KPi.101", "CHO YONG CHOL", birth_dates=born("1973-09-30")),
        eu("EU.1", "Jo Yong-chol", birth_dates=born("1973-09-30")),
        "likeness-and-birth-day",
    ),
    "the day of listing in a remark": (
        un("KPi.101", "KO EXAMPLE CHAE", dates=listed("2013-03-07")),
        eu(
            "EU.1",
            "Example Chae Ko",
            statements=said("Date of designation: 7.3.2013", StatementKind.REMARK),
        ),
        "first-name-and-listing-date",
    ),
    "the same reasons in the same words": (
        un("KPi.101", "HAN YU", statements=said("Director of the Example Trading House")),
        eu("EU.1", "Yu Han", statements=said("Director of Example Trading House.")),
        "name-and-office",
    ),
    "a bank by its code": (
        un(
            "KPe.101",
            "EXAMPLE BANK",
            identifiers=(Identifier("EXAMKPPY", IdentifierKind.BIC),),
            **BODY,
        ),
        eu(
            "EU.1",
            "Example Bank",
            identifiers=(Identifier("EXAM KPPY", IdentifierKind.BIC),),
            **BODY,
        ),
        "bic-and-name",
    ),
    "a ship by its number": (
        un(
            "KPv.1",
            "EXAMPLE STAR",
            identifiers=(Identifier("9314650", IdentifierKind.IMO_SHIP),),
            **SHIP,
        ),
        eu(
            "EU.1",
            "Example Star",
            identifiers=(Identifier("IMO 9314650", IdentifierKind.IMO_SHIP),),
            **SHIP,
        ),
        "imo-and-name",
    ),
    "a body by its whole name": (
        un("KPe.101", "KOREA EXAMPLE TRADING CORPORATION", **BODY),
        eu("EU.1", "Korea Example Trading Corp.", **BODY),
        "whole-name-and-regime",
    ),
}
APART = {
    "a common name": (un("KPi.101", "KIM CHOL NAM"), eu("EU.1", "Chol Nam KIM")),
    "a common name and a year": (
        un("KPi.101", "KIM CHOL NAM", birth_dates=born("1970")),
        eu("EU.1", "Chol Nam KIM", birth_dates=born("1970")),
    ),
    "one name, other years": (
        un("KPi.101", "KIM YONG CHOL", birth_dates=born("1962-02-18")),
        eu("EU.1", "Yong Chol KIM", birth_dates=born("1946")),
    ),
    "a shared passport": (
        eu("EU.1", "AN Se-Ho", identifiers=passport("572110999")),
        eu("EU.2", "Oleg Example", identifiers=passport("572110999")),
    ),
    "another's reference": (
        un("KPi.145", "KIM KYONG OK"),
        eu("EU.1", "Tong-Ho Kim", references=(("unitedNationId", "KPi.145"),)),
    ),
    "an alias of one word": (
        un("KPi.101", "KIM YONG CHOL", "Young-Chul", birth_dates=born("1962-02-18")),
        eu("EU.1", "Ri Song Hyok", "Young-Chul", birth_dates=born("1962-02-18")),
    ),
    "1 January, the day of those whose day is unknown": (
        un("KPi.101", "KIM CHOL NAM", birth_dates=born("1970-01-01")),
        eu("EU.1", "Chol Nam KIM", birth_dates=born("1970-01-01")),
    ),
    "another regime": (
        un("KPe.101", "EXAMPLE TRADING CORPORATION", **BODY),
        eu("EU.1", "Example Trading Corporation", **{**BODY, "programmes": ("RUS",)}),
    ),
    "a ship and its namesake of a company": (
        un("KPe.101", "EXAMPLE STAR", **BODY),
        eu("EU.1", "Example Star", **SHIP),
    ),
    "a man and a woman": (
        un("KPi.101", "KIM SONG", birth_dates=born("1970-02-03"), genders=("M",)),
        eu("EU.1", "Song Kim", birth_dates=born("1970-02-03"), genders=("F",)),
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_entries_of_one_party_are_joined_and_it_is_said_how(name: str) -> None:
    one, other, rule = JOINED[name]

    (subject,) = resolved(one, other)

    (join,) = subject.joins
    assert {key.ref for key in subject.members} == {one.ref, other.ref}
    assert (join.rule, join.version) == (rule, TABLE.version)
    assert join.level in {JoinLevel.CONFIRMED, JoinLevel.PROBABLE}
    assert join.agreeing


@pytest.mark.parametrize("name", APART)
def test_parties_are_held_apart_that_may_be_two(name: str) -> None:
    assert groups(*APART[name]) == set()


def test_what_is_in_doubt_is_told_of_both() -> None:
    told = resolved(*APART["a shared passport"])

    assert {(s.id, d.other.ref, d.rule) for s in told for d in s.doubts} == {
        ("eu:EU.1", "EU.2", "same-number"),
        ("eu:EU.2", "EU.1", "same-number"),
    }


def test_a_wrong_reference_leads_to_nobody_and_the_right_party_is_found() -> None:
    wrong = un("KPi.145", "KIM KYONG OK", birth_dates=born("1937"))
    right = un("KPi.146", "KIM TONG-HO", birth_dates=born("1969-08-18"))
    theirs = eu(
        "EU.1",
        "Tong-Ho Kim",
        birth_dates=born("1969-08-18"),
        references=(("unitedNationId", "KPi.145"),),
    )

    assert groups(wrong, right, theirs) == {frozenset({"KPi.146", "EU.1"})}


def test_the_head_of_a_body_twice_on_one_list_is_one_party_whatever_the_year() -> None:
    office = "Former chairman of the Second Weaving Committee"
    twice = (
        eu("EU.1", "Se Bong EXAMPLE", birth_dates=born("1938-03-21"), statements=said(office)),
        eu(
            "EU.2",
            "Se-bong EXAMPLE",
            birth_dates=born("1946"),
            statements=said(f"{office} (of old). Member of a commission."),
        ),
    )

    (subject,) = resolved(*twice)

    (join,) = subject.joins
    assert join.rule == "name-and-office"
    assert [fact.kind for fact in join.contradicting] == ["birth_date"]


def test_two_bodies_of_one_list_are_not_bridged_by_an_alias() -> None:
    branches = (
        un("QDe.1", "EXAMPLE FOUNDATION (KENYA)", "EXAMPLE FOUNDATION", **BODY),
        un("QDe.2", "EXAMPLE FOUNDATION (TANZANIA)", "EXAMPLE FOUNDATION", **BODY),
        eu("EU.1", "Example Foundation (Kenya)", "Example Foundation", **BODY),
        eu("EU.2", "Example Foundation (Tanzania)", "Example Foundation", **BODY),
    )

    assert groups(*branches) == {frozenset({"QDe.1", "EU.1"}), frozenset({"QDe.2", "EU.2"})}


def test_a_chain_of_good_joins_never_holds_together_who_differ() -> None:
    chain = (
        un(
            "KPi.1",
            "KIM CHOL",
            birth_dates=born("1950-03-02"),
            identifiers=passport("11111111"),
        ),
        eu("EU.1", "Kim Chol", identifiers=(*passport("11111111"), *passport("22222222"))),
        factories.entry(
            "X.1",
            ("Kim Chol",),
            birth_dates=born("1980-03-02"),
            identifiers=passport("22222222"),
        ),
    )

    assert groups(*chain) == {frozenset({"KPi.1", "EU.1"})}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_entries_changes_nothing(seed: int) -> None:
    entries = [entry for one, other, _ in JOINED.values() for entry in (one, other)]
    unlike = [
        Entry(e.list, f"{e.ref}.{n}", e.type, names=e.names, programmes=e.programmes)
        for n, e in enumerate(entries)
    ]
    shuffled = random.Random(seed).sample(unlike, len(unlike))

    assert resolved(*shuffled) == resolved(*unlike)


def test_a_person_joins_what_no_rule_joins() -> None:
    one, other = APART["one name, other years"]

    (subject,) = resolved(one, other, decisions=(decision(Verdict.JOIN, one, other),))

    (join,) = subject.joins
    assert (join.level, join.by, join.because) == (JoinLevel.DECIDED, "officer", "An example.")


def test_a_person_parts_what_a_rule_joins_and_a_third_entry_bridges_nothing() -> None:
    one = un("KPi.1", "KIM CHOL", identifiers=passport("11111111"))
    other = eu("EU.1", "Kim Chol", identifiers=passport("11111111"))
    third = factories.entry("X.1", ("Kim Chol",), identifiers=passport("11111111"))

    found = groups(one, other, third, decisions=(decision(Verdict.SPLIT, one, other),))

    (group,) = found
    assert not {"KPi.1", "EU.1"} <= group


def test_the_last_word_of_a_person_counts() -> None:
    one, other = APART["one name, other years"]
    words = (decision(Verdict.JOIN, one, other), decision(Verdict.SPLIT, other, one))

    assert groups(one, other, decisions=words) == set()
    assert groups(one, other, decisions=words[::-1]) == {frozenset({one.ref, other.ref})}


def test_a_decision_follows_a_record_to_its_new_reference() -> None:
    one = un("KPi.1", "KIM YONG CHOL", references=(("DATAID", "690"),))
    other = eu("EU.1", "Yong Chol KIM")
    said_before = JoinDecision(
        Verdict.JOIN,
        EntryKey("un", "KPi.0"),
        EntryKey("eu", "EU.1"),
        "An example.",
        "officer",
        AT,
        one_identity=("DATAID 690",),
    )

    assert groups(one, other, decisions=(said_before,)) == {frozenset({"KPi.1", "EU.1"})}


def test_a_decision_about_nobody_in_force_waits() -> None:
    one, other = APART["one name, other years"]

    assert groups(other, decisions=(decision(Verdict.JOIN, one, other),)) == set()


INTERPOL = "INTERPOL special notice web link, at the usual place"


def test_what_everybody_is_said_to_be_tells_nobody_apart() -> None:
    crowd = [
        eu(f"EU.{n}", f"Example{n} Person", statements=said(INTERPOL), programmes=("PRK",))
        for n in range(10, 20)
    ]
    twins = [eu(f"EU.{n}", "Abdul Example", statements=said(INTERPOL)) for n in (1, 2)]

    assert groups(*twins, *crowd) == set()


@pytest.mark.parametrize(
    "office",
    [
        pytest.param("Deputy Director of the Weaving Industry Department", id="a deputy"),
        pytest.param(
            "Acts under the direction of Weaving Force Commander Someone", id="under a head"
        ),
    ],
)
def test_only_the_head_of_a_body_is_one_at_a_time(office: str) -> None:
    crowd = [un(f"KPi.{n}", f"Example{n} Person", statements=said(office)) for n in range(9)]
    one = un("KPi.1", "KIM CHOL", birth_dates=born("1946"), statements=said(office))
    other = eu("EU.1", "Kim Chol", birth_dates=born("1951"), statements=said(office))

    assert groups(one, other, *crowd[2:]) == set()


def test_heads_of_one_body_a_generation_apart_are_two() -> None:
    office = "Director of the Weaving Industry Department"
    one = un("KPi.1", "KIM CHOL", birth_dates=born("1937"), statements=said(office))
    other = eu("EU.1", "Kim Chol", birth_dates=born("1984"), statements=said(office))

    assert groups(one, other) == set()


def test_the_same_day_of_birth_among_others_is_found_in_whatever_order() -> None:
    one = un("KPi.1", "KIM CHOL NAM", birth_dates=born("1972", "1974-03-21"))
    other = eu("EU.1", "Chol Nam Kim", birth_dates=born("1974-03-21", "1972"))

    assert groups(one, other) == {frozenset({"KPi.1", "EU.1"})}


def test_a_first_of_january_counts_for_nothing_beside_other_days() -> None:
    one = un("KPi.1", "KIM CHOL NAM", birth_dates=born("1965-01-01", "1950-05-05"))
    other = eu("EU.1", "Chol Nam Kim", birth_dates=born("1965-01-01", "1980-02-02"))

    assert groups(one, other) == set()


def test_a_decision_draws_in_nobody_of_whom_little_is_known() -> None:
    one = un("KPi.1", "KIM CHOL", birth_dates=born("1950-05-05"))
    other = eu("EU.1", "Ri Song", birth_dates=born("1962-02-03"))
    third = un("KPi.2", "RI SONG", birth_dates=born("1962-02-03"))

    found = groups(one, other, third, decisions=(decision(Verdict.JOIN, one, other),))

    assert found == {frozenset({"KPi.1", "EU.1"})}


def test_a_decision_draws_in_who_has_the_same_passport() -> None:
    one = un("KPi.1", "KIM CHOL", birth_dates=born("1950-05-05"), identifiers=passport("11111"))
    other = eu("EU.1", "Kim Chol", birth_dates=born("1971"))
    third = eu("EU.2", "Kim Chol", identifiers=passport("11111"))

    found = groups(one, other, third, decisions=(decision(Verdict.JOIN, one, other),))

    assert found == {frozenset({"KPi.1", "EU.1", "EU.2"})}


def test_a_decision_is_about_the_record_and_not_about_who_has_its_reference_now() -> None:
    new = un("KPi.1", "PAK EXAMPLE", references=(("DATAID", "9"),))
    moved = un("KPi.7", "KIM CHOL", references=(("DATAID", "5"),))
    other = eu("EU.1", "Kim Chol")
    key = EntryKey("un", "KPi.1"), EntryKey("eu", "EU.1")
    said_before = JoinDecision(
        Verdict.JOIN, *key, "An example.", "officer", AT, one_identity=("DATAID 5",)
    )

    assert groups(new, moved, other, decisions=(said_before,)) == {frozenset({"KPi.7", "EU.1"})}


@pytest.mark.parametrize("junk", ["-", "N/A", "unknown", "X"])
def test_what_is_no_name_joins_nobody(junk: str) -> None:
    one = un("KPe.1", "ALPHA BANK", junk, "n.a.", **BODY)
    other = eu("EU.1", "Beta Trading", junk, "n.a.", **BODY)

    assert groups(one, other) == set()


def test_a_kind_that_one_list_does_not_know_joins_by_no_rule_for_bodies() -> None:
    one = un("KPe.1", "SAMPLE STAR TRADING", type=PartyType.UNKNOWN)
    other = eu("EU.1", "Sample Star Trading", **BODY)

    assert groups(one, other) == groups(other, one) == set()


def test_who_is_twice_on_one_list_by_a_persons_word_may_be_twice_on_another() -> None:
    old, new = "EXAMPLE WEAVING ACADEMY", "SECOND SAMPLE ACADEMY"
    entries = (
        un("KPe.1", old, **BODY),
        un("KPe.2", new, **BODY),
        eu("EU.1", old.title(), **BODY),
        eu("EU.2", new.title(), **BODY),
    )
    said_so = (decision(Verdict.JOIN, *entries[:2]),)

    assert len(groups(*entries)) == 2
    assert groups(*entries, decisions=said_so) == {
        frozenset({"KPe.1", "KPe.2", "EU.1", "EU.2"})
    }


INTERIM = eu("INTERIM-2026-1", "Ana Maria Example", birth_dates=born("1962"))


def test_an_interim_designation_is_one_party_with_its_entry_in_the_file() -> None:
    carried = eu("EU.1", "Ana Maria Example", birth_dates=born("1962-02-18"))
    another = eu("EU.2", "Ana Maria Example", birth_dates=born("1981"))
    twin = eu("EU.3", "Ana Maria Example", birth_dates=born("1962"))

    assert groups(INTERIM, carried, another) == {frozenset({"INTERIM-2026-1", "EU.1"})}
    assert groups(twin, carried) == set()


def test_an_interim_designation_is_no_second_entry_beside_another_list() -> None:
    listed_elsewhere = un("KPi.1", "Ana Maria Example", birth_dates=born("1962-02-18"))
    interim = eu("INTERIM-2026-1", "Ana Maria Example", birth_dates=born("1962-02-18"))
    carried = eu("EU.1", "Ana-Maria Exampel", birth_dates=born("1962-02-18"))

    assert groups(listed_elsewhere, interim, carried) == {
        frozenset({"KPi.1", "INTERIM-2026-1", "EU.1"})
    }


def test_two_interim_designations_are_two_parties() -> None:
    other = eu("INTERIM-2026-2", "Ana Maria Example", birth_dates=born("1962"))

    assert groups(INTERIM, other) == set()


def test_a_body_entered_by_hand_is_found_in_the_file_by_its_whole_name() -> None:
    interim = eu("INTERIM-2026-1", "Example Trading Works", **BODY)
    carried = eu("EU.1", "Example Trading Works", **BODY)

    assert groups(interim, carried) == {frozenset({"INTERIM-2026-1", "EU.1"})}
    assert groups(eu("EU.2", "Example Trading Works", **BODY), carried) == set()
