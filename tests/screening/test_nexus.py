"""Which entries have to do with the DPRK, and which name it only in passing?"""

import lzma
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from db.records.entry import (
    Address,
    BirthPlace,
    Entry,
    Identifier,
    Nationality,
    Place,
    Statement,
    StatementKind,
)
from feeds.registry import manifest, parser
from rules import loader
from screening.nexus import reader
from tests import factories

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/nexus.toml").read_text(encoding="utf-8"))["case"]
READER = reader(loader.nexus(loader.read()))
OFFICIAL_LANGUAGES = frozenset(
    {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"}
    | {"hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}
)


def _entry(case: Mapping[str, str]) -> Entry:
    number, place = (
        case.get("number", ""),
        Place(case.get("address", ""), city=case.get("city", "")),
    )
    return factories.entry(
        names=(case.get("name", "Ana Example"),),
        list=case.get("list", "x"),
        programmes=(case.get("programme", ""),),
        nationalities=tuple(Nationality(c) for c in [case.get("nationality", "")] if c),
        addresses=(Address(place),),
        birth_places=(BirthPlace(Place(case.get("birth_country", ""))),),
        identifiers=(Identifier(number, country=case.get("document_country", "")),),
        statements=(Statement(StatementKind.FUNCTION, case.get("text", "")),),
    )


def _judged(entry: Entry) -> str:
    reasons = READER.reasons(entry)
    if any(not reason.is_mention for reason in reasons):
        return "related"
    return "mention" if reasons else "nothing"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_entry_has_to_do_with_the_dprk_or_only_mentions_it(case: Mapping[str, str]) -> None:
    assert _judged(_entry(case)) == case["expected"]


def test_every_official_language_of_the_eu_has_cases_for_both_koreas() -> None:
    ids = {case["id"] for case in CASES}

    north = {language for language in OFFICIAL_LANGUAGES if f"{language} full" in ids}
    south = {code for code in OFFICIAL_LANGUAGES if f"South Korea, {code}" in ids}

    assert north == OFFICIAL_LANGUAGES - {"el"}  # which has two full names
    assert south == OFFICIAL_LANGUAGES


@pytest.mark.parametrize("kind", [StatementKind.TITLE, StatementKind.REMARK])
def test_titles_and_remarks_are_read_too(kind: StatementKind) -> None:
    entry = factories.entry(statements=(Statement(kind, "Minister of the DPRK"),))

    assert _judged(entry) == "related"


def test_every_reason_that_holds_is_given_with_what_it_met() -> None:
    entry = factories.entry(
        nationalities=(Nationality("KP"),), addresses=(Address(Place(city="Pyongyang")),)
    )

    reasons = READER.reasons(entry)

    assert [(reason.rule, reason.quote) for reason in reasons] == [
        ("nationality", "KP"),
        ("address-text", "Pyongyang"),
    ]


def test_a_tie_is_not_reported_as_a_mention_besides() -> None:
    entry = factories.entry(
        nationalities=(Nationality("CN"),),
        statements=(Statement(StatementKind.REMARK, "Working on behalf of KOMID"),),
    )

    assert [reason.rule for reason in READER.reasons(entry)] == ["text-tie"]


def test_every_list_named_by_a_rule_exists() -> None:
    for rule in READER.rules:
        for name in rule.lists:
            assert manifest(name).id == name


DATA = ROOT.parent / "shared/data"
EU_OTHERS = (
    "EU.5709.80 EU.6255.66 EU.6256.65 EU.6272.7 EU.11296.46 EU.11368.49 EU.12054.45 "
    "EU.12057.42 EU.12579.23 EU.12580.1 EU.12758.7 EU.12759.6 EU.13800.70"
)
"""Related, though listed under other programmes: cyber-attacks, human rights, Ukraine."""


def _published(list_id: str, name: str) -> tuple[Entry, ...]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the published file {name} is not here")
    found = manifest(list_id)
    return tuple(parser(found)(lzma.decompress(path.read_bytes()), found).entries)


@pytest.mark.real_lists
@pytest.mark.parametrize(
    ("list_id", "name", "programme", "count", "others"),
    [
        pytest.param("un", "un/un-consolidated-20260227.xml.xz", "DPRK", 155, "", id="un"),
        pytest.param(
            "eu", "eu/eu-fsf-1_1-reconstructed-20260223.xml.xz", "PRK", 255, EU_OTHERS, id="eu"
        ),
    ],
)
def test_the_entries_of_the_regime_and_a_known_few_others_are_related(
    list_id: str, name: str, programme: str, count: int, others: str
) -> None:
    entries = _published(list_id, name)

    judged = {entry.ref: _judged(entry) for entry in entries}

    regime = {entry.ref for entry in entries if programme in entry.programmes}
    related = {ref for ref, found in judged.items() if found == "related"}
    assert len(regime) == count
    assert related == regime | set(others.split())
    assert "mention" not in judged.values()
