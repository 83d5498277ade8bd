"""Is an entry left out only if no rule can hold that alerts on it or shows it?"""

from dataclasses import replace

import pytest

from db.records.entry import (
    DatePrecision,
    Entry,
    Identifier,
    IdentifierKind,
    PartialDate,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.screening import Outcome, Query
from rules.decision import Conditions, DecisionRule
from screening.features.reach import Reach, least
from tests import factories
from tests.screening.indexes import TABLE

KIM = factories.entry("KPi.1", ("KIM Yong Chol",))
BANK = factories.entry("KPe.1", ("Taesong Bank",), type=PartyType.ORGANISATION)
OWNER = factories.entry(
    "KPe.2",
    ("Example Shipping",),
    type=PartyType.ORGANISATION,
    statements=(Statement(StatementKind.REMARK, "Owner of the tanker PAEK MA."),),
)
BORN = PartialDate("1962", DatePrecision.YEAR)


def _may_matter(query: Query, entry: Entry) -> bool:
    return Reach(query, least(TABLE, query, None)).may_matter(entry)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        pytest.param(Query("Kim Young-chul"), KIM, id="the name in another spelling"),
        pytest.param(Query("Ana", other_names=("김영철",)), KIM, id="another name of it"),
        pytest.param(Query("General Kim Yong Chol"), KIM, id="the name behind a title"),
        pytest.param(Query("Daesong Bank"), BANK, id="a body by its syllables"),
        pytest.param(Query("Paek Ma"), OWNER, id="a ship that its text names"),
        pytest.param(
            Query("Kim Yong", nationalities=("KP",)), KIM, id="a part of it and a nationality"
        ),
        pytest.param(
            Query("Ana Example", identifiers=("PS 654310",)),
            replace(KIM, identifiers=(Identifier("654310", IdentifierKind.PASSPORT),)),
            id="its number",
        ),
    ],
)
def test_an_entry_that_can_raise_an_alert_is_compared(query: Query, entry: Entry) -> None:
    assert _may_matter(query, entry)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        pytest.param(Query("Ana Example"), KIM, id="another name"),
        pytest.param(Query("Kim Min-jun"), KIM, id="the surname alone"),
        pytest.param(Query("Kim Yong"), KIM, id="a part of it and nothing else"),
        pytest.param(Query("Example Bank"), BANK, id="a general word alone"),
        pytest.param(Query("Kim Yong Chol"), OWNER, id="no name of it"),
        pytest.param(Query("", birth_dates=(BORN,)), KIM, id="no name at all"),
    ],
)
def test_an_entry_that_can_raise_none_is_left_out(query: Query, entry: Entry) -> None:
    assert not _may_matter(query, entry)


def test_a_rule_that_asks_for_little_leaves_no_entry_out() -> None:
    lenient = DecisionRule("any-name", Conditions(min_score=0.5), Outcome.REVIEW, "Any.")
    table = replace(TABLE, rules=(lenient, *TABLE.rules))
    query = Query("Ana Example")

    assert Reach(query, least(table, query, None)).may_matter(KIM)


def test_what_is_asked_for_below_the_bands_is_compared() -> None:
    query = Query("Ana Example")

    assert Reach(query, least(TABLE, query, 0.3)).may_matter(KIM)


def test_a_rule_for_a_date_counts_only_where_a_date_is_asked() -> None:
    without = least(TABLE, Query("Kim Yong"), None)
    with_date = least(TABLE, Query("Kim Yong", birth_dates=(BORN,)), None)

    assert with_date.by_syllables < with_date.by_words < without.by_words
    assert without.by_syllables > 0.8
