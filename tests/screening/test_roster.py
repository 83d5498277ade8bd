"""Is the roster read whole or not at all, and kept apart from the lists?"""

import json
from datetime import date
from pathlib import Path

import pytest

from rules import loader
from rules.criteria_loader import catalogue
from rules.loader import RulesError
from screening.roster import read_roster
from screening.statements.bodies import bodies_of
from tests.screening.home import Home

TODAY = date(2026, 11, 22)
RECORD = """
[roster]
ref = "{ref}"
[party]
name = "{name}"
type = "person"
nationality = "KP"
identity = "confirmed"
[[source]]
id = "decree"
level = "E4"
publisher = "a gazette"
date = 2021-09-30
locator = "page 1"
[[fact]]
kind = "office"
role = "Member"
organisation = "State Affairs Commission"
from = "2021-09-29"
sources = ["decree"]
"""


def _rules(folder: Path, **records: str) -> loader.RuleFiles:
    (folder / "roster").mkdir(parents=True)
    for name, text in records.items():
        (folder / "roster" / f"{name}.toml").write_text(text, encoding="utf-8")
    return loader.read(folder)


def _read(rules: loader.RuleFiles) -> dict[str, list[tuple[str, str]]]:
    found = catalogue(rules)
    return {
        record.entry.ref: [(one.id, one.outcome.value) for one in record.assessed.findings]
        for record in read_roster(rules, found, bodies_of(found, {}), TODAY)
    }


def test_every_record_that_ships_corresponds_to_a_category() -> None:
    found = _read(loader.read())

    assert len(found) >= 10
    assert all(found.values())


def test_an_institution_adds_its_own_records(tmp_path: Path) -> None:
    own = RECORD.format(ref="ri-made-up", name="Ri Made Up")

    found = _read(_rules(tmp_path, mine=own))

    assert found["ri-made-up"] == [("C2", "supported")]
    assert "kim-yo-jong" in found


def test_the_digest_of_the_rules_tells_a_changed_roster(tmp_path: Path) -> None:
    own = RECORD.format(ref="ri-made-up", name="Ri Made Up")

    assert _rules(tmp_path, mine=own).digest != loader.read().digest


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        pytest.param({"a": "[party]\nname = 3"}, "a.toml:2", id="a wrong value"),
        pytest.param(
            {"a": RECORD.format(ref="x", name="A B").replace('ref = "x"', "")},
            "ref",
            id="no reference",
        ),
        pytest.param(
            {
                "a": RECORD.format(ref="x", name="A B"),
                "b": RECORD.format(ref="x", name="C D"),
            },
            "same ref",
            id="a reference twice",
        ),
    ],
)
def test_a_record_that_cannot_be_read_stops_the_whole_roster(
    tmp_path: Path, records: dict[str, str], problem: str
) -> None:
    with pytest.raises(RulesError, match=problem):
        _read(_rules(tmp_path, **records))


def test_a_person_of_the_roster_is_found_and_is_no_listing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own rules"
    _rules(folder, mine=RECORD.format(ref="tokgo", name="Tokgo Sung Bae"))
    monkeypatch.setenv("SANCTIONS_RULES", str(folder))

    answer = home.run("screen", "Tokgo Sung Bae", "--list", "un", "--format", "json")

    told = json.loads(answer.out)
    assert (answer.code, told["outcome"], told["rule"]) == (1, "review", "query-category")
    assert told["matches"] == []
    assert [one["ref"] for one in told["roster"]] == ["tokgo"]
    (category,) = told["query_categories"]
    assert (category["id"], category["level"], category["since"]) == ("C2", "E4", "2021-09-29")
    assert category["of"] == "roster:tokgo"


def test_the_past_has_no_roster(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own rules"
    _rules(folder, mine=RECORD.format(ref="tokgo", name="Tokgo Sung Bae"))
    monkeypatch.setenv("SANCTIONS_RULES", str(folder))

    answer = home.run(
        "screen", "Tokgo Sung Bae", "--as-of", "2026-03-05", "--list", "un", "--format", "json"
    )

    assert json.loads(answer.out)["roster"] == []


def test_a_roster_that_cannot_be_read_answers_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own rules"
    _rules(folder, mine="[party")
    monkeypatch.setenv("SANCTIONS_RULES", str(folder))

    answer = home.run("screen", "Tokgo Sung Bae", "--list", "un")

    assert answer.code == 3
    assert "mine.toml" in answer.said
    assert answer.out == ""
