"""Whom do the words of a listing mean when two lists have one party each?"""

from db.records.entry import Entry, PartyType
from rules import loader
from rules.criteria_loader import catalogue
from screening.statements.bodies import Bodies, bodies_of
from tests import factories

CATALOGUE = catalogue(loader.read())
BODY = PartyType.ORGANISATION


def meant(**parties: list[Entry]) -> Bodies:
    return bodies_of(CATALOGUE, parties)


def test_parties_of_two_lists_with_one_name_are_one_for_words() -> None:
    name = ("Hyesan Sample Bank",)
    bodies = meant(
        a=[factories.entry("A.1", name, list="un", type=BODY)],
        b=[factories.entry("B.1", name, list="eu", type=BODY)],
    )

    assert bodies.party("b") == bodies.party("a") == "a"


def test_bodies_of_two_lists_are_one_if_the_vocabulary_says_so() -> None:
    bodies = meant(
        a=[factories.entry("A.1", ("Reconnaissance General Bureau",), list="un", type=BODY)],
        b=[factories.entry("B.1", ("RGB",), list="eu", type=BODY)],
    )

    assert bodies.party("b") == "a"


def test_two_persons_with_one_name_on_one_list_stay_apart() -> None:
    name = ("Kim Example",)
    bodies = meant(
        a=[factories.entry("A.1", name, list="un")],
        b=[factories.entry("A.2", name, list="un")],
    )

    assert bodies.party("b") == "b"


def test_a_person_and_a_body_with_one_name_stay_apart() -> None:
    name = ("Example",)
    bodies = meant(
        a=[factories.entry("A.1", name, list="un")],
        b=[factories.entry("B.1", name, list="eu", type=BODY)],
    )

    assert bodies.party("b") == "b"
