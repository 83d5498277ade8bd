"""Is it said of every rule that does not hold why, and of none that does?"""

from dataclasses import fields

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.records.entry import PartyType
from db.records.screening import Bearing, Evidence, Match
from rules.decision import Conditions, decide
from screening.unmet import CHECKS, short_of, threshold, unmet
from tests import factories
from tests.screening.indexes import TABLE

FEATURES = (
    "name", "birth_date", "birth_day", "birth_decade", "gender", "identifier", "named_number",
    "nationality", "type",
)  # fmt: skip


def match(score: float = 0.8, *evidence: Evidence, **changes: object) -> Match:
    plain: dict[str, object] = {
        "entry": factories.entry(),
        "is_in_scope": True,
        "matched_name": "Ana Example",
        "alias_quality": "",
        "is_weak_alias": False,
        "score": score,
        "evidence": evidence,
        "manner": "syllables",
    }
    return Match(**(plain | changes))  # type: ignore[arg-type]  # fields of a Match


def evidence(feature: str, bearing: Bearing) -> Evidence:
    return Evidence(feature, "a", "b", 0.5, bearing, "")


matches = st.builds(
    match,
    st.sampled_from([0.0, 0.6, 0.7, 0.76, 0.82, 0.865, 0.88, 0.93, 0.99, 0.995, 1.0]),
    entry=st.sampled_from([factories.entry(type=kind) for kind in PartyType]),
    is_in_scope=st.booleans(),
    is_weak_alias=st.booleans(),
    matched_name=st.sampled_from(["KOMID", "Ana Example"]),
    manner=st.sampled_from(["", "same", "syllables", "words", "letters"]),
    evidence=st.lists(
        st.builds(evidence, st.sampled_from(FEATURES), st.sampled_from(Bearing)), max_size=5
    ).map(tuple),
)


@given(matches)
def test_the_deciding_rule_is_the_first_of_which_nothing_is_said(found: Match) -> None:
    holding = [rule.id for rule in TABLE.rules if not unmet(rule.when, found)]

    assert decide(found, TABLE).id == holding[0]


def test_every_condition_that_a_rule_can_have_is_explained() -> None:
    assert set(CHECKS) == {field.name for field in fields(Conditions)}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        pytest.param(Conditions(min_score=0.88), "needs a score of 0.88, is 0.80", id="score"),
        pytest.param(Conditions(in_scope=False), "outside the scope only", id="scope"),
        pytest.param(
            Conditions(needs=("name", "birth_day")), "needs birth day to agree", id="needs"
        ),
        pytest.param(Conditions(unless=("gender",)), "gender contradicts", id="unless"),
        pytest.param(
            Conditions(contradicted_by_any=("birth_date", "type")),
            "needs birth date or type to contradict",
            id="contradicted by any",
        ),
        pytest.param(
            Conditions(types=(PartyType.ORGANISATION,)),
            "for organisations, not for persons",
            id="types",
        ),
        pytest.param(Conditions(weak_alias=True), "for weak aliases only", id="weak alias"),
        pytest.param(
            Conditions(min_words=3), "needs a listed name of 3 words, has 2", id="words"
        ),
        pytest.param(
            Conditions(manners=("words",)), "by words, these by syllables", id="manner"
        ),
    ],
)
def test_what_is_missing_is_said_with_both_values(when: Conditions, said: str) -> None:
    found = match(
        0.8, evidence("name", Bearing.AGREES), evidence("gender", Bearing.CONTRADICTS)
    )

    (reason,) = unmet(when, found)

    assert said in reason


@pytest.mark.parametrize(
    ("least", "score", "said"),
    [
        pytest.param(0.88, 0.8799, "needs a score of 0.88, is 0.8799", id="just below"),
        pytest.param(0.995, 0.99, "needs a score of 0.995, is 0.99", id="three digits"),
        pytest.param(0.865, 0.86, "needs a score of 0.865, is 0.86", id="of a body"),
        pytest.param(
            0.865, 0.8649, "needs a score of 0.865, is 0.86", id="cut, not rounded up"
        ),
        pytest.param(0.995, 0.9949, "needs a score of 0.995, is 0.99", id="by a little"),
        pytest.param(0.6, 0.5999, "needs a score of 0.60, is 0.5999", id="two at least"),
        pytest.param(1.0, 0.999, "needs a score of 1.00, is 0.999", id="all but the same"),
    ],
)
def test_a_score_below_the_line_is_not_shown_as_reaching_it(
    least: float, score: float, said: str
) -> None:
    assert unmet(Conditions(min_score=least), match(score)) == (said,)


@given(st.floats(0.0, 0.9999), st.sampled_from([0.6, 0.76, 0.865, 0.88, 0.93, 0.995, 1.0]))
def test_what_is_short_of_a_score_is_written_as_less(score: float, least: float) -> None:
    score = round(score, 4)
    assume(score < least)

    assert float(short_of(least, score)) < float(threshold(least)) == least
