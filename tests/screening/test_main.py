"""Does every call of the command end with the exit code a script may rely on?"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from screening.cli.app import app
from screening.cli.main import Exit, run
from screening.report import terminal
from screening.settings import Settings

COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # a group has them


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the built-in sample."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(home))
        assert run(["refresh", "--sample"]) == Exit.NO_MATCH
    return home


@pytest.fixture
def at_home(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use that home."""
    for name in ("SANCTIONS_RULES", "SANCTIONS_DATABASE_URL", "SANCTIONS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SANCTIONS_HOME", str(sample))
    monkeypatch.setattr("screening.settings.login", lambda: "officer")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["screen", "-h"], 0, id="help of a command"),
        pytest.param([], 2, id="nothing"),
        pytest.param(["scren", "Kim"], 2, id="no such command"),
        pytest.param(["screen"], 2, id="neither name nor identifier"),
        pytest.param(["screen", "  "], 2, id="a blank name"),
        pytest.param(["screen", "Kim", "--nmae", "x"], 2, id="no such option"),
        pytest.param(["screen", "Kim", "Il"], 2, id="a name without quotes"),
        pytest.param(["screen", "Kim", "--list", "ofac"], 2, id="no such list"),
        pytest.param(["screen", "Kim", "--scope", "world"], 2, id="no such scope"),
        pytest.param(["screen", "Kim", "--max-age", "old"], 2, id="no age"),
        pytest.param(["screen", "Kim", "--max-age", "-1"], 2, id="an age below nought"),
        pytest.param(["screen", "Kim", "--max-age", "nan"], 2, id="an age that is no number"),
        pytest.param(["screen", "Kim", "--min-score", "7"], 2, id="a score above one"),
        pytest.param(["screen", "Kim", "--limit", "-1"], 2, id="a limit below nought"),
        pytest.param(["screen", "Kim", "--as-of", "1 May"], 2, id="no day"),
        pytest.param(["show"], 2, id="no reference"),
        pytest.param(["show", "XX.1"], 2, id="no such reference"),
        pytest.param(["lists", "--format", "xml"], 2, id="no such format"),
        pytest.param(["refresh", "--from", "un"], 2, id="a list without a file"),
        pytest.param(["refresh", "--list", "ofac"], 2, id="no such list to refresh"),
        pytest.param(["lists"], 3, id="sample lists"),
        pytest.param(["lists", "--max-age", "any"], 0, id="sample lists accepted"),
        pytest.param(["show", "kpi.024"], 0, id="a listed party"),
        pytest.param(["screen", "Max Mustermann"], 3, id="not screened against the sample"),
        pytest.param(["screen", "Max Mustermann", "--max-age", "any"], 0, id="no match"),
        pytest.param(["screen", "Kim Yong Chol", "--max-age", "any"], 1, id="to review"),
        pytest.param(["screen", "Kim Yong Chol"], 3, id="to review, but sample lists"),
    ],
)
@pytest.mark.usefixtures("at_home")
def test_a_call_ends_with_its_code(arguments: list[str], code: int) -> None:
    assert run(arguments) == code


@pytest.mark.usefixtures("at_home")
def test_wrong_usage_is_explained_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    run(["screen", "Kim", "--max-age", "old"])

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Usage: sanctions screen" in printed.err
    assert "--max-age takes a number of days or 'any', not 'old'" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["screen", "Kim\udcff"], id="a name"),
        pytest.param(["screen", "Kim", "--other-name", "Kim\udcff"], id="another name"),
        pytest.param(["explain", "Kim\udcff", "KPi.024"], id="a query to explain"),
        pytest.param(["evaluate", "--class", "Kim\udcff"], id="a class"),
        pytest.param(["batch", "in.csv", "--output", "Kim\udcff.csv"], id="an output"),
    ],
)
def test_bytes_that_are_no_text_are_refused_before_the_work(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "screening.settings.load", lambda: pytest.fail("the work had begun already")
    )

    code = run(arguments)

    printed = capsys.readouterr()
    assert (code, printed.out) == (Exit.USAGE, "")
    assert "'Kim?" in printed.err
    assert "holds bytes that are no text" in printed.err


@pytest.mark.usefixtures("at_home")
def test_an_error_nobody_expected_ends_with_failure_and_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(environment: object = None) -> Settings:
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr("screening.settings.load", broken)

    code = run(["screen", "Kim"])

    printed = capsys.readouterr()
    assert code == Exit.FAILED
    assert (printed.out, printed.err) == ("", "sanctions: the roof fell in\n")


@pytest.mark.usefixtures("at_home")
def test_an_interruption_ends_with_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(environment: object = None) -> Settings:
        raise KeyboardInterrupt

    monkeypatch.setattr("screening.settings.load", interrupted)

    assert run(["screen", "Kim"]) == Exit.FAILED


@pytest.mark.usefixtures("at_home")
def test_a_wrong_setting_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sanctions.toml").write_text('usr = "me"', encoding="utf-8")
    monkeypatch.setenv("SANCTIONS_HOME", str(tmp_path))

    code = run(["lists"])

    assert code == Exit.FAILED
    assert "no setting is named ['usr']" in capsys.readouterr().err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])

    printed = capsys.readouterr().out
    assert all(f"│ {name} " in printed for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_is_explained(name: str) -> None:
    command = COMMANDS[name]

    assert command.help
    assert all(getattr(parameter, "help", "") for parameter in command.params)


def test_every_command_has_a_docstring() -> None:
    folder = Path(__file__).parents[2] / "screening/cli"
    named = {
        registered.callback.__name__
        for registered in app.registered_commands
        if registered.callback
    }

    functions = {
        node.name: ast.get_docstring(node)
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem
    }

    assert named <= set(functions)
    assert all(functions[name] for name in named)


@pytest.mark.usefixtures("at_home")
def test_the_json_is_alone_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    run(["screen", "Kim Yong Chol", "--format", "json"])

    decision = json.loads(capsys.readouterr().out)
    assert (decision["outcome"], decision["by"]) == ("review", "officer")
    assert decision["scope"] == "dprk"


CHILD = "from screening.cli.main import main; main()"


@pytest.mark.parametrize("form", ["json", "table"])
def test_a_reader_that_goes_away_is_a_failure_without_noise(form: str, sample: Path) -> None:
    command = [sys.executable, "-c", CHILD, "screen", "Kim Yong Chol", "--max-age", "any"]
    reader, writer = os.pipe()
    os.close(reader)

    ended = subprocess.run(
        [*command, "--format", form],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "SANCTIONS_HOME": str(sample)},
        check=False,
    )
    os.close(writer)

    assert ended.returncode == Exit.FAILED
    assert ended.stderr == b""


@pytest.mark.usefixtures("at_home")
def test_a_screening_is_recorded_though_nobody_read_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorded = []

    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(terminal, "render", gone)
    monkeypatch.setattr(
        "screening.cli.answer._recorded", lambda decision, _: recorded.append(decision)
    )

    code = run(["screen", "Kim Yong Chol", "--max-age", "any"])

    assert code == Exit.FAILED
    assert [decision.query.name for decision in recorded] == ["Kim Yong Chol"]
