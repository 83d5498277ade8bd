"""Can an officer read the answer, the lists and an entry, at any width and without colour?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    DatePrecision,
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    LegalAct,
    Name,
    NameKind,
    Nationality,
    PartialDate,
    PartyType,
    Place,
    SourceField,
    Statement,
    StatementKind,
)
from db.records.publication import NewLeaf
from db.records.screening import (
    Decision,
    IndexedEntry,
    ListUsed,
    NexusReason,
    PendingRemoval,
    Query,
    Scope,
)
from db.records.subject import EntryKey, Join, JoinLevel, Subject
from screening import ask
from screening.condition import SAMPLE_WARNING, ListCondition, used
from screening.decide import Terms, screen
from screening.report import entry as entry_report
from screening.report import figures, html_alert, terminal
from screening.report import lists as lists_report
from tests import factories
from tests.golden import Golden
from tests.screening.indexes import Indexes

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WIDTHS = (80, 200)

OFFICER = Entry(
    list="un",
    ref="KPi.033",
    type=PartyType.PERSON,
    type_printed=("INDIVIDUAL",),
    names=(
        Name("RI WON HO", NameKind.PRIMARY),
        Name("Ri Wŏn-ho", quality_printed="Good"),
        Name("Won", quality_printed="Low", is_weak=True),
        Name("리원호", NameKind.ORIGINAL_SCRIPT, language="KO"),
    ),
    programmes=("DPRK",),
    birth_dates=(
        BirthDate(
            PartialDate("1964-07-17", DatePrecision.DAY, date(1964, 7, 17), date(1964, 7, 17))
        ),
        BirthDate(PartialDate("1963", DatePrecision.YEAR, is_circa=True), note="from a visa"),
    ),
    birth_places=(BirthPlace(Place(city="Nampo", country="KP", country_printed="DPRK")),),
    nationalities=(Nationality("KP", country_printed="Democratic People's Republic of Korea"),),
    genders=("M",),
    identifiers=(
        Identifier(
            "381310014",
            IdentifierKind.PASSPORT,
            ("Passport",),
            country_printed="DPRK",
            flags=(("knownExpired", "true"), ("diplomatic", "false")),
            note="issued in Cairo",
        ),
    ),
    addresses=(
        Address(
            Place(
                street="1 Example Street", city="Cairo", country="EG", country_printed="Egypt"
            ),
            note="office",
            contacts=(("PHONE", "+20 2 0000"),),
        ),
    ),
    legal_acts=(
        LegalAct(
            "2017/1509 (OJ L224)",
            "regulation",
            in_force_from="2017-09-01",
            url="https://eur-lex.example/legal-content/EN/TXT/?uri=CELEX:32017R1509",
        ),
    ),
    measures=("asset freeze", "travel ban"),
    statements=(
        Statement(
            StatementKind.FUNCTION,
            "DPRK Ministry of State Security official stationed in Egypt, who supports "
            "Korea Mining Development Trading Corporation. " + "He did so for years. " * 12,
        ),
    ),
    dates=(EntryDate(EntryDateKind.LISTED, "2016-11-30", date(2016, 11, 30)),),
    references=(("DATAID", "6908402"),),
    unmapped=(SourceField("INDIVIDUAL/HEIGHT", "1.78"),),
)
COMPANY = factories.entry(
    "EU.4094.64",
    ("Korea Example Trading [Corporation]",),
    list="eu",
    type=PartyType.ORGANISATION,
    programmes=("PRK",),
    identifiers=(Identifier("9314650", IdentifierKind.IMO_COMPANY, ("imo",)),),
)
REASONS = (
    NexusReason("nationality", False, "The list gives the party DPRK nationality.", "KP"),
    NexusReason("text-mention", True, "The list's text mentions the DPRK.", "in the DPRK"),
)


def _used(name: str, **changes: object) -> ListUsed:
    plain = ListUsed(
        list=name,
        state="current",
        published_at=NOW - timedelta(days=3),
        checked_at=NOW - timedelta(hours=5),
        sha256="97d04720a815a0d725264e7092e7bcbdaf0054898e68dccc13e8f02596c9ffff",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields of a ListUsed


CURRENT = (_used("eu"), _used("un"))
PAST = (_used("un", checked_at=NOW - timedelta(hours=23)),)
STALE = (
    _used("eu"),
    _used(
        "un",
        state="stale",
        checked_at=NOW - timedelta(days=9),
        because="last checked with its publisher 9 days ago; 2 allowed",
        withholds_no_match=True,
    ),
)
SAMPLE = (_used("un", state="sample", because=SAMPLE_WARNING, withholds_no_match=True),)


def _query(name: str, **fields: str) -> Query:
    return ask.query(name, {field: [text] for field, text in fields.items()})


QUERIES: dict[str, tuple[Query, tuple[ListUsed, ...], dict[str, Any]]] = {
    "match": (_query("Ri Won Ho", birth_date="1964-07-17", nationality="KP"), CURRENT, {}),
    "review": (
        _query("Ri Won-ho", gender="F", birth_date="1970", residence="EG"),
        CURRENT,
        {},
    ),
    "as_of": (_query("Max Mustermann"), PAST, {"as_of": date(2026, 2, 28)}),
    "parts": (_query("Lee Wun Ho", gender="M"), CURRENT, {}),
    "discounted": (_query("Ri Won Ho", birth_date="1940-01-02"), CURRENT, {}),
    "initials": (_query("Ri W H", nationality="KP"), CURRENT, {}),
    "several": (
        _query("Ri Won Ho", other_names="Korea Example Trading [Corporation]"),
        CURRENT,
        {"scope": Scope.ALL},
    ),
    "number": (_query("IMO 9314650"), CURRENT, {}),
    "weak": (_query("Won", birth_date="yesterday"), CURRENT, {}),
    "no_match": (_query("Max [bold]Mustermann[/bold]"), CURRENT, {}),
    "below": (_query("Ri Yong Mu"), CURRENT, {"min_score": 0.3}),
    "not_screened": (_query("Max Mustermann"), STALE, {}),
    "sample": (_query("Max Mustermann"), SAMPLE, {"notes": (f"un: {SAMPLE_WARNING}",)}),
}


def _console(width: int) -> Console:
    return Console(
        file=StringIO(), width=width, color_system=None, highlight=False, force_terminal=False
    )


def _printed(width: int, render: Callable[[Console], object]) -> str:
    console = _console(width)
    render(console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _decision(name: str, index_of: Indexes) -> Decision:
    query, lists, changes = QUERIES[name]
    terms = Terms(NOW, "officer", Scope.DPRK, lists, "0.1.0", "bff233e7c5aa")
    index = index_of(related=[OFFICER, COMPANY])
    found = screen(query, index, replace(terms, **changes), screening_id="s-1")
    return replace(found, matches=tuple(replace(m, confidence=0.87) for m in found.matches))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", QUERIES)
def test_a_decision_is_shown_as_reviewed(
    name: str, width: int, index_of: Indexes, golden: Golden
) -> None:
    decision = _decision(name, index_of)

    text = _printed(width, lambda console: terminal.render(decision, console))

    golden.check(f"decision_{name}_{width}.txt", text)


CONDITION = ListCondition(
    list="un",
    title="UN Security Council Consolidated List",
    covers=(PartyType.PERSON, PartyType.ORGANISATION),
    max_age_days=2,
    publication=7,
    sha256="66b392a4090868d2d39161e8d748efd39138377b0e6e60b7921aa67a4f99c8bf",
    published_at=NOW - timedelta(days=2),
    fetched_at=NOW - timedelta(hours=5),
    checked_at=NOW - timedelta(minutes=12),
    entries=1003,
    dprk_related=155,
)
CONDITIONS = {
    "states": (
        CONDITION,
        replace(
            CONDITION,
            list="eu",
            attention=("12 removals wait for a person", "new in the source: export/@x"),
            new_in_source=(NewLeaf("export/@x", 3, "y", "EU.1.1", is_code=False),),
        ),
        replace(
            CONDITION,
            list="eu-stale",
            checked_at=NOW - timedelta(days=9),
            problem="the publisher answered with an error page",
        ),
        replace(CONDITION, list="partial", incomplete_because="KPe.068 could not be read"),
        ListCondition("un-vessels", "Designated vessels", (PartyType.VESSEL,), 30),
    ),
    "sample": (replace(CONDITION, is_sample=True, checked_at=None),),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CONDITIONS)
def test_the_lists_are_shown_as_reviewed(name: str, width: int, golden: Golden) -> None:
    found = [(condition, used(condition, NOW, None)) for condition in CONDITIONS[name]]

    text = _printed(
        width, lambda console: console.print(lists_report.render(found, NOW, console))
    )

    golden.check(f"lists_{name}_{width}.txt", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_entry_is_shown_in_full_as_reviewed(width: int, golden: Golden) -> None:
    found = [
        entry_report.Shown(IndexedEntry(OFFICER, is_in_scope=True, nexus=REASONS)),
        entry_report.Shown(IndexedEntry(COMPANY, is_in_scope=False)),
    ]

    text = _printed(width, lambda console: entry_report.render(found, console))

    golden.check(f"entry_{width}.txt", text)


@pytest.mark.parametrize("name", QUERIES)
def test_no_line_is_wider_than_the_terminal(name: str, index_of: Indexes) -> None:
    decision = _decision(name, index_of)

    text = _printed(80, lambda console: terminal.render(decision, console))

    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", QUERIES)
def test_every_answer_says_that_it_is_no_clearance(name: str, index_of: Indexes) -> None:
    decision = _decision(name, index_of)

    text = _printed(200, lambda console: terminal.render(decision, console))

    assert "No match is no clearance" in text
    assert all(used.list in text for used in decision.lists)


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        pytest.param(1.0, "1.00", id="exact"),
        pytest.param(0.999, "0.99", id="as near as can be"),
        pytest.param(0.994, "0.99", id="near"),
        pytest.param(0.846, "0.85", id="rounded"),
        pytest.param(0.0, "0.00", id="nothing in common"),
    ],
)
def test_only_an_exact_name_is_shown_with_the_full_score(score: float, shown: str) -> None:
    assert figures.score(score) == shown


@pytest.mark.parametrize(
    ("since", "said"),
    [
        pytest.param(None, "never", id="never"),
        pytest.param(timedelta(seconds=-5), "0 min ago", id="a clock that is slow"),
        pytest.param(timedelta(minutes=59), "59 min ago", id="minutes"),
        pytest.param(timedelta(hours=1), "1 h ago", id="an hour"),
        pytest.param(timedelta(hours=47, minutes=59), "47 h ago", id="almost two days"),
        pytest.param(timedelta(days=2), "2 days ago", id="days"),
    ],
)
def test_an_age_is_said_in_the_unit_a_person_would_use(
    since: timedelta | None, said: str
) -> None:
    assert lists_report.ago(None if since is None else NOW - since, NOW) == said


def _party_whose_second_entry_is_gone(index_of: Indexes) -> Decision:
    """Give an alert about one party in two entries, one of which its list no longer has."""
    decision = _decision("match", index_of)
    first = decision.matches[0]
    gone = PendingRemoval(NOW, NOW, None)
    other = replace(first, entry=replace(first.entry, ref="X.9", is_partial=True), removal=gone)
    one, two = (EntryKey(first.entry.list, ref) for ref in (first.entry.ref, "X.9"))
    join = Join(one, two, JoinLevel.CONFIRMED, "number-and-name", "1", "The same number.")
    subject = Subject(str(one), (one, two), (join,))
    matches = tuple(replace(match, subject=subject.id) for match in (first, other))
    return replace(decision, matches=matches, subjects=(subject,))


def test_no_entry_of_a_party_hides_what_is_to_be_known_of_another(index_of: Indexes) -> None:
    decision = _party_whose_second_entry_is_gone(index_of)

    shown = _printed(200, lambda console: terminal.render(decision, console))
    page = html_alert.alert(decision, ())

    for text in (shown, page):
        assert "removal pending: not in the list since" in text
        assert "the record could not be read whole" in text
        assert "number and name, confirmed" in text
