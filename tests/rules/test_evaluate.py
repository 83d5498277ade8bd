"""Does evidence bring a category as far as the standard lets it, and no further?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.assessment import Assessment, CategoryOutcome, Party, Reason, ReasonTestName
from db.records.entry import DatePrecision, PartialDate, PartyType
from db.records.fact import Basis, Fact, FactKind, Identity, Level, Limb, Manner, Source
from rules import loader
from rules.catalogue import FamilyPolicy
from rules.criteria_loader import catalogue
from rules.evaluate import MOST_REASONS, evaluate
from screening.stated import StatedFacts
from screening.statements.bodies import bodies_of

CATALOGUE = catalogue(loader.read())
STATED = StatedFacts(CATALOGUE, bodies_of(CATALOGUE, {}))
PERSON = Party(PartyType.PERSON, ("KP",), Identity.PROBABLE)
BODY = Party(PartyType.ORGANISATION, ("KP",), Identity.PROBABLE)
NO_CATEGORY, REBUTTED, EXPLAINED, INDICATED, CONTESTED, SUPPORTED = CategoryOutcome
SOLID = "independent evidence: one source at E3 or above"


def on(text: str) -> PartialDate:
    """Give a day, or a year of which no more is known."""
    if len(text) == 4:
        first, last = date(int(text), 1, 1), date(int(text), 12, 31)
        return PartialDate(text, DatePrecision.YEAR, first, last)
    return PartialDate(
        text, DatePrecision.DAY, date.fromisoformat(text), date.fromisoformat(text)
    )


def source(level: str = "E4", publisher: str = "Example Gazette", **more: Any) -> Source:
    given: dict[str, Any] = {"published_on": date(2019, 4, 12), "locator": "p. 3"}
    return Source(Level(level), publisher=publisher, **given | more)


def listing(**more: Any) -> Source:
    return source("E5", "x list", basis=Basis.LISTING_TEXT, **more)


def office(*sources: Source, body: str = "reconnaissance-general-bureau", **more: Any) -> Fact:
    """Make an office in the Reconnaissance General Bureau (C4), or in another body."""
    group = next(one.groups[0] for one in CATALOGUE.organisations if one.id == body)
    terms = ("organisation:any", f"organisation:{body}", f"group:{group}", "role:director")
    given: dict[str, Any] = {"role": "Director", "organisation": body, "terms": terms}
    given |= {"kind": FactKind.OFFICE, "start": on("2015")}
    return Fact(text=f"Director of {body}", sources=sources, **given | more)


def act(*sources: Source, **more: Any) -> Fact:
    """Make an act for the missile programme (C5)."""
    given: dict[str, Any] = {"kind": FactKind.ACT, "terms": ("shows:C5/act",)}
    given["start"] = on("2017")
    return Fact(text="procured graphite for missiles", sources=sources, **given | more)


def kin(*sources: Source, **more: Any) -> Fact:
    terms = ("kin", "kin:kim jong un")
    given: dict[str, Any] = {"role": "sister", "organisation": "Kim Jong Un", "terms": terms}
    return Fact(FactKind.FAMILY_TIE, "sister of Kim Jong Un", sources=sources, **given | more)


def flag(kind: str, *sources: Source, **more: Any) -> Fact:
    return Fact(FactKind.RED_FLAG, kind, terms=(f"flag:{kind}",), sources=sources, **more)


def rebuttal(level: str = "E4", publisher: str = "Example Court", **more: Any) -> Fact:
    """Make a rebuttal that a single source reports, of 2022 if nothing else is said."""
    given: dict[str, Any] = {"limb": Limb.NOT_ASSOCIATED, "start": on("2022-05-01")}
    sources = (source(level, publisher, published_on=date(2022, 5, 1)),)
    return Fact(FactKind.REBUTTAL, "He left the bureau", **{"sources": sources} | given | more)


def denial(level: str = "E4", day: date = date(2018, 3, 1), **more: Any) -> Fact:
    """Make a denial of the office, older than anything else that is known of it."""
    told = source(level, "Example Paper", published_on=day)
    return office(told, manner=Manner.DENIED, start=None, **more)


def assessed(*facts: Fact, party: Party = PERSON, **policy: Any) -> dict[str, Assessment]:
    """Give the assessments by category; `policy` replaces values of the catalogue."""
    found = evaluate(party, facts, replace(CATALOGUE, **policy))
    return {one.category: one for one in found}


def outcomes(*facts: Fact, party: Party = PERSON, **policy: Any) -> dict[str, CategoryOutcome]:
    return {key: one.outcome for key, one in assessed(*facts, party=party, **policy).items()}


def failed_tests(reason: Reason) -> dict[ReasonTestName, str]:
    """Give the tests that a reason fails, with their words."""
    return {test.name: test.because for test in reason.tests if not test.holds}


PRESS, WIRE = source("E2", "KCNA"), source("E2", "Example Wire")
BLOG = source("E1", "Example Blog")

SERVICE = "military-security-command"

LADDER = {
    "nothing but a statement": ([office()], NO_CATEGORY),
    "an unsourced assertion": ([office(source("E0"))], NO_CATEGORY),
    "ten assertions": ([office(source("E0", str(n))) for n in range(10)], NO_CATEGORY),
    "the listing's own text": ([office(listing())], EXPLAINED),
    "two listings' own texts": ([office(listing()), office(listing())], EXPLAINED),
    "the listing's text and an assertion": ([office(listing(), source("E0"))], EXPLAINED),
    "the listing's text and a blog": ([office(listing(), BLOG)], INDICATED),
    "the listing's text and a blog apart": ([office(listing()), office(BLOG)], INDICATED),
    "the listing's text and a press report": ([office(listing(), PRESS)], INDICATED),
    "one E1": ([office(BLOG)], INDICATED),
    "many E1": ([office(*(source("E1", str(n)) for n in range(10)))], INDICATED),
    "one E2": ([office(PRESS)], INDICATED),
    "one E2 and an E1": ([office(PRESS, BLOG)], INDICATED),
    "two E2 of one publisher": ([office(PRESS, replace(PRESS, locator="p. 9"))], INDICATED),
    "two E2, one of which repeats the other": (
        [office(PRESS, replace(WIRE, repeats="kcna "))],
        INDICATED,
    ),
    "two E2 that pass on a third's report": (
        [office(replace(PRESS, repeats="TASS"), replace(WIRE, repeats="TASS"))],
        INDICATED,
    ),
    "two E2 about offices in two bodies of the category": (
        [office(PRESS), office(WIRE, body=SERVICE)],
        INDICATED,
    ),
    "two independent E2": ([office(PRESS, WIRE)], SUPPORTED),
    "two independent E2, each as a fact": ([office(PRESS), office(WIRE)], SUPPORTED),
    "two independent E2, one of which doesn't name the party": (
        [office(PRESS, replace(WIRE, names_party=False))],
        INDICATED,
    ),
    "an E3": ([office(source("E3"))], SUPPORTED),
    "an E3 that doesn't name the party": (
        [office(source("E3", names_party=False))],
        INDICATED,
    ),
    "an E4": ([office(source("E4"))], SUPPORTED),
    "an E4 without a date": ([office(source("E4"), start=None)], INDICATED),
    "an E4 that a blog gives a date": (
        [office(source("E4"), start=None), office(BLOG)],
        INDICATED,
    ),
    "an E4 that the press gives a date": (
        [office(source("E4"), start=None), office(PRESS)],
        SUPPORTED,
    ),
    "an independent E5": ([office(source("E5", "US list"))], SUPPORTED),
    "the listing's text and an E4": ([office(listing()), office(source())], SUPPORTED),
    "an indictment": ([act(source("E3a"))], INDICATED),
    "two indictments": ([act(source("E3a", "A"), source("E3a", "B"))], INDICATED),
    "an indictment and a press report": ([act(source("E3a"), PRESS)], INDICATED),
    "a charge that an E4 reports": ([act(source(), kind=FactKind.CHARGE)], INDICATED),
    "a charge that two newspapers report": (
        [act(PRESS, WIRE, kind=FactKind.CHARGE)],
        INDICATED,
    ),
    "an allegation in an E5": ([act(source("E5"), manner=Manner.ALLEGED)], INDICATED),
    "an allegation in two newspapers": (
        [act(PRESS, WIRE, manner=Manner.ALLEGED)],
        INDICATED,
    ),
    "an indictment that an E3 corroborates": (
        [act(source("E3a")), act(source("E3", "UN Panel"))],
        SUPPORTED,
    ),
    "a charge that an E4 corroborates": (
        [act(source("E3a"), kind=FactKind.CHARGE), act(source("E4"))],
        SUPPORTED,
    ),
    "an allegation that a press report corroborates": (
        [act(source("E4"), manner=Manner.ALLEGED), act(PRESS)],
        INDICATED,
    ),
    "a suspicion in an E5": ([office(source("E5"), manner=Manner.SUSPECTED)], INDICATED),
    "a suspicion in an E4 and a press report": (
        [office(source(), manner=Manner.SUSPECTED), office(PRESS)],
        SUPPORTED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LADDER)
def test_evidence_brings_a_category_so_far_on_the_ladder(case: str) -> None:
    facts, expected = LADDER[case]

    found = outcomes(*facts)

    assert set(found.values()) == {expected}
    assert found.keys() <= {"C4", "C5", "C10"}


@pytest.mark.parametrize(
    ("facts", "because", "missing"),
    [
        pytest.param(
            [office(source("E0"))],
            "Stated, unevidenced: no source is given.",
            SOLID,
            id="unsourced",
        ),
        pytest.param(
            [office(listing())],
            "The party's own listing says so; nothing independent is on file.",
            SOLID,
            id="listing text",
        ),
        pytest.param(
            [office(PRESS)],
            "Independent evidence at E2 only: it takes one source at E3 or above, or two "
            "independent ones at E2.",
            SOLID,
            id="press",
        ),
        pytest.param(
            [act(source("E3a"), manner=Manner.ALLEGED)],
            "An allegation only (E3a), with nothing at E3 or above that corroborates it.",
            SOLID,
            id="allegation",
        ),
        pytest.param(
            [office(source(), start=None)],
            "Not stated: when. No date says when it held.",
            "specific: Not stated: when.",
            id="no date",
        ),
        pytest.param(
            [office(source(), end=on("2006-10-13"))],
            "It ended before 2006-10-14, the day from which the category counts.",
            "current: It ended before 2006-10-14.",
            id="over too early",
        ),
    ],
)
def test_an_outcome_says_why_and_what_is_missing(
    facts: Sequence[Fact], because: str, missing: str
) -> None:
    (found,) = assessed(*facts).values()

    assert found.because == because
    assert any(one.startswith(missing) for one in found.missing)


def test_what_is_supported_lacks_nothing_and_says_what_it_rests_on() -> None:
    found = assessed(office(source("E4"), PRESS))["C4"]

    (reason,) = found.reasons
    assert found.missing == ()
    assert found.because == "Independent evidence at E4, E2."
    assert (reason.level, reason.ground) == (Level.E4, "Membership of a service")
    assert [(test.name.value, test.because) for test in reason.tests] == [
        ("individual", "It is probable that the facts are about this party."),
        ("specific", "What, with which body, and when are stated."),
        ("concrete", "Meets: Member or officer of a service."),
        ("sourced", "Publisher, date and place of what carries it are on file."),
        ("consistent", "Nothing on file of an equal or higher level contradicts it."),
        ("current", "Attested on 2019-04-12."),
    ]


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        pytest.param(Identity.CONFIRMED, SUPPORTED, id="confirmed"),
        pytest.param(Identity.PROBABLE, SUPPORTED, id="probable"),
        pytest.param(Identity.POSSIBLE, NO_CATEGORY, id="possible"),
        pytest.param(Identity.UNLIKELY, NO_CATEGORY, id="unlikely"),
    ],
)
def test_facts_about_somebody_who_may_be_another_are_held_against_nobody(
    identity: Identity, expected: CategoryOutcome
) -> None:
    found = outcomes(office(source()), party=replace(PERSON, identity=identity))

    assert found == {"C4": expected}


FLAGS = [
    flag(kind, source(), role="seller", organisation="Example Marketplace", start=on("2023"))
    for kind in ("shared_device", "exit_node", "time_zone")
]
ALONE = {
    "individual": (
        [office(source())],
        "It is only possible that the facts are about this party.",
        NO_CATEGORY,
    ),
    "specific: as what": (
        [office(source(), role="")],
        "Not stated: what the party is or did.",
        INDICATED,
    ),
    "specific: of which body": (
        [
            office(
                source(), body="korean-peoples-army", organisation="",
                terms=("group:C4", "role:director"),
            )
        ],
        "Not stated: with which body.",
        INDICATED,
    ),
    "concrete": (FLAGS, "Red flags are signs, no element of conduct or office.", INDICATED),
    "sourced: no place": (
        [office(source(locator=""))],
        "Of a source that carries it the publisher, the date or the place is missing.",
        INDICATED,
    ),
    "sourced: no publisher": (
        [office(source(publisher=""))],
        "Of a source that carries it the publisher, the date or the place is missing.",
        INDICATED,
    ),
    "sourced: no day": (
        [office(source(published_on=None))],
        "Of a source that carries it the publisher, the date or the place is missing.",
        INDICATED,
    ),
    "sourced: one of the two that carry it": (
        [office(PRESS, replace(WIRE, locator=""))],
        "Of a source that carries it the publisher, the date or the place is missing.",
        INDICATED,
    ),
    "consistent": (
        [office(source()), denial()],
        "Contradicted or opposed, and not answered: Director of reconnaissance-general-bureau.",
        CONTESTED,
    ),
    "current: over": (
        [office(source(), end=on("2004"))],
        "It ended before 2006-10-14.",
        NO_CATEGORY,
    ),
    "current: attested before only": (
        [office(source(published_on=date(2005, 5, 1)), start=on("2003"))],
        "Attested last on 2005-05-01, before 2006-10-14.",
        INDICATED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ALONE)
def test_a_reason_that_fails_one_test_alone_is_not_supported(case: str) -> None:
    facts, because, expected = ALONE[case]
    name = ReasonTestName(case.partition(":")[0])
    sure = Identity.POSSIBLE if name is ReasonTestName.INDIVIDUAL else Identity.PROBABLE

    (found,) = assessed(*facts, party=replace(PERSON, identity=sure)).values()

    assert found.outcome is expected
    assert failed_tests(found.reasons[0]) == {name: because}
    assert f"{name}: {because}" in found.missing


def test_a_blog_beside_sources_that_are_whole_needs_no_place_itself() -> None:
    found = outcomes(office(source(), replace(BLOG, locator="", published_on=None)))

    assert found == {"C4": SUPPORTED}


def test_a_post_that_names_its_body_needs_no_other_name_of_it() -> None:
    post = ("role:chief_of_general_staff", "post:C3")

    found = outcomes(office(source(), organisation="", terms=post))

    assert found["C3"] is SUPPORTED


OPPOSED = {
    "denied at an equal level": ([denial("E4")], CONTESTED),
    "denied at a higher level": ([denial("E5")], CONTESTED),
    "denied at a lower level": ([denial("E3")], SUPPORTED),
    "denied by nobody who is named": ([denial("E0")], SUPPORTED),
    "denied of another body": ([denial("E5", body="strategic-force")], SUPPORTED),
    "denied later at a higher level": (
        [denial("E5", date(2024, 1, 1))],
        REBUTTED,
    ),
    "rebutted by an assertion": ([rebuttal("E0")], SUPPORTED),
    "rebutted by an NGO": ([rebuttal("E1")], SUPPORTED),
    "rebutted by the press": ([rebuttal("E2")], CONTESTED),
    "rebutted by the same press twice": (
        [rebuttal("E2", "Wire"), rebuttal("E2", "Wire")],
        CONTESTED,
    ),
    "rebutted by two independent press reports": (
        [rebuttal("E2", "Wire"), rebuttal("E2", "Post")],
        REBUTTED,
    ),
    "rebutted by two press reports, on two limbs": (
        [rebuttal("E2", "Wire"), rebuttal("E2", "Post", limb=Limb.NO_INFLUENCE)],
        CONTESTED,
    ),
    "rebutted by two press reports, one of which is older": (
        [rebuttal("E2", "Wire"), rebuttal("E2", "Post", start=on("2016"))],
        CONTESTED,
    ),
    "rebutted by two press reports, one about another fact": (
        [rebuttal("E2", "Wire"), rebuttal("E2", "Post", against=("another",))],
        CONTESTED,
    ),
    "rebutted by two press reports, one of which doesn't name the party": (
        [
            rebuttal("E2", "Wire"),
            rebuttal(sources=(source("E2", "Post", names_party=False),)),
        ],
        CONTESTED,
    ),
    "rebutted by the UN Panel": ([rebuttal("E3")], REBUTTED),
    "rebutted by a court": ([rebuttal("E4")], REBUTTED),
    "rebutted on the second limb": ([rebuttal(limb=Limb.NO_INFLUENCE)], REBUTTED),
    "rebutted on the third limb": ([rebuttal(limb=Limb.NO_CIRCUMVENTION_RISK)], REBUTTED),
    "rebutted on no limb": ([rebuttal(limb=None)], CONTESTED),
    "rebutted by what doesn't name the party": (
        [rebuttal(sources=(source("E4", published_on=date(2023, 1, 1), names_party=False),))],
        SUPPORTED,
    ),
    "rebutted by a suspicion": ([rebuttal(manner=Manner.SUSPECTED)], CONTESTED),
    "rebutted by an allegation": ([rebuttal(manner=Manner.ALLEGED)], CONTESTED),
    "rebutted before the newest support": ([rebuttal(start=on("2018"))], CONTESTED),
    "rebutted on no day": (
        [rebuttal(start=None, sources=(source(published_on=None),))],
        CONTESTED,
    ),
    "rebutted before the office began": ([rebuttal(start=on("2012"))], SUPPORTED),
    "rebutted for this category": ([rebuttal(against=("C4",))], REBUTTED),
    "rebutted for another category": ([rebuttal(against=("C5",))], SUPPORTED),
    "rebutted for this fact": ([rebuttal(against=("f1",))], REBUTTED),
    "rebutted for a fact that isn't there": ([rebuttal(against=("f2",))], SUPPORTED),
}


@pytest.mark.parametrize("case", OPPOSED)
def test_what_speaks_against_a_category_changes_so_much(case: str) -> None:
    against, expected = OPPOSED[case]

    found = outcomes(office(source(), id="f1"), *against)

    assert found == {"C4": expected}


@pytest.mark.parametrize(
    ("against", "because"),
    [
        pytest.param(
            denial("E3"),
            "Considered; at E3 it is less solid than what it opposes.",
            id="lower level",
        ),
        pytest.param(
            denial(),
            "It contests the category (E4) but doesn't end it: it isn't later or isn't solid "
            "enough.",
            id="equal level",
        ),
        pytest.param(
            rebuttal("E0"), "Stated, unevidenced: it changes nothing.", id="assertion"
        ),
        pytest.param(
            rebuttal("E1"),
            "Considered; E1 alone contests nothing: it takes E2 or above.",
            id="NGO",
        ),
        pytest.param(
            rebuttal(),
            "It ends the category: He left the bureau: not, or no longer, associated, later "
            "and at E4.",
            id="court",
        ),
        pytest.param(
            rebuttal(start=on("2012")),
            "Answered: a fact at least as solid began after it.",
            id="answered",
        ),
        pytest.param(denial(body="strategic-force"), "It is about other facts.", id="other"),
    ],
)
def test_what_speaks_against_a_category_is_always_told(against: Fact, because: str) -> None:
    found = assessed(office(source()), against)["C4"]

    assert [(one.fact, one.because) for one in found.rebuttals] == [(against, because)]


def test_a_rebuttal_of_another_category_is_not_told_here() -> None:
    found = assessed(office(source()), rebuttal(against=("C5",)))

    assert found["C4"].rebuttals == ()


def test_what_supports_less_solidly_answers_no_rebuttal() -> None:
    later = [office(PRESS, start=on("2016")), office(WIRE, start=on("2016"))]

    found = outcomes(*later, rebuttal(start=on("2014")))

    assert found == {"C4": CONTESTED}


def test_an_assertion_that_he_is_still_there_keeps_no_rebuttal_off() -> None:
    still = office(source("E0", published_on=date(2025, 1, 1)), start=on("2025"))

    assert outcomes(office(source()), still, rebuttal()) == {"C4": REBUTTED}


def test_a_rebuttal_doesnt_end_what_is_attested_later() -> None:
    later = office(source("E2", "KCNA", published_on=date(2024, 1, 1)))

    assert outcomes(office(source()), later, rebuttal()) == {"C4": CONTESTED}


@pytest.mark.parametrize(
    ("weak", "level"),
    [
        pytest.param(listing(), "E4", id="its own listing"),
        pytest.param(source("E5", "US list", names_party=False), "E4", id="no name in it"),
        pytest.param(source("E0"), "E4", id="an assertion"),
    ],
)
def test_what_proves_nothing_makes_no_denial_less_solid(weak: Source, level: str) -> None:
    found = outcomes(office(source()), office(weak), denial(level))

    assert found == {"C4": CONTESTED}


@pytest.mark.parametrize(
    "own",
    [
        pytest.param([office(listing())], id="nothing else"),
        pytest.param([office(listing(), source("E0"))], id="an assertion besides"),
        pytest.param([office(listing()), office(source("E0"))], id="an assertion apart"),
    ],
)
def test_a_listings_own_words_never_end_what_it_explains(own: Sequence[Fact]) -> None:
    died = rebuttal(sources=(listing(published_on=date(2023, 1, 1)),))

    assert outcomes(*own, died) == {"C4": EXPLAINED}


def test_another_source_ends_what_a_listing_explains() -> None:
    assert outcomes(office(listing()), rebuttal()) == {"C4": REBUTTED}


def test_a_listings_own_words_end_what_others_support() -> None:
    died = rebuttal(sources=(listing(published_on=date(2023, 1, 1)),))

    assert outcomes(office(source()), died) == {"C4": REBUTTED}


def test_what_is_only_indicated_is_rebutted_too() -> None:
    assert outcomes(office(PRESS), rebuttal()) == {"C4": REBUTTED}


def test_a_denied_act_is_no_reason_and_contests_one() -> None:
    assert outcomes(act(source(), manner=Manner.DENIED)) == {}
    assert outcomes(act(source()), act(source(), manner=Manner.DENIED)) == {"C5": CONTESTED}


def test_one_good_reason_carries_a_category_that_another_lost() -> None:
    lost = office(source(), id="lost")
    kept = office(source(), body="military-security-command")

    found = assessed(lost, kept, rebuttal(against=("lost",)))["C4"]

    assert found.outcome is SUPPORTED


def test_several_categories_are_shown_each_on_its_own_the_most_solid_first() -> None:
    facts = [
        office(source()),
        act(PRESS),
        office(listing(), body="komid"),
        rebuttal(against=("C5",)),
    ]

    found = evaluate(PERSON, facts, CATALOGUE)

    assert [(one.category, one.outcome) for one in found] == [
        ("C4", SUPPORTED),
        ("C6", EXPLAINED),
        ("C5", REBUTTED),
    ]


@pytest.mark.parametrize("weak", [listing(), BLOG], ids=["listing text", "blog"])
def test_many_weak_facts_about_others_hide_no_solid_one(weak: Source) -> None:
    weak_ones = [office(weak, body=SERVICE, role=str(n)) for n in range(MOST_REASONS + 1)]

    assert outcomes(*weak_ones, office(source())) == {"C4": SUPPORTED}


def test_facts_that_no_category_asks_for_give_none() -> None:
    assert outcomes(office(source(), terms=("role:director",))) == {}


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        pytest.param(FamilyPolicy.TAY_ZA, INDICATED, id="tay_za"),
        pytest.param(FamilyPolicy.SYRIA_2015, SUPPORTED, id="syria_2015"),
    ],
)
def test_a_family_tie_alone_shows_as_much_as_the_policy_lets_it(
    policy: FamilyPolicy, expected: CategoryOutcome
) -> None:
    found = assessed(kin(source()), family_policy=policy)["C1"]

    assert found.outcome is expected
    assert found.policy == f"family_policy = {policy}"


@pytest.mark.parametrize("policy", FamilyPolicy)
def test_a_family_tie_with_an_office_is_supported_under_either_policy(
    policy: FamilyPolicy,
) -> None:
    found = assessed(kin(source()), office(source()), family_policy=policy)["C1"]

    assert found.outcome is SUPPORTED
    assert found.policy == f"family_policy = {policy}"
    assert [one.ground for one in found.reasons if one.outcome is SUPPORTED][-1:] == [
        "Family tie with an office, an asset or a transaction"
    ]


def test_a_capped_tie_says_why_and_what_would_lift_the_cap() -> None:
    found = assessed(kin(source()))["C1"]

    assert found.because == (
        "A family tie alone is no sufficient link (Tay Za, C-376/10 P); policy used: tay_za. "
        "Otherwise: Independent evidence at E4."
    )
    assert found.missing == (
        "facts that meet another ground: Family tie with an office, an asset or a transaction",
    )


WEAK_OFFICES = {
    "unevidenced": office(source("E0")),
    "in a blog": office(BLOG),
    "in the press": office(PRESS),
    "without a date": office(source(), start=None),
    "without a place": office(source(locator="")),
    "that ended too early": office(source(), end=on("2004")),
    "that is only alleged": office(source(), manner=Manner.ALLEGED),
    "in its own listing": office(listing()),
}


@pytest.mark.parametrize("case", WEAK_OFFICES)
def test_a_tie_lends_its_evidence_to_no_office(case: str) -> None:
    found = outcomes(kin(source("E4")), WEAK_OFFICES[case])

    assert found["C1"] is INDICATED


def test_an_office_at_e3_that_an_e3_denies_is_contested_whatever_proves_the_tie() -> None:
    standing = office(source("E3", "UN Panel"))

    found = outcomes(kin(source("E4")), standing, denial("E3"))

    assert found["C1"] is CONTESTED


def test_a_tie_in_two_spellings_of_the_name_is_one_tie() -> None:
    korean = kin(WIRE, organisation="김정은", terms=("kin", "kin:김정은"))

    found = outcomes(kin(PRESS), korean, family_policy=FamilyPolicy.SYRIA_2015)

    assert found == {"C1": SUPPORTED}


RUSSIA = Fact(
    FactKind.PROGRAMME, "listed", terms=("programme:UKR",), sources=(listing(),), id="listed"
)


def test_what_only_the_listing_says_of_one_element_is_explained_by_it() -> None:
    general = office(source(), body="korean-peoples-army")

    found = assessed(RUSSIA, general)["C11"]

    assert found.outcome is EXPLAINED
    assert found.because == (
        "Only the party's own listing says this: Listed under measures on actions against "
        "Ukraine."
    )


KINDS = ("shared_device", "exit_node", "time_zone", "altered_photo")
FLAG_CASES = {
    "none": ([], {}),
    "one": ([flag(KINDS[0], source())], {}),
    "two": ([flag(kind, source()) for kind in KINDS[:2]], {}),
    "three of one kind": ([flag(KINDS[0], source("E3", str(n))) for n in range(3)], {}),
    "three": ([flag(kind, BLOG) for kind in KINDS[:3]], {"C9": INDICATED}),
    "four of the UN Panel": ([flag(kind, source("E3")) for kind in KINDS], {"C9": INDICATED}),
    "three, unevidenced": ([flag(kind) for kind in KINDS[:3]], {"C9": NO_CATEGORY}),
    "two, and one unevidenced": (
        [*(flag(kind, BLOG) for kind in KINDS[:2]), flag(KINDS[2])],
        {"C9": NO_CATEGORY},
    ),
    "two, and one that ended too early": (
        [
            *(flag(kind, BLOG) for kind in KINDS[:2]),
            flag(KINDS[2], BLOG, end=on("2004")),
        ],
        {"C9": NO_CATEGORY},
    ),
    "two, and one denied": (
        [
            *(flag(kind, BLOG) for kind in KINDS[:2]),
            flag(KINDS[2], BLOG, manner=Manner.DENIED),
        ],
        {},
    ),
}


@pytest.mark.parametrize("case", FLAG_CASES)
def test_red_flags_alone_never_suffice(case: str) -> None:
    facts, expected = FLAG_CASES[case]

    assert outcomes(*facts) == expected


def stated(kind: FactKind, role: str, body: str = "", *nationalities: str) -> list[Fact]:
    """Give what an officer states of a person, in the terms of the vocabulary."""
    told = Fact(kind, f"{role}, {body}", role, body, start=on("2019"), sources=(source(),))
    return STATED.read([told], PartyType.PERSON, nationalities)


RANKS = {
    "Major General": ("sojang", "taejwa", "sangjwa"),
    "Senior Colonel": ("taejwa", "sangjwa"),
    "Colonel": ("sangjwa",),
    "Lieutenant Colonel": (),
    "Major": (),
}


@pytest.mark.parametrize("least", ["sojang", "taejwa", "sangjwa"])
@pytest.mark.parametrize("rank", RANKS)
def test_a_rank_counts_from_the_threshold_on(rank: str, least: str) -> None:
    facts = stated(FactKind.RANK, rank, "Korean People's Army")

    found = outcomes(*facts, min_rank=least)

    assert found == ({"C3": SUPPORTED} if least in RANKS[rank] else {})


@pytest.mark.parametrize(
    "rank", ["Marshal", "Vice Marshal", "General", "Colonel General", "Lieutenant General"]
)
def test_every_rank_above_the_threshold_counts(rank: str) -> None:
    assert outcomes(*stated(FactKind.RANK, rank, "KPA")) == {"C3": SUPPORTED}


@pytest.mark.parametrize(
    ("rank", "army", "nationalities"),
    [
        pytest.param("Major General", "Republic of Korea Army", ["KR"], id="ROK, English"),
        pytest.param("소장", "대한민국 육군", ["KR"], id="ROK, hangul"),
        pytest.param("General", "Republic of Korea Army", [], id="no nationality"),
        pytest.param("대장", "", ["KR"], id="no army"),
        pytest.param("General", "United States Army", ["US"], id="another army"),
    ],
)
def test_a_rank_of_another_army_is_nothing(
    rank: str, army: str, nationalities: Sequence[str]
) -> None:
    facts = stated(FactKind.RANK, rank, army, *nationalities)

    assert outcomes(*facts, party=replace(PERSON, nationalities=tuple(nationalities))) == {}


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        pytest.param(FactKind.OFFICE, "핵무기연구소", {"C5": SUPPORTED}, id="institute"),
        pytest.param(
            FactKind.RANK, "핵무기연구소", {"C5": SUPPORTED}, id="institute, taken for a rank"
        ),
        pytest.param(FactKind.RANK, "조선인민군", {"C3": SUPPORTED}, id="army"),
        pytest.param(
            FactKind.OFFICE, "조선인민군", {"C3": SUPPORTED}, id="army, taken for an office"
        ),
        pytest.param(FactKind.OFFICE, "", {}, id="alone"),
        pytest.param(FactKind.RANK, "", {}, id="alone, taken for a rank"),
    ],
)
def test_the_organisation_decides_what_sojang_means(
    kind: FactKind, body: str, expected: dict[str, CategoryOutcome]
) -> None:
    assert outcomes(*stated(kind, "소장", body)) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param("2006-10-13", NO_CATEGORY, id="the day before"),
        pytest.param("2006-10-14", SUPPORTED, id="on the day itself"),
        pytest.param("2006-10-15", SUPPORTED, id="the day after"),
        pytest.param("2005", NO_CATEGORY, id="the year before"),
        pytest.param("2006", SUPPORTED, id="some day of the year"),
    ],
)
def test_an_office_counts_if_it_reached_the_anchor(end: str, expected: CategoryOutcome) -> None:
    held = office(source(), start=on("2001"), end=on(end), is_former=True)

    assert outcomes(held) == {"C4": expected}


def test_a_former_office_without_an_end_counts_and_is_marked() -> None:
    found = assessed(office(source(), is_former=True))["C4"]

    assert found.outcome is SUPPORTED
    assert found.reasons[0].tests[-1].because == (
        "Marked former; not known to have ended before 2006-10-14."
    )


def test_an_office_that_ended_too_early_is_no_evidence_of_a_later_one() -> None:
    early = office(source(), end=on("2004"))

    assert outcomes(early, office(PRESS)) == {"C4": INDICATED}


def test_a_category_has_its_own_anchor_where_its_table_says_so() -> None:
    later = tuple(replace(one, anchor_date=date(2020, 1, 1)) for one in CATALOGUE.categories)

    assert outcomes(office(source(), end=on("2018")), categories=later) == {"C4": NO_CATEGORY}


def test_a_charge_shows_conduct_and_no_position() -> None:
    charge = act(source("E3a"), kind=FactKind.CHARGE, terms=office(body="komid").terms)

    found = assessed(charge)["C6"]

    assert [one.ground for one in found.reasons] == [
        "Support of a trading company of the regime"
    ]


def test_a_charge_shows_the_position_that_it_names() -> None:
    charge = act(source("E3a"), kind=FactKind.CHARGE, role="agent", terms=office().terms)

    assert outcomes(charge)["C4"] is INDICATED


@pytest.mark.parametrize(
    ("nationalities", "expected"),
    [
        pytest.param(["CN"], {"C13": SUPPORTED, "C14": SUPPORTED}, id="another country's"),
        pytest.param(["KP"], {"C14": SUPPORTED}, id="the DPRK's"),
        pytest.param(["CN", "KP"], {"C14": SUPPORTED}, id="both"),
        pytest.param([], {"C14": SUPPORTED}, id="unknown"),
    ],
)
def test_a_facilitator_is_known_to_be_of_another_country(
    nationalities: Sequence[str], expected: dict[str, CategoryOutcome]
) -> None:
    agent = office(source(), kind=FactKind.AGENCY, terms=("organisation:any",))
    party = replace(PERSON, nationalities=tuple(nationalities))

    assert outcomes(agent, party=party) == expected


def test_what_a_body_is_makes_no_person_of_it() -> None:
    nature = Fact(
        FactKind.NATURE, "a bank", terms=("group:C7",), sources=(source(),), role="bank"
    )

    assert outcomes(nature, party=BODY) == {"C7": SUPPORTED}
    assert outcomes(nature, party=PERSON) == {}


some_facts = st.lists(
    st.builds(
        office,
        st.sampled_from([BLOG, PRESS, WIRE, listing(), source("E0"), source("E3a"), source()]),
        manner=st.sampled_from([Manner.STATED, Manner.SUSPECTED, Manner.ALLEGED]),
        start=st.sampled_from([None, on("2003"), on("2015")]),
    ),
    min_size=1,
    max_size=5,
)


@given(some_facts, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_no_outcome(facts: list[Fact], random: Any) -> None:
    shuffled = random.sample(facts, len(facts))

    assert outcomes(*shuffled) == outcomes(*facts)


@given(some_facts, some_facts)
def test_more_that_says_the_same_makes_no_category_weaker(
    facts: list[Fact], more: list[Fact]
) -> None:
    before, after = outcomes(*facts)["C4"], outcomes(*facts, *more)["C4"]

    assert after.order >= before.order
