"""Is what an entry says of another party found, and read as it is meant?"""

import time
from typing import Any

import pytest

from db.records.entry import Entry, Name, NameKind, PartyType, Statement, StatementKind
from db.records.relation import Relation
from rules import loader
from screening.relations.grammar import Grammar
from screening.relations.read import relations
from tests import factories

GRAMMAR = Grammar(loader.relations(loader.read()))
BODY = PartyType.ORGANISATION


def body(ref: str, *names: str | Name, **more: Any) -> Entry:
    return factories.entry(ref, names, type=BODY, **more)


OTHERS = (
    body("B.1", "Korea Sample Development Corporation", "KSDCO"),
    body("B.2", "Hyesan Commercial Bank"),
    body(
        "B.3",
        "Sample Industry Department (SID)",
        "Sample Industry Department",
        "Machine Sample Department",
    ),
    body("B.5", "Korea Ryonbong General Corporation"),
    body("B.4", "Ministry of Sample Energy"),
    factories.entry("P.1", ("Tsang Sample Yuan",)),
    factories.entry("V.1", ("PAEK SAMPLE",), type=PartyType.VESSEL),
    factories.entry("V.2", ("SAMPLE STAR 2",), type=PartyType.VESSEL),
)


def stated(source: Entry, text: str) -> list[Relation]:
    """Give what a text says of others."""
    statement = Statement(StatementKind.REMARK, text)
    entry = Entry(source.list, "X.1", source.type, names=source.names, statements=(statement,))
    parties = {f"x:{one.ref}": [one] for one in (*OTHERS, entry)}
    return relations(parties, GRAMMAR)


def ties(source: Entry, text: str) -> set[tuple[str, str, str]]:
    return {(r.source[2:], r.kind, r.target[2:]) for r in stated(source, text)}


PERSON = factories.entry("X.1", ("Kim Chol Example",))
COMPANY = body("X.1", "Example Trading Company", "Example Trading")
SHIP = factories.entry("X.1", ("EXAMPLE 7",), type=PartyType.VESSEL)


def test_a_name_of_the_entry_means_its_own_party_though_another_list_has_it_first() -> None:
    text = "Kim Chol Example is a director of Hyesan Commercial Bank."
    statement = Statement(StatementKind.REMARK, text)
    names = ("Kim Hak Example", "Chol Example Kim")
    entry = factories.entry("X.1", names, statements=(statement,))
    namesake = factories.entry("P.2", ("Kim Chol Example",), list="un")
    parties = {f"x:{one.ref}": [one] for one in (*OTHERS, namesake, entry)}

    (found,) = relations(parties, GRAMMAR)

    assert (found.source, found.kind, found.target) == ("x:X.1", "office", "x:B.2")


OFFICES = {
    "Director of Hyesan Commercial Bank": ("Director", False),
    "Hyesan Commercial Bank Representative in Syria": ("Representative", False),
    "Former overseas Hyesan Commercial Bank deputy representative.": (
        "deputy representative",
        True,
    ),
    "Kim Chol Example is a KSDCO official who travels.": ("official", False),
    "Vice Director of the Workers' Party of Korea's Sample Industry Department": (
        "Vice Director of the Workers' Party of Korea's",
        False,
    ),
    "Director of the External Affairs Bureau of the Sample Industry Department (SID).": (
        "Director of the External Affairs Bureau",
        False,
    ),
    "Until 2018, member of the Machine Sample Department.": ("member", True),
    "Former KSDCO General Manager, September 2013": ("General Manager", True),
    "Was the director of Hyesan Commercial Bank.": ("director", True),
    "In 2021 he was appointed director of Hyesan Commercial Bank.": ("director", False),
    "Former Minister of Sample Energy.": ("Minister of Sample Energy", True),
}
STATED = {
    "Example Trading is subordinate to the DPRK's Sample Industry Department.": (
        "X.1",
        "subordinate_to",
        "B.3",
    ),
    "Subsidiary of Korea Ryongbong General Corporation (of 2009).": (
        "X.1",
        "owned_by",
        "B.5",
    ),
    "The Korea Sample Development Corporation (KSDCO) is the parent company of "
    "Example Trading Company.": ("X.1", "owned_by", "B.1"),
    "KSDCO, also listed, – since 2010 – is subordinate to Example Trading Company.": (
        "B.1",
        "subordinate_to",
        "X.1",
    ),
    "Acts or purports to act for or on behalf of, directly or indirectly, KSDCO.": (
        "X.1",
        "acts_for",
        "B.1",
    ),
    "The company is associated with Office 38 and Hyesan Commercial Bank.": (
        "X.1",
        "affiliated_with",
        "B.2",
    ),
    "Company owned or controlled by Tsang Sample Yuan.": ("X.1", "owned_by", "P.1"),
    "Registered owner, ship manager, and commercial manager of Panama-flagged vessel "
    "SAMPLE STAR 2, a cargo ship.": ("X.1", "owns_ship", "V.2"),
    "It provides financial services to the Hyesan Commercial Bank.": (
        "X.1",
        "supports",
        "B.2",
    ),
}
ONLY_NAMED = {
    "the sentence is about another": (
        COMPANY,
        "Hyesan plays a part. Hyesan Commercial Bank is owned by KSDCO.",
    ),
    "an unlisted name is its subject": (PERSON, "Sampan Systems is controlled by KSDCO."),
    "what a third body does": (
        PERSON,
        "Director of Beijing Widgets which has been identified as a front company of KSDCO.",
    ),
    "representative of a front": (
        PERSON,
        "A representative for a suspected front company of the Sample Industry Department.",
    ),
    "said of the name before": (
        COMPANY,
        "It met Hyesan Commercial Bank, a subsidiary of KSDCO.",
    ),
    "a meeting": (COMPANY, "A meeting between KSDCO and others took place."),
}


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_is_found_before_and_behind_a_body(text: str) -> None:
    (found,) = [r for r in stated(PERSON, text) if r.kind == "office"]

    assert (found.role, found.is_former) == OFFICES[text]
    assert text[found.start :].startswith(found.mention)
    assert found.quote == text


@pytest.mark.parametrize("text", STATED)
def test_a_tie_is_read_as_it_is_stated(text: str) -> None:
    assert STATED[text] in ties(COMPANY, text)


@pytest.mark.parametrize("name", ONLY_NAMED)
def test_who_is_only_named_is_only_mentioned(name: str) -> None:
    source, text = ONLY_NAMED[name]

    assert {r.kind for r in stated(source, text) if r.target == "x:B.1"} <= {"mentioned"}
    assert not {r for r in ties(source, text) if r[0] == "X.1" and r[1] != "mentioned"} - {
        ("X.1", "affiliated_with", "B.2")
    }


def test_a_list_of_parties_has_one_tie() -> None:
    text = "Manager of the vessels: (a) PAEK SAMPLE (Old Name) 8606173, (b) SAMPLE STAR 2 11."

    assert ties(COMPANY, text) >= {
        ("X.1", "operates_ship", "V.1"),
        ("X.1", "operates_ship", "V.2"),
    }


def test_ships_meet_at_sea() -> None:
    text = "M/V EXAMPLE 7 engaged in a transfer, likely for oil, with M/V PAEK SAMPLE."

    assert ties(SHIP, text) == {("X.1", "transfer_with", "V.1")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Example Trading Company is a firm.", id="itself"),
        pytest.param("He spoke about sample energy.", id="no capitals"),
        pytest.param("The Sample was sent to Korea.", id="a piece of a name"),
        pytest.param("Sid went home.", id="an acronym in small letters"),
    ],
)
def test_what_names_no_other_party_states_nothing(text: str) -> None:
    assert stated(COMPANY, text) == []


def test_a_short_form_that_one_text_defines_is_known_in_all() -> None:
    bank = body(
        "B.2",
        "Hyesan Commercial Bank",
        statements=(
            Statement(StatementKind.REMARK, "Hyesan Commercial Bank (HCB) lends money."),
        ),
    )
    person = factories.entry(
        "X.1",
        ("Kim Chol Example",),
        statements=(Statement(StatementKind.FUNCTION, "HCB representative"),),
    )

    (found,) = relations({"x:B.2": [bank], "x:X.1": [person]}, GRAMMAR)

    assert (found.target, found.kind, found.mention) == ("x:B.2", "office", "HCB")


def test_a_name_that_two_parties_have_is_nobodys() -> None:
    twins = [body(ref, "Sample Twin Corporation") for ref in ("B.8", "B.9")]
    entry = body(
        "X.1",
        "Example",
        statements=(Statement(StatementKind.REMARK, "Subsidiary of Sample Twin Corporation."),),
    )
    parties = {f"x:{one.ref}": [one] for one in (*twins, entry)}

    assert relations(parties, GRAMMAR) == []


def test_a_part_of_a_name_in_brackets_within_it_is_no_short_form() -> None:
    camp = body("B.7", Name("Camp of the Sample Security Ministry (SSM) in Onsong"), "Camp")
    part = Name("SSM", NameKind.PART, part_of=camp.names[0].text)
    camp = Entry(camp.list, camp.ref, camp.type, names=(*camp.names, part))
    entry = body(
        "X.1", "Example", statements=(Statement(StatementKind.REMARK, "Part of the SSM."),)
    )

    assert relations({"x:B.7": [camp], "x:X.1": [entry]}, GRAMMAR) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Korea " * 20_000, id="capitals without end"),
        pytest.param("KSDCO and " * 5_000, id="a list without end"),
        pytest.param("(" * 20_000 + "KSDCO", id="brackets"),
        pytest.param("KSDCO " + "x " * 50_000, id="a sentence without end"),
    ],
)
def test_a_hostile_text_is_read_in_a_moment(text: str) -> None:
    began = time.process_time()

    stated(COMPANY, text)

    assert time.process_time() - began < 20
