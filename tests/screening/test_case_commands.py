"""Do `assess` and `dossier` say what a case amounts to, and refuse what is no case?"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.screening.home import Home
from tests.screening.un_files import ENTRIES

PARTY = """
[party]
name = "Tokgo Sung Bae"
type = "person"
identity = "confirmed"
"""
SOURCE = """
[[source]]
id = "s"
level = "{level}"
publisher = "a publisher"
date = 2021-09-30
locator = "page 1"
"""
OFFICE = """
[[fact]]
kind = "office"
role = "Director"
organisation = "Second Economic Committee"
from = "2019-04"
sources = ["s"]
"""


def _file(folder: Path, *pieces: str) -> str:
    path = folder / "case.toml"
    path.write_text("\n".join(pieces), encoding="utf-8")
    return str(path)


def _assessed(home: Home, file: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        home.run("assess", file, "--list", "un", "--format", "json").out
    )
    return told


def test_a_case_is_assessed_and_screened(home: Home, tmp_path: Path) -> None:
    file = _file(tmp_path, PARTY, SOURCE.format(level="E4"), OFFICE)

    answer = home.run("assess", file, "--list", "un")

    assert answer.code == 1
    assert "Facts on file correspond to category C5 at level supported" in answer.said
    assert "no match in the lists below: un of" in answer.said
    assert "family_policy tay_za" in answer.said
    assert "an officer decides" in answer.said


@pytest.mark.parametrize(
    ("level", "outcome", "code"),
    [
        pytest.param("E4", "supported", 1, id="a gazette"),
        pytest.param("E2", "indicated", 1, id="press"),
        pytest.param("E3a", "indicated", 1, id="a charge"),
        pytest.param("E0", "no_category", 0, id="no evidence"),
    ],
)
def test_the_level_of_the_evidence_decides(
    home: Home, tmp_path: Path, level: str, outcome: str, code: int
) -> None:
    file = _file(tmp_path, PARTY, SOURCE.format(level=level), OFFICE)

    told = _assessed(home, file)

    assert [(one["id"], one["outcome"]) for one in told["categories"]] == [("C5", outcome)]
    assert home.run("assess", file, "--list", "un").code == code


def test_every_test_and_what_is_missing_is_told(home: Home, tmp_path: Path) -> None:
    told = _assessed(home, _file(tmp_path, PARTY, SOURCE.format(level="E2"), OFFICE))

    (category,) = told["categories"]
    assert set(category["reasons"][0]["tests"]) == {
        "individual", "specific", "concrete", "sourced", "consistent", "current",
    }  # fmt: skip
    assert any("E3 or above" in one for one in category["missing"])
    assert told["criteria"]["anchor_date"] == "2006-10-14"
    assert told["versions"]["rules"]


def test_the_party_of_a_case_that_is_listed_alerts(home: Home, tmp_path: Path) -> None:
    file = _file(tmp_path, PARTY.replace("Tokgo Sung Bae", ENTRIES[0].name))

    answer = home.run("assess", file, "--list", "un", "--format", "json")

    told = json.loads(answer.out)
    assert answer.code == 1
    assert told["categories"] == []
    assert told["screening"]["outcome"] in {"review", "match"}


def test_a_list_that_is_not_there_is_not_passed_over(empty_home: Home, tmp_path: Path) -> None:
    file = _file(tmp_path, PARTY, SOURCE.format(level="E4"), OFFICE)

    assert empty_home.run("assess", file).code == 3


SHARES = """
[party]
name = "Made Up Holding"
type = "organisation"
residence = "CN"
identity = "confirmed"
{source}
[[holding]]
owner = "Listed Owner"
owned = "Made Up Holding"
share = 50
from = "2015-01-01"
sources = ["s"]
[[listed]]
name = "Listed Owner"
since = "2016-03-02"
"""


def test_exactly_half_is_owned_by_some_tests_only(home: Home, tmp_path: Path) -> None:
    file = _file(tmp_path, SHARES.format(source=SOURCE.format(level="E4")))

    told = _assessed(home, file)

    owned = {one["regime"]: one["owned"] for one in told["ownership"]}
    assert owned == {
        "eu": "met",
        "eu-2018": "not_met",
        "un": "undetermined",
        "ofac": "met",
        "uk": "not_met",
    }
    assert [(one["id"], one["outcome"]) for one in told["categories"]] == [("C14", "supported")]


def test_the_regime_that_decides_is_a_setting(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules" / "criteria"
    rules.mkdir(parents=True)
    ours = Path(__file__).parents[2] / "rules" / "criteria" / "C15.toml"
    text = ours.read_text(encoding="utf-8")
    (rules / "C15.toml").write_text(
        text.replace('ownership_regime = "eu"', 'ownership_regime = "uk"'), encoding="utf-8"
    )
    monkeypatch.setenv("SANCTIONS_RULES", str(tmp_path / "rules"))

    told = _assessed(home, _file(tmp_path, SHARES.format(source=SOURCE.format(level="E4"))))

    assert told["categories"] == []
    assert told["criteria"]["ownership_regime"] == "uk"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('[party]\nname = "A"\ntype = "person"\nnmae = 1', "case.toml:4", id="key"),
        pytest.param(
            PARTY + '[[fact]]\nkind = "office"\nrole = "X"\nfrom = "2021-02-30"',
            "case.toml:9",
            id="date",
        ),
        pytest.param("[party", "case.toml:1", id="no TOML"),
        pytest.param("", "is empty", id="empty"),
    ],
)
def test_what_is_no_case_is_refused_with_its_line(
    home: Home, tmp_path: Path, text: str, said: str
) -> None:
    answer = home.run("assess", _file(tmp_path, text))

    assert answer.code == 2
    assert said in answer.said
    assert answer.out == ""


def test_five_thousand_facts_and_a_ring_of_owners_are_assessed(
    home: Home, tmp_path: Path
) -> None:
    ring = [
        f'[[holding]]\nowner = "Body {(i + 1) % 300}"\nowned = "Body {i}"\nshare = 60'
        for i in range(300)
    ]
    file = _file(tmp_path, PARTY, SOURCE.format(level="E2"), OFFICE * 5_000, *ring)

    told = _assessed(home, file)

    assert [(one["id"], one["outcome"]) for one in told["categories"]] == [("C5", "indicated")]


def test_a_dossier_of_a_listed_party_says_who_lists_it(home: Home, tmp_path: Path) -> None:
    for name in ("page.html", "page.md"):
        answer = home.run("dossier", ENTRIES[0].ref, "--output", str(tmp_path / name))

        assert answer.code == 0
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert ENTRIES[0].ref in page
        assert "only the annex of an act lists a party" in page


def test_a_dossier_of_a_record_of_the_roster_is_no_listing(home: Home, tmp_path: Path) -> None:
    home.run("dossier", "roster:kim-yo-jong", "--output", str(tmp_path / "page.md"))

    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "Kim Yo Jong" in page
    assert "a record of the roster, no listing" in page


def test_a_dossier_of_a_case_names_its_file(home: Home, tmp_path: Path) -> None:
    file = _file(tmp_path, PARTY, SOURCE.format(level="E4"), OFFICE)

    answer = home.run("dossier", file, "--list", "un", "--output", str(tmp_path / "page.md"))

    assert answer.code == 0
    assert "case.toml" in (tmp_path / "page.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("KPi.999", "--output", "x.html"), "KPi.999", id="unknown reference"),
        pytest.param(("KPi.001", "--output", "x.docx"), ".html or .md", id="unknown format"),
        pytest.param(("nowhere.toml", "--output", "x.md"), "nowhere.toml", id="no file"),
    ],
)
def test_what_no_dossier_can_be_made_of_is_refused(
    home: Home, arguments: tuple[str, ...], said: str
) -> None:
    answer = home.run("dossier", *arguments)

    assert answer.code == 2
    assert said in answer.said


def test_a_page_that_cannot_be_written_leaves_the_one_before(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        answer = home.run("dossier", ENTRIES[0].ref, "--output", str(page))

    assert answer.code == 3
    assert page.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["page.md"]
