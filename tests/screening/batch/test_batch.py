"""Is a file answered as `screen` would, whole or not at all, and is the run kept?"""

import csv
import hashlib
import io
import json
import random
import re
from itertools import islice, repeat
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.store import ledger
from db.store.engine import open_store
from db.tables.row import table
from db.tables.screening import BatchRunRow, ScreeningRow
from screening.batch import screening_ids
from screening.index import Index
from screening.report import jsonl
from tests.screening.batch.conftest import Desk

MANY = 2000
LISTED = "id,name,birth_date,nationality\n1,Jane Doe,,\n2,Ri Je-son,,\n"


def listed_names(home: Path) -> list[str]:
    (path,) = (home / "index").glob("*.sqlite")
    index = Index(path)
    try:
        return sorted({name.text for e in index.entries() for name in e.entry.names})
    finally:
        index.close()


def customers(names: list[str], count: int) -> str:
    """Make rows from listed names, many of them misspelt or jumbled."""
    dice, file = random.Random(1718), io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["id", "name", "type", "birth_date", "identifier"])
    for number in range(count):
        words = dice.choice(names).split()
        dice.shuffle(words)
        letters = list(" ".join(words))
        letters[dice.randrange(len(letters))] = dice.choice("aeiou ")
        kind = dice.choice(["", "person", "organisation", "vessel"])
        born = dice.choice(["", "1938", "1962-02-18", "nonsense"])
        writer.writerow([number, "".join(letters), kind, born, dice.choice(["", "9314650"])])
    return file.getvalue()


def plain(decision: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in decision.items() if k not in {"id", "screening_id", "at"}}


@pytest.mark.parametrize("scope", ["dprk", "all"])
def test_a_batch_answers_as_screen_does(desk: Desk, sample_home: Path, scope: str) -> None:
    content = customers(listed_names(sample_home), 120)
    terms = ("--scope", scope, "--max-age", "any", "--min-score", "0.82", "--limit", "3")

    found = desk.csv(content, *terms).decisions

    for row, decision in zip(csv.DictReader(io.StringIO(content)), found, strict=True):
        asked = [row["name"], *terms, "--format", "json"]
        for option in ("type", "birth_date", "identifier"):
            if row[option]:
                asked += [f"--{option.replace('_', '-')}", row[option]]
        alone = json.loads(desk.run("screen", *asked)[1])
        assert plain(decision) == plain(alone)


def test_a_long_file_keeps_its_order(desk: Desk) -> None:
    rows = [f"{n},{'Ri Je-son' if n % 500 == 7 else f'Nobody {n}'}" for n in range(MANY)]

    found = desk.csv("\n".join(("id,name", *rows)))

    assert [d["id"] for d in found.decisions] == [str(n) for n in range(len(rows))]
    alerts = [int(d["id"]) for d in found.decisions if d["outcome"] == "review"]
    assert alerts == [n for n in range(len(rows)) if n % 500 == 7]


def test_the_number_of_a_screening_is_a_random_uuid() -> None:
    found = list(islice(screening_ids(), 1000))

    assert len(set(found)) == 1000
    assert {(UUID(one).version, str(UUID(one)) == one) for one in found} == {(4, True)}
    assert {UUID(one).variant for one in found} == {UUID(int=0x8 << 60).variant}


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        pytest.param("id,name\n1,Jane Doe\n", (), 0, id="no match"),
        pytest.param("id,name\n", (), 0, id="no rows"),
        pytest.param("id,name\n1,Ri Je-son\n", (), 1, id="an alert"),
        pytest.param("id,name\n1,Ri Je-son\n2,\n", (), 3, id="a row not screened beats it"),
        pytest.param("id,name\n1,Jane Doe\n", ("--max-age", "3"), 3, id="sample"),
        pytest.param("id,name\n", ("--max-age", "3"), 3, id="no rows, sample"),
        pytest.param("id,name\n1,x\n", ("--max-age", "soon"), 2, id="wrong option"),
    ],
)
def test_the_exit_code_is_the_documented_one(
    desk: Desk, content: str, options: tuple[str, ...], code: int
) -> None:
    assert desk.csv(content, *options).code == code


def test_the_summary_counts_the_rows(desk: Desk) -> None:
    found = desk.csv(LISTED + "3,,,\n")

    headings, numbers, *_ = found.out.splitlines()
    assert headings.split() == [
        *("rows", "match", "review", "no", "match", "not", "screened", "seconds")
    ]
    assert numbers.split()[:5] == ["3", "0", "1", "1", "1"]


def test_the_run_and_its_alerts_are_recorded(desk: Desk, tmp_path: Path) -> None:
    found = desk.csv(LISTED)

    with (
        open_store(f"sqlite:///{tmp_path / 'home' / 'sanctions.db'}") as store,
        store.reading() as connection,
    ):
        (run,) = connection.execute(select(table(BatchRunRow))).mappings()
        (alert,) = connection.execute(select(table(ScreeningRow))).mappings()
    content, written = (desk.folder / "in.csv").read_bytes(), found.path.read_bytes()
    assert run["input_sha256"] == hashlib.sha256(content).hexdigest()
    assert run["output_sha256"] == hashlib.sha256(written).hexdigest()
    assert (run["rows"], run["alerts"], run["by"]) == (2, 1, "officer")
    assert json.loads(run["outcomes"])["no_match"] == 1
    assert json.loads(alert["decision"]) == found.decisions[1]


def test_an_answer_that_cannot_be_recorded_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANCTIONS_DATABASE_URL", "mysql://nowhere/x")
    monkeypatch.setattr("screening.settings.Settings.is_shared_database", False)

    found = desk.csv("id,name\n1,Jane Doe\n")

    assert found.code == 3
    assert "could not be recorded" in found.err
    assert found.outcomes == ["no_match"]


def test_a_broken_run_leaves_the_earlier_output(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = desk.csv(LISTED).path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jsonl, "lines", full)
    found = desk.csv("id,name\n1,Other\n")

    assert found.code == 3
    assert "No space left" in found.err
    assert found.path.read_bytes() == earlier
    assert {path.name for path in desk.folder.iterdir()} == {"in.csv", "out.jsonl"}


def test_nothing_is_kept_of_alerts_of_which_one_cannot_be_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ledger, "_CHUNK", 1)
    monkeypatch.setattr("screening.batch.screening_ids", lambda: repeat("the same"))

    found = desk.csv("id,name\n1,Ri Je-son\n2,Ri Je-son\n")

    assert found.code == 3
    with (
        open_store(f"sqlite:///{tmp_path / 'home' / 'sanctions.db'}") as store,
        store.reading() as connection,
    ):
        assert connection.execute(select(table(ScreeningRow))).all() == []


class TestPage:
    """The page that an officer reads."""

    def page(self, desk: Desk, content: str, *options: str) -> str:
        return desk.csv(content, *options, output="out.html").path.read_text("utf-8")

    def test_it_needs_nothing_besides_itself(self, desk: Desk) -> None:
        page = self.page(desk, LISTED)

        assert not re.search(r"(?i)src\s*=|href\s*=|url\(|@import|<script|<link|<iframe", page)

    def test_no_text_is_read_as_markup(self, desk: Desk) -> None:
        name = "<script>alert(1)</script>\"'&<b>"
        rows = [
            {"id": "<i>", "name": name},
            {"id": "2", "name": "Ri Je-son", "address": name, "birth_date": name},
            {"id": name, "name": name, "birth_date": {}, "identifier": [[]]},
        ]
        source = desk.file("<b>.jsonl", "\n".join(map(json.dumps, rows)))

        page = desk.batch(source, output="out.html").path.read_text("utf-8")

        assert "<script" not in page
        assert "<b>.jsonl" not in page
        assert "<i>" not in page
        assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4

    def test_alerts_stand_before_what_was_not_screened_and_the_rest(self, desk: Desk) -> None:
        page = self.page(desk, "id,name\n1,Jane Doe\n2,\n3,Ri Je-son\n")

        titles = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
        assert titles == ["Lists", "Review (1)", "Not screened (1)", "No match (1)"]
        assert page.index("<b>3</b>rows") < page.index("<h2>Lists")
        assert "<td>name</td>" in page.replace(" class=key", "")

    def test_a_sample_is_said_on_top(self, desk: Desk) -> None:
        page = self.page(desk, LISTED)

        assert page.index("sample lists, not for real screening") < page.index("<h1>")

    def test_a_thousand_alerts_are_on_the_page(self, desk: Desk) -> None:
        rows = "".join(f"{n},Ri Je-son\n" for n in range(1000))

        page = self.page(desk, f"id,name\n{rows}")

        assert page.count("<article") == 1000


def test_an_interrupted_run_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(jsonl, "lines", interrupted)

    found = desk.csv(LISTED)

    assert found.code == 3
    assert [path.name for path in desk.folder.iterdir()] == ["in.csv"]
    with (
        open_store(f"sqlite:///{tmp_path / 'home' / 'sanctions.db'}") as store,
        store.reading() as connection,
    ):
        assert connection.execute(select(table(BatchRunRow))).all() == []
