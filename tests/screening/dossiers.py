"""Which made-up dossiers do tests of reports begin with?"""

from dataclasses import replace
from datetime import UTC, date, datetime

from db.records.assessment import (
    Assessment,
    CategoryOutcome,
    Reason,
    ReasonTest,
    ReasonTestName,
    Rebuttal,
)
from db.records.dossier import Dossier, Listing
from db.records.entry import DatePrecision, LegalAct, PartialDate, PartyType
from db.records.fact import Basis, Fact, FactKind, Identity, Level, Limb, Manner, Source
from db.records.ownership import Answer, Chain, OwnershipFinding
from db.records.screening import Decision, ListUsed, Match, Outcome, Query, Scope
from tests import factories

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DIGEST = "97d04720a815a0d725264e7092e7bcbdaf0054898e68dccc13e8f02596c9ffff"
LISTS = (
    ListUsed("eu", "current", NOW.replace(day=26, month=2), NOW, NOW, DIGEST),
    ListUsed(
        "un",
        "stale",
        NOW.replace(day=20, month=2),
        NOW.replace(day=20, month=2),
        None,
        DIGEST[::-1],
        "last checked with its publisher 9 days ago; 2 allowed",
    ),
)
LISTING_TEXT = Source(
    Level.E5,
    Basis.LISTING_TEXT,
    "un",
    date(2016, 11, 30),
    "KPx.001, function",
    "Official of the Example General Bureau (예시총국), which it has run since 2014.",
)
PANEL = Source(
    Level.E3,
    publisher="UN Panel of Experts",
    published_on=date(2021, 3, 4),
    locator="S/2021/0000, para. 45 and Annex 12",
    quote="Mr. Example heads the Second Section of the Bureau and signed the contract of 12 "
    "May 2020 for maraging steel.\nHis deputy was present.",
    url="https://undocs.example/S/2021/0000?page=45&lang=en",
    archived_sha256=DIGEST,
)
GAZETTE = Source(
    Level.E4,
    publisher="Example Register of Companies",
    published_on=date(2022, 6, 30),
    locator="folio 12",
    is_public=False,
    url="file:///archive/folio-12.pdf",
)
CHARGE = Source(Level.E3A, publisher="A prosecutor", published_on=date(2023, 1, 9))
PRESS = Source(
    Level.E2,
    publisher="Example News Agency",
    published_on=date(2024, 2, 1),
    locator="morning edition",
    quote="He left the Bureau last year.",
    url="https://news.example/2024/02/01",
    repeats="Another Agency",
)
BLOG = Source(Level.E1, publisher="A blog", names_party=False)
HEARSAY = Source(Level.E0)


def day(printed: str) -> PartialDate:
    """Give a date of which the text is all that matters."""
    return PartialDate(printed, DatePrecision.YEAR)


OFFICE = Fact(
    FactKind.OFFICE,
    "Director of the Second Section of the Example General Bureau (예시총국)",
    role="Director",
    organisation="Example General Bureau",
    start=day("2014"),
    end=day("2023"),
    is_former=True,
    sources=(LISTING_TEXT, PANEL),
)
ACT = Fact(
    FactKind.ACT,
    "Signed a contract for maraging steel",
    start=replace(day("2020-05"), is_circa=True),
    manner=Manner.SUSPECTED,
    sources=(PANEL, BLOG),
)
SHARE = Fact(
    FactKind.OWNERSHIP,
    "Holds 60 % of Example Trading Ltd",
    role="ownership",
    organisation="Example Trading Ltd",
    start=day("2022-06-30"),
    sources=(GAZETTE,),
)
ALLEGED = Fact(FactKind.CHARGE, "Laundered the price", sources=(CHARGE,))
RUMOUR = Fact(FactKind.FAMILY_TIE, "Nephew of a minister", sources=(HEARSAY,))
SAID = Fact(FactKind.RANK, "Major General, so the officer", role="Major General")
LEFT = Fact(
    FactKind.REBUTTAL,
    "Left the Example General Bureau",
    start=day("2023"),
    limb=Limb.NOT_ASSOCIATED,
    sources=(PRESS,),
)
DENIAL = Fact(FactKind.ACT, "Says that he never signed", manner=Manner.DENIED)


def reason(outcome: CategoryOutcome, *facts: Fact, failed: ReasonTestName | None) -> Reason:
    """Give a reason of which one test at most doesn't hold."""
    tests = tuple(
        ReasonTest(name, name is not failed, f"Why {name} is so is said here.")
        for name in ReasonTestName
    )
    elements = (("office", "Holds an office in a body of the programmes"),)
    because = "Independent evidence at E3."
    return Reason(
        "An office in a body of the programmes", elements, facts, tests, outcome, because
    )


def assessment(
    category: str, outcome: CategoryOutcome, *facts: Fact, origin: str = "extension"
) -> Assessment:
    """Give a category of which one ground is met."""
    failed = None if outcome is CategoryOutcome.SUPPORTED else ReasonTestName.CONSISTENT
    found = reason(outcome, *facts, failed=failed)
    return Assessment(
        category, f"Title of {category}", origin, outcome, f"Why {category} is so.", (found,)
    )


ASSESSMENTS = (
    assessment("C1", CategoryOutcome.NO_CATEGORY, RUMOUR),
    replace(
        assessment("C6", CategoryOutcome.CONTESTED, SHARE),
        rebuttals=(
            Rebuttal(LEFT, "It contests the category (E2)."),
            Rebuttal(DENIAL, "It is."),
        ),
        missing=("consistent: contradicted, and not answered.",),
    ),
    assessment(
        "C4", CategoryOutcome.EXPLAINED_BY_LISTING, replace(OFFICE, sources=(LISTING_TEXT,))
    ),
    assessment("C5", CategoryOutcome.SUPPORTED, OFFICE, ACT, origin="csis"),
    replace(
        assessment("C9", CategoryOutcome.INDICATED, ALLEGED),
        policy="family_policy = tay_za",
        missing=("independent evidence: one source at E3 or above", "current: no date."),
    ),
    replace(
        assessment("C11", CategoryOutcome.REBUTTED, OFFICE),
        rebuttals=(Rebuttal(LEFT, "It ends the category: later and solid."),),
    ),
)
OWNERSHIP = (
    OwnershipFinding(
        "eu",
        "European Union, Best Practices of 2024",
        Answer.YES,
        Answer.NO,
        "Example Holding has 60 % of Example Trading Ltd; the test asks for at least 50 %.",
        (
            Chain(("Example Holding", "Example Trading Ltd"), (60.0,)),
            Chain(("Example Bureau", "A Holding", "Example Trading Ltd"), (55.0, 33.3)),
        ),
        is_verified=True,
    ),
    OwnershipFinding(
        "ofac",
        "OFAC, 50 per cent rule",
        Answer.UNDETERMINED,
        None,
        "A Holding with an unknown share.",
        (Chain(("A Holding", "Example Trading Ltd"), (None,)),),
    ),
)
LISTED = Listing(
    "eu",
    "EU.9999.1",
    "RI Exam-Ple",
    date(2016, 12, 8),
    "PRK",
    (
        LegalAct(
            "2016/9999 (OJ L 334)",
            published_on="2016-12-08",
            url="https://eur-lex.example/legal-content/EN/TXT/?uri=CELEX:32016R9999",
        ),
        LegalAct("2017/9998 (OJ L 1)"),
    ),
    ("asset freeze", "entry ban"),
)
PENDING = Listing("un", "KPx.001", "RI EXAM PLE", None, "", is_pending_removal=True)

DECISION = Decision(
    "s-1",
    NOW,
    "officer",
    Query("Ri Exam Ple"),
    Outcome.NO_MATCH,
    "no-match",
    "No match is no clearance: nothing in scope is similar enough to review.",
    ("un: last checked 9 days ago",),
    (),
    Scope.DPRK,
    LISTS,
    "0.1.0",
    "bff233e7c5aa",
)
MATCH = Match(
    factories.entry("EU.9999.2", ("Ri Exem Pla",), list="eu"),
    True,
    "Ri Exem-Pla",
    "",
    True,
    0.874,
    (),
    outcome=Outcome.REVIEW,
    rule="review-name",
    because="The names are alike; an officer must compare the records.",
)


def whole() -> Dossier:
    """Give the dossier of a listed party on which there is something of everything."""
    return Dossier(
        name="Ri Exam Ple (리예시)",
        type=PartyType.PERSON,
        about=(
            ("name", "RI Exam-Ple"),
            ("original script", "리예시 / 李例示"),
            ("born", "1964"),
        ),
        identity=Identity.PROBABLE,
        identity_because="Name and year of birth agree.",
        listings=(LISTED, PENDING),
        screening=None,
        assessments=ASSESSMENTS,
        other_facts=(ALLEGED, SAID),
        ownership=OWNERSHIP,
        lists=LISTS,
        criteria=(("catalogue", "2026-03"), ("family_policy", "tay_za")),
        rules_digest="bff233e7c5aa",
        engine_version="0.1.0",
        at=NOW,
        by="officer",
        file="cases/ri-exam-ple.toml",
        sha256=DIGEST,
    )


def empty() -> Dossier:
    """Give a dossier of a party on which nothing is on file."""
    return Dossier(
        "Nobody",
        PartyType.UNKNOWN,
        (),
        Identity.POSSIBLE,
        "",
        (),
        None,
        (),
        (),
        (),
        (),
        (),
        "",
        "",
        NOW,
        "",
    )


def screened(outcome: Outcome, *matches: Match) -> Dossier:
    """Give the dossier of a case, which no list has under its identity."""
    decision = replace(DECISION, outcome=outcome, matches=matches)
    return replace(whole(), listings=(), screening=decision)
