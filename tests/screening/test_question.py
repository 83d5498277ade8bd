"""Is the next question the one fact that settles most of the candidates?"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from db.records.entry import (
    Address,
    BirthDate,
    DatePrecision,
    Entry,
    Identifier,
    IdentifierKind,
    Nationality,
    PartialDate,
    PartyType,
    Place,
)
from db.records.screening import Decision, Match, Outcome, Query, Scope
from screening import ask
from screening.decide import Terms, screen
from screening.question import Question, next_question
from screening.which_hangul import possible_names
from tests import factories
from tests.screening.indexes import Indexes

TERMS = Terms(
    datetime(2026, 3, 1, tzinfo=UTC), "officer", Scope.DPRK, (), "0.1.0", "bff233e7c5aa"
)


def born(text: str) -> dict[str, Any]:
    return {"birth_dates": (BirthDate(ask.birth_date(text)),)}


def numbered(number: str, kind: IdentifierKind) -> dict[str, Any]:
    return {"identifiers": (Identifier(number, kind),)}


def screened(index_of: Indexes, query: Query, entries: Sequence[Entry]) -> Decision:
    return screen(query, index_of(related=entries), TERMS, screening_id="s-1")


def asked(
    index_of: Indexes, name: str, entries: Sequence[Entry], **fields: str
) -> Question | None:
    query = ask.query(name, {field: [text] for field, text in fields.items()})
    return next_question(screened(index_of, query, entries))


def test_dates_of_birth_are_asked_for_first(index_of: Indexes) -> None:
    kp = (Nationality("KP"),)
    entries = [
        factories.entry("X.1", ["Kim Yong Chol"], nationalities=kp, **born("1946")),
        factories.entry("X.2", ["Kim Yong Chol"], nationalities=kp, **born("1962-02-18")),
        factories.entry("X.3", ["Kim Yong Chol"], nationalities=kp),
    ]

    question = asked(index_of, "Kim Yong Chol", entries)

    assert question is not None
    assert "date of birth" in question.ask
    assert (question.separates, question.of) == (2, 3)
    assert "1946 (X.1)" in question.why
    assert "1962-02-18 (X.2)" in question.why


def test_the_same_value_of_several_candidates_is_said_once(index_of: Indexes) -> None:
    entries = [
        factories.entry(ref, ["Kim Yong Chol"], **born("1962-02-18")) for ref in ("X.1", "X.2")
    ]

    question = asked(index_of, "Kim Yong Chol", entries)

    assert question is not None
    assert "1962-02-18 (X.1, X.2)" in question.why


@pytest.mark.parametrize(
    ("stated", "not_asked"),
    [
        pytest.param({"birth_date": "1962-02-19"}, "birth", id="date of birth"),
        pytest.param({"identifier": "999999"}, "passport", id="number"),
        pytest.param({"nationality": "KP"}, "nationality", id="nationality"),
        pytest.param({"gender": "M"}, "gender", id="gender"),
    ],
)
def test_what_the_query_states_is_not_asked_for(
    stated: dict[str, str], not_asked: str, index_of: Indexes
) -> None:
    listed = {
        "birth": born("1970-01-02"),
        "passport": numbered("123456", IdentifierKind.PASSPORT),
        "nationality": {"nationalities": (Nationality("KP"),)},
        "gender": {"genders": ("M",)},
    }[not_asked]
    entries = [factories.entry("X.1", ["Kim Yong Chol"], **listed)]

    without, having = (
        asked(index_of, "Kim Yong Chol", entries),
        asked(index_of, "Kim Yong Chol", entries, **stated),
    )

    assert without is not None
    assert not_asked in without.ask
    assert having is None or not_asked not in having.ask


def test_a_bare_year_that_agrees_is_asked_for_its_day(index_of: Indexes) -> None:
    entries = [factories.entry("X.1", ["Kim Yong Chol"], **born("1962-02-18"))]

    question = asked(index_of, "Kim Yong Chol", entries, birth_date="1962")

    assert question is not None
    assert "day of birth" in question.ask


def test_a_date_that_nobody_can_place_is_not_asked_for(index_of: Indexes) -> None:
    printed = BirthDate(PartialDate("in his forties", DatePrecision.UNKNOWN))
    entries = [factories.entry("X.1", ["Kim Yong Chol"], birth_dates=(printed,))]

    assert asked(index_of, "Kim Yong Chol", entries) is None


def test_the_hangul_is_asked_for_where_it_tells_candidates_apart(index_of: Indexes) -> None:
    entries = [
        factories.entry("X.1", ["Kim Yong Chol", "김영철"]),
        factories.entry("X.2", ["Kim Yong Chol", "김용철"]),
        factories.entry("X.3", ["Kim Yong Chol"]),
    ]

    question = asked(index_of, "Kim Yong Chol", entries)

    assert question is not None
    assert "in hangul: 김영철 or 김용철" in question.ask
    assert (question.separates, question.of) == (2, 3)


def test_the_hangul_is_not_asked_for_where_every_candidate_fits_each(index_of: Indexes) -> None:
    entries = [factories.entry(ref, ["Kim Yong Chol"]) for ref in ("X.1", "X.2")]

    assert asked(index_of, "Kim Yong Chol", entries) is None


@pytest.mark.parametrize(
    ("name", "hangul", "count"),
    [
        pytest.param("Kim Yong Chol", {"김영철", "김용철"}, 2, id="two syllables merged"),
        pytest.param(
            "Ri Yong Chol", {"리영철", "리용철", "이영철", "이용철"}, 2, id="initial sound"
        ),
        pytest.param(
            "Choe Ryong Hae",
            {"최룡해", "최룡혜", "최령해", "최령혜"},
            4,
            id="the form that was spelt",
        ),
        pytest.param("Ri Je Son", {"리재선", "리제선"}, 2, id="usual ones"),
        pytest.param("김영철", set(), 0, id="in hangul already"),
        pytest.param("John Smith", set(), 0, id="not Korean"),
    ],
)
def test_few_ways_to_write_a_name_are_given(name: str, hangul: set[str], count: int) -> None:
    found = possible_names(Query(name))

    assert {possible.hangul for possible in found} <= hangul
    assert len(found) == count
    assert sum(possible.share for possible in found) <= 1.0 + 1e-9


def test_initials_are_asked_for_in_full(index_of: Indexes) -> None:
    entries = [factories.entry("X.1", ["Kim Yong Chol"], nationalities=(Nationality("KP"),))]

    question = asked(index_of, "Kim Y C", entries, nationality="KP")

    assert question is not None
    assert "given name in full" in question.ask


def test_a_ship_is_asked_for_its_imo_number(index_of: Indexes) -> None:
    ship = factories.entry(
        "X.1",
        ["Chon Ma San"],
        type=PartyType.VESSEL,
        **numbered("8660313", IdentifierKind.IMO_SHIP),
    )

    question = asked(index_of, "Chon Ma San", [ship], type="vessel")

    assert question is not None
    assert "IMO number" in question.ask


def test_an_organisation_is_asked_for_its_address(index_of: Indexes) -> None:
    body = factories.entry(
        "X.1",
        ["Korea Example Trading Corporation"],
        type=PartyType.ORGANISATION,
        addresses=(Address(Place(country="CN")),),
    )

    question = asked(index_of, "Korea Example Trading Corp", [body])

    assert question is not None
    assert "address" in question.ask


def test_chinese_characters_are_asked_for_where_lists_print_them(index_of: Indexes) -> None:
    entries = [factories.entry("X.1", ["Kim Yong Chol", "金永哲"])]

    question = asked(index_of, "Kim Yong Chol", entries)

    assert question is not None
    assert "Chinese characters" in question.ask


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        pytest.param("Max Mustermann", {}, id="no alert"),
        pytest.param("Kim Yong Chol", {"birth_date": "1962-02-18"}, id="day of birth agrees"),
        pytest.param("Kim Yong Chol", {"identifier": "472310168"}, id="number agrees"),
    ],
)
def test_nothing_is_asked_where_nothing_is_open(
    name: str, fields: dict[str, str], index_of: Indexes
) -> None:
    entry = factories.entry(
        "X.1",
        ["Kim Yong Chol"],
        genders=("M",),
        **born("1962-02-18"),
        **numbered("472310168", IdentifierKind.PASSPORT),
    )

    assert asked(index_of, name, [entry], **fields) is None


def test_many_candidates_make_no_long_text() -> None:
    matches = tuple(
        Match(
            entry=factories.entry(f"X.{number}", ["Kim"], **born(str(1930 + number))),
            is_in_scope=True,
            matched_name="Kim",
            alias_quality="",
            is_weak_alias=False,
            score=1.0,
            evidence=(),
            outcome=Outcome.REVIEW,
        )
        for number in range(60)
    )
    decision = Decision(
        "s-1", datetime(2026, 3, 1, tzinfo=UTC), "officer", Query("Kim"), Outcome.REVIEW, "r",
        "b", (), matches, Scope.DPRK, (), "0.1.0", "d",
    )  # fmt: skip

    question = next_question(decision)

    assert question is not None
    assert (question.separates, question.of) == (60, 60)
    assert len(question.why) < 200
    assert "1932 (X.2)" in question.why
    assert "57 more" in question.why


def test_a_syllable_of_one_letter_is_no_initial(index_of: Indexes) -> None:
    question = asked(
        index_of, "Jo Il U", [factories.entry("X.1", ["CHO IL U"], **born("1945"))]
    )

    assert question is not None
    assert "date of birth" in question.ask


def test_three_values_are_all_said_and_no_more_promised(index_of: Indexes) -> None:
    years = ("1941", "1951", "1961")
    entries = [factories.entry(f"X.{y}", ["Kim Yong Chol"], **born(y)) for y in years]

    question = asked(index_of, "Kim Yong Chol", entries)

    assert question is not None
    assert all(year in question.why for year in years)
    assert "more" not in question.why
