"""Is what a person enters refused where it could be wrong, and read as a list reads?"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from db.records.entry import DatePrecision, IdentifierKind, NameKind
from rules import loader
from screening.interim.designations import designation, vouched
from screening.interim.form import InterimError, checked, read_form
from screening.nexus import reader

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PARTY: dict[str, Any] = {"type": "person", "name": ["Ana Example"]}
ACT: dict[str, Any] = {
    "list": "eu",
    "act": "Council Implementing Regulation (EU) 2026/9",
    "url": "https://eur-lex.example/9",
    "published": "2026-11-22T08:00:00Z",
    "in_force": "2026-11-23",
    "entry": [PARTY],
}
FILE = """
list = "eu"
act = "Council Implementing Regulation (EU) 2026/9"
url = "https://eur-lex.example/9"
published = 2026-11-22T09:00:00+01:00
in_force = 2026-11-23
programme = "PRK"

[[entry]]
type = "person"
name = ["Ana Example", "Anna Exempel"]
weak_name = ["Annie"]
birth_date = ["1962-02-18"]
nationality = ["KP"]
identifier = ["passport:AB1234567"]
gender = "F"
statement = ["Director of Example Bank."]

[[entry]]
type = "vessel"
name = ["Example Star"]
identifier = ["imo:9314650"]
"""


def test_a_file_holds_every_party_of_an_act(tmp_path: Path) -> None:
    path = tmp_path / "act.toml"
    path.write_text(FILE, encoding="utf-8")

    form = read_form(path, NOW)
    ana, ship = (
        designation(form, party, f"INTERIM-2026-{number}")
        for number, party in enumerate(form.entry, 1)
    )

    names = [(name.text, name.kind, name.is_weak) for name in ana.entry.names]
    assert names == [
        ("Ana Example", NameKind.PRIMARY, False),
        ("Anna Exempel", NameKind.ALIAS, False),
        ("Annie", NameKind.ALIAS, True),
    ]
    assert ana.published_at == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert ana.entry.birth_dates[0].date.precision is DatePrecision.DAY
    assert ana.entry.nationalities[0].country == "KP"
    assert ana.entry.listed_on == date(2026, 11, 23)
    assert ana.entry.legal_acts[0].url == "https://eur-lex.example/9"
    assert ship.entry.identifiers[0].kind is IdentifierKind.IMO_SHIP


def test_the_programme_puts_a_party_into_scope_as_that_of_a_list_does() -> None:
    form = checked({**ACT, "programme": "PRK"}, "it", NOW)
    nexus = reader(loader.nexus(loader.read()))

    reasons = nexus.reasons(designation(form, form.entry[0], "INTERIM-2026-1").entry)

    assert {reason.rule for reason in reasons} == {"eu-programme", "programme-like"}


def test_who_entered_it_is_said_where_nothing_follows_from_it() -> None:
    form = checked(ACT, "it", NOW)

    found = vouched(designation(form, form.entry[0], "INTERIM-2026-1"), "ann", "bea", NOW)

    assert found.entry.statements == ()
    (said,) = found.entry.legal_acts[0].remarks
    assert "by hand from the official journal by ann" in said
    assert "agreed to by bea on 2026-11-22 12:00 UTC" in said
    assert "in force from 2026-11-23" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"list": "xx"}, "no list is named 'xx'", id="a list nobody has"),
        pytest.param({"url": "journal"}, "no address", id="no address"),
        pytest.param({"published": "20261122"}, "", id="a day without signs is one"),
        pytest.param({"published": "1763800000"}, "published", id="seconds are no moment"),
        pytest.param({"published": 1763800000}, "published", id="nor is a number"),
        pytest.param({"published": "2026-11-22T13:00:00Z"}, "yet to come", id="to come"),
        pytest.param({"in_force": "tomorrow"}, "in_force", id="no day"),
        pytest.param({"entry": []}, "entry", id="nobody"),
        pytest.param({"program": "PRK"}, "program", id="a misspelt key"),
    ],
)
def test_what_is_wrong_with_an_act_is_said(change: dict[str, Any], said: str) -> None:
    if not said:
        moment = checked({**ACT, **change}, "it", NOW).published
        assert moment == datetime(2026, 11, 22, tzinfo=UTC)
        return
    with pytest.raises(InterimError, match=said):
        checked({**ACT, **change}, "it", NOW)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"type": "unknown"}, "person, organisation or vessel", id="no kind"),
        pytest.param({"name": []}, "name", id="no name"),
        pytest.param({"name": ["- "]}, "is no name", id="a sign"),
        pytest.param({"birth_date": ["1900-01-01"]}, "birth_date", id="nobody's birthday"),
        pytest.param({"nationality": ["Utopia"]}, "names no country", id="no country"),
        pytest.param({"identifier": ["AB123"]}, "KIND:NUMBER", id="a number of no kind"),
        pytest.param({"gender": "X"}, "F or M", id="another gender"),
    ],
)
def test_what_is_wrong_with_a_party_is_said(change: dict[str, Any], said: str) -> None:
    with pytest.raises(InterimError, match=said):
        checked({**ACT, "entry": [{**PARTY, **change}]}, "it", NOW)
