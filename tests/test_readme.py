"""Does the README say what the tool does, and do its commands run?"""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from screening.cli.app import app
from screening.cli.main import Exit, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CUSTOMERS = "id,name,birth_date\n1,Kim Yong Chol,1962-02-18\n2,Max Mustermann,\n"


def first_session() -> list[list[str]]:
    """Give the commands under *First session* that need no publisher."""
    section = README.split("## First session")[1].split("```sh")[1].split("```")[0]
    lines = (line.split("#")[0].strip() for line in section.splitlines())
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("sanctions ")]
    return [command for command in commands if command != ["refresh"]]


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the built-in sample and a file of customers beside it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(home))
        assert run(["refresh", "--sample"]) == Exit.NO_MATCH
    (home / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    return home


@pytest.mark.parametrize("command", first_session(), ids=" ".join)
def test_each_command_of_the_first_session_runs(
    command: list[str], sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(sample_home))
    monkeypatch.chdir(sample_home)

    code = run(command)

    needs_no_fresh_list = command[0] in {"show", "explain"} or "--self-test" in command
    assert code == (Exit.NO_MATCH if needs_no_fresh_list else Exit.FAILED)


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    documented = set(re.findall(r"^\| `sanctions (\w+)` \|", README, re.MULTILINE))

    commands = set(get_command(app).commands)  # type: ignore[attr-defined]  # a group has them

    assert documented == commands


def test_every_exit_code_is_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)}

    assert documented == {int(code) for code in Exit}


def test_every_setting_is_documented() -> None:
    source = (ROOT / "screening" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(SANCTIONS_[A-Z_]*[A-Z])"', source))

    assert {name for name in read if f"`{name}`" not in README} == set()


def test_every_linked_file_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_compose_file_runs_commands_that_exist() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    services = compose["services"]
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]  # a group has them

    used = {service["command"][0] for service in services.values() if "command" in service}

    assert used <= commands
    assert services["sanctions"]["environment"]["SANCTIONS_HOME"] == "/data"
    assert "SANCTIONS_DATABASE_URL" in services["schedule"]["environment"]
