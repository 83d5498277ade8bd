"""Does the command measure, report and remember?"""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from screening.cli.main import Exit, run
from screening.condition import now
from screening.evaluate import record
from screening.evaluate.record import Record, forms, keep, last
from screening.session import Session, open_session
from screening.settings import load
from screening.version import __version__

SMALL = ["evaluate", "--half", "all", "--per-class", "1", "--negatives", "20"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the built-in sample, measured once."""
    folder = tmp_path_factory.mktemp("measured")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(folder))
        patch.setenv("COLUMNS", "100")
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


def test_due_only_says_when(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(home))

    assert run(["evaluate", "--due"]) == 0
    assert "Next due" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--half", "third"], id="half"),
        pytest.param(["--baseline", "other"], id="baseline"),
        pytest.param(["--output", "report.pdf"], id="ending"),
        pytest.param(["--output", "/no/such/folder/report.html"], id="folder"),
    ],
)
def test_wrong_usage_is_refused_before_the_work(arguments: list[str]) -> None:
    assert run(["evaluate", *arguments]) == Exit.USAGE
