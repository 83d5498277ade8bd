"""Is a query compared with an entry feature by feature, and nothing held back?"""

from db.records.entry import BirthDate, Identifier, Name, NameKind, Nationality, PartyType
from db.records.screening import Query
from screening import ask
from screening.match import readings
from tests import factories

KIM = factories.entry(
    names=("KIM Yong Chol", Name("Yong", NameKind.ALIAS, "Low", is_weak=True)),
    type=PartyType.PERSON,
    birth_dates=(BirthDate(ask.birth_date("1962-02-18")),),
    genders=("M",),
    nationalities=(Nationality("KP"),),
    identifiers=(Identifier("654310"),),
)


def test_every_fact_asked_for_is_evidence() -> None:
    query = ask.query(
        "Kim Yong Chul",
        {
            "type": ["person"],
            "birth_date": ["1962-02-18"],
            "gender": ["F"],
            "nationality": ["CN"],
            "identifier": ["654310"],
        },
    )

    (match,) = readings(query, KIM, is_in_scope=True)

    features = [evidence.feature for evidence in match.evidence]
    assert features == ["identifier", "name", "birth_day", "gender", "type", "nationality"]
    assert match.agreeing() == {"identifier", "name", "birth_day", "birth_date", "type"}
    assert match.contradicting() == {"gender"}


def test_an_identifier_that_agrees_gives_the_full_score() -> None:
    match, *_ = readings(Query("Ana", identifiers=("654310",)), KIM, is_in_scope=True)

    assert match.score == 1.0
    assert "name" in match.contradicting()


def test_a_number_typed_as_a_name_is_not_held_against_the_name() -> None:
    (match,) = readings(Query("654310"), KIM, is_in_scope=True)

    assert [evidence.feature for evidence in match.evidence] == ["identifier"]
    assert (match.matched_name, match.is_weak_alias) == ("KIM Yong Chol", False)


def test_a_weak_alias_and_the_best_other_name_are_read_apart() -> None:
    weak, strong = readings(Query("Yong"), KIM, is_in_scope=True)

    assert (weak.matched_name, weak.alias_quality, weak.is_weak_alias) == ("Yong", "Low", True)
    assert (strong.matched_name, strong.is_weak_alias) == ("KIM Yong Chol", False)


def test_a_query_that_shares_nothing_has_no_evidence_but_the_name() -> None:
    (match,) = readings(Query("Wolfgang Mustermann"), KIM, is_in_scope=False)

    assert [evidence.feature for evidence in match.evidence] == ["name"]
    assert match.score < 0.6
    assert not match.is_in_scope


def test_without_name_and_number_nothing_is_compared() -> None:
    (match,) = readings(Query(""), KIM, is_in_scope=True)

    assert (match.score, match.evidence) == (0.0, ())
