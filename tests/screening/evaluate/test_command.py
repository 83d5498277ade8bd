"""Does the command measure, report and remember?"""

import json
import re
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from db.records.screening import Outcome
from screening.cli.main import Exit, run
from screening.condition import now
from screening.evaluate import plan, record
from screening.evaluate.asking import Answer
from screening.evaluate.cases import Case, Group
from screening.evaluate.metrics import Measured
from screening.evaluate.parties import Half
from screening.evaluate.plan import NEGATIVES, PER_CLASS, Plan
from screening.evaluate.record import Record, forms, keep, last
from screening.report.evaluation_tables import case_table
from screening.report.evaluation_words import spelt_out
from screening.session import Session, open_session
from screening.settings import load
from screening.version import __version__

FEW_CASES, FEW_NAMES = 1, 20
SMALL = [
    "evaluate",
    "--half",
    "all",
    "--per-class",
    str(FEW_CASES),
    "--negatives",
    str(FEW_NAMES),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the built-in sample, measured once."""
    folder = tmp_path_factory.mktemp("measured")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(folder))
        patch.setenv("COLUMNS", "100")
        patch.setattr(plan, "PER_CLASS", FEW_CASES)
        patch.setattr(plan, "NEGATIVES", FEW_NAMES)
        assert run(["refresh", "--sample"]) == Exit.NO_MATCH
        outputs = ["--output", str(folder / "report.html"), "--baseline", "rapidfuzz"]
        assert run([*SMALL, *outputs, "--misses", str(folder / "misses.csv")]) == 0
    return folder


@pytest.fixture
def session(home: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Open the lists that were measured."""
    monkeypatch.setenv("SANCTIONS_HOME", str(home))
    return open_session(load())


def test_a_run_is_kept_whole_and_read_back(home: Path, session: Session) -> None:
    (path,) = (home / record.FOLDER).iterdir()
    kept, found = json.loads(path.read_bytes()), last(home)

    assert found is not None
    assert found.engine_version == __version__
    assert found.forms == forms(session.conditions.lists)
    assert {row["group"] for row in kept["classes"]} >= {"person", "organisation"}
    assert set(kept["classes"][0]["systems"]) == {"this tool", "rapidfuzz"}


def test_the_page_needs_nothing_besides_itself(home: Path) -> None:
    page = (home / "report.html").read_text(encoding="utf-8")

    assert "<svg" in page
    assert "default-src 'none'" in page
    assert "src=" not in page.replace("default-src", "").replace("style-src", "")
    assert "href=" not in page


def test_the_page_says_on_what_and_by_which_bands_it_was_measured(
    home: Path, session: Session
) -> None:
    page = (home / "report.html").read_text(encoding="utf-8")

    alerting = [r for r in session.index.decisions.rules if r.outcome is not Outcome.NO_MATCH]
    said = [rule.id for rule in alerting] + [c.sha256 for c in session.conditions.lists]
    said += [f"Engine {__version__}", session.index.decisions.version, "Next due: "]
    said += [f"rapidfuzz {version('rapidfuzz')}", "Wilson", "Calibration", "Just below"]
    assert [text for text in said if text not in page] == []


def test_every_share_on_the_page_has_its_interval(home: Path) -> None:
    page = (home / "report.html").read_text(encoding="utf-8")

    row = next(line for line in page.split("<tr>") if "<small>customary</small>" in line)
    cells = re.findall("<td class=.number.>(.*?)</td>", row)
    assert len(cells) == 7
    assert [bool(re.search(r"<small>\d\.\d\d–\d\.\d\d</small>", c)) for c in cells] == [
        False, *[True] * 5, False,
    ]  # fmt: skip


def test_a_page_of_names_that_are_code_holds_them_as_text() -> None:
    written = case_table("Names", [Measured(Case(Group.PERSON, "<b>", "<script>"), Answer())])

    assert "<script>" not in written
    assert "&lt;script&gt;" in written


def test_the_table_of_a_terminal_says_whose_figures_are_whose(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")

    assert run([*SMALL, "--class", "typo", "--baseline", "rapidfuzz"]) == 0

    printed = capsys.readouterr().out
    assert "Beside rapidfuzz, the better of two ratios" in printed
    assert re.search(r"class +ours +theirs +ours +theirs +ours +theirs", printed)
    assert "…" not in printed
    assert "does not count as one: it measures some classes only" in printed


@pytest.mark.parametrize(
    ("asked", "because"),
    [
        pytest.param(Plan(), "", id="as it comes"),
        pytest.param(Plan(Half.ALL), "", id="both halves"),
        pytest.param(Plan(Half.TUNING), "tuned", id="the half that was tuned on"),
        pytest.param(Plan(classes=("typo",)), "some classes", id="one class"),
        pytest.param(Plan(per_class=PER_CLASS - 1), "fewer", id="few cases"),
        pytest.param(Plan(negatives=NEGATIVES - 1), "fewer", id="few unlisted names"),
    ],
)
def test_only_a_whole_run_on_names_that_were_not_tuned_on_is_of_record(
    asked: Plan, because: str
) -> None:
    assert because in asked.falls_short
    assert bool(asked.falls_short) is bool(because)


def test_a_run_that_is_not_of_record_leaves_the_record_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(home))
    before = sorted((home / record.FOLDER).iterdir())

    assert run([*SMALL, "--class", "typo", "--format", "json"]) == 0

    assert sorted((home / record.FOLDER).iterdir()) == before
    assert json.loads(capsys.readouterr().out)["falls_short"]


def test_a_class_of_which_there_is_no_case_is_wrong_usage_and_the_classes_are_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(home))

    assert run([*SMALL, "--class", "tipo"]) == Exit.USAGE

    said = " ".join(capsys.readouterr().err.split())
    assert "no case is of the class tipo" in said
    assert "typo" in said


def test_every_class_of_the_report_is_spelt_out(home: Path) -> None:
    (path,) = (home / record.FOLDER).iterdir()
    kept = json.loads(path.read_bytes())

    kinds = [row["class"] for row in (*kept["classes"], *kept["alerts"])]
    assert [kind for kind in kinds if "_" in spelt_out(kind)] == []
    assert [kind for kind in kinds if spelt_out(kind) == kind] == []


def test_the_file_of_misses_has_a_heading(home: Path) -> None:
    first = (home / "misses.csv").read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("problem,group,class,text,made_from,party,score")


def test_the_next_run_is_due_after_a_year(home: Path, session: Session) -> None:
    found = record.due(last(home), session.conditions, now())

    assert found.last is not None
    assert found.on == found.last + timedelta(days=365)
    assert not found.is_overdue(now())


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        pytest.param({"engine_version": "0"}, "engine", id="another engine"),
        pytest.param({"rules_digest": "0"}, "rules", id="other rules"),
        pytest.param({"forms": {"un": ("NEW",)}}, "form", id="another form of a list"),
    ],
)
def test_a_change_makes_it_due_at_once(
    changes: dict[str, object], because: str, session: Session
) -> None:
    values: dict[str, object] = {
        "at": now(),
        "engine_version": __version__,
        "rules_digest": session.conditions.rules_digest,
        "forms": forms(session.conditions.lists),
    }
    found = record.due(Record(**(values | changes)), session.conditions, now())  # type: ignore[arg-type]  # values of several types

    assert found.is_overdue(now())
    assert because in found.because


def test_what_was_never_measured_is_due(session: Session) -> None:
    assert record.due(None, session.conditions, now()).is_overdue(now())


def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    keep(tmp_path, now(), b"{}")

    assert last(tmp_path) is None


def test_the_run_made_last_is_read_back(home: Path, tmp_path: Path) -> None:
    (path,) = (home / record.FOLDER).iterdir()
    earlier = now() - timedelta(days=9)
    for at in (now(), earlier):
        kept = json.loads(path.read_bytes()) | {"at": at.isoformat()}
        keep(tmp_path, at, json.dumps(kept).encode())

    found = last(tmp_path)

    assert found is not None
    assert found.at > earlier


def test_due_only_says_when(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(home))

    assert run(["evaluate", "--due"]) == 0
    assert "Next due: " in capsys.readouterr().out


def test_due_says_so_where_nothing_was_measured_yet(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    unmeasured = tmp_path / "home"
    copytree(home, unmeasured, ignore=ignore_patterns(record.FOLDER))
    monkeypatch.setenv("SANCTIONS_HOME", str(unmeasured))

    assert run(["evaluate", "--due"]) == 0
    assert "Measured before: never. Due now. " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--half", "third"], id="half"),
        pytest.param(["--baseline", "other"], id="baseline"),
        pytest.param(["--output", "report.pdf"], id="ending"),
        pytest.param(["--output", "/no/such/folder/report.html"], id="folder"),
        pytest.param(["--misses", "/no/such/folder/misses.csv"], id="folder of misses"),
    ],
)
def test_wrong_usage_is_refused_before_the_work(arguments: list[str]) -> None:
    assert run(["evaluate", *arguments]) == Exit.USAGE
