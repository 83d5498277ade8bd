"""Do the commands that compare lists answer, end as they should, and write whole reports?"""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from screening.condition import now
from screening.report.report_files import document
from screening.report.report_html import page
from screening.report.sheet import Report, Section, Table, fields, row
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file

LISTS = ("un", "eu", "un-vessels")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that one home with the sample fills."""
    folder = tmp_path_factory.mktemp("sample") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(folder))
        assert Home(folder).run("refresh", "--sample").code == 0
    return folder


@pytest.fixture
def sample(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("SANCTIONS_HOME", str(filled))
    monkeypatch.setenv("COLUMNS", "200")
    return Home(filled)


def told(home: Home, *arguments: str) -> Any:
    return json.loads(home.run(*arguments, "--format", "json").out)


def test_the_matrix_names_every_party_and_list(sample: Home) -> None:
    found = told(sample, "matrix", "--max-age", "any")

    lists = {"un", "eu", "un-vessels"}
    assert {one["id"] for one in found["columns"] if one["has_a_list"]} == lists
    assert all(lists <= set(row["cells"]) for row in found["rows"])
    both = [row for row in found["rows"] if row["cells"]["un"]["state"] == "listed"
            and row["cells"]["eu"]["state"] == "listed"]  # fmt: skip
    assert both
    assert all(row["cells"]["eu"]["matched_by"] for row in both)
    assert all(one["sha256"] for one in found["lists"])


def test_a_sample_lacks_nobody_unless_it_is_accepted(sample: Home) -> None:
    strict, accepted = sample.run("matrix"), sample.run("matrix", "--max-age", "any")

    assert (strict.code, accepted.code) == (3, 0)
    rows = told(sample, "matrix")["rows"]
    states = {row["cells"][name]["state"] for row in rows for name in LISTS}
    assert "not_found" not in states
    assert "unknown" in states
    assert "SAMPLE LISTS" in strict.out


@pytest.mark.parametrize("show", ["all", "gaps", "possible"])
def test_the_parties_shown_are_those_asked_for(sample: Home, show: str) -> None:
    rows = told(sample, "matrix", "--max-age", "any", "--show", show)["rows"]
    every = told(sample, "matrix", "--max-age", "any")["rows"]

    states = [{row["cells"][name]["state"] for name in LISTS} for row in rows]
    wanted = {
        "all": {"listed"},
        "gaps": {"not_found", "listed_as_part_of", "unknown"},
        "possible": {"possible"},
    }[show]
    assert all(found & wanted for found in states)
    assert len(rows) == len(every) if show == "all" else len(rows) < len(every)


def test_one_kind_of_party_and_some_lists_can_be_asked_for(sample: Home) -> None:
    found = told(
        sample, "matrix", "--max-age", "any", "--type", "vessel", "--list", "un-vessels"
    )

    assert {row["type"] for row in found["rows"]} == {"vessel"}
    assert [one["id"] for one in found["columns"] if one["has_a_list"]] == ["un-vessels"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("matrix", "--list", "xx"),
        ("tempo", "--preset", "none"),
        ("tempo", "--kind", "none"),
        ("measures", "--kind", "none"),
        ("measures", "--jurisdiction", "none"),
        ("report", "--output", "report.doc"),
        ("report", "--output", ""),
        ("report", "--output", "."),
        ("report", "--output", "no such folder/report.html"),
        ("report", "--output", "r.html", "--since", "2999-01-01"),
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_a_wrong_usage(sample: Home, arguments: tuple[str, ...]) -> None:
    assert sample.run(*arguments).code == 2


def test_tempo_shows_one_view_and_the_kinds_asked_for(sample: Home) -> None:
    found = told(sample, "tempo", "--preset", "unsc_practice", "--kind", "slbm")

    assert found["preset"]["id"] == "unsc_practice"
    assert {event["kind"] for event in found["events"]} == {"slbm"}
    assert [kind["kind"] for kind in found["kinds"]] == ["slbm"]
    printed = sample.run("tempo").said
    assert "doesn't say that it was taken because of it" in printed
    assert "EU absent" in printed


def test_measures_are_beside_each_other_and_say_what_is_unverified(sample: Home) -> None:
    printed = sample.run("measures").said
    found = told(sample, "measures", "--jurisdiction", "EU", "--kind", "asset_freeze")

    assert "not compared with the official text" in printed
    assert {one["jurisdiction"] for one in found["measures"]} == {"EU"}
    assert {one["kind"] for one in found["measures"]} == {"asset_freeze"}


def written(home: Home, path: Path, *more: str) -> str:
    answer = home.run("report", "--output", str(path), "--max-age", "any", *more)
    assert answer.code == 0, answer.said
    return path.read_text(encoding="utf-8")


class _Page(HTMLParser):
    """What a page holds, for a reader who doesn't see it."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag]


def test_two_reports_of_the_same_data_differ_in_their_stamp_only(
    sample: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = re.compile(r'<span id="stamp">([^<]*)</span>')
    one = written(sample, tmp_path / "one.html")
    later = now() + timedelta(hours=30)
    monkeypatch.setattr("screening.cli.desk.now", lambda: later)
    other = written(sample, tmp_path / "other.html")

    assert stamp.findall(one) != stamp.findall(other)
    assert stamp.sub("", one) == stamp.sub("", other)


def test_the_page_needs_no_network_and_runs_one_script_only(
    sample: Home, tmp_path: Path
) -> None:
    said = written(sample, tmp_path / "report.html")
    found = _Page(said)

    outside = re.compile(r"""(?:src|href)=["'](?!#)|url\((?!#)|@import""")
    assert not outside.search(said)
    assert len(found.all("script")) == 1
    (policy,) = (m["content"] for m in found.all("meta") if m.get("http-equiv"))
    assert policy is not None
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'sha256-[\w+/]+='", policy)
    assert len(said.encode()) < 3_000_000


def test_the_page_can_be_read_by_ear_and_by_keyboard(sample: Home, tmp_path: Path) -> None:
    found = _Page(written(sample, tmp_path / "report.html"))
    names = [name for name, _ in found.tags]

    assert names.count("h1") == 1
    assert names.index("nav") < names.index("main") < names.index("section")
    sections = [one["id"] for one in found.all("section")]
    links = [one["href"] for one in found.all("a")]
    assert links == ["#main", *(f"#{one}" for one in sections)]
    assert all(one.get("aria-label") for one in found.all("svg"))
    assert len(found.all("caption")) == len(found.all("table"))
    assert all(one.get("scope") == "col" for one in found.all("th"))
    assert len(found.all("button")) == len(found.all("th"))


def test_every_figure_says_from_which_version_it_is(sample: Home, tmp_path: Path) -> None:
    said = written(sample, tmp_path / "report.html")
    lists = json.loads(sample.run("lists", "--format", "json").out)

    for part in ("agreement", "time", "tempo", "matrix", "new"):
        section = said.partition(f'<section id="{part}"')[2].partition("</section>")[0]
        for one in lists:
            assert one["sha256"][:10] in section, part


def test_the_workbook_holds_every_table_and_no_formula(sample: Home, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert sample.run("report", "--output", str(path), "--max-age", "any").code == 0
    book = load_workbook(path)

    assert {"about", "freshness", "matrix", "events", "every measure"} <= set(book.sheetnames)
    parties = told(sample, "matrix", "--max-age", "any")["rows"]
    assert book["matrix"].max_row == len(parties) + 1
    cells = (cell for sheet in book for row in sheet for cell in row)
    assert all(cell.data_type != "f" for cell in cells)


def test_the_mail_is_short_and_leaves_the_matrix_out(sample: Home, tmp_path: Path) -> None:
    found = written(sample, tmp_path / "report.md")

    assert "## How fresh and whole the lists are" in found
    assert "Who lists whom" not in found
    assert len(found) < 40_000


def test_a_report_on_lists_that_withhold_says_so_and_ends_with_3(
    sample: Home, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    answer = sample.run("report", "--output", str(path))

    assert answer.code == 3
    assert 'class="warning"' in path.read_text(encoding="utf-8")


def test_a_hostile_name_stays_text() -> None:
    bad = "</td><script>alert(1)</script>|=cmd"
    table = Table("t", bad, fields("name"), (row(bad),))
    found = Report(bad, "now", (bad,), (Section("s", bad, (bad,), (), (table,), bad),))

    assert "<script>alert" not in page(found)
    assert "<script>" not in document(found)


def test_who_is_new_and_what_changed_is_told(home: Home, tmp_path: Path) -> None:
    path, page_path = tmp_path / "today.xml", tmp_path / "report.html"
    path.write_bytes(un_file((*ENTRIES[1:], NEWCOMER), TODAY))
    assert home.run("refresh", "--from", f"un={path}").code in {0, 3}
    assert home.run("report", "--output", str(page_path)).code == 3  # other lists are missing
    said = page_path.read_text(encoding="utf-8")
    parts = {
        name: said.partition(f'<section id="{name}"')[2].partition("</section>")[0]
        for name in ("changes", "new")
    }

    assert NEWCOMER.name in parts["new"]
    assert ENTRIES[0].name in parts["changes"]
    assert ENTRIES[0].name not in parts["new"]
    assert "there is one file only" not in parts["changes"]
