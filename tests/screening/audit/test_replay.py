"""Does a past screening come out as it was recorded, whatever happened since?"""

import json
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest

from rules.loader import RulesError
from screening.version import __version__
from tests.publisher import Publisher
from tests.screening.audit.test_verify import purge_a_screening
from tests.screening.audit.worked import KEPT, REMOVED
from tests.screening.home import Home
from tests.screening.interim.test_interim_command import active, comes, matches, retired
from tests.screening.persons import Persons
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file

OFFICE = (
    "--role",
    "Minister of State Security",
    "--organisation",
    "Ministry of State Security",
)
CALLS: dict[str, tuple[str, ...]] = {
    "a name": ("Kim Yong Chol",),
    "in hangul": ("김영철",),
    "several names within the name": ("Kim Yong Chol a.k.a. Kim Young-cheol; Kim Yung Chol",),
    "lines in the name": ("Kim Yong Chol\nRi Won Ho",),
    "a ship with its prefix": ("M/V Chon Ma San",),
    "a number for a name": ("IMO 9314650",),
    "an identifier alone": ("--identifier", "DCBKKPPY"),
    "other names": ("Kim", "--other-name", "Ri Won Ho", "--other-name", "리원호"),
    "a date of birth in words": ("Ri Won Ho", "--birth-date", "17th July 1964"),
    "two dates of birth, one odd": (
        "Ri Won Ho", "--birth-date", "about 1963", "--birth-date", "17.07.64",
    ),
    "a range of years": ("Ri Won Ho", "--birth-date", "1960/1965"),
    "fields that can't be read": (
        "Ri Won Ho", "--birth-date", "31.31.1999", "--nationality", "Narnia", "--type", "robot",
    ),
    "halves of characters": ("Ri Won Ho \ud55c",),
    "the whole of a person": (
        "Ri Won Ho", "--type", "person", "--gender", "m", "--nationality", "North Korea",
        "--residence", "KP", "--birth-place", "Nampo", "--address", "Pyongyang",
    ),
    "roles without a source": ("Nobody Known", *OFFICE),
    "roles with a source": ("Nobody Known", *OFFICE, "--source", "E4 | Yonhap | 2016-03-01"),
    "a purpose": ("Foreign Trade Bank", "--purpose", "payroll of the embassy"),
    "every entry, all that is a little alike": (
        "Kim Chol", "--scope", "all", "--min-score", "0.3", "--limit", "50",
    ),
    "nothing below the bands": ("Kim Chol", "--min-score", "0", "--limit", "0"),
    "one list": ("Kim Yong Chol", "--list", "un"),
    "two lists, in another order": ("Kim Yong Chol", "--list", "un", "--list", "eu"),
    "any age": ("Max Mustermann", "--max-age", "any"),
    "an age": ("Max Mustermann", "--max-age", "9999"),
    "a day": ("Kim Yong Chol", "--as-of", "2020-01-01"),
    "today": ("Kim Yong Chol", "--as-of", f"{TODAY:%Y-%m-%d}"),
    "a moment to come": ("Kim Yong Chol", "--known-at", "2100-01-01", "--max-age", "any"),
    "no list of that day": ("Kim Yong Chol", "--as-of", "1999-01-01"),
}  # fmt: skip
OWN_RULES = "decision.toml"


@pytest.fixture
def sample(empty_home: Home) -> Home:
    """Give a home with the built-in sample."""
    assert empty_home.run("refresh", "--sample").code == 0
    return empty_home


def replayed(home: Home, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run screenings again; gives the exit code and what was told."""
    found = home.run("audit", "replay", *arguments, "--format", "json")
    assert found.out, found.err
    return found.code, json.loads(found.out)


def assert_identical(home: Home, count: int) -> None:
    code, found = replayed(home, "--all")

    wrong = [one for one in found["screenings"] if one["verdict"] != "identical"]
    assert (code, wrong) == (0, [])
    assert found["identical"] == count


def change_the_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another rule decide on exact names, and review less alike ones."""
    folder.mkdir()
    text = (Path("rules") / OWN_RULES).read_text(encoding="utf-8")
    own = text.replace('"review-exact-name"', '"own-exact-name"').replace("0.88 }", "0.80 }")
    assert own != text
    (folder / OWN_RULES).write_text(own, encoding="utf-8")
    monkeypatch.setenv("SANCTIONS_RULES", str(folder))


def test_every_kind_of_query_comes_out_as_recorded(
    sample: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for call in CALLS.values():
        assert sample.run("screen", *call).code != 2

    change_the_rules(tmp_path / "rules", monkeypatch)
    sample.run("screen", "Kim Yong Chol")

    assert_identical(sample, len(CALLS) + 1)


def test_after_new_lists_a_confirmation_a_join_and_other_rules_it_is_as_it_was(
    audited: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = replayed(audited, "--all")[1]["identical"]
    path = tmp_path / "later.xml"
    path.write_bytes(un_file([*ENTRIES[5:], NEWCOMER], TODAY.replace(microsecond=7)))
    audited.run("refresh", "--from", f"un={path}")
    change_the_rules(tmp_path / "rules", monkeypatch)
    assert audited.found(NEWCOMER.name) == [NEWCOMER.ref]

    assert audited.found(REMOVED.name) == []
    assert before == 4
    assert_identical(audited, before + 2)


def test_a_designation_entered_by_hand_is_there_as_long_as_it_was(
    home: Home, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    persons = Persons(home, monkeypatch)
    matches(persons)
    active(persons)
    during = matches(persons)
    comes(publisher, persons)
    retired(persons)

    after = matches(persons)

    assert (list(after), len(during)) == ([NEWCOMER.ref], 1)
    assert_identical(home, 3)


def test_rules_that_this_version_cannot_read_any_more_are_told(
    audited: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: object) -> None:
        raise RulesError("table of rules decision.toml: no such key")

    monkeypatch.setattr("screening.basis.loader.decisions", unreadable)

    code, found = replayed(audited, "--all")

    assert (code, found["cannot"]) == (3, 4)
    assert "no such key" in found["screenings"][0]["because"]


def test_a_file_of_customers_is_run_again_alert_by_alert(audited: Home) -> None:
    code, found = replayed(audited, "--all")

    assert (code, found["identical"], found["differ"], found["cannot"]) == (0, 4, 0, 0)


def test_it_is_run_again_on_each_engine(shared: Home) -> None:
    for name in ("two dates of birth, one odd", "a day", "roles with a source"):
        shared.run("screen", *CALLS[name])

    assert_identical(shared, 3)


def test_a_record_that_says_something_else_is_told_field_by_field(audited: Home) -> None:
    path = audited.folder / "sanctions.db"
    with closing(connect(path)) as connection:
        replaced = ('"rule":', '"rule":"x","was":')
        connection.execute("UPDATE screening SET decision = replace(decision, ?, ?)", replaced)
        connection.commit()

    code, found = replayed(audited, "--all")

    assert (code, found["differ"]) == (3, 4)
    fields = {one["field"] for one in found["screenings"][0]["differences"]}
    assert {"rule", "was"} <= fields
    assert "differs" in audited.run("audit", "replay", "--all").said


def test_what_was_purged_cannot_be_run_again_and_it_says_so(audited: Home) -> None:
    number = purge_a_screening(audited)

    code, found = replayed(audited, number)
    every = replayed(audited, "--all")

    assert (code, found["cannot"]) == (3, 1)
    assert found["screenings"][0]["because"] == "its record was lawfully purged"
    assert (every[0], every[1]["identical"], every[1]["purged"]) == (0, 3, 1)


def test_a_number_that_nobody_knows_cannot_be_run_again(audited: Home) -> None:
    code, found = replayed(audited, "no-such-number")

    assert (code, found["cannot"]) == (3, 1)
    assert "no screening of this number" in found["screenings"][0]["because"]


def test_without_the_rules_of_then_it_cannot_be_run_again(audited: Home) -> None:
    with closing(connect(audited.folder / "sanctions.db")) as connection:
        connection.execute("DELETE FROM content")
        connection.commit()

    code, found = replayed(audited, "--all")

    assert (code, found["cannot"]) == (3, 4)
    assert "are not kept" in found["screenings"][0]["because"]


def test_another_version_of_the_tool_says_so_and_compares_all_the_same(
    audited: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("basis", "service", "audit.replay", "audit.shown"):
        monkeypatch.setattr(f"screening.{module}.__version__", "9.9")

    code, found = replayed(audited, "--all")
    said = audited.run("audit", "replay", "--all").said

    assert (code, found["identical"], found["engine"]) == (0, 4, "9.9")
    assert {one["recorded_engine"] for one in found["screenings"]} == {__version__}
    assert f"recorded by version {__version__} of the tool; this is 9.9" in said


def test_a_sample_is_drawn_again_by_its_seed(audited: Home) -> None:
    first = replayed(audited, "--sample", "2")[1]
    again = replayed(audited, "--sample", "2", "--seed", str(first["seed"]))[1]

    assert len(first["screenings"]) == 2
    assert first == again


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["x", "--all"], id="some and all"),
        pytest.param(["--all", "--seed", "3"], id="a seed for all"),
        pytest.param(["--sample", "0"], id="a sample of none"),
    ],
)
def test_which_to_run_again_must_be_clear(audited: Home, arguments: list[str]) -> None:
    assert audited.run("audit", "replay", *arguments).code == 2


def test_nothing_of_it_stays_behind_and_nothing_is_recorded(audited: Home) -> None:
    before = sorted(path.name for path in (audited.folder / "index").iterdir())
    events = json.loads(audited.run("audit", "head").out)["event"]

    replayed(audited, "--all")

    assert sorted(path.name for path in (audited.folder / "index").iterdir()) == before
    assert json.loads(audited.run("audit", "head").out)["event"] == events


def test_a_screening_without_terms_is_told_from_one_that_differs(audited: Home) -> None:
    with closing(connect(audited.folder / "sanctions.db")) as connection:
        connection.execute(
            "UPDATE screening SET decision = replace(decision, '\"terms\":', '\"former\":')"
        )
        connection.commit()

    code, found = replayed(audited, "--all")

    assert (code, found["cannot"]) == (3, 4)
    assert "an earlier version of the tool" in found["screenings"][0]["because"]


def test_the_one_kept_is_still_found_after_a_replay(audited: Home) -> None:
    replayed(audited, "--all")

    assert audited.found(KEPT.name) == [KEPT.ref]
