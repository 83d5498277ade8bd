"""Does a list that is added as files only appear everywhere?"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MANIFEST = """
id = "third"
title = "A third list"
publisher = "An example authority"
authority = "Third"
url = "https://example.org/third.txt"
hosts = ["example.org"]
parser = "third"
covers = ["person", "organisation"]
max_age_days = 3
max_bytes = 100000
max_loss = 1
removal_days = 0

[regimes]
DPRK3 = "KP"
"""
PARSER = '''
"""What does the third list say?"""

from datetime import UTC, date, datetime

from db.records.entry import Entry, EntryDate, EntryDateKind, Name, NameKind, PartyType
from feeds.coverage import Coverage
from feeds.parsed import ParsedList


def parse(content, manifest):
    """Read lines of reference, day and name."""
    head, *lines = content.decode().splitlines()
    entries = []
    for line in lines:
        ref, day, name, cited = line.split("|")
        on = date.fromisoformat(day)
        entries.append(Entry(
            manifest.id, ref, PartyType.PERSON, ("person",),
            names=(Name(name, NameKind.PRIMARY),), programmes=("DPRK3",),
            dates=(EntryDate(EntryDateKind.LISTED, day, on),),
            references=(("UN", cited),) if cited else (),
        ))
    at = datetime.fromisoformat(head).replace(tzinfo=UTC)
    return ParsedList(at, tuple(entries), (), Coverage(manifest))
'''
STAY = "T-1|2023-05-05|Third Example Kim|\nT-2|2023-05-06|Hong Third Sample|\n"
FILES = {
    "2026-01-04": f"2026-01-04\n{STAY}T-3|2023-06-01|KIM YONG CHOL|KPi.024\n",
    "2026-01-05": f"2026-01-05\n{STAY}",
}


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the tool with two more files, and its home filled."""
    folder = tmp_path_factory.mktemp("third")
    for package in ("screening", "feeds", "db", "rules"):
        shutil.copytree(ROOT / package, folder / package)
    (folder / "feeds" / "lists" / "third.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "feeds" / "lists" / "third.py").write_text(PARSER, encoding="utf-8")
    assert run(folder, "refresh", "--sample", "--list", "un").returncode == 0
    for day, content in FILES.items():
        (folder / f"{day}.txt").write_text(content, encoding="utf-8")
        run(folder, "refresh", "--from", f"third={folder / day}.txt")
    return folder


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    program = "import sys; from screening.cli.main import main; main()"
    environment = os.environ | {
        "PYTHONPATH": str(folder), "SANCTIONS_HOME": str(folder / "home"), "COLUMNS": "200",
        "PYTHONSAFEPATH": "1",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def told(folder: Path, *arguments: str) -> Any:
    return json.loads(run(folder, *arguments, "--format", "json").stdout)


def test_it_is_found_among_the_lists_and_screened(tool: Path) -> None:
    lists = {one["list"]: one for one in told(tool, "lists")}
    answer = told(tool, "screen", "Hong Third Sample", "--max-age", "any")

    assert lists["third"]["dprk_related"] == 2
    assert answer["matches"][0]["ref"] == "T-2"


def test_it_is_a_column_of_the_matrix_with_its_measures(tool: Path) -> None:
    found = told(tool, "matrix", "--max-age", "any")
    measures = found["measures"]

    assert "third" in {one["id"] for one in found["columns"]}
    rows = [row for row in found["rows"] if row["cells"]["third"]["state"] == "listed"]
    assert sorted(row["name"] for row in rows) == ["Hong Third Sample", "Third Example Kim"]
    assert {("third", "un"), ("un", "third")} <= {
        (o["of"], o["on"]) for o in measures["coverage"]
    }
    assert {"third"} <= {one["list"] for one in measures["lists"]}
    years = [one for one in measures["years"] if one["list"] == "third"]
    assert [(one["year"], one["listed"]) for one in years] == [(2023, 2)]


def test_whom_it_removed_and_another_list_has_is_told(tool: Path) -> None:
    found = told(tool, "matrix", "--max-age", "any")
    (gone,) = found["measures"]["removals_not_followed"]
    (row,) = (row for row in found["rows"] if row["name"] == "KIM YONG CHOL")

    assert (gone["list"], gone["ref"], gone["gone_since"]) == ("third", "T-3", "2026-01-05")
    assert gone["still_on"] == ["un:KPi.024"]
    assert row["cells"]["third"]["state"] != "listed"


def test_its_waves_stand_beside_the_violations(tool: Path) -> None:
    found = told(tool, "tempo")

    assert ("Third", "2023-05-05", 2) in {
        (one["by"], one["on"], one["parties"]) for one in found["waves"]
    }
    after = {one["on"]: one["after"]["Third"] for one in found["events"]}
    assert after["2023-04-13"]["days_to_next_wave"] == 22


def test_it_is_in_the_report_and_among_the_changes(tool: Path) -> None:
    page = tool / "report.html"
    run(tool, "report", "--output", str(page), "--max-age", "any")
    said = page.read_text(encoding="utf-8")

    assert "Hong Third Sample" in said
    assert "third of 2026-01-05" in said
    assert {one["list"] for one in told(tool, "changes")} >= {"third"}
