"""Which lists must be there for a query, and what must its answer say?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from db.records.entry import PartyType
from db.records.screening import Outcome, Query
from screening.batch import Run
from screening.condition import ANY_AGE, Conditions, ListCondition
from screening.rows.row import Row
from screening.service import Wish, answer, terms_for
from screening.session import Session
from tests import factories
from tests.screening.indexes import Indexes

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PERSON, ORGANISATION, VESSEL = PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL


def _condition(name: str, *covers: PartyType, **changes: Any) -> ListCondition:
    plain = ListCondition(
        name, name, covers, max_age_days=2, sha256="1", checked_at=NOW - timedelta(hours=1)
    )
    return replace(plain, **changes)


UN = _condition("un", PERSON, ORGANISATION)
SHIPS = _condition("un-vessels", VESSEL)
NO_SHIPS = ListCondition("un-vessels", "un-vessels", (VESSEL,), 30)
SAMPLE: dict[str, Any] = {"is_sample": True}


def _session(index_of: Indexes, *lists: ListCondition, note: str = "") -> Session:
    index = index_of(related=[factories.entry(names=("KIM Yong Chol",))])
    conditions = Conditions(
        index="", digest="", rules_digest="r", engine_version="1", lists=lists
    )
    return Session(index, conditions, note)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        pytest.param(Query("Ana"), ["un"], id="no kind"),
        pytest.param(Query("Ana", type=PERSON), ["un"], id="person"),
        pytest.param(Query("Ana", type=ORGANISATION), ["un"], id="organisation"),
        pytest.param(Query("Ana", type=VESSEL), ["un", "un-vessels"], id="ship"),
        pytest.param(Query("Ana", type=PartyType.UNKNOWN), ["un"], id="unknown kind"),
        pytest.param(Query("", identifiers=("9314650",)), ["un", "un-vessels"], id="IMO"),
        pytest.param(
            Query("", identifiers=("IMO 9314650",)), ["un", "un-vessels"], id="IMO in a text"
        ),
        pytest.param(Query("IMO 9314650"), ["un", "un-vessels"], id="IMO typed as a name"),
        pytest.param(Query("", identifiers=("9314651",)), ["un"], id="no IMO's check digit"),
        pytest.param(
            Query("", type=PERSON, identifiers=("9314650",)), ["un"], id="a person's number"
        ),
    ],
)
def test_the_lists_that_must_be_there_depend_on_the_kind_of_party(
    query: Query, wanted: list[str], index_of: Indexes
) -> None:
    session = _session(index_of, UN, NO_SHIPS)

    terms = terms_for(query, session, Wish(), at=NOW, by="officer")

    assert [used.list for used in terms.lists] == wanted


def test_a_list_that_is_loaded_is_used_also_for_a_query_of_no_kind(index_of: Indexes) -> None:
    session = _session(index_of, UN, SHIPS)

    terms = terms_for(Query("Ana"), session, Wish(), at=NOW, by="officer")

    assert [used.list for used in terms.lists] == ["un", "un-vessels"]
    assert terms.notes == ()


def test_a_list_that_a_kind_of_party_does_not_need_is_named_and_withholds_nothing(
    index_of: Indexes,
) -> None:
    old = _condition("un", PERSON, checked_at=NOW - timedelta(days=9))
    session = _session(index_of, old, SHIPS)

    decision = answer(Query("Ana", type=VESSEL), session, Wish(), at=NOW, by="officer")

    assert decision.outcome is Outcome.NO_MATCH
    assert [(used.list, used.state) for used in decision.lists] == [
        ("un", "stale"),
        ("un-vessels", "current"),
    ]


def test_ships_that_were_not_screened_are_named(index_of: Indexes) -> None:
    decision = answer(
        Query("Ana"), _session(index_of, UN, NO_SHIPS), Wish(), at=NOW, by="officer"
    )

    assert decision.outcome is Outcome.NO_MATCH
    assert any("ships were not screened against un-vessels" in p for p in decision.problems)


def test_a_number_of_a_ship_is_not_screened_without_a_list_of_ships(index_of: Indexes) -> None:
    session = _session(index_of, UN, NO_SHIPS)

    decision = answer(Query("IMO 9314650"), session, Wish(), at=NOW, by="officer")

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "list-not-usable")


def test_in_a_batch_too_a_number_typed_as_a_name_asks_for_the_list_of_ships(
    index_of: Indexes,
) -> None:
    run = Run(_session(index_of, UN, NO_SHIPS), Wish(), NOW, "officer")
    names = ("Ana", "IMO 9314650", "Ana")

    found = run.decisions(Row("line", {"name": (name,)}) for name in names)

    assert [one.rule for one in found] == ["no-match", "list-not-usable", "no-match"]


@pytest.mark.parametrize(
    ("lists", "kind", "rule"),
    [
        pytest.param(("un",), VESSEL, "type-not-covered", id="ships not on the list asked for"),
        pytest.param(("un-vessels",), PERSON, "type-not-covered", id="persons neither"),
        pytest.param(("un",), PERSON, "no-match", id="covered"),
        pytest.param(("un-vessels",), None, "no-match", id="no kind"),
        pytest.param(("un", "un-vessels"), VESSEL, "no-match", id="one of two covers it"),
        pytest.param(("ofac",), None, "list-not-usable", id="a list nobody knows"),
    ],
)
def test_a_kind_of_party_must_be_covered_by_a_list_asked_for(
    lists: tuple[str, ...], kind: PartyType | None, rule: str, index_of: Indexes
) -> None:
    session = _session(index_of, UN, SHIPS)

    decision = answer(Query("Ana", type=kind), session, Wish(lists), at=NOW, by="officer")

    assert decision.rule == rule
    assert [used.list for used in decision.lists] == list(lists)


def test_a_kind_that_no_list_at_all_covers_is_not_screened(index_of: Indexes) -> None:
    decision = answer(
        Query("Ana", type=VESSEL), _session(index_of, UN), Wish(), at=NOW, by="officer"
    )

    assert (decision.outcome, decision.rule) == (Outcome.NOT_SCREENED, "type-not-covered")


@pytest.mark.parametrize(
    ("condition", "wish", "said"),
    [
        pytest.param(
            _condition("un", PERSON, **SAMPLE),
            Wish(),
            "list un is sample: sample lists, not for real screening",
            id="sample",
        ),
        pytest.param(
            _condition("un", PERSON, **SAMPLE),
            Wish(max_age_days=ANY_AGE),
            "un: sample lists, not for real screening",
            id="sample accepted",
        ),
        pytest.param(
            _condition("un", PERSON, checked_at=NOW - timedelta(days=9)),
            Wish(max_age_days=ANY_AGE),
            "list un is known to be right on 2026-02-20, 9 days ago; 2 days allowed; accepted "
            "by --max-age",
            id="old, and any age accepted",
        ),
    ],
)
def test_what_was_accepted_for_a_call_is_said_in_its_answer(
    condition: ListCondition, wish: Wish, said: str, index_of: Indexes
) -> None:
    session = _session(index_of, condition)

    decision = answer(Query("Ana", type=PERSON), session, wish, at=NOW, by="officer")

    assert said in decision.problems


def test_a_note_about_the_index_stands_in_every_answer(index_of: Indexes) -> None:
    session = _session(index_of, UN, note="the index may be older than the lists")

    decision = answer(Query("Kim Yong Chol"), session, Wish(), at=NOW, by="officer")

    assert decision.outcome is Outcome.REVIEW
    assert "the index may be older than the lists" in decision.problems


def test_the_age_of_a_list_is_that_of_the_day_asked_for(index_of: Indexes) -> None:
    session = _session(index_of, _condition("un", PERSON, checked_at=NOW - timedelta(days=9)))
    wish = Wish(as_of=date(2026, 2, 21))

    decision = answer(Query("Ana", type=PERSON), session, wish, at=NOW, by="officer")

    assert (decision.outcome, decision.as_of) == (Outcome.NO_MATCH, date(2026, 2, 21))
    assert decision.at == NOW
