"""Is what an entry states of its party read as it is meant, and quoted where it stands?"""

from datetime import date
from typing import Any

import pytest

from db.records.assessment import CategoryOutcome, Party
from db.records.entry import (
    Address,
    Entry,
    EntryDate,
    EntryDateKind,
    LegalAct,
    Nationality,
    PartyType,
    Place,
    Statement,
    StatementKind,
)
from db.records.fact import Basis, Fact, FactKind, Level, Limb, Manner
from rules import loader
from rules.criteria_loader import catalogue
from rules.evaluate import evaluate
from screening.facts import FactReader, nationalities
from screening.relations.grammar import Grammar
from screening.relations.read import Reader
from screening.statements.bodies import bodies_of
from screening.statements.listing import listed_as_of
from tests import factories

FILES = loader.read()
CATALOGUE = catalogue(FILES)
GRAMMAR = Grammar(loader.relations(FILES))
BODY = PartyType.ORGANISATION
OTHERS = (
    factories.entry("B.1", ("Korea Sample Trading Corporation", "KSTC"), type=BODY),
    factories.entry("B.2", ("Hyesan Sample Bank",), type=BODY),
    factories.entry("V.1", ("PAEK SAMPLE",), type=PartyType.VESSEL),
)
PERSON = factories.entry("X.1", ("Kim Chol Example",))
COMPANY = factories.entry("X.1", ("Example Trading Company",), type=BODY)


def of(entry: Entry) -> list[Fact]:
    """Read an entry that stands on a list beside the others."""
    bodies = bodies_of(CATALOGUE, {f"x:{one.ref}": [one] for one in (*OTHERS, entry)})
    reader = Reader(bodies.names, bodies.types, GRAMMAR)
    return FactReader(CATALOGUE, bodies, reader).of(entry, f"x:{entry.ref}")


def stated(text: str, about: Entry = PERSON, **more: Any) -> list[Fact]:
    """Give the facts of an entry with one text."""
    told = Statement(StatementKind.FUNCTION, text)
    given = {"type": about.type, "statements": (told,)} | more
    return of(factories.entry(about.ref, about.names, **given))


def kinds(text: str, about: Entry = PERSON) -> set[str]:
    return {fact.kind.value for fact in stated(text, about)}


def manners(text: str, about: Entry = PERSON) -> set[Manner]:
    return {fact.manner for fact in stated(text, about)}


def terms(text: str, about: Entry = PERSON) -> set[str]:
    return {term for fact in stated(text, about) for term in fact.terms}


def period(text: str, about: Entry = PERSON) -> set[tuple[str, str, bool]]:
    """Give since when and until when facts hold, and whether they are over."""
    return {
        (
            fact.start.printed if fact.start else "",
            fact.end.printed if fact.end else "",
            fact.is_former,
        )
        for fact in stated(text, about)
    }


READ = {
    "Director of the Reconnaissance General Bureau.": (
        PERSON, "office", {"group:C4", "role:director"},
    ),
    "Member of the Reconnaissance General Bureau.": (
        PERSON, "membership", {"group:C4", "role:member"},
    ),
    "Hyesan Sample Bank deputy representative in Sample City.": (
        PERSON, "office", {"listed:x:B.2", "role:representative"},
    ),
    "He acts on behalf of Korea Sample Trading Corporation.": (
        PERSON, "agency", {"listed:x:B.1", "organisation:any"},
    ),
    "Acting for or on behalf of KSTC.": (PERSON, "agency", {"listed:x:B.1"}),
    "Example Trading acts on behalf of KSTC.": (COMPANY, "agency", {"listed:x:B.1"}),
    "Provides support to Hyesan Sample Bank.": (PERSON, "service", {"listed:x:B.2"}),
    "He procured parts for the ballistic missile programme.": (
        PERSON, "act", {"shows:C5/act"},
    ),
    "Exports coal and graphite.": (COMPANY, "act", {"shows:C6/trade"}),
    "Subsidiary of KSTC.": (COMPANY, "ownership", {"listed:x:B.1"}),
    "Controlled by KSTC.": (COMPANY, "control", {"listed:x:B.1"}),
    "Front company for KSTC.": (COMPANY, "control", {"listed:x:B.1"}),
    "Owner of the vessel PAEK SAMPLE.": (COMPANY, "ownership", {"ship:listed"}),
    "Sister of Kim Jong Un.": (PERSON, "family_tie", {"kin"}),
    "Colonel General of the Korean People's Army.": (PERSON, "rank", {"rank:5", "group:C3"}),
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_what_is_stated_of_the_party_is_read(text: str) -> None:
    about, kind, expected = READ[text]

    found = [fact for fact in stated(text, about) if fact.kind.value == kind]

    assert any(expected <= set(fact.terms) for fact in found)
    assert {fact.manner for fact in found} == {Manner.STATED}
    assert not any(fact.is_former for fact in found)


MANNERS = {
    "Was not director of Hyesan Sample Bank.": (PERSON, Manner.DENIED),
    "He was never director of Hyesan Sample Bank.": (PERSON, Manner.DENIED),
    "It is not owned by KSTC.": (COMPANY, Manner.DENIED),
    "It is not controlled by KSTC.": (COMPANY, Manner.DENIED),
    "Suspected officer of Hyesan Sample Bank.": (PERSON, Manner.SUSPECTED),
    "He is believed to be an officer of Hyesan Sample Bank.": (PERSON, Manner.SUSPECTED),
    "Reportedly a Major General.": (PERSON, Manner.SUSPECTED),
    "Possibly owned by KSTC.": (COMPANY, Manner.SUSPECTED),
    "Suspected front company for KSTC.": (COMPANY, Manner.SUSPECTED),
    "He reportedly procured parts for ballistic missiles.": (PERSON, Manner.SUSPECTED),
    "He is accused of acting for KSTC.": (PERSON, Manner.ALLEGED),
    "He is alleged to be an officer of Hyesan Sample Bank.": (PERSON, Manner.ALLEGED),
    "Acting on behalf of KSTC, as prosecutors alleged.": (PERSON, Manner.ALLEGED),
    "He allegedly procured parts for ballistic missiles.": (PERSON, Manner.ALLEGED),
}


@pytest.mark.parametrize("text", MANNERS)
def test_what_is_not_plainly_stated_says_in_what_manner(text: str) -> None:
    about, manner = MANNERS[text]

    assert manners(text, about) == {manner}


def test_what_is_denied_meets_no_category() -> None:
    facts = stated("He was never director of Office 39.")

    assert {fact.manner for fact in facts} == {Manner.DENIED}
    assert evaluate(Party(), facts, CATALOGUE) == []


FORMER = {
    "Former director of Hyesan Sample Bank.",
    "Previously director of Hyesan Sample Bank.",
    "Ex-director of Hyesan Sample Bank.",
    "Formerly a Major General.",
    "Former Minister of State Security.",
    "He was director of Hyesan Sample Bank.",
}


@pytest.mark.parametrize("text", sorted(FORMER))
def test_an_office_that_is_over_is_former(text: str) -> None:
    found = stated(text)

    assert found
    assert all(fact.is_former for fact in found)


@pytest.mark.parametrize(
    "text",
    [
        "He was appointed director of Hyesan Sample Bank in 2016.",
        "Director of Hyesan Sample Bank since 2012.",
        "In May 2012 he became director of Hyesan Sample Bank.",
    ],
)
def test_an_office_that_began_is_not_over(text: str) -> None:
    assert not any(fact.is_former for fact in stated(text))


PERIODS = {
    "Director of Hyesan Sample Bank.": ("", "", False),
    "Director of Hyesan Sample Bank since 2012.": ("2012", "", False),
    "Since 2012 director of Hyesan Sample Bank.": ("2012", "", False),
    "He has been director of Hyesan Sample Bank since March 2014.": ("2014-03", "", False),
    "Director of Hyesan Sample Bank, since at least 2010.": ("2010", "", False),
    "In May 2012 he became director of Hyesan Sample Bank.": ("2012-05", "", False),
    "Director of Hyesan Sample Bank until 2015.": ("", "2015", True),
    "Until 2015, director of Hyesan Sample Bank.": ("", "2015", True),
    "Director of Hyesan Sample Bank from 2010 to 2015.": ("2010", "2015", True),
    "From 2010 until 2015 he was director of Hyesan Sample Bank.": ("2010", "2015", True),
    "Director of Hyesan Sample Bank between 2010 and 2015.": ("2010", "2015", True),
    "Between March 2010 and April 2015 he was director of Hyesan Sample Bank.": (
        "2010-03", "2015-04", True,
    ),
    "Major General since April 2014.": ("2014-04", "", False),
    "Major General from 2001 until 2004.": ("2001", "2004", True),
    "In 2011 he procured parts for ballistic missiles.": ("2011", "2011", False),
    "He procured parts for ballistic missiles from 2012 to 2014.": ("2012", "2014", True),
    "Hyesan Sample Bank Director (June 2012).": ("2012-06", "", False),
    "Former Director of Hyesan Sample Bank, September 2013.": ("2013-09", "2013-09", True),
    "Director of Hyesan Sample Bank since May 24, 2017.": ("2017-05-24", "", False),
    "Director of Hyesan Sample Bank since 31 February 2017.": ("2017-02", "", False),
    "Director of Hyesan Sample Bank, 2 offices.": ("", "", False),
    "Director of Hyesan Sample Bank. Listed in 2016.": ("", "", False),
    "Director of Hyesan Sample Bank, designated in March 2016.": ("", "", False),
}  # fmt: skip


@pytest.mark.parametrize("text", PERIODS)
def test_the_days_of_a_statement_are_read(text: str) -> None:
    assert period(text) == {PERIODS[text]}


def test_a_tie_of_a_company_has_its_day_too() -> None:
    assert period("Acts on behalf of KSTC since 2011.", COMPANY) == {("2011", "", False)}


def test_a_year_is_the_whole_year_and_a_month_the_whole_month() -> None:
    (fact,) = stated("Director of Hyesan Sample Bank from 2010 to February 2012.")

    assert fact.start is not None
    assert fact.end is not None
    assert (fact.start.earliest, fact.start.latest) == (date(2010, 1, 1), date(2010, 12, 31))
    assert (fact.end.earliest, fact.end.latest) == (date(2012, 2, 1), date(2012, 2, 29))


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("on 19 November 2017 through a ship-to-ship transfer", "2017-11-19", "2017-11-19"),
        (
            "on 27 October 2017 and had an ETA of 14 May 2018 to Nampo",
            "2017-10-27",
            "2017-10-27",
        ),
        ("on 13 April 2012 and 12 December 2012 for the DPRK", "2012-04-13", "2012-12-12"),
        ("on November 9, 2017 at noon", "2017-11-09", "2017-11-09"),
        ("and arrived with an ETA of 14 November 2017 in Nampo", "", ""),
    ],
)
def test_a_whole_day_is_that_of_the_act_before_it(when: str, start: str, end: str) -> None:
    text = f"A vessel that loaded coal at Nampo, DPRK, {when}."

    assert period(text, COMPANY) == {(start, end, start != end)}


def test_a_body_named_twice_has_each_office_with_its_own_day() -> None:
    text = (
        "Director of Hyesan Sample Bank from 2018 to 2021, "
        "and member of the management of Hyesan Sample Bank since 2023."
    )

    days = {(fact.kind.value, fact.start and fact.start.printed) for fact in stated(text)}

    assert days == {("office", "2018"), ("membership", "2023")}


def test_what_two_statements_print_alike_is_one_fact() -> None:
    told = "Procured parts for ballistic missiles."
    twice = (Statement(StatementKind.FUNCTION, told), Statement(StatementKind.REMARK, told))

    assert len(of(factories.entry("X.1", PERSON.names, statements=twice))) == 1


def test_owned_or_controlled_leaves_open_which_of_the_two() -> None:
    (fact,) = stated("Company owned or controlled by Hyesan Sample Bank.", COMPANY)
    (owned,) = stated("Company owned and controlled by Hyesan Sample Bank.", COMPANY)
    words = "Owned or controlled by, or acts or purports to act for or on behalf of"
    (either,) = stated(f"{words}, directly or indirectly, Hyesan Sample Bank.", COMPANY)

    assert (fact.kind, fact.role) == (FactKind.CONTROL, "owned or controlled by")
    assert (owned.kind, owned.role) == (FactKind.OWNERSHIP, "")
    assert (either.kind, either.role) == (FactKind.CONTROL, words.casefold())


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Identified by the Panel of Experts as an agent of KSTC.", Manner.REPORTED),
        ("The report of the UN Panel of Experts presents information that he procured "
         "parts for ballistic missiles.", Manner.REPORTED),
        ("He procured parts for ballistic missiles and identified by a Member State as a "
         "driver.", Manner.STATED),
        ("Agent of KSTC.", Manner.STATED),
    ],
)  # fmt: skip
def test_what_another_one_found_is_reported(text: str, manner: Manner) -> None:
    assert manners(text) == {manner}


def test_an_agent_acts_for_a_body_and_holds_no_office_in_it() -> None:
    assert kinds("An agent in Example City for Hyesan Sample Bank.") == {"agency"}


def test_a_rank_has_the_army_that_is_named_behind_it() -> None:
    (fact,) = stated("Lieutenant General of the Korean People's Army.")

    assert (fact.kind, fact.organisation) == (FactKind.RANK, "Korean People's Army")


def test_an_office_that_one_statement_calls_over_is_quoted_from_that_one() -> None:
    begun = Statement(StatementKind.TITLE, "Hyesan Sample Bank Representative")
    over = Statement(StatementKind.REMARK, "Former Hyesan Sample Bank Representative.")

    (fact,) = of(factories.entry("X.1", PERSON.names, statements=(begun, over)))

    assert fact.is_former
    assert fact.sources[0].quote == over.text


def test_a_body_of_several_names_is_first_what_its_own_name_says() -> None:
    names = ("Foreign Trade Bank", "Tanchon Commercial Bank")
    natures = [
        fact.organisation
        for fact in of(factories.entry("X.1", names, type=BODY))
        if fact.kind is FactKind.NATURE
    ]

    assert natures == [*names]
    assert natures[::-1] == [
        fact.organisation
        for fact in of(factories.entry("X.1", names[::-1], type=BODY))
        if fact.kind is FactKind.NATURE
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Involved in illicit transfers of DPRK coal.", set()),
        ("Coordinated DPRK coal exports.", {"C8"}),
        ("Conducted transfers of DPRK coal by vessel.", {"C8"}),
    ],
)
def test_coal_alone_is_no_shipping(text: str, found: set[str]) -> None:
    assessed = evaluate(Party(type=BODY), stated(text, COMPANY), CATALOGUE)

    assert {one.category for one in assessed} - {"C6"} == found


def test_who_operates_a_body_is_not_said_to_direct_it() -> None:
    (fact,) = stated("A DPRK national operating Hyesan Sample Bank.")

    assert fact.role == "operates"


def test_a_day_belongs_to_the_statement_beside_it() -> None:
    text = "Director of KSTC (since 2012), and member of the Reconnaissance General Bureau."

    office, membership = stated(text)

    assert office.start is not None
    assert office.start.printed == "2012"
    assert membership.start is None


NO_RANKS = [
    "General Manager of Korea Sample Trading Corporation.",
    "General Manager.",
    "Deputy General Manager of Hyesan Sample Bank.",
    "General Political Bureau of the Korean People's Army.",
    "Director of the General Political Bureau.",
    "Officer of the General Staff.",
    "Secretary General.",
    "Attorney General.",
    "Consul General in Sample City.",
    "General Secretary of the Workers' Party.",
    "Director General of Hyesan Sample Bank.",
    "General Office of KSTC.",
    "Major shareholder of KSTC.",
    "Captain of the PAEK SAMPLE.",
    "Officer of the Reconnaissance General Bureau.",
]


@pytest.mark.parametrize("text", NO_RANKS)
def test_words_of_other_offices_are_no_ranks(text: str) -> None:
    assert "rank" not in kinds(text)


RANKS = {
    "General of the Korean People's Army.": "rank:4",
    "General in the Korean People's Army.": "rank:4",
    "Four-star General.": "rank:4",
    "Army General.": "rank:4",
    "Rank: Colonel General.": "rank:5",
    "Lieutenant General, Korean People's Army.": "rank:6",
    "Vice Admiral.": "rank:6",
    "Director of the Academy. Major General.": "rank:7",
    "Promoted to Colonel General by Kim Jong Un.": "rank:5",
    "Marshal of the DPRK.": "rank:2",
    "Vice Marshal of the Korean People's Army.": "rank:3",
}


@pytest.mark.parametrize("text", RANKS)
def test_a_rank_of_the_army_is_one(text: str) -> None:
    (rank,) = [fact for fact in stated(text) if fact.kind is FactKind.RANK]

    assert rank.terms == (RANKS[text], "group:C3")


VICE = {
    "Vice Minister of the People's Armed Forces.": "role:vice_defence_minister",
    "First Vice Minister of National Defence of the DPRK.": "role:vice_defence_minister",
    "Vice Minister of Atomic Energy Industry.": "role:vice_minister",
}


@pytest.mark.parametrize("text", VICE)
def test_a_vice_minister_is_no_minister(text: str) -> None:
    found = {term for term in terms(text) if term.startswith("role:")}

    assert found == {VICE[text]}
    assert "C2" not in {one.category for one in evaluate(Party(), stated(text), CATALOGUE)}


def test_a_minister_is_one() -> None:
    facts = stated("Minister of the People's Armed Forces.")

    assert {"C2", "C3"} <= {one.category for one in evaluate(Party(), facts, CATALOGUE)}


def test_one_who_works_for_a_minister_is_none() -> None:
    found = terms("Minister of State Security official.")

    assert {term for term in found if term.startswith(("role:", "post:"))} == {"role:official"}


def test_a_deputy_director_is_no_director() -> None:
    found = terms("Deputy director of the Munitions Industry Department.")

    assert {term for term in found if term.startswith("role:")} == {"role:vice_director"}


OF_OTHERS = {
    "Hyesan Sample Bank is controlled by the Reconnaissance General Bureau.": PERSON,
    "Hyesan Sample Bank procured parts for the ballistic missile programme.": PERSON,
    "Hyesan Sample Bank is directed by the Minister of State Security.": PERSON,
    "Sampan Systems procured parts for the ballistic missile programme.": PERSON,
    "Sampan Systems was led by a Major General.": PERSON,
    "Sampan Systems is controlled by KSTC.": COMPANY,
    "He met Hyesan Sample Bank, which procured parts for ballistic missiles.": PERSON,
    "The Committee designated KSTC, which exports coal.": COMPANY,
    "Wife of Kim Chol Other.": PERSON,
    "Interpreter at the embassy.": PERSON,
}


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_is_said_of_another_party_states_nothing_of_this_one(text: str) -> None:
    assert stated(text, OF_OTHERS[text]) == []


@pytest.mark.parametrize(
    "text",
    ["Gender: male.", "Date of designation: 2016.", "Telephone: 000 000."],
)
def test_what_gives_no_reason_states_nothing(text: str) -> None:
    assert stated(text) == []


def test_the_words_and_their_place_are_quoted() -> None:
    first = Statement(StatementKind.TITLE, "Colonel General")
    second = Statement(
        StatementKind.REMARK, "Lives abroad. Director of Hyesan Sample Bank since 2012. Tall."
    )

    found = of(factories.entry("X.1", ("Kim Chol Example",), statements=(first, second)))

    quotes = {(fact.kind.value, s.locator, s.quote) for fact in found for s in fact.sources}
    assert quotes == {
        ("rank", "x X.1, title", "Colonel General"),
        ("office", "x X.1, remark", "Director of Hyesan Sample Bank since 2012."),
    }


@pytest.mark.parametrize("text", READ)
def test_every_quote_stands_in_the_entry(text: str) -> None:
    found = stated(f"Made up. {text} Nothing else.", READ[text][0])

    assert found
    assert all(s.quote in text and s.quote for fact in found for s in fact.sources)


def test_an_entry_is_its_listings_own_text() -> None:
    acts = (LegalAct("2016/849", published_on="2016-05-27"), LegalAct("x", published_on="?"))
    dates = (
        EntryDate(EntryDateKind.LISTED, "", date(2013, 1, 22)),
        EntryDate(EntryDateKind.DELISTED, "", date(2020, 1, 1)),
    )

    (fact,) = stated("Director of Hyesan Sample Bank.", legal_acts=acts, dates=dates)

    (source,) = fact.sources
    assert (source.level, source.basis) == (Level.E5, Basis.LISTING_TEXT)
    assert (source.publisher, source.published_on) == ("x list", date(2016, 5, 27))
    assert source.is_whole


def test_what_an_entry_states_is_explained_by_the_listing_and_no_more() -> None:
    facts = stated("Director of the Reconnaissance General Bureau since 2012.")

    (found,) = evaluate(Party(), facts, CATALOGUE)

    assert (found.category, found.outcome) == ("C4", CategoryOutcome.EXPLAINED_BY_LISTING)


def test_an_entry_without_days_stands_as_of_no_day() -> None:
    assert listed_as_of(PERSON) is None


def test_a_body_is_by_its_name_what_the_vocabulary_says() -> None:
    entry = factories.entry("X.1", ("Munitions Industry Department (MID)",), type=BODY)

    (fact,) = of(entry)

    assert fact.kind is FactKind.NATURE
    assert {"organisation:munitions-industry-department", "group:C5"} <= set(fact.terms)
    assert fact.sources[0].locator == "x X.1, name"
    assert fact.sources[0].quote == "Munitions Industry Department (MID)"


def test_a_person_with_the_name_of_a_body_is_none() -> None:
    assert of(factories.entry("X.1", ("Munitions Industry Department",))) == []


def test_a_programme_is_a_fact_of_its_own() -> None:
    (fact,) = of(factories.entry("X.1", programmes=("PRK",)))

    assert (fact.kind, fact.terms) == (FactKind.PROGRAMME, ("programme:PRK",))
    assert fact.sources[0].locator == "x X.1, programme"


def test_a_fact_that_is_said_twice_in_one_place_is_one() -> None:
    once = stated("Director of Hyesan Sample Bank.")
    twice = stated("Director of Hyesan Sample Bank. Director of Hyesan Sample Bank.")

    assert twice == once


def test_a_party_has_the_countries_that_its_entries_give() -> None:
    citizen = factories.entry(nationalities=(Nationality("KP"), Nationality("CN")))
    seat = factories.entry(type=BODY, addresses=(Address(Place(country="CN")),))
    resident = factories.entry(addresses=(Address(Place(country="CN")),))

    assert nationalities([citizen, citizen]) == ("KP", "CN")
    assert nationalities([seat]) == ("CN",)
    assert nationalities([resident]) == ()


def test_a_death_speaks_against_every_category() -> None:
    found = stated("Died in 2019.")

    assert [(fact.kind, fact.limb) for fact in found] == [
        (FactKind.REBUTTAL, Limb.NOT_ASSOCIATED)
    ]
    assert found[0].start is not None
    assert found[0].start.printed == "2019"
